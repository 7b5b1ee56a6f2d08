/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "base/cbk-error.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "from_type", N_("First kind"), CBK_FIELD_TEXT, TRUE, NULL },
  { "from_id", N_("First record"), CBK_FIELD_TEXT, TRUE, NULL },
  { "to_type", N_("Second kind"), CBK_FIELD_TEXT, TRUE, NULL },
  { "to_id", N_("Second record"), CBK_FIELD_TEXT, TRUE, NULL },
  { "kind", N_("How linked"), CBK_FIELD_CODE, TRUE, "link_kind" },
  { "detail", N_("In words"), CBK_FIELD_TEXT, FALSE, NULL },
  { "starts_on", N_("From"), CBK_FIELD_DATE, FALSE, NULL },
  { "ends_on", N_("Until"), CBK_FIELD_DATE, FALSE, NULL },
  { "confidence", N_("Confidence"), CBK_FIELD_CODE, FALSE, "confidence" },
  { "source_kind", N_("Kind of source"), CBK_FIELD_CODE, FALSE, "source_kind" },
  { "source", N_("Source"), CBK_FIELD_TEXT, FALSE, NULL },
};

/* Both ends exist, and the user may open them: a link tells of what it joins. */
static gboolean
check_end (CbkContext *context, const char *type_name, const char *id_name, GError **error)
{
  const char *type = cbk_context_get_text (context, type_name);
  g_autoptr(CbkRecord) record = NULL;

  if (cbk_registry_find (type) == NULL)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "There is no kind of record “%s”", type);
      return FALSE;
    }

  record = cbk_context_get (context, type, cbk_context_get_text (context, id_name), error);

  return record != NULL;
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *link;

  if (!check_end (context, "from_type", "from_id", error) || !check_end (context, "to_type", "to_id", error))
    return FALSE;

  if (g_str_equal (cbk_context_get_text (context, "from_id"), cbk_context_get_text (context, "to_id")))
    return cbk_context_refuse (context, error, "A record is not linked with itself");

  link = cbk_context_create (context, "link");
  cbk_record_set_text (link, "confidence", "unknown");

  return cbk_context_fill (context, link, error, "from_type", "from_id", "to_type", "to_id", "kind", "detail",
                           "starts_on", "ends_on", "confidence", "source_kind", "source", NULL);
}

const CbkCommand cbk_command_link_records = {
  .name = "link_records",
  .label = N_("Link…"),
  .done = N_("Linked"),
  .about = N_("Says that two records have to do with each other: how, from when to when, how sure and how "
              "it is known."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
