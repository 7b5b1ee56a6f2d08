/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/fixture.h"

#include "base/cbk-error.h"
#include "model/cbk-record-json.h"
#include "store/cbk-query.h"

static GString *last_warnings;

static const struct
{
  const char *number, *surname, *rank;
  const char *roles[4];
} officers[] = {
  { "1001", "Mistry", "pc", { "investigator", NULL } },
  { "1002", "Hartley", "pc", { "investigator", NULL } },
  { "2001", "Okafor", "insp", { "supervisor", NULL } },
  { "3001", "Whitlock", "ps", { "custody", NULL } },
  { "4001", "Lindqvist", "pc", { "intelligence", NULL } },
};

static void
set_arg (GHashTable *args, const char *name, const char *value)
{
  g_hash_table_insert (args, g_strdup (name), g_strdup (value));
}

static GHashTable *
collect_args (va_list list)
{
  GHashTable *args = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *name;

  while ((name = va_arg (list, const char *)) != NULL)
    set_arg (args, name, va_arg (list, const char *));

  return args;
}

void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  const char *administrator[] = { "administrator", NULL };
  g_autoptr(GError) error = NULL;

  last_warnings = g_string_new (NULL);
  cbk_test_env_init (&fixture->env, "2026-11-22T14:02:00Z");
  fixture->folder = cbk_test_make_folder ();
  fixture->workspace = cbk_workspace_open (fixture->folder, &fixture->env.env, &error);
  g_assert_no_error (error);
  g_assert_true (cbk_workspace_set_up (fixture->workspace, "9001", "Admin", administrator, &error));
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (officers); i++)
    {
      g_autofree char *roles = g_strjoinv (",", (char **) officers[i].roles);
      g_autofree char *id = fixture_run (fixture, "create", NULL, "type", "officer", "number", officers[i].number, "surname",
                                         officers[i].surname, "rank", officers[i].rank, "roles", roles, NULL);
    }

  fixture_be (fixture, "1001");
}

void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  cbk_workspace_close (fixture->workspace);
  g_clear_object (&fixture->workspace);
  cbk_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_string_free (last_warnings, TRUE);
}

void
fixture_be (Fixture *fixture, const char *number)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (cbk_workspace_sign_in (fixture->workspace, number, &error));
  g_assert_no_error (error);
}

char *
fixture_officer (Fixture *fixture, const char *number)
{
  g_autofree char *condition = g_strconcat ("number=", number, NULL);
  g_autoptr(GPtrArray) found = fixture_find (fixture, "officer", condition);

  g_assert_cmpuint (found->len, ==, 1);

  return g_strdup (((CbkRecord *) found->pdata[0])->id);
}

char *
fixture_run (Fixture *fixture, const char *command, const char *subject, ...)
{
  g_autoptr(GHashTable) args = NULL;
  g_autoptr(CbkResult) result = NULL;
  g_autoptr(GError) error = NULL;
  va_list list;

  va_start (list, subject);
  args = collect_args (list);
  va_end (list);

  result = cbk_workspace_run (fixture->workspace, command, subject, args, &error);
  g_test_message ("%s", command);
  g_assert_no_error (error);

  g_string_truncate (last_warnings, 0);
  for (guint i = 0; i < result->warnings->len; i++)
    g_string_append_printf (last_warnings, "%s\n", (char *) result->warnings->pdata[i]);

  return g_strdup (result->id);
}

void
fixture_refuse (Fixture *fixture, int code, const char *command, const char *subject, ...)
{
  g_autoptr(GHashTable) args = NULL;
  g_autoptr(CbkResult) result = NULL;
  g_autoptr(GError) error = NULL;
  va_list list;

  va_start (list, subject);
  args = collect_args (list);
  va_end (list);

  result = cbk_workspace_run (fixture->workspace, command, subject, args, &error);
  g_test_message ("%s: %s", command, error != NULL ? error->message : "went through");
  g_assert_null (result);
  g_assert_error (error, CBK_ERROR, code);
  g_assert_cmpuint (strlen (error->message), >, 10);
}

const char *
fixture_warnings (Fixture *fixture)
{
  return last_warnings->str;
}

typedef struct
{
  const char *type, *id;
  CbkQuery *query;
  CbkRecord *record;
  GPtrArray *records;
} Read;

static gboolean
read_record (CbkSession *session, gpointer data, GError **error)
{
  Read *self = data;

  if (self->query != NULL)
    self->records = cbk_query_run (self->query, session, error);
  else
    self->record = cbk_session_get (session, self->type, self->id, error);

  return self->record != NULL || self->records != NULL;
}

CbkRecord *
fixture_get (Fixture *fixture, const char *type, const char *id)
{
  Read self = { .type = type, .id = id };
  g_autoptr(GError) error = NULL;

  cbk_store_read (cbk_workspace_get_store (fixture->workspace), read_record, &self, NULL, &error);
  g_assert_no_error (error);

  return self.record;
}

char *
fixture_text (Fixture *fixture, const char *type, const char *id, const char *field)
{
  g_autoptr(CbkRecord) record = fixture_get (fixture, type, id);
  const CbkField *found = cbk_record_class_find_field (CBK_RECORD_GET_CLASS (record), field);

  g_assert_nonnull (found);

  return cbk_record_dup_field (record, found);
}

GPtrArray *
fixture_find (Fixture *fixture, const char *type, const char *condition)
{
  g_autoptr(CbkQuery) query = cbk_query_new (cbk_registry_find (type));
  Read self = { .query = query };
  g_autoptr(GError) error = NULL;

  g_assert_true (condition == NULL || cbk_query_parse (query, condition, &error));
  cbk_store_read (cbk_workspace_get_store (fixture->workspace), read_record, &self, NULL, &error);
  g_assert_no_error (error);

  return self.records;
}
