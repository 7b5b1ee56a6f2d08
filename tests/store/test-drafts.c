/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "store/cbk-draft-keeper.h"
#include "store/fixture.h"

#include <glib/gstdio.h>

#define FORM "form"

typedef struct
{
  CbkRecord *record;
  gboolean written;
} Save;

static gboolean
save (CbkSession *session, gpointer data, GError **error)
{
  Save *self = data;

  return cbk_draft_save (session, FORM, self->record, self->record->version, &self->written, error);
}

static gboolean
save_draft (CbkStore *store, CbkRecord *record)
{
  Save self = { record, FALSE };
  g_autoptr(GError) error = NULL;

  g_assert_true (cbk_store_write (store, save, &self, NULL, &error));
  g_assert_no_error (error);

  return self.written;
}

typedef struct
{
  const char *id;
  CbkRecord *record;
} Load;

static gboolean
load (CbkSession *session, gpointer data, GError **error)
{
  Load *self = data;

  self->record = cbk_draft_load (session, FORM, "case", self->id, error);

  return self->record != NULL;
}

static CbkRecord *
load_draft (CbkStore *store, const char *id, GError **error)
{
  Load self = { id, NULL };

  cbk_store_write (store, load, &self, NULL, error);

  return self.record;
}

static gboolean
list (CbkSession *session, gpointer data, GError **error)
{
  *(GPtrArray **) data = cbk_draft_list (session, FORM, error);

  return *(GPtrArray **) data != NULL;
}

static gboolean
discard (CbkSession *session, gpointer id, GError **error)
{
  return cbk_draft_discard (session, FORM, "case", id, error);
}

static void
test_a_draft_comes_back_as_it_was_typed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) record = fixture_new_case (fixture, "Harbour burg");
  g_autoptr(CbkRecord) found = NULL;

  record->version = 7;
  save_draft (fixture->store, record);
  fixture_reopen (fixture);

  found = load_draft (fixture->store, record->id, NULL);
  g_assert_nonnull (found);
  g_assert_cmpstr (cbk_record_get_text (found, "summary"), ==, "Harbour burg");
  g_assert_cmpint (found->version, ==, 7);
}

static void
test_a_draft_that_says_the_same_is_not_written (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) record = fixture_new_case (fixture, "Harbour");

  g_assert_true (save_draft (fixture->store, record));
  g_assert_false (save_draft (fixture->store, record));
  cbk_record_set_text (record, "summary", "Harbour b");
  g_assert_true (save_draft (fixture->store, record));
}

static void
test_drafts_are_listed_newest_first_and_go_when_discarded (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) first = fixture_new_case (fixture, "First");
  g_autoptr(CbkRecord) second = fixture_new_case (fixture, "Second");
  g_autoptr(GPtrArray) drafts = NULL;
  g_autoptr(GPtrArray) rest = NULL;
  g_autoptr(GError) error = NULL;

  save_draft (fixture->store, first);
  cbk_test_env_advance (&fixture->env, 1000);
  save_draft (fixture->store, second);

  g_assert_true (cbk_store_write (fixture->store, list, &drafts, NULL, NULL));
  g_assert_cmpuint (drafts->len, ==, 2);
  g_assert_cmpstr (((CbkDraft *) drafts->pdata[0])->id, ==, second->id);
  g_assert_cmpint (((CbkDraft *) drafts->pdata[0])->at, ==, fixture->env.now);

  g_assert_true (cbk_store_write (fixture->store, discard, second->id, NULL, NULL));
  g_assert_true (cbk_store_write (fixture->store, list, &rest, NULL, NULL));
  g_assert_cmpuint (rest->len, ==, 1);
  g_assert_null (load_draft (fixture->store, second->id, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND);
}

static void
on_count (guint *count)
{
  (*count)++;
}

static void
wait_for (guint *count, guint wanted)
{
  while (*count < wanted)
    g_main_context_iteration (NULL, TRUE);
}

static CbkDraftKeeper *
make_keeper (Fixture *fixture, CbkRecord *record, guint *n_saved)
{
  CbkDraftKeeper *keeper = cbk_draft_keeper_new (fixture->store, FORM, record);

  g_signal_connect_swapped (keeper, "saved", G_CALLBACK (on_count), n_saved);

  return keeper;
}

static void
test_a_burst_of_keys_is_one_write (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) record = fixture_new_case (fixture, "H");
  guint n_saved = 0;
  g_autoptr(CbkDraftKeeper) keeper = make_keeper (fixture, record, &n_saved);
  g_autoptr(CbkRecord) found = NULL;

  cbk_draft_keeper_set_interval (keeper, 0);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *text = g_strnfill (i + 1, 'h');

      g_object_set (record, "summary", text, NULL);
    }
  wait_for (&n_saved, 1);

  g_assert_false (cbk_draft_keeper_is_dirty (keeper));
  g_assert_false (g_main_context_pending (NULL));
  g_assert_cmpuint (n_saved, ==, 1);
  found = load_draft (fixture->store, record->id, NULL);
  g_assert_cmpuint (strlen (cbk_record_get_text (found, "summary")), ==, 20);
}

static void
test_nothing_is_written_before_the_interval_is_over (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) record = fixture_new_case (fixture, "H");
  guint n_saved = 0;
  g_autoptr(CbkDraftKeeper) keeper = make_keeper (fixture, record, &n_saved);
  g_autoptr(GError) error = NULL;

  cbk_draft_keeper_set_interval (keeper, 3600 * 1000);
  g_object_set (record, "summary", "Harbour", NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (cbk_draft_keeper_is_dirty (keeper));
  g_assert_null (load_draft (fixture->store, record->id, &error));

  cbk_draft_keeper_flush (keeper);
  wait_for (&n_saved, 1);
  g_assert_false (cbk_draft_keeper_is_dirty (keeper));
}

static void
copy_file (Fixture *fixture, const char *to_folder, const char *name)
{
  g_autofree char *from = fixture_path (fixture, name);
  g_autofree char *to = g_build_filename (to_folder, name, NULL);
  g_autofree char *data = NULL;
  gsize length;

  if (g_file_get_contents (from, &data, &length, NULL))
    g_assert_true (g_file_set_contents (to, data, (gssize) length, NULL));
}

/* The files as they stand while the program runs are what a kill leaves. */
static void
test_a_kill_loses_what_came_after_the_last_interval_only (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) record = fixture_new_case (fixture, "H");
  guint n_saved = 0;
  g_autoptr(CbkDraftKeeper) keeper = make_keeper (fixture, record, &n_saved);
  g_autofree char *folder = cbk_test_make_folder ();
  g_autoptr(CbkStore) store = NULL;
  g_autoptr(CbkRecord) found = NULL;

  cbk_draft_keeper_set_interval (keeper, 0);
  g_object_set (record, "summary", "Harbour bur", NULL);
  wait_for (&n_saved, 1);
  cbk_draft_keeper_set_interval (keeper, 3600 * 1000);
  g_object_set (record, "summary", "Harbour burglary", NULL);

  copy_file (fixture, folder, "outbox.db");
  copy_file (fixture, folder, "outbox.db-wal");
  store = cbk_store_open (folder, &fixture->env.env, NULL);
  g_assert_nonnull (store);
  found = load_draft (store, record->id, NULL);
  g_assert_cmpstr (cbk_record_get_text (found, "summary"), ==, "Harbour bur");

  cbk_store_close (store);
  cbk_test_remove_folder (folder);
}

static void
test_closing_the_form_keeps_what_it_holds (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) record = fixture_new_case (fixture, "H");
  g_autoptr(CbkRecord) found = NULL;
  guint n_saved = 0;
  CbkDraftKeeper *keeper = make_keeper (fixture, record, &n_saved);

  g_object_set (record, "summary", "Harbour", NULL);
  g_object_unref (keeper);
  fixture_reopen (fixture);

  found = load_draft (fixture->store, record->id, NULL);
  g_assert_nonnull (found);
  g_assert_cmpstr (cbk_record_get_text (found, "summary"), ==, "Harbour");
}

static void
test_a_discarded_draft_does_not_come_back (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) record = fixture_new_case (fixture, "H");
  guint n_saved = 0;
  g_autoptr(CbkDraftKeeper) keeper = make_keeper (fixture, record, &n_saved);
  g_autoptr(GError) error = NULL;

  g_object_set (record, "summary", "Harbour", NULL);
  cbk_draft_keeper_flush (keeper);
  g_object_set (record, "summary", "Harbour b", NULL);
  cbk_draft_keeper_discard (keeper);

  g_assert_null (load_draft (fixture->store, record->id, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND);
  wait_for (&n_saved, 1);
  g_assert_null (load_draft (fixture->store, record->id, NULL));
}

static void
on_failed (CbkDraftKeeper *keeper, GError *error, gpointer data)
{
  g_assert_nonnull (error);
  on_count (data);
}

static gboolean
run_on_outbox (CbkSession *session, gpointer sql, GError **error)
{
  return cbk_connection_exec (cbk_outbox_get_connection (cbk_session_get_outbox (session)), sql, error);
}

static void
test_failure_is_said_once_and_tried_again (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) record = fixture_new_case (fixture, "H");
  guint n_saved = 0, n_failed = 0;
  g_autoptr(CbkDraftKeeper) keeper = make_keeper (fixture, record, &n_saved);
  gpointer block =
      (gpointer) "CREATE TRIGGER no BEFORE INSERT ON draft BEGIN SELECT raise (ABORT, 'no'); END";

  g_signal_connect (keeper, "failed", G_CALLBACK (on_failed), &n_failed);
  cbk_draft_keeper_set_interval (keeper, 0);
  g_assert_true (cbk_store_write (fixture->store, run_on_outbox, block, NULL, NULL));

  g_object_set (record, "summary", "Harbour", NULL);
  wait_for (&n_failed, 1);
  g_assert_true (cbk_draft_keeper_is_dirty (keeper));
  for (guint i = 0; i < 10; i++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_failed, ==, 1);
  g_assert_cmpuint (n_saved, ==, 0);

  g_assert_true (cbk_store_write (fixture->store, run_on_outbox, (gpointer) "DROP TRIGGER no", NULL, NULL));
  wait_for (&n_saved, 1);
  g_assert_false (cbk_draft_keeper_is_dirty (keeper));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_STORE_TEST ("/drafts/a-draft-comes-back-as-it-was-typed", test_a_draft_comes_back_as_it_was_typed);
  ADD_STORE_TEST ("/drafts/a-draft-that-says-the-same-is-not-written",
                  test_a_draft_that_says_the_same_is_not_written);
  ADD_STORE_TEST ("/drafts/drafts-are-listed-newest-first-and-go-when-discarded",
                  test_drafts_are_listed_newest_first_and_go_when_discarded);
  ADD_STORE_TEST ("/drafts/a-burst-of-keys-is-one-write", test_a_burst_of_keys_is_one_write);
  ADD_STORE_TEST ("/drafts/nothing-is-written-before-the-interval-is-over",
                  test_nothing_is_written_before_the_interval_is_over);
  ADD_STORE_TEST ("/drafts/a-kill-loses-what-came-after-the-last-interval-only",
                  test_a_kill_loses_what_came_after_the_last_interval_only);
  ADD_STORE_TEST ("/drafts/closing-the-form-keeps-what-it-holds", test_closing_the_form_keeps_what_it_holds);
  ADD_STORE_TEST ("/drafts/a-discarded-draft-does-not-come-back", test_a_discarded_draft_does_not_come_back);
  ADD_STORE_TEST ("/drafts/failure-is-said-once-and-tried-again", test_failure_is_said_once_and_tried_again);

  return g_test_run ();
}
