/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cbk-cli.h"

#include "base/cbk-error.h"
#include "model/cbk-registry.h"

static const char *const type_words[] = {
  [CBK_FIELD_TEXT] = "text", [CBK_FIELD_CODE] = "code", [CBK_FIELD_REF] = "id", [CBK_FIELD_DATE] = "date",
  [CBK_FIELD_GEOMETRY] = "geometry", [CBK_FIELD_LIST] = "list", [CBK_FIELD_INT] = "number", [CBK_FIELD_TIME] = "time",
  [CBK_FIELD_BOOL] = "yes/no",
};

static void
print_words (void)
{
  g_print ("casebookctl: Casebook from the command line\n\n");
  for (guint i = 0; i < cbk_cli_n_verbs; i++)
    g_print ("  %-12s %s\n", cbk_cli_verbs[i].name, cbk_cli_verbs[i].about);
  g_print ("\nOptions before the word: --store FOLDER, --as NUMBER, --reason TEXT, --json, --quiet, --version\n"
           "More: casebookctl help WORD, casebookctl help commands, casebookctl help COMMAND, man casebookctl\n");
}

static void
print_commands (void)
{
  for (guint i = 0; i < cbk_command_get_n (); i++)
    g_print ("  %-26s %s\n", cbk_command_nth (i)->name, cbk_command_nth (i)->about);
}

static void
print_command (const CbkCommand *command)
{
  g_autofree char *roles = cbk_roles_print (command->who);

  g_print ("%s\n\nUsage: casebookctl run %s%s%s NAME=VALUE…\nRoles: %s\n", command->about, command->name,
           command->subject != NULL ? " " : "", command->subject != NULL ? command->subject : "", roles);
  for (guint i = 0; i < command->n_params; i++)
    {
      const CbkParam *param = &command->params[i];

      g_print ("  %-20s %s%s%s%s%s%s\n", param->name, param->label, param->required ? ", needed" : "", "; ",
               type_words[param->type], param->target != NULL ? " of " : "", param->target != NULL ? param->target : "");
    }
  if (command->flags & CBK_COMMAND_FREE)
    g_print ("  and any field of the record; see casebookctl types TYPE\n");
}

gboolean
cbk_cli_help (CbkCli *cli, char **args, GError **error)
{
  if (args[0] == NULL)
    {
      print_words ();
      return TRUE;
    }

  if (g_str_equal (args[0], "commands"))
    {
      print_commands ();
      return TRUE;
    }

  for (guint i = 0; i < cbk_cli_n_verbs; i++)
    if (g_str_equal (cbk_cli_verbs[i].name, args[0]))
      {
        g_print ("casebookctl %s: %s\n", cbk_cli_verbs[i].usage, cbk_cli_verbs[i].about);
        return TRUE;
      }

  if (cbk_command_find (args[0]) != NULL)
    {
      print_command (cbk_command_find (args[0]));
      return TRUE;
    }

  g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "There is no word and no command “%s”", args[0]);

  return FALSE;
}

gboolean
cbk_cli_types (CbkCli *cli, char **args, GError **error)
{
  CbkRecordClass *klass = args[0] != NULL ? cbk_registry_find (args[0]) : NULL;

  if (args[0] == NULL)
    {
      for (guint i = 0; i < cbk_registry_get_n (); i++)
        g_print ("  %-24s %s\n", cbk_registry_nth (i)->entity->name, cbk_registry_nth (i)->entity->about);
      return TRUE;
    }

  if (klass == NULL)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "There is no kind of record “%s”", args[0]);
      return FALSE;
    }

  g_print ("%s\n", klass->entity->about);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CbkField *field = &klass->fields[i];

      g_print ("  %-26s %-10s %s%s%s%s\n", field->name, type_words[field->type], field->label,
               field->target != NULL ? "; " : "", field->target != NULL ? field->target : "",
               field->flags & CBK_FIELD_REQUIRED ? "; needed" : "");
    }

  return TRUE;
}

static gboolean
print_list (CbkReference *reference, const char *name, GError **error)
{
  static const char *const marks[] = { "verified", "general knowledge", "unconfirmed", "Casebook's own" };
  const CbkReferenceList *list = cbk_reference_find_list (reference, name);

  if (list == NULL)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "There is no list “%s”", name);
      return FALSE;
    }

  g_print ("%s (%s; %s)\n", list->title, list->source, marks[list->confidence]);
  for (guint i = 0; i < list->values->len; i++)
    {
      const CbkReferenceValue *value = list->values->pdata[i];

      g_print ("  %-28s %s%s\n", value->code, value->label, value->provisional ? " (provisional)" : "");
    }

  return TRUE;
}

gboolean
cbk_cli_values (CbkCli *cli, char **args, GError **error)
{
  g_autoptr(CbkReference) reference = cbk_reference_new ();
  g_auto(GStrv) names = NULL;

  if (!cbk_reference_load_builtin (reference, error))
    return FALSE;

  if (args[0] != NULL)
    return print_list (reference, args[0], error);

  names = cbk_reference_dup_names (reference);
  for (guint i = 0; names[i] != NULL; i++)
    g_print ("  %-32s %s\n", names[i], cbk_reference_find_list (reference, names[i])->title);

  return TRUE;
}

static void
print_words_of (const char *name, const char *(*get) (guint), guint n)
{
  g_print ("  local %s='", name);
  for (guint i = 0; i < n; i++)
    g_print ("%s%s", i > 0 ? " " : "", get (i));
  g_print ("'\n");
}

static const char *
get_word (guint i)
{
  return cbk_cli_verbs[i].name;
}

static const char *
get_type (guint i)
{
  return cbk_registry_nth (i)->entity->name;
}

static const char *
get_command (guint i)
{
  return cbk_command_nth (i)->name;
}

gboolean
cbk_cli_completion (CbkCli *cli, char **args, GError **error)
{
  if (g_strcmp0 (args[0], "bash") != 0)
    return cbk_cli_usage (error, "For which shell? There is: bash");

  g_print ("# completion of casebookctl for bash; made by: casebookctl completion bash\n_casebookctl ()\n{\n");
  print_words_of ("words", get_word, cbk_cli_n_verbs);
  print_words_of ("types", get_type, cbk_registry_get_n ());
  print_words_of ("commands", get_command, cbk_command_get_n ());
  g_print ("  local now=${COMP_WORDS[COMP_CWORD]} word= i\n"
           "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
           "    case ${COMP_WORDS[i]} in\n"
           "      -s|--store|-a|--as|-r|--reason) ((i++)) ;;\n"
           "      -*) ;;\n"
           "      *) word=${COMP_WORDS[i]}; break ;;\n"
           "    esac\n"
           "  done\n"
           "  case $word in\n"
           "    '') COMPREPLY=($(compgen -W \"$words --store --as --reason --json --quiet --version --help\" -- \"$now\")) ;;\n"
           "    create|edit|export|history|list|show|types) COMPREPLY=($(compgen -W \"$types\" -- \"$now\")) ;;\n"
           "    run) COMPREPLY=($(compgen -W \"$commands\" -- \"$now\")) ;;\n"
           "    sync) COMPREPLY=($(compgen -W \"now status files watch conflicts resolve --hq --user --fingerprint --code --browser\" "
           "-- \"$now\")) ;;\n"
           "    help) COMPREPLY=($(compgen -W \"$words $commands commands\" -- \"$now\")) ;;\n"
           "    *) COMPREPLY=($(compgen -f -- \"$now\")) ;;\n"
           "  esac\n"
           "}\ncomplete -F _casebookctl casebookctl\n");

  return TRUE;
}
