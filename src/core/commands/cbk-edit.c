/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "core/cbk-work.h"
#include "core/commands/cbk-commands.h"
#include "model/cbk-record-json.h"

static const CbkParam params[] = {
  { "type", N_("What kind of record"), CBK_FIELD_TEXT, TRUE, NULL },
};

/* What the law or a seal fixes is written by the command that checks it, in these states or always. */
static const struct
{
  const char *entity;
  const char *field;
  const char *free_in;   /* the one state in which it may be edited */
} kept[] = {
  { "bail", "ends_on", NULL },
  { "bail", "starts_on", NULL },
  { "bail", "extension", NULL },
  { "custody_record", "authorised_at", NULL },
  { "custody_record", "charged_at", NULL },
  { "custody_record", "detention_until", NULL },
  { "custody_record", "released_at", NULL },
  { "custody_record", "relevant_at", NULL },
  { "custody_record", "review_due_at", NULL },
  { "exhibit", "description", "seized" },
  { "exhibit", "number", NULL },
  { "exhibit", "reference", NULL },
  { "exhibit", "seal_number", NULL },
  { "statement", "body", "draft" },
  { "statement", "declaration", "draft" },
  { "statement", "exhibits", "draft" },
  { "statement", "identification", "draft" },
  { "victim_duty", "due_at", NULL },
  { "victim_duty", "met_at", NULL },
};

static gboolean
is_kept (CbkRecord *record, const CbkField *field)
{
  const CbkEntity *entity = cbk_record_get_entity (record);

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (g_str_equal (kept[i].entity, entity->name) && g_str_equal (kept[i].field, field->name))
      return kept[i].free_in == NULL ||
             g_strcmp0 (cbk_record_get_text (record, entity->machine->field), kept[i].free_in) != 0;

  return FALSE;
}

static gboolean
may_change (CbkContext *context, CbkRecord *record, const char *name, GError **error)
{
  const CbkField *field = cbk_work_find_typed_field (context, record, name, error);

  if (field != NULL && is_kept (record, field))
    return cbk_context_refuse (context, error, "%s is not changed by hand; there is a command for it", field->label);

  return field != NULL;
}

/* What closes a record against changes by hand: a correction is a further version. */
static const struct
{
  const char *entity;
  const char *field;
  const char *what;
} seals[] = {
  { NULL, "signed_at", "signed" },
  { "decision", "hash", "recorded" },
  { "outcome", "authorised_at", "authorised" },
  { "plan", "approved_at", "approved" },
};

static gboolean
check_signed (CbkContext *context, CbkRecord *record, GError **error)
{
  CbkRecordClass *klass = CBK_RECORD_GET_CLASS (record);

  for (guint i = 0; i < G_N_ELEMENTS (seals); i++)
    {
      const CbkField *field = cbk_record_class_find_field (klass, seals[i].field);

      if ((seals[i].entity == NULL || g_str_equal (seals[i].entity, klass->entity->name)) && field != NULL &&
          cbk_record_is_set (record, field))
        return cbk_context_refuse (context, error, "This %s is %s and stays as it is; make a new one",
                                   klass->entity->label, seals[i].what);
    }

  return TRUE;
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *record = cbk_context_get_subject (context, error);
  GHashTableIter iter;
  gpointer name, text;

  if (record == NULL || !check_signed (context, record, error))
    return FALSE;

  cbk_context_set_result (context, record);

  g_hash_table_iter_init (&iter, cbk_context_get_args (context));
  while (g_hash_table_iter_next (&iter, &name, &text))
    {
      if (g_str_equal (name, "type") || g_str_equal (name, "reason"))
        continue;

      if (!may_change (context, record, name, error) ||
          !cbk_record_parse_field (record, cbk_record_class_find_field (CBK_RECORD_GET_CLASS (record), name),
                                   text, error))
        return FALSE;
    }

  return TRUE;
}

const CbkCommand cbk_command_edit = {
  .name = "edit",
  .label = N_("Edit"),
  .done = N_("Saved"),
  .about = N_("Changes fields of a record by field=value."),
  .who = CBK_ROLES_WORKING | CBK_ROLE_ADMINISTRATOR,
  .flags = CBK_COMMAND_FREE,
  CBK_PARAMS (params),
  .run = run,
};
