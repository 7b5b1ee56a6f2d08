/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/fixture.h"

#include "base/cbk-error.h"

void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  cbk_test_env_init (&fixture->env, "2026-11-22T14:02:00Z");
  fixture->folder = cbk_test_make_folder ();
  fixture_reopen (fixture);
}

void
fixture_reopen (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  if (fixture->store != NULL)
    cbk_store_close (fixture->store);
  g_clear_object (&fixture->store);

  fixture->store = cbk_store_open (fixture->folder, &fixture->env.env, &error);
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  if (fixture->store != NULL)
    cbk_store_close (fixture->store);
  g_clear_object (&fixture->store);
  cbk_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

char *
fixture_path (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

CbkRecord *
fixture_new_case (Fixture *fixture, const char *summary)
{
  char id[CBK_ID_LENGTH + 1];
  CbkRecord *record;

  cbk_id_init (id, &fixture->env.env);
  record = cbk_record_new (cbk_registry_find ("case"), id);
  cbk_record_set_text (record, "summary", summary);
  cbk_record_set_text (record, "state", "intake");

  return record;
}

static gboolean
commit (CbkSession *session, gpointer changes, GError **error)
{
  return cbk_session_commit (session, changes, error);
}

void
fixture_save (Fixture *fixture, CbkRecord *before, CbkRecord *after)
{
  g_autoptr(CbkChangeSet) changes = cbk_change_set_new ("test", OFFICER, NULL);
  g_autoptr(GError) error = NULL;

  cbk_change_set_update (changes, before, after);
  g_assert_true (cbk_store_save (fixture->store, commit, changes, NULL, &error));
  g_assert_no_error (error);
}

typedef struct
{
  const char *type, *id;
  CbkRecord *record;
} Get;

static gboolean
get (CbkSession *session, gpointer data, GError **error)
{
  Get *self = data;

  self->record = cbk_session_get (session, self->type, self->id, error);

  return self->record != NULL;
}

CbkRecord *
fixture_get (Fixture *fixture, const char *type, const char *id)
{
  Get self = { type, id, NULL };
  g_autoptr(GError) error = NULL;

  if (!cbk_store_read (fixture->store, get, &self, NULL, &error))
    g_assert_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND);

  return self.record;
}
