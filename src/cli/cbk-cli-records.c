/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cbk-cli.h"

#include "base/cbk-error.h"
#include "core/cbk-export.h"
#include "core/cbk-history.h"
#include "model/cbk-record-json.h"
#include "model/cbk-registry.h"

void
cbk_cli_print_json (CbkRecord *record)
{
  g_autoptr(GString) json = g_string_new (NULL);

  cbk_record_append_json (record, CBK_JSON_STAMPS, json);
  g_print ("{\"type\":\"%s\",\"id\":\"%s\",\"doc\":%s}\n", cbk_record_get_entity (record)->name, record->id, json->str);
}

/* What a code means, for people: "P1 (Immediate)". */
static char *
describe (CbkCli *cli, const CbkField *field, const char *text)
{
  const CbkReferenceValue *value;

  if (field->type != CBK_FIELD_CODE)
    return g_strdup (text);

  value = cbk_reference_find_value (cbk_workspace_get_reference (cli->workspace), field->target, text);
  if (value == NULL || g_str_equal (value->label, text))
    return g_strdup (text);

  return g_strdup_printf ("%s (%s%s)", text, value->label, value->provisional ? ", provisional" : "");
}

static void
print_record (CbkCli *cli, CbkRecord *record)
{
  CbkRecordClass *klass = CBK_RECORD_GET_CLASS (record);
  g_autofree char *title = cbk_record_dup_title (record);

  g_print ("%s\n%-24s %s\n", title, "id", record->id);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CbkField *field = &klass->fields[i];
      g_autofree char *text = NULL;
      g_autofree char *described = NULL;

      if (!cbk_record_is_set (record, field))
        continue;

      text = cbk_record_dup_field (record, field);
      described = describe (cli, field, text);
      g_print ("%-24s %s\n", field->name, described);
    }
}

/* Returns: %TRUE, for whoever has nothing more to do */
gboolean
cbk_cli_tell_record (CbkCli *cli, CbkRecord *record)
{
  if (cli->json)
    cbk_cli_print_json (record);
  else
    print_record (cli, record);

  return TRUE;
}

/* Fields that hold the id of a record may be given by its reference too: "owner=1001", "incident=LOG-5". */
static gboolean
resolve_refs (CbkCli *cli, const char *type, GHashTable *args, GError **error)
{
  CbkRecordClass *klass = cbk_registry_find (type);

  for (guint i = 0; klass != NULL && i < klass->n_fields; i++)
    {
      const CbkField *field = &klass->fields[i];
      const char *text = field->type == CBK_FIELD_REF ? g_hash_table_lookup (args, field->name) : NULL;
      char *id;

      if (text == NULL || *text == '\0')
        continue;

      id = cbk_workspace_resolve (cli->workspace, field->target, text, error);
      if (id == NULL)
        return FALSE;
      g_hash_table_replace (args, g_strdup (field->name), id);
    }

  return TRUE;
}

static gboolean
run_command (CbkCli *cli, const char *name, const char *subject, GHashTable *args, GError **error)
{
  g_autoptr(CbkResult) result = NULL;

  if (cli->reason != NULL && !g_hash_table_contains (args, "reason"))
    g_hash_table_insert (args, g_strdup ("reason"), g_strdup (cli->reason));

  result = cbk_workspace_run (cli->workspace, name, subject, args, error);
  if (result == NULL)
    return FALSE;

  for (guint i = 0; i < result->warnings->len; i++)
    g_printerr ("Note: %s\n", (char *) result->warnings->pdata[i]);

  if (cli->json)
    g_print ("{\"type\":\"%s\",\"id\":\"%s\"}\n", result->type != NULL ? result->type : "", result->id);
  else
    g_print ("%s\n", result->id);

  return TRUE;
}

gboolean
cbk_cli_create (CbkCli *cli, char **args, GError **error)
{
  g_autoptr(GHashTable) table = NULL;

  if (args[0] == NULL)
    return cbk_cli_usage (error, "What kind of record?");

  table = cbk_cli_read_args (args + 1, error);
  if (table == NULL || !resolve_refs (cli, args[0], table, error))
    return FALSE;

  g_hash_table_insert (table, g_strdup ("type"), g_strdup (args[0]));

  return run_command (cli, "create", NULL, table, error);
}

gboolean
cbk_cli_edit (CbkCli *cli, char **args, GError **error)
{
  g_autoptr(GHashTable) table = NULL;
  g_autofree char *id = NULL;

  if (args[0] == NULL || args[1] == NULL || args[2] == NULL)
    return cbk_cli_usage (error, "Which record, and what is to change?");

  id = cbk_workspace_resolve (cli->workspace, args[0], args[1], error);
  table = id != NULL ? cbk_cli_read_args (args + 2, error) : NULL;
  if (table == NULL || !resolve_refs (cli, args[0], table, error))
    return FALSE;

  g_hash_table_insert (table, g_strdup ("type"), g_strdup (args[0]));

  return run_command (cli, "edit", id, table, error);
}

static gboolean
resolve_params (CbkCli *cli, const CbkCommand *command, GHashTable *args, GError **error)
{
  for (guint i = 0; i < command->n_params; i++)
    {
      const CbkParam *param = &command->params[i];
      const char *text = param->type == CBK_FIELD_REF ? g_hash_table_lookup (args, param->name) : NULL;
      char *id;

      if (text == NULL || *text == '\0')
        continue;

      id = cbk_workspace_resolve (cli->workspace, param->target, text, error);
      if (id == NULL)
        return FALSE;
      g_hash_table_replace (args, g_strdup (param->name), id);
    }

  return TRUE;
}

gboolean
cbk_cli_run (CbkCli *cli, char **args, GError **error)
{
  const CbkCommand *command = args[0] != NULL ? cbk_command_find (args[0]) : NULL;
  g_autoptr(GHashTable) table = NULL;
  g_autofree char *id = NULL;
  char **rest = args + 1;
  const char *type;

  if (args[0] == NULL)
    return cbk_cli_usage (error, "Which command? See casebookctl help commands");
  if (command == NULL)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "There is no command “%s”; see casebookctl help commands", args[0]);
      return FALSE;
    }

  if (*rest != NULL && strchr (*rest, '=') == NULL)
    rest++;

  table = cbk_cli_read_args (rest, error);
  if (table == NULL || !resolve_params (cli, command, table, error))
    return FALSE;

  type = command->subject != NULL ? command->subject : g_hash_table_lookup (table, "type");
  if (rest > args + 1)
    {
      id = type != NULL ? cbk_workspace_resolve (cli->workspace, type, args[1], error) : g_strdup (args[1]);
      if (id == NULL)
        return FALSE;
    }
  else if (command->subject != NULL)
    return cbk_cli_usage (error, "%s needs the id of a %s", command->name, command->subject);

  return run_command (cli, command->name, id, table, error);
}

gboolean
cbk_cli_show (CbkCli *cli, char **args, GError **error)
{
  g_autofree char *id = NULL;
  g_autoptr(CbkRecord) record = NULL;

  if (g_strcmp0 (args[0], "--online") == 0 && args[1] != NULL && args[2] != NULL)
    return cbk_cli_show_online (cli, args[1], args[2], error);

  if (args[0] == NULL || args[1] == NULL)
    return cbk_cli_usage (error, "Which record?");

  id = cbk_workspace_resolve (cli->workspace, args[0], args[1], error);
  record = id != NULL ? cbk_workspace_open_record (cli->workspace, args[0], id, cli->reason, error) : NULL;

  return record != NULL && cbk_cli_tell_record (cli, record);
}

static void
print_revision (CbkRevision *version)
{
  g_autofree char *at = cbk_time_format (cbk_revision_get_at (version));
  const char *reason = cbk_revision_get_reason (version);

  g_print ("%" G_GINT64_FORMAT "  %s  %s  by %s  [%s]%s%s\n", cbk_revision_get_number (version), at,
           cbk_revision_get_command (version), cbk_revision_get_actor (version),
           cbk_history_state_get_word (cbk_revision_get_state (version)), reason != NULL ? "  because: " : "",
           reason != NULL ? reason : "");

  for (guint i = 0; !cbk_revision_is_first (version) && i < cbk_revision_get_n_fields (version); i++)
    {
      const CbkHistoryField *field = cbk_revision_nth_field (version, i);

      g_print ("    %s: %s → %s\n", field->label, field->before != NULL ? field->before : "–",
               field->after != NULL ? field->after : "–");
    }
}

gboolean
cbk_cli_history (CbkCli *cli, char **args, GError **error)
{
  g_autofree char *id = NULL;
  g_autoptr(GListModel) versions = NULL;

  if (args[0] == NULL || args[1] == NULL)
    return cbk_cli_usage (error, "Which record?");

  id = cbk_workspace_resolve (cli->workspace, args[0], args[1], error);
  versions = id != NULL ? cbk_workspace_read_history (cli->workspace, args[0], id, cli->reason, error) : NULL;
  if (versions == NULL)
    return FALSE;

  for (guint i = g_list_model_get_n_items (versions); i > 0; i--)
    {
      g_autoptr(CbkRevision) version = g_list_model_get_item (versions, i - 1);

      print_revision (version);
    }

  return TRUE;
}

gboolean
cbk_cli_init (CbkCli *cli, char **args, GError **error)
{
  if (args[0] == NULL || args[1] == NULL || args[2] == NULL)
    return cbk_cli_usage (error, "Which number, which name, which roles?");

  for (guint i = 2; args[i] != NULL; i++)
    if (cbk_role_parse (args[i]) == CBK_ROLE_NONE)
      return cbk_cli_usage (error, "There is no role “%s”; see casebookctl values role", args[i]);

  if (!cbk_workspace_set_up (cli->workspace, args[0], args[1], (const char *const *) args + 2, error))
    return FALSE;

  g_print ("%s\n", cbk_workspace_get_user (cli->workspace)->id);

  return TRUE;
}
