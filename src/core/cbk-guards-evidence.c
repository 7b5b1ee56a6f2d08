/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-guards-evidence.h"

#include "core/cbk-context-private.h"
#include "core/cbk-steps.h"
#include "domain/cbk-uk-time.h"

#include <string.h>

/* Conditions of evidence, custody, bail and the duties to victims. */

static gboolean
is_text (CbkRecord *record, const char *field, const char *value)
{
  return g_strcmp0 (cbk_record_get_text (record, field), value) == 0;
}

/* What this command itself records is what happened now; what was recorded before belongs to an earlier step. */
static gboolean
records_now (CbkContext *context, const char *type, const char *field, CbkRecord *of, const char *const *kinds)
{
  for (guint i = 0; i < context->changes->changes->len; i++)
    {
      CbkChange *change = context->changes->changes->pdata[i];

      if (change->before == NULL && g_str_equal (cbk_record_get_entity (change->after)->name, type) &&
          is_text (change->after, field, of->id) &&
          (kinds == NULL || g_strv_contains (kinds, cbk_record_get_text (change->after, "kind"))))
        return TRUE;
    }

  return FALSE;
}

/* A statement is signed after it was read over: by the witness, or to them. */
gboolean
cbk_guard_read_back_recorded (CbkContext *context, CbkRecord *statement, GError **error)
{
  if (cbk_record_get_text (statement, "read_back") != NULL &&
      cbk_record_get_int (statement, "read_back_at") != CBK_TIME_UNSET)
    return TRUE;

  return cbk_context_refuse (context, error, "How and when it was read over has to be recorded before it is signed");
}

gboolean
cbk_guard_continuity (CbkContext *context, CbkRecord *exhibit, GError **error)
{
  if (records_now (context, "continuity_event", "exhibit", exhibit, NULL))
    return TRUE;

  return cbk_context_refuse (context, error, "An exhibit goes nowhere without saying from whom and to whom it went");
}

/* Nothing leaves for ever while a case may need it. */
gboolean
cbk_guard_not_locked (CbkContext *context, CbkRecord *exhibit, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(CbkRecord) of_case = cbk_step_find_case (context, exhibit, &local_error);
  const char *state = of_case != NULL ? cbk_record_get_text (of_case, "state") : NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (is_text (exhibit, "disposal_locked", "yes"))
    return cbk_context_refuse (context, error, "This exhibit is held for an open case or an appeal");

  if (state != NULL && !g_str_equal (state, "closed") && !g_str_equal (state, "filed") && !g_str_equal (state, "not_crime"))
    return cbk_context_refuse (context, error, "The case is still open (%s): its exhibits are kept", state);

  return TRUE;
}

gboolean
cbk_guard_correction_event (CbkContext *context, CbkRecord *exhibit, GError **error)
{
  static const char *const kinds[] = { "correction", NULL };

  if (records_now (context, "continuity_event", "exhibit", exhibit, kinds))
    return TRUE;

  return cbk_context_refuse (context, error, "Only a correction in the record of continuity brings an exhibit back");
}

/* 32 bytes, as 64 hexadecimal digits. */
gboolean
cbk_guard_hashed (CbkContext *context, CbkRecord *file, GError **error)
{
  const char *hash = cbk_record_get_text (file, "sha256");

  if (hash != NULL && strlen (hash) == 64 && strspn (hash, "0123456789abcdef") == 64 && cbk_record_get_int (file, "size") >= 0)
    return TRUE;

  return cbk_context_refuse (context, error, "A file is taken in with its size and its SHA-256 in lower-case digits");
}

gboolean
cbk_guard_same_hash (CbkContext *context, CbkRecord *file, GError **error)
{
  if (is_text (file, "hash_result", "same"))
    return TRUE;

  return cbk_context_refuse (context, error, "The content was not found to be what it was when the file was taken in");
}

gboolean
cbk_guard_review_recorded (CbkContext *context, CbkRecord *custody, GError **error)
{
  static const char *const kinds[] = { "review", "review_phone", NULL };

  return records_now (context, "custody_event", "custody_record", custody, kinds) ||
         cbk_context_refuse (context, error, "A review is recorded with who did it and when");
}

gboolean
cbk_guard_extension_recorded (CbkContext *context, CbkRecord *custody, GError **error)
{
  static const char *const kinds[] = { "extension", "warrant", "warrant_extended", NULL };

  return records_now (context, "custody_event", "custody_record", custody, kinds) ||
         cbk_context_refuse (context, error, "An extension is recorded with who gave it and when");
}

/* Bail that has ended cannot be extended; whoever records it all the same says why and who they are. */
gboolean
cbk_guard_before_end (CbkContext *context, CbkRecord *bail, GError **error)
{
  CbkDay end = cbk_day_parse (cbk_record_get_text (bail, "ends_on"));
  CbkOverride override;

  if (end == CBK_DAY_UNSET || cbk_uk_day (cbk_record_get_int (bail, "extended_at")) <= end ||
      cbk_step_get_override (context, &override) != NULL)
    return TRUE;

  return cbk_context_refuse (context, error, "The bail had ended on %s before it was extended",
                             cbk_record_get_text (bail, "ends_on"));
}

