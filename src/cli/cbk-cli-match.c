/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cbk-cli.h"

#include "base/cbk-json.h"
#include "core/cbk-matching.h"

#define SHOWN 20

static const struct
{
  const char *name;
  gsize offset;
} clue_names[] = {
  { "born", G_STRUCT_OFFSET (CbkPersonClue, date_of_birth) }, { "forenames", G_STRUCT_OFFSET (CbkPersonClue, forenames) },
  { "phone", G_STRUCT_OFFSET (CbkPersonClue, phone) },        { "pnc", G_STRUCT_OFFSET (CbkPersonClue, pnc_id) },
  { "postcode", G_STRUCT_OFFSET (CbkPersonClue, postcode) },  { "surname", G_STRUCT_OFFSET (CbkPersonClue, surname) },
};

static gboolean
read_clue (GHashTable *given, CbkPersonClue *clue, GError **error)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, given);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      guint i = 0;

      while (i < G_N_ELEMENTS (clue_names) && !g_str_equal (clue_names[i].name, name))
        i++;
      if (i == G_N_ELEMENTS (clue_names))
        return cbk_cli_usage (error, "“%s” is nothing that people are compared by", (char *) name);
      G_STRUCT_MEMBER (const char *, clue, clue_names[i].offset) = value;
    }

  return TRUE;
}

/* Names stand in order, as in all JSON that we print. */
static void
print_json (const CbkSuggestion *suggestion, const char *title)
{
  g_autoptr(GString) json = g_string_new ("{");

  if (suggestion->decision != NULL)
    g_string_append_printf (json, "\"decision\":\"%s\",", suggestion->decision);
  g_string_append_printf (json, "\"id\":\"%s\",\"reasons\":[", suggestion->person->id);
  for (guint i = 0; i < suggestion->match.n_reasons; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      cbk_json_append_string (json, suggestion->match.reasons[i]);
    }
  g_string_append_printf (json, "],\"score\":%u,\"title\":", suggestion->match.score);
  cbk_json_append_string (json, title);
  g_print ("%s}\n", json->str);
}

static void
print_suggestion (CbkCli *cli, const CbkSuggestion *suggestion)
{
  CbkReference *reference = cbk_workspace_get_reference (cli->workspace);
  g_autofree char *title = cbk_record_dup_title (suggestion->person);
  g_autofree char *reasons = cbk_suggestion_dup_reasons (suggestion);

  if (cli->json)
    {
      print_json (suggestion, title);
      return;
    }

  g_print ("%4u  %s  %s", suggestion->match.score, suggestion->person->id, title);
  if (suggestion->decision != NULL)
    g_print ("  [%s]", cbk_reference_find_value (reference, "match_decision", suggestion->decision)->label);
  g_print ("\n      %s\n", reasons);
}

/* casebookctl match: who may be the same person as one that is here, or as one that is about to be made. */
gboolean
cbk_cli_match (CbkCli *cli, char **args, GError **error)
{
  g_autoptr(GHashTable) given = NULL;
  g_autoptr(GPtrArray) found = NULL;
  g_autofree char *id = NULL;
  CbkPersonClue clue = { 0 };
  gboolean by_clue = args[0] != NULL && strchr (args[0], '=') != NULL;

  if (args[0] == NULL)
    return cbk_cli_usage (error, "Which person?");

  given = cbk_cli_read_args (by_clue ? args : args + 1, error);
  if (given == NULL || !read_clue (given, &clue, error))
    return FALSE;

  id = by_clue ? NULL : cbk_workspace_resolve (cli->workspace, "person", args[0], error);
  if (!by_clue && id == NULL)
    return FALSE;

  found = cbk_workspace_match (cli->workspace, by_clue ? &clue : NULL, id, SHOWN, error);
  for (guint i = 0; found != NULL && i < found->len; i++)
    print_suggestion (cli, found->pdata[i]);
  if (found != NULL && found->len == 0 && !cli->quiet)
    g_printerr ("Nobody here is like that\n");

  return found != NULL;
}
