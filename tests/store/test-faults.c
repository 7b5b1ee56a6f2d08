/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "lib/cbk-fault.h"
#include "store/cbk-check.h"
#include "store/cbk-drafts.h"
#include "store/cbk-session-private.h"
#include "store/fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* The same few saves again and again, each time with the next write, sync or allocation failing. The folder
 * as it stands then, without anything being closed, is what a kill at that moment leaves: it is opened and
 * looked over. */

#define N_STEPS 5

typedef struct
{
  CbkTestEnv env;
  char *template;          /* a store with some records, closed */
  char *old_cache;         /* its cache.db as it was some saves before */
  gsize old_cache_length;
  char *before;            /* copy of it that is worked on */
  char *after;             /* copy of that as a kill would leave it */
  CbkRecord *base;         /* a record of the template */
  gboolean said[N_STEPS];  /* what was said to be saved */
  CbkRecord *records[N_STEPS];
} Scene;

static void
copy_folder (const char *from, const char *to)
{
  static const char *const names[] = { "outbox.db", "outbox.db-wal", "cache.db", "cache.db-wal" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *source = g_build_filename (from, names[i], NULL);
      g_autofree char *target = g_build_filename (to, names[i], NULL);
      g_autofree char *data = NULL;
      gsize length;

      if (g_file_get_contents (source, &data, &length, NULL))
        g_assert_true (
            g_file_set_contents_full (target, data, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
}

static CbkRecord *
new_case (Scene *scene, const char *summary)
{
  char id[CBK_ID_LENGTH + 1];
  CbkRecord *record;

  cbk_id_init (id, &scene->env.env);
  record = cbk_record_new (cbk_registry_find ("case"), id);
  cbk_record_set_text (record, "summary", summary);
  cbk_record_set_text (record, "reference", "20CU/12345/26");
  cbk_record_set_text (record, "state", "intake");

  return record;
}

static gboolean
commit (CbkSession *session, gpointer changes, GError **error)
{
  return cbk_session_commit (session, changes, error);
}

static gboolean
save (CbkStore *store, CbkRecord *before, CbkRecord *after, CbkRecord *also)
{
  g_autoptr(CbkChangeSet) changes = cbk_change_set_new ("test", OFFICER, NULL);
  g_autoptr(GError) error = NULL;
  gboolean ok;

  cbk_change_set_update (changes, before, after);
  if (also != NULL)
    cbk_change_set_create (changes, also);
  ok = cbk_store_save (store, commit, changes, NULL, &error);
  g_assert_true (ok == (error == NULL));

  return ok;
}

static CbkStore *
must_open (Scene *scene, const char *folder)
{
  g_autoptr(GError) error = NULL;
  CbkStore *store = cbk_store_open (folder, &scene->env.env, &error);

  g_assert_no_error (error);

  return store;
}

static void
close_store (CbkStore *store)
{
  cbk_store_close (store);
  g_object_unref (store);
}

static void
set_up (Scene *scene, gconstpointer unused)
{
  g_autofree char *path = NULL;
  CbkStore *store;

  cbk_test_env_init (&scene->env, "2026-11-22T14:02:00Z");
  scene->template = cbk_test_make_folder ();
  scene->base = new_case (scene, "Harbour burglary");

  store = must_open (scene, scene->template);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr(CbkRecord) record = new_case (scene, "Old case");

      g_assert_true (save (store, NULL, record, NULL));
    }
  close_store (store);
  path = g_build_filename (scene->template, "cache.db", NULL);
  g_assert_true (g_file_get_contents (path, &scene->old_cache, &scene->old_cache_length, NULL));

  store = must_open (scene, scene->template);
  g_assert_true (save (store, NULL, scene->base, NULL));
  close_store (store);
}

static void
tear_down (Scene *scene, gconstpointer unused)
{
  cbk_test_remove_folder (scene->template);
  g_free (scene->template);
  g_free (scene->old_cache);
  g_object_unref (scene->base);
}

static gboolean
save_draft (CbkSession *session, gpointer record, GError **error)
{
  return cbk_draft_save (session, "form", record, 0, NULL, error);
}

/* A new record, a change, two at once, a draft, a change of what was just made. */
static void
run_steps (Scene *scene, CbkStore *store)
{
  CbkRecord **records = scene->records;

  records[0] = new_case (scene, "First");
  records[1] = cbk_record_dup (scene->base);
  cbk_record_set_text (records[1], "summary", "Harbour arson");
  records[2] = new_case (scene, "One of two");
  records[3] = new_case (scene, "Other of two");
  records[4] = new_case (scene, "Last");

  scene->said[0] = save (store, NULL, records[0], NULL);
  scene->said[1] = save (store, scene->base, records[1], NULL);
  scene->said[2] = scene->said[3] = save (store, NULL, records[2], records[3]);
  cbk_store_write (store, save_draft, records[2], NULL, NULL);
  scene->said[4] = save (store, NULL, records[4], NULL);
}

typedef struct
{
  const char *id;
  CbkRecord *record;
} Get;

static gboolean
get (CbkSession *session, gpointer data, GError **error)
{
  Get *self = data;

  self->record = cbk_session_get (session, "case", self->id, error);

  return self->record != NULL;
}

static gboolean
has_step (Scene *scene, CbkStore *store, guint step)
{
  Get self = { scene->records[step]->id, NULL };
  g_autoptr(GError) error = NULL;
  gboolean has;

  if (!cbk_store_read (store, get, &self, NULL, &error))
    {
      g_assert_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND);
      return FALSE;
    }

  /* There is no half: a record that is there is there with all its fields. */
  has = g_str_equal (cbk_record_get_text (self.record, "summary"),
                     cbk_record_get_text (scene->records[step], "summary"));
  g_assert_true (has || step == 1);
  g_assert_cmpstr (cbk_record_get_text (self.record, "state"), ==, "intake");
  g_object_unref (self.record);

  return has;
}

static gboolean
check (CbkSession *session, gpointer report, GError **error)
{
  return cbk_check_store (session, NULL, NULL, report, error);
}

static gboolean
dump_words (CbkSession *session, GString *dump, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_session_get_cache (session),
                      "SELECT doc || ' ' || col || ' ' || offset || ' ' || term FROM words ORDER BY 1");
  while (cbk_statement_step (&stmt))
    g_string_append_printf (dump, "%s\n", cbk_statement_get_text (&stmt, 0));

  return cbk_statement_finish (&stmt, error);
}

static gboolean
reindex (CbkConnection *connection, gpointer session, GError **error)
{
  return cbk_cache_reindex (((CbkSession *) session)->writer, error);
}

/* Every word at every place, as it is and as it comes out when it is made anew. */
static gboolean
compare_words (CbkSession *session, gpointer unused, GError **error)
{
  g_autoptr(GString) found = g_string_new (NULL);
  g_autoptr(GString) expected = g_string_new (NULL);

  if (!cbk_connection_exec (cbk_session_get_cache (session),
                            "CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, search_text, instance)",
                            error) ||
      !dump_words (session, found, error) ||
      !cbk_connection_transact (cbk_session_get_cache (session), reindex, session, error) ||
      !dump_words (session, expected, error))
    return FALSE;

  g_assert_cmpstr (found->str, ==, expected->str);

  return cbk_connection_exec (cbk_session_get_cache (session), "DROP TABLE temp.words", error);
}

static void
look_over (Scene *scene, const char *folder)
{
  CbkStore *store = must_open (scene, folder);
  g_auto(CbkCheckReport) report = { 0 };
  g_autoptr(GError) error = NULL;

  g_assert_true (cbk_store_write (store, check, &report, NULL, &error));
  if (report.problems->len > 0)
    g_error ("%s", (char *) report.problems->pdata[0]);
  g_assert_true (cbk_store_write (store, compare_words, NULL, NULL, &error));
  g_assert_no_error (error);

  for (guint i = 0; i < N_STEPS && scene->records[i] != NULL; i++)
    g_assert_true (has_step (scene, store, i) || !scene->said[i]);
  if (scene->records[2] != NULL)
    g_assert_true (has_step (scene, store, 2) == has_step (scene, store, 3));

  close_store (store);
}

static void
begin (Scene *scene)
{
  scene->before = cbk_test_make_folder ();
  scene->after = cbk_test_make_folder ();
  copy_folder (scene->template, scene->before);
}

static void
end (Scene *scene)
{
  for (guint i = 0; i < N_STEPS; i++)
    g_clear_object (&scene->records[i]);
  memset (scene->said, 0, sizeof scene->said);
  cbk_test_remove_folder (scene->before);
  cbk_test_remove_folder (scene->after);
  g_clear_pointer (&scene->before, g_free);
  g_clear_pointer (&scene->after, g_free);
}

/* Returns whether the n-th was reached. */
static gboolean
fail_while_saving (Scene *scene, CbkFault fault, guint n, gboolean for_good)
{
  CbkStore *store;
  gboolean hit;

  begin (scene);
  store = must_open (scene, scene->before);
  cbk_fault_arm (fault, n, for_good);
  run_steps (scene, store);
  hit = cbk_fault_disarm ();
  copy_folder (scene->before, scene->after);

  /* Killed, and gone on with in the same program. */
  look_over (scene, scene->after);
  close_store (store);
  look_over (scene, scene->before);
  end (scene);

  return hit;
}

/* The cache fell back behind the evidence, as after a power cut: opening brings it up again. */
static gboolean
fail_while_opening (Scene *scene, CbkFault fault, guint n, gboolean for_good)
{
  g_autofree char *cache = NULL;
  CbkStore *store;
  gboolean hit;

  begin (scene);
  cache = g_build_filename (scene->before, "cache.db", NULL);
  g_assert_true (g_file_set_contents_full (cache, scene->old_cache, (gssize) scene->old_cache_length,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  cbk_fault_arm (fault, n, for_good);
  store = cbk_store_open (scene->before, &scene->env.env, NULL);
  hit = cbk_fault_disarm ();
  if (store != NULL)
    close_store (store);
  look_over (scene, scene->before);
  end (scene);

  return hit;
}

typedef gboolean (*FailFunc) (Scene *scene, CbkFault fault, guint n, gboolean for_good);

/* There are hundreds of writes and thousands of allocations: after the first ones, @slower of them, steps
 * grow, so that all of the work is covered in bearable time. */
static void
run_all (Scene *scene, FailFunc func, CbkFault fault, gboolean for_good, guint slower)
{
  guint n = 1;

  while (func (scene, fault, n, for_good))
    n += 1 + (slower > 0 ? n / slower : 0);

  g_test_message ("%u reached", n);
  g_assert_cmpuint (n, >, 1);
}

static void
test_a_write_fails_once (Scene *scene, gconstpointer unused)
{
  run_all (scene, fail_while_saving, CBK_FAULT_WRITE, FALSE, 8);
}

static void
test_a_write_fails_for_good (Scene *scene, gconstpointer unused)
{
  run_all (scene, fail_while_saving, CBK_FAULT_WRITE, TRUE, 6);
}

static void
test_a_sync_fails_once (Scene *scene, gconstpointer unused)
{
  run_all (scene, fail_while_saving, CBK_FAULT_SYNC, FALSE, 0);
}

static void
test_a_sync_fails_for_good (Scene *scene, gconstpointer unused)
{
  run_all (scene, fail_while_saving, CBK_FAULT_SYNC, TRUE, 0);
}

static void
test_memory_runs_out_once (Scene *scene, gconstpointer unused)
{
  run_all (scene, fail_while_saving, CBK_FAULT_ALLOCATE, FALSE, 5);
}

static void
test_opening_fails (Scene *scene, gconstpointer unused)
{
  run_all (scene, fail_while_opening, CBK_FAULT_WRITE, FALSE, 6);
  run_all (scene, fail_while_opening, CBK_FAULT_ALLOCATE, FALSE, 3);
}

#define ADD(path, func) g_test_add (path, Scene, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  cbk_fault_install ();
  g_test_init (&argc, &argv, NULL);

  ADD ("/faults/a-write-fails-once", test_a_write_fails_once);
  ADD ("/faults/a-write-fails-for-good", test_a_write_fails_for_good);
  ADD ("/faults/a-sync-fails-once", test_a_sync_fails_once);
  ADD ("/faults/a-sync-fails-for-good", test_a_sync_fails_for_good);
  ADD ("/faults/memory-runs-out-once", test_memory_runs_out_once);
  ADD ("/faults/opening-fails", test_opening_fails);

  return g_test_run ();
}
