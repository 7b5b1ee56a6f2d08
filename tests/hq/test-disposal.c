/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "../sync/laptop.h"
#include "hq/cbk-hq-blobs.h"
#include "store/cbk-drafts.h"
#include "store/cbk-uploads.h"
#include "sync/cbk-sync-files.h"

#include <glib/gstdio.h>
#include <string.h>

/* What the law has erased, is erased: every file is searched for a word that was all over. */

#define CANARY "Zanzibarcanary"
#define LOWER_CANARY "zanzibarcanary"
#define FILE_CANARY "Film of the Zanzibarcanary, frame by frame"

static const char *program;

typedef struct
{
  CbkTestHq hq;
  Laptop a, b;               /* an investigator's and a supervisor's */
  char *id;                  /* a case */
  char *entry;               /* of its log */
  char *film;                /* a file of it */
  CbkRecord *disposal;
} Fixture;

static void
introduce (Laptop *laptop, const char *number)
{
  g_free (laptop->account.user);
  laptop->account.user = g_strdup (number);
  laptop_introduce (laptop);
}

/* Until headquarters has numbered all that was saved here, and so everybody is told. */
static void
settle (Laptop *laptop)
{
  g_auto(CbkSyncState) state = { .n_acked = 1 };

  for (guint i = 0; i < 1000 && state.n_acked > 0; i++)
    {
      laptop_sync (laptop);
      cbk_sync_state_clear (&state);
      laptop_state (laptop, &state);
    }

  g_assert_cmpint (state.n_waiting + state.n_sent + state.n_acked, ==, 0);
}

static void
save (Laptop *laptop, CbkRecord *before, CbkRecord *after)
{
  g_autoptr(GPtrArray) pairs = g_ptr_array_new ();

  g_ptr_array_add (pairs, before);
  g_ptr_array_add (pairs, after);
  laptop_save (laptop, pairs);
}

static CbkRecord *
new_record (Laptop *laptop, const char *type)
{
  char id[CBK_ID_LENGTH + 1];

  cbk_id_init (id, &laptop->env.env);

  return cbk_record_new (cbk_registry_find (type), id);
}

static char *
make_part (Laptop *laptop, const char *type, const char *id, const char *field, const char *text)
{
  g_autoptr(CbkRecord) record = new_record (laptop, type);

  cbk_record_set_text (record, "subject_type", "case");
  cbk_record_set_text (record, "subject_id", id);
  cbk_record_set_text (record, field, text);
  save (laptop, NULL, record);

  return g_strdup (record->id);
}

static gboolean
add_upload (CbkSession *session, gpointer blob, GError **error)
{
  return cbk_uploads_add (session, blob, "video/mp4", CANARY ".mp4", CBK_UPLOAD_PENDING, error);
}

static char *
make_film (Laptop *laptop, const char *id)
{
  g_autofree char *path = g_build_filename (laptop->folder, "source", NULL);
  g_autoptr(CbkRecord) record = new_record (laptop, "media_file");
  g_autoptr(GError) error = NULL;
  CbkBlob blob;

  g_assert_true (g_file_set_contents (path, FILE_CANARY, -1, NULL));
  g_assert_true (cbk_blobs_store_file (cbk_store_get_blobs (laptop->store), path, NULL, NULL, NULL, &blob, &error));
  g_assert_no_error (error);
  g_unlink (path);

  cbk_record_set_text (record, "subject_type", "case");
  cbk_record_set_text (record, "subject_id", id);
  cbk_record_set_text (record, "name", CANARY ".mp4");
  cbk_record_set_text (record, "sha256", blob.sha256);
  cbk_record_set_int (record, "size", blob.size);
  cbk_record_set_text (record, "state", "registered");
  save (laptop, NULL, record);
  g_assert_true (cbk_store_write (laptop->store, add_upload, &blob, NULL, NULL));

  return g_strdup (record->id);
}

static void
send_files (Laptop *laptop)
{
  CbkTransport *transport = cbk_transport_new_http (laptop->account.url, &laptop->account.trust, NULL);
  CbkSyncFiles files = { .store = laptop->store, .transport = transport, .token = laptop->account.token,
                         .env = &laptop->env.env, .all = TRUE, .turn = G_MAXINT64 };
  CbkSyncFilesReport report = { 0 };
  g_autoptr(GError) error = NULL;

  cbk_sync_send_files (&files, &report, NULL, &error);
  g_assert_no_error (error);
  cbk_sync_files_report_clear (&report);
  cbk_transport_close (transport);
}

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  cbk_test_hq_make (&fixture->hq, program);
  cbk_test_hq_add_user (&fixture->hq, "1001", "Mistry", "investigator");
  cbk_test_hq_add_user (&fixture->hq, "2001", "Hartley", "supervisor");
  cbk_test_hq_add_user (&fixture->hq, "9001", "Okafor", "administrator");
  cbk_test_hq_start (&fixture->hq);
  laptop_init (&fixture->a, fixture->hq.url, 1);
  laptop_init (&fixture->b, fixture->hq.url, 2);
  introduce (&fixture->a, "1001");
  introduce (&fixture->b, "2001");

  fixture->id = laptop_make (&fixture->a, CANARY " Street burglary");
  fixture->entry = make_part (&fixture->a, "log_entry", fixture->id, "body", "Went to " CANARY " Street");
  fixture->film = make_film (&fixture->a, fixture->id);
  settle (&fixture->a);
  send_files (&fixture->a);
  laptop_sync (&fixture->b);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->disposal);
  g_free (fixture->id);
  g_free (fixture->entry);
  g_free (fixture->film);
  laptop_pair_clear (&fixture->hq, &fixture->a, &fixture->b);
}

static void
propose (Fixture *fixture)
{
  Laptop *laptop = &fixture->a;
  g_autofree char *entry = g_strconcat ("log_entry ", fixture->entry, NULL);
  g_autofree char *film = g_strconcat ("media_file ", fixture->film, NULL);
  g_autofree char *whole = g_strconcat ("case ", fixture->id, NULL);
  const char *const records[] = { entry, film, whole, NULL };
  CbkRecord *disposal = fixture->disposal = new_record (laptop, "disposal");

  cbk_record_set_text (disposal, "subject_type", "case");
  cbk_record_set_text (disposal, "subject_id", fixture->id);
  cbk_record_set_list (disposal, "records", records);
  cbk_record_set_text (disposal, "state", "proposed");
  cbk_record_set_text (disposal, "reason", "No longer necessary");
  cbk_record_set_text (disposal, "proposed_by", laptop->actor);
  save (laptop, NULL, disposal);
  settle (laptop);
  disposal->version = 1;
}

/* On @laptop, in the name of @officer. */
static void
approve (Fixture *fixture, Laptop *laptop, const char *officer)
{
  g_autoptr(CbkRecord) after = cbk_record_dup (fixture->disposal);
  char actor[CBK_ID_LENGTH + 1];

  laptop_sync (laptop);
  g_strlcpy (actor, laptop->actor, sizeof actor);
  g_strlcpy (laptop->actor, officer, sizeof laptop->actor);
  cbk_record_set_text (after, "state", "approved");
  cbk_record_set_text (after, "decided_by", officer);
  save (laptop, fixture->disposal, after);
  g_strlcpy (laptop->actor, actor, sizeof laptop->actor);
  settle (laptop);
}

/* The first file at or below @path in which the word is; %NULL for none. */
static char *
find_word (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  g_autofree char *text = NULL;
  const char *name;
  gsize length;
  char *found = NULL;

  while (dir != NULL && found == NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      found = find_word (below);
    }

  if (dir == NULL && g_file_get_contents (path, &text, &length, NULL))
    {
      for (gsize i = 0; i < length; i++)
        text[i] = g_ascii_tolower (text[i]);
      if (memmem (text, length, LOWER_CANARY, strlen (LOWER_CANARY)) != NULL)
        found = g_strdup (path);
    }

  return found;
}

static void
assert_nowhere (const char *folder)
{
  g_autofree char *found = find_word (folder);

  g_assert_cmpstr (found, ==, NULL);
}

static void
count_rows (CbkHqStorage *storage, const char *table, const char *word)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s AS t WHERE t::text ILIKE '%%%s%%'", table, word);
  g_autoptr(GError) error = NULL;
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db, sql);
  g_assert_true (cbk_hq_statement_step (&stmt));
  if (cbk_hq_statement_get_int (&stmt, 0) != 0)
    g_error ("%s still has %s", table, word);
  g_assert_true (cbk_hq_statement_finish (&stmt, &error));
}

/* In a database of many programs it is asked of each table; the words of the search are bytes there. */
static void
assert_not_in_database (Fixture *fixture)
{
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_open (fixture->hq.folder, &fixture->a.env.env, CBK_HQ_DB_READ, NULL);
  g_autoptr(GString) hex = g_string_new (NULL);
  g_auto(CbkHqStatement) stmt = { 0 };

  g_assert_nonnull (storage);
  for (const char *c = LOWER_CANARY; *c != '\0'; c++)
    g_string_append_printf (hex, "%02x", *c);
  cbk_hq_statement_init (&stmt, storage->db,
                         "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema ()");
  while (cbk_hq_statement_step (&stmt))
    {
      count_rows (storage, cbk_hq_statement_get_text (&stmt, 0), CANARY);
      count_rows (storage, cbk_hq_statement_get_text (&stmt, 0), hex->str);
    }
  g_assert_true (cbk_hq_statement_finish (&stmt, NULL));
}

static void
assert_not_at_headquarters (Fixture *fixture)
{
  g_autofree char *out = NULL;

  cbk_test_hq_stop (&fixture->hq, FALSE);
  out = cbk_test_hq_run (&fixture->hq, 0, NULL, "collect", fixture->hq.folder, NULL);
  assert_nowhere (fixture->hq.folder);
  if (fixture->hq.postgres != NULL)
    assert_not_in_database (fixture);
  cbk_test_hq_start (&fixture->hq);
}

static gboolean
verify_chain (CbkSession *session, gpointer report, GError **error)
{
  return cbk_outbox_verify (cbk_session_get_outbox (session), report, error);
}

/* Nothing is left on the laptop but digests, and its chain holds. */
static void
assert_erased (Laptop *laptop, gint64 n)
{
  CbkChainReport report;

  g_assert_true (cbk_store_write (laptop->store, verify_chain, &report, NULL, NULL));
  g_assert_cmpint (report.broken_at, ==, 0);
  g_assert_cmpint (report.n_erased, ==, n);
  laptop_close (laptop);
  assert_nowhere (laptop->folder);
  laptop_open (laptop);
}

static gboolean
keep_draft (CbkSession *session, gpointer record, GError **error)
{
  gboolean kept;

  return cbk_draft_save (session, "1001", record, 1, &kept, error);
}

static void
test_what_is_disposed_of_is_nowhere_and_every_chain_holds (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) draft = laptop_get (&fixture->a, fixture->id);
  g_autofree char *found = NULL, *out = NULL, *log = NULL;

  /* A conflict about it, of which headquarters makes a record with what each side wants; and what is being typed. */
  laptop_change (&fixture->a, fixture->id, "method", "By the window of " CANARY);
  laptop_change (&fixture->b, fixture->id, "method", "By the door of " CANARY);
  settle (&fixture->a);
  laptop_sync (&fixture->b);
  g_assert_cmpuint (fixture->b.report.n_conflicts, ==, 1);
  g_assert_true (cbk_store_write (fixture->a.store, keep_draft, draft, NULL, NULL));
  found = find_word (fixture->hq.folder);
  g_assert_true (found != NULL || fixture->hq.postgres != NULL);

  propose (fixture);
  approve (fixture, &fixture->b, fixture->b.actor);
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->b);

  g_assert_null (laptop_get (&fixture->a, fixture->id));
  g_assert_null (laptop_get (&fixture->b, fixture->id));
  assert_erased (&fixture->a, 4);
  assert_erased (&fixture->b, 1);
  assert_not_at_headquarters (fixture);

  /* That there was one, who made it, and who had it erased. */
  out = cbk_test_hq_run (&fixture->hq, 0, NULL, "verify", fixture->hq.folder, NULL);
  g_assert_nonnull (strstr (out, "6 erased by law"));
  log = cbk_test_hq_run (&fixture->hq, 0, NULL, "audit", "search", fixture->hq.folder, "--record", fixture->id, NULL);
  g_assert_nonnull (strstr (log, "collection"));
  g_assert_nonnull (strstr (log, fixture->a.actor));
}

static void
assert_quarantined (Laptop *laptop, gint64 n)
{
  g_auto(CbkSyncState) state = { 0 };

  laptop_state (laptop, &state);
  g_assert_cmpint (state.n_quarantined, ==, n);
}

static void
test_nobody_erases_what_they_proposed_or_in_anothers_name (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) record = NULL;

  propose (fixture);
  approve (fixture, &fixture->a, fixture->a.actor);
  assert_quarantined (&fixture->a, 1);
  approve (fixture, &fixture->a, fixture->b.actor);
  assert_quarantined (&fixture->a, 2);

  laptop_sync (&fixture->b);
  record = laptop_get (&fixture->b, fixture->id);
  g_assert_nonnull (record);
}

static void
test_what_comes_late_brings_nothing_back (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *list = NULL, *cid = NULL, *sentence = NULL, *out = NULL, *also = NULL;

  propose (fixture);
  laptop_change (&fixture->a, fixture->id, "method", "By the window of " CANARY);
  approve (fixture, &fixture->b, fixture->b.actor);

  settle (&fixture->a);
  assert_quarantined (&fixture->a, 1);
  laptop_sync (&fixture->b);
  g_assert_null (laptop_get (&fixture->a, fixture->id));
  g_assert_null (laptop_get (&fixture->b, fixture->id));
  assert_erased (&fixture->a, 4);
  assert_erased (&fixture->b, 0);
  for (guint i = 0; i < 1000 && sentence == NULL; i++)
    {
      laptop_sync (&fixture->a);
      sentence = laptop_ask (&fixture->a, "SELECT sentence FROM sync_conflicts WHERE kind = 'quarantine'");
    }
  g_assert_nonnull (sentence);
  g_assert_nonnull (strstr (sentence, "erased by law"));

  /* Headquarters keeps what came until somebody has looked at it. */
  list = cbk_test_hq_run (&fixture->hq, 0, NULL, "quarantine", "list", fixture->hq.folder, NULL);
  cid = g_strndup (list, CBK_ID_LENGTH);
  out = cbk_test_hq_run (&fixture->hq, 1, NULL, "quarantine", "release", fixture->hq.folder, cid, "9001",
                         "Let us see", NULL);
  also = cbk_test_hq_run (&fixture->hq, 0, NULL, "quarantine", "reject", fixture->hq.folder, cid, "9001",
                          "Looked at", NULL);
  assert_not_at_headquarters (fixture);
}

static void
test_what_would_belong_to_it_waits_too (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *late = NULL;

  propose (fixture);
  late = make_part (&fixture->a, "log_entry", fixture->id, "body", "Went there again");
  approve (fixture, &fixture->b, fixture->b.actor);
  settle (&fixture->a);
  assert_quarantined (&fixture->a, 1);
  g_assert_null (laptop_get (&fixture->a, fixture->id));
}

static gboolean
note_disposed (CbkSession *session, gpointer id, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_outbox_get_connection (cbk_session_get_outbox (session)),
                      "INSERT INTO disposed (id) VALUES (:id)");
  cbk_statement_bind_id (&stmt, ":id", id);

  return cbk_statement_finish (&stmt, error);
}

static void
test_what_was_cut_off_is_finished_at_the_next_start (Fixture *fixture, gconstpointer unused)
{
  CbkChainReport report;

  g_assert_true (cbk_store_write (fixture->a.store, note_disposed, fixture->entry, NULL, NULL));
  laptop_close (&fixture->a);
  laptop_open (&fixture->a);
  g_assert_true (cbk_store_write (fixture->a.store, verify_chain, &report, NULL, NULL));
  g_assert_cmpint (report.broken_at, ==, 0);
  g_assert_cmpint (report.n_erased, ==, 1);
}

static void
test_a_restored_headquarters_gets_the_digests (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *copy = cbk_test_make_folder (), *before = g_build_filename (copy, "backup", NULL);
  g_autofree char *made = NULL, *restored = NULL, *out = NULL, *late = NULL;

  if (fixture->hq.postgres != NULL)
    {
      g_test_skip ("A database of many programs is backed up by its own means");
      cbk_test_remove_folder (copy);
      return;
    }

  made = cbk_test_hq_run (&fixture->hq, 0, NULL, "backup", fixture->hq.folder, before, NULL);
  late = make_part (&fixture->a, "log_entry", fixture->id, "body", "Saw " CANARY " himself");
  laptop_sync (&fixture->a);
  g_free (fixture->entry);
  fixture->entry = g_steal_pointer (&late);
  propose (fixture);
  approve (fixture, &fixture->b, fixture->b.actor);
  laptop_sync (&fixture->a);

  cbk_test_hq_stop (&fixture->hq, FALSE);
  cbk_test_remove_folder (fixture->hq.folder);
  restored = cbk_test_hq_run (&fixture->hq, 0, NULL, "restore", before, fixture->hq.folder, "--reason", "The disk died",
                              NULL);
  cbk_test_hq_start (&fixture->hq);
  cbk_test_remove_folder (copy);
  laptop_sync_signing_in (&fixture->a);
  laptop_sync_signing_in (&fixture->b);
  laptop_sync (&fixture->a);
  g_assert_null (laptop_get (&fixture->a, fixture->id));
  out = cbk_test_hq_run (&fixture->hq, 0, NULL, "verify", fixture->hq.folder, NULL);
  g_assert_nonnull (strstr (out, " 0 in quarantine"));
}

#define ADD(name, func) g_test_add ("/disposal/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  program = argv[1];

  ADD ("what-is-disposed-of-is-nowhere-and-every-chain-holds", test_what_is_disposed_of_is_nowhere_and_every_chain_holds);
  ADD ("nobody-erases-what-they-proposed-or-in-anothers-name", test_nobody_erases_what_they_proposed_or_in_anothers_name);
  ADD ("what-comes-late-brings-nothing-back", test_what_comes_late_brings_nothing_back);
  ADD ("what-would-belong-to-it-waits-too", test_what_would_belong_to_it_waits_too);
  ADD ("what-was-cut-off-is-finished-at-the-next-start", test_what_was_cut_off_is_finished_at_the_next_start);
  ADD ("a-restored-headquarters-gets-the-digests", test_a_restored_headquarters_gets_the_digests);

  return g_test_run ();
}
