/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-quarantine.h"

#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "hq/cbk-hq-conflict.h"
#include "hq/cbk-hq-disposal.h"
#include "hq/cbk-hq-own.h"
#include "model/cbk-role.h"

/* What an administrator sees and does at headquarters itself. */

#define TYPE "sync_conflict"

static gboolean
print_kind (CbkHqStorage *storage, const char *kind, GError **error)
{
  g_autoptr(GPtrArray) rows = NULL;

  if (!cbk_hq_storage_list_open (storage, kind, &rows, error))
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const CbkHqConflict *row = rows->pdata[i];
      g_autoptr(JsonObject) doc = cbk_hq_read_doc (storage, TYPE, row->cid, error);
      g_autofree char *opened = cbk_time_format (row->opened_at);

      if (doc == NULL)
        return FALSE;

      g_print ("%s  %s  %s %s  %s\n", row->cid, opened, row->type, row->id, cbk_json_get_text (doc, "sentence"));
    }

  return TRUE;
}

static gboolean
print_conflicts (CbkHqStorage *storage, gpointer data, GError **error)
{
  if (GPOINTER_TO_INT (data))
    return print_kind (storage, "quarantine", error);

  return print_kind (storage, "fields", error) && print_kind (storage, "group", error) &&
         print_kind (storage, "constraint", error);
}

/**
 * cbk_hq_print_conflicts:
 * @storage: headquarters
 * @quarantine: what could not be applied; otherwise what people decide
 * @error: any store error
 *
 * Prints what is open, the oldest first.
 *
 * Returns: whether it could be read
 */
gboolean
cbk_hq_print_conflicts (CbkHqStorage *storage, gboolean quarantine, GError **error)
{
  return cbk_hq_storage_read (storage, print_conflicts, GINT_TO_POINTER (quarantine), error);
}

typedef struct
{
  const char *cid;
  const char *number;
  const char *reason;
  gboolean release;
} CbkHqEnding;

static gboolean
find_administrator (CbkHqStorage *storage, const CbkHqEnding *self, CbkHqUser **ret_user, GError **error)
{
  g_auto(GStrv) roles = NULL;

  if (!cbk_hq_storage_get_user (storage, self->number, FALSE, ret_user, error))
    return FALSE;

  if (*ret_user != NULL)
    roles = g_strsplit ((*ret_user)->roles, ",", -1);
  if (roles != NULL && (cbk_roles_parse ((const char *const *) roles) & CBK_ROLE_ADMINISTRATOR))
    return TRUE;

  g_set_error (error, CBK_ERROR, CBK_ERROR_DENIED, "%s is no administrator", self->number);

  return FALSE;
}

static gboolean
apply (CbkHqStorage *storage, const CbkHqEnding *self, GError **error)
{
  gboolean applied = FALSE;

  if (!self->release)
    return TRUE;

  if (!cbk_hq_conflict_insist (storage, self->cid, self->cid, &applied, error))
    return FALSE;

  if (!applied)
    g_set_error_literal (error, CBK_ERROR, CBK_ERROR_STATE,
                         "It still cannot be applied: headquarters lacks what it builds on, or does not know what it is");

  return applied;
}

static gboolean
end (CbkHqStorage *storage, gpointer data, GError **error)
{
  const CbkHqEnding *self = data;
  g_autoptr(CbkHqUser) user = NULL;
  g_autoptr(CbkRecord) before = NULL;
  g_autoptr(CbkRecord) after = NULL;

  if (!find_administrator (storage, self, &user, error))
    return FALSE;

  before = cbk_hq_read_own (storage, TYPE, self->cid, error);
  if (before == NULL)
    return FALSE;

  if (!cbk_hq_conflict_is_open (before) || g_strcmp0 (cbk_record_get_text (before, "kind"), "quarantine") != 0)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_STATE, "That is not in quarantine");
      return FALSE;
    }

  after = cbk_record_dup (before);
  cbk_record_set_text (after, "state", "resolved");
  cbk_record_set_text (after, "choices", self->release ? "{\"*\":\"ours\"}" : "{\"*\":\"theirs\"}");
  cbk_record_set_text (after, "rationale", self->reason);
  cbk_record_set_text (after, "resolved_by", user->officer);
  cbk_record_set_int (after, "resolved_at", cbk_env_now (storage->env));

  return apply (storage, self, error) && cbk_hq_disposal_end_held (storage, before, error) &&
         cbk_hq_change_own (storage, before, after, user->officer, self->release ? "release" : "reject", error);
}

/**
 * cbk_hq_quarantine_end:
 * @storage: headquarters
 * @cid: the conflict that holds it
 * @number: an administrator's
 * @reason: why
 * @release: whether it is applied all the same; otherwise it stays in the history alone
 * @error: %CBK_ERROR_DENIED, %CBK_ERROR_NOT_FOUND, %CBK_ERROR_STATE, or any store error
 *
 * Returns: whether it is done
 */
gboolean
cbk_hq_quarantine_end (CbkHqStorage *storage,
                       const char *cid,
                       const char *number,
                       const char *reason,
                       gboolean release,
                       GError **error)
{
  CbkHqEnding ending = { cid, number, reason, release };

  if (!cbk_id_is_valid (cid))
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "“%s” is no id; see casebook-hq quarantine list", cid);
      return FALSE;
    }

  return cbk_hq_storage_transact (storage, end, &ending, error);
}
