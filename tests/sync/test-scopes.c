/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "laptop.h"
#include "store/cbk-connection.h"

#include <glib/gstdio.h>
#include <string.h>

/* What each laptop holds: two units, an administrator, and a headquarters of their own. */

#define CANARY "zanzibarcanary"

static const char *program;

typedef struct
{
  CbkTestHq hq;
  Laptop admin, alpha, beta;
  char *alpha_unit, *beta_unit;
} Fixture;

static void
laptop_init_for (Laptop *laptop, Fixture *fixture, guint64 seed, const char *number)
{
  laptop_init (laptop, fixture->hq.url, seed);
  g_free (laptop->account.user);
  laptop->account.user = g_strdup (number);
}

static void
save_new (Laptop *laptop, CbkRecord *record)
{
  g_autoptr(GPtrArray) pairs = g_ptr_array_new ();

  g_ptr_array_add (pairs, NULL);
  g_ptr_array_add (pairs, record);
  laptop_save (laptop, pairs);
}

/* A record of @type; names and values follow. */
static char * G_GNUC_NULL_TERMINATED
make (Laptop *laptop, const char *type, ...)
{
  char id[CBK_ID_LENGTH + 1];
  g_autoptr(CbkRecord) record = NULL;
  const char *name;
  va_list list;

  cbk_id_init (id, &laptop->env.env);
  record = cbk_record_new (cbk_registry_find (type), id);
  va_start (list, type);
  while ((name = va_arg (list, const char *)) != NULL)
    cbk_record_set_text (record, name, va_arg (list, const char *));
  va_end (list);
  save_new (laptop, record);

  return g_strdup (id);
}

static void G_GNUC_NULL_TERMINATED
hq (Fixture *fixture, const char *word, ...)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) words = NULL;
  g_autofree char *out = NULL;
  va_list list;

  va_start (list, word);
  for (; word != NULL; word = va_arg (list, const char *))
    g_strv_builder_add (builder, word);
  va_end (list);
  words = g_strv_builder_end (builder);
  out = cbk_test_hq_run_argv (&fixture->hq, 0, NULL, (const char *const *) words);
}

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  const char *folder;

  cbk_test_hq_make (&fixture->hq, program);
  folder = fixture->hq.folder;
  cbk_test_hq_add_user (&fixture->hq, "9001", "Admin", "administrator");
  cbk_test_hq_add_user (&fixture->hq, "1001", "Mistry", "investigator");
  cbk_test_hq_add_user (&fixture->hq, "1002", "Hartley", "investigator");
  cbk_test_hq_start (&fixture->hq);
  laptop_init_for (&fixture->admin, fixture, 9, "9001");
  laptop_init_for (&fixture->alpha, fixture, 1, "1001");
  laptop_init_for (&fixture->beta, fixture, 2, "1002");
  fixture->alpha_unit = make (&fixture->admin, "unit", "code", "ALPHA", "name", "Alpha", NULL);
  fixture->beta_unit = make (&fixture->admin, "unit", "code", "BETA", "name", "Beta", NULL);
  laptop_sync (&fixture->admin);
  hq (fixture, "posting", "add", folder, "1001", "unit:ALPHA", "--from", "2020-01-01", NULL);
  hq (fixture, "posting", "add", folder, "1002", "unit:BETA", "--from", "2020-01-01", NULL);
  laptop_introduce (&fixture->alpha);
  laptop_introduce (&fixture->beta);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  laptop_free (&fixture->admin);
  laptop_free (&fixture->alpha);
  laptop_free (&fixture->beta);
  cbk_test_hq_free (&fixture->hq);
  g_free (fixture->alpha_unit);
  g_free (fixture->beta_unit);
}

static guint
count (Laptop *laptop, const char *relation)
{
  g_autofree char *sql = g_strdup_printf ("SELECT CAST (count(*) AS TEXT) FROM %s", relation);
  g_autofree char *text = laptop_ask (laptop, sql);

  return (guint) g_ascii_strtoull (text, NULL, 10);
}

static void
assert_holds (Laptop *laptop, const char *id, gboolean holds)
{
  g_autoptr(CbkRecord) record = laptop_get (laptop, id);

  if (holds)
    g_assert_nonnull (record);
  else
    g_assert_null (record);
}

/* A case of @unit with a person who lives somewhere, and an entry in its log. */
static char *
make_family (Laptop *laptop, const char *unit, const char *word)
{
  char *id = make (laptop, "case", "summary", word, "unit", unit, "state", "intake", NULL);
  g_autofree char *place = make (laptop, "address", "text", word, NULL);
  g_autofree char *person = make (laptop, "person", "surname", word, "home", place, NULL);
  g_autofree char *name = make (laptop, "person_name", "person", person, "surname", word, NULL);
  g_autofree char *role = make (laptop, "case_role", "subject_type", "case", "subject_id", id, "person", person, "role",
                                "victim", NULL);
  g_autofree char *entry = make (laptop, "log_entry", "subject_type", "case", "subject_id", id, "kind", "note", "body", word,
                                 NULL);

  return id;
}

static void
test_a_unit_holds_its_own (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *ours = make_family (&fixture->alpha, fixture->alpha_unit, "Harbour");
  g_autofree char *theirs = make_family (&fixture->beta, fixture->beta_unit, "Market");

  laptop_sync (&fixture->alpha);
  laptop_sync (&fixture->beta);
  laptop_sync (&fixture->alpha);

  assert_holds (&fixture->alpha, ours, TRUE);
  assert_holds (&fixture->alpha, theirs, FALSE);
  assert_holds (&fixture->beta, theirs, TRUE);
  assert_holds (&fixture->beta, ours, FALSE);
  g_assert_cmpuint (count (&fixture->beta, "persons"), ==, 1);
  g_assert_cmpuint (count (&fixture->beta, "addresses"), ==, 1);
  g_assert_cmpuint (count (&fixture->beta, "log_entries"), ==, 1);
  g_assert_cmpuint (count (&fixture->beta, "units"), ==, 2);
}

static void
test_a_case_that_moves_takes_everything_along (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_family (&fixture->alpha, fixture->alpha_unit, "Harbour");

  laptop_sync (&fixture->alpha);
  laptop_sync (&fixture->beta);
  assert_holds (&fixture->beta, id, FALSE);

  laptop_change (&fixture->alpha, id, "unit", fixture->beta_unit);
  laptop_sync (&fixture->alpha);
  assert_holds (&fixture->alpha, id, FALSE);
  g_assert_cmpuint (count (&fixture->alpha, "persons"), ==, 0);
  g_assert_cmpuint (count (&fixture->alpha, "person_names"), ==, 0);
  g_assert_cmpuint (count (&fixture->alpha, "addresses"), ==, 0);
  g_assert_cmpuint (count (&fixture->alpha, "log_entries"), ==, 0);
  g_assert_cmpuint (count (&fixture->alpha, "case_roles"), ==, 0);

  laptop_sync (&fixture->beta);
  assert_holds (&fixture->beta, id, TRUE);
  g_assert_cmpuint (count (&fixture->beta, "persons"), ==, 1);
  g_assert_cmpuint (count (&fixture->beta, "person_names"), ==, 1);
  g_assert_cmpuint (count (&fixture->beta, "addresses"), ==, 1);
  g_assert_cmpuint (count (&fixture->beta, "log_entries"), ==, 1);
}

static void
test_a_person_is_where_any_case_names_them (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *one = make_family (&fixture->alpha, fixture->alpha_unit, "Harbour");
  g_autofree char *other = make (&fixture->beta, "case", "summary", "Market", "unit", fixture->beta_unit, NULL);
  g_autofree char *person = NULL;
  g_autofree char *role = NULL;
  g_autofree char *hex = NULL;

  laptop_sync (&fixture->alpha);
  laptop_sync (&fixture->beta);
  hex = laptop_ask (&fixture->alpha, "SELECT lower (hex (id)) FROM persons");
  person = g_strdup_printf ("%.8s-%.4s-%.4s-%.4s-%s", hex, hex + 8, hex + 12, hex + 16, hex + 20);

  /* Beta learns of the person by telephone, so to speak. */
  role = make (&fixture->beta, "case_role", "subject_type", "case", "subject_id", other, "person", person, "role", "suspect",
               NULL);
  laptop_sync (&fixture->beta);
  g_assert_cmpuint (count (&fixture->beta, "persons"), ==, 1);
  g_assert_cmpuint (count (&fixture->beta, "person_names"), ==, 1);
  g_assert_cmpuint (count (&fixture->beta, "addresses"), ==, 1);
  g_assert_cmpuint (count (&fixture->beta, "log_entries"), ==, 0);
  assert_holds (&fixture->beta, one, FALSE);

  laptop_sync (&fixture->alpha);
  g_assert_cmpuint (count (&fixture->alpha, "persons"), ==, 1);
  g_assert_cmpuint (count (&fixture->alpha, "case_roles"), ==, 1);
}

static void
test_the_owner_holds_the_case_wherever_they_work (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_family (&fixture->alpha, fixture->alpha_unit, "Harbour");
  g_autofree char *other = make_family (&fixture->alpha, fixture->alpha_unit, "Market");
  g_autofree char *owner = NULL;

  laptop_sync (&fixture->alpha);
  laptop_sync (&fixture->beta);
  owner = laptop_find_officer (&fixture->alpha, "1002");
  laptop_change (&fixture->alpha, id, "owner", owner);
  laptop_sync (&fixture->alpha);
  laptop_sync (&fixture->beta);
  assert_holds (&fixture->beta, id, TRUE);
  assert_holds (&fixture->beta, other, FALSE);
  g_assert_cmpuint (count (&fixture->beta, "log_entries"), ==, 1);

  laptop_change (&fixture->alpha, id, "owner", NULL);
  laptop_sync (&fixture->alpha);
  laptop_sync (&fixture->beta);
  assert_holds (&fixture->beta, id, FALSE);
  g_assert_cmpuint (count (&fixture->beta, "log_entries"), ==, 0);
}

static gboolean
file_has (const char *path, const char *word)
{
  g_autofree char *bytes = NULL;
  gsize length, n = strlen (word);

  if (!g_file_get_contents (path, &bytes, &length, NULL))
    return FALSE;

  for (gsize i = 0; i + n <= length; i++)
    if (g_ascii_strncasecmp (bytes + i, word, n) == 0)
      {
        g_test_message ("%s holds “%s” at %" G_GSIZE_FORMAT, path, word, i);
        return TRUE;
      }

  return FALSE;
}

/* The index keeps words without what they share with the one before: their ends are looked for too. */
static gboolean
cache_has_canary (Laptop *laptop)
{
  static const char *const names[] = { "cache.db", "cache.db-wal", "cache.db-shm" };
  gboolean has = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (laptop->folder, names[i], NULL);

      has |= file_has (path, CANARY) || file_has (path, CANARY + 4);
    }

  return has;
}

static gboolean
is_found (Laptop *laptop)
{
  g_autofree char *found =
    laptop_ask (laptop, "SELECT 'yes' FROM search_text WHERE search_text MATCH '" CANARY "' UNION ALL "
                 "SELECT 'yes' FROM search_key WHERE k LIKE '" CANARY "%' UNION ALL "
                 "SELECT 'yes' FROM name_word WHERE word LIKE '" CANARY "%'");

  return found != NULL;
}

static void
test_what_is_revoked_leaves_no_trace (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_family (&fixture->alpha, fixture->alpha_unit, CANARY);
  g_autofree char *scope = g_strconcat ("case:", id, NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  laptop_sync (&fixture->alpha);
  hq (fixture, "grant", fixture->hq.folder, "1002", scope, NULL);
  laptop_sync (&fixture->beta);
  assert_holds (&fixture->beta, id, TRUE);
  g_assert_true (is_found (&fixture->beta));
  g_assert_true (cache_has_canary (&fixture->beta));

  /* Revoked while offline: headquarters lists what it wants back. */
  hq (fixture, "revoke", fixture->hq.folder, "1002", scope, NULL);
  before = cbk_test_hq_run (&fixture->hq, 0, NULL, "receipts", fixture->hq.folder, NULL);
  g_assert_nonnull (strstr (before, scope));

  laptop_sync (&fixture->beta);
  assert_holds (&fixture->beta, id, FALSE);
  g_assert_false (is_found (&fixture->beta));
  g_assert_false (cache_has_canary (&fixture->beta));
  g_assert_cmpuint (count (&fixture->beta, "persons"), ==, 0);
  after = cbk_test_hq_run (&fixture->hq, 0, NULL, "receipts", fixture->hq.folder, NULL);
  g_assert_null (strstr (after, scope));
}

/* Headquarters has noted what this laptop was to be told, and the line breaks before it is. */
static void
test_what_never_came_is_given_back_as_well (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_family (&fixture->alpha, fixture->alpha_unit, CANARY);
  g_autofree char *scope = g_strconcat ("case:", id, NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  laptop_sync (&fixture->alpha);
  laptop_sync (&fixture->beta);
  hq (fixture, "grant", fixture->hq.folder, "1002", scope, NULL);
  fixture->beta.fail_at = 2;
  g_assert_false (laptop_try (&fixture->beta, &error));
  fixture->beta.fail_at = 0;

  hq (fixture, "revoke", fixture->hq.folder, "1002", scope, NULL);
  before = cbk_test_hq_run (&fixture->hq, 0, NULL, "receipts", fixture->hq.folder, NULL);
  g_assert_nonnull (strstr (before, scope));
  laptop_sync (&fixture->beta);
  after = cbk_test_hq_run (&fixture->hq, 0, NULL, "receipts", fixture->hq.folder, NULL);
  g_assert_null (strstr (after, scope));
}

static void
test_a_purge_that_was_cut_off_is_finished (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_family (&fixture->alpha, fixture->alpha_unit, CANARY);
  g_autofree char *scope = g_strconcat ("case:", id, NULL);

  laptop_sync (&fixture->alpha);

  for (guint i = 1; i < 6; i++)
    for (guint lose = 0; lose < 2; lose++)
      {
        g_autofree char *receipts = NULL;
        g_autoptr(GError) error = NULL;

        hq (fixture, "grant", fixture->hq.folder, "1002", scope, NULL);
        laptop_sync (&fixture->beta);
        assert_holds (&fixture->beta, id, TRUE);
        hq (fixture, "revoke", fixture->hq.folder, "1002", scope, NULL);

        fixture->beta.fail_at = i;
        fixture->beta.lose_answer = lose == 1;
        laptop_try (&fixture->beta, &error);
        fixture->beta.fail_at = 0;
        laptop_close (&fixture->beta);
        laptop_open (&fixture->beta);

        laptop_sync (&fixture->beta);
        assert_holds (&fixture->beta, id, FALSE);
        g_assert_false (cache_has_canary (&fixture->beta));
        receipts = cbk_test_hq_run (&fixture->hq, 0, NULL, "receipts", fixture->hq.folder, NULL);
        g_assert_null (strstr (receipts, scope));
      }
}

static void
test_what_was_not_sent_is_sent_and_brings_nothing_back (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_family (&fixture->alpha, fixture->alpha_unit, CANARY);
  g_autofree char *scope = g_strconcat ("case:", id, NULL);
  g_auto(CbkSyncState) state = { 0 };

  laptop_sync (&fixture->alpha);
  hq (fixture, "grant", fixture->hq.folder, "1002", scope, "--from", "2020-01-01", NULL);
  laptop_sync (&fixture->beta);

  laptop_change (&fixture->beta, id, "method", "Rear window");
  hq (fixture, "revoke", fixture->hq.folder, "1002", scope, NULL);
  laptop_sync (&fixture->beta);
  laptop_state (&fixture->beta, &state);
  g_assert_cmpint (state.n_waiting, ==, 0);
  g_assert_cmpint (state.n_quarantined, ==, 0);
  assert_holds (&fixture->beta, id, FALSE);
  g_assert_false (cache_has_canary (&fixture->beta));

  laptop_close (&fixture->beta);
  laptop_open (&fixture->beta);
  assert_holds (&fixture->beta, id, FALSE);

  /* It was allowed when it was done. */
  laptop_sync (&fixture->alpha);
  {
    g_autofree char *method = laptop_text (&fixture->alpha, id, "method");

    g_assert_cmpstr (method, ==, "Rear window");
  }
}

static void
test_grants_that_come_and_go_end_as_they_are (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_family (&fixture->alpha, fixture->alpha_unit, CANARY);
  g_autofree char *scope = g_strconcat ("case:", id, NULL);

  laptop_sync (&fixture->alpha);
  for (guint i = 0; i < 3; i++)
    {
      hq (fixture, "grant", fixture->hq.folder, "1002", scope, NULL);
      if (i != 1)
        laptop_sync (&fixture->beta);
      hq (fixture, "revoke", fixture->hq.folder, "1002", scope, NULL);
      if (i != 0)
        laptop_sync (&fixture->beta);
      laptop_change (&fixture->alpha, id, "summary", i == 0 ? "one" : i == 1 ? "two" : CANARY);
      laptop_sync (&fixture->alpha);
    }
  assert_holds (&fixture->beta, id, FALSE);
  g_assert_false (cache_has_canary (&fixture->beta));

  hq (fixture, "grant", fixture->hq.folder, "1002", scope, NULL);
  laptop_sync (&fixture->beta);
  assert_holds (&fixture->beta, id, TRUE);
  g_assert_true (is_found (&fixture->beta));
  g_assert_cmpuint (count (&fixture->beta, "log_entries"), ==, 1);
}

static void
test_need_to_know_is_for_those_who_are_named (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_family (&fixture->alpha, fixture->alpha_unit, CANARY);
  g_autofree char *list = NULL;
  g_autofree char *officer = NULL;
  char list_id[CBK_ID_LENGTH + 1];
  g_autoptr(CbkRecord) record = NULL;

  laptop_sync (&fixture->alpha);
  laptop_sync (&fixture->beta);
  hq (fixture, "grant", fixture->hq.folder, "1002", "*", NULL);
  laptop_sync (&fixture->beta);
  assert_holds (&fixture->beta, id, TRUE);

  officer = laptop_find_officer (&fixture->alpha, "1001");
  cbk_id_init (list_id, &fixture->alpha.env.env);
  record = cbk_record_new (cbk_registry_find ("need_to_know"), list_id);
  cbk_record_set_text (record, "name", "Operation Lantern");
  cbk_record_set_list (record, "officers", (const char *const[]){ officer, NULL });
  save_new (&fixture->alpha, record);
  laptop_change (&fixture->alpha, id, "restricted_to", list_id);
  laptop_sync (&fixture->alpha);
  assert_holds (&fixture->alpha, id, TRUE);
  g_assert_cmpuint (count (&fixture->alpha, "log_entries"), ==, 1);

  /* A star is all that is not restricted. */
  laptop_sync (&fixture->beta);
  assert_holds (&fixture->beta, id, FALSE);
  g_assert_false (cache_has_canary (&fixture->beta));
  g_assert_cmpuint (count (&fixture->beta, "log_entries"), ==, 0);
  g_assert_cmpuint (count (&fixture->beta, "persons"), ==, 0);
}

static void
test_a_first_load_goes_on_wherever_it_was_cut_off (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_family (&fixture->alpha, fixture->alpha_unit, CANARY);
  gboolean finished = FALSE;

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *text = g_strdup_printf ("case %u", i);
      g_autofree char *more = make (&fixture->alpha, "case", "summary", text, "unit", fixture->alpha_unit, NULL);
    }
  laptop_sync (&fixture->alpha);

  for (guint i = 1; !finished; i++)
    for (guint lose = 0; lose < 2; lose++)
      {
        Laptop laptop;
        g_autoptr(GError) error = NULL;

        laptop_init_for (&laptop, fixture, 100 + 2 * i + lose, "1001");
        laptop.fail_at = i;
        laptop.lose_answer = lose == 1;
        finished = laptop_try (&laptop, &error);
        laptop.fail_at = 0;
        laptop_close (&laptop);
        laptop_open (&laptop);
        laptop_sync (&laptop);
        assert_holds (&laptop, id, TRUE);
        g_assert_true (is_found (&laptop));
        g_assert_cmpuint (count (&laptop, "cases"), ==, 31);
        laptop_free (&laptop);
      }
}

static gboolean
spoil (CbkSession *session, gpointer unused, GError **error)
{
  return cbk_connection_exec (cbk_session_get_cache (session),
                              "DELETE FROM log_entries; DELETE FROM record_scope WHERE rid NOT IN (SELECT rid FROM cases);"
                              "UPDATE cases SET ver = 7; UPDATE scope SET digest = zeroblob (32), n = 0", error);
}

static void
test_what_differs_is_found_and_loaded (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_family (&fixture->alpha, fixture->alpha_unit, CANARY);
  g_autofree char *news = NULL;
  g_autoptr(GError) error = NULL;
  Laptop second;

  laptop_sync (&fixture->alpha);
  laptop_init_for (&second, fixture, 77, "1001");
  laptop_sync (&second);
  g_assert_true (cbk_store_write (second.store, spoil, NULL, NULL, &error));
  g_assert_no_error (error);

  news = make (&fixture->alpha, "case", "summary", "News", "unit", fixture->alpha_unit, NULL);
  laptop_sync (&fixture->alpha);
  laptop_sync (&second);
  g_assert_cmpuint (count (&second, "log_entries"), ==, 1);
  {
    g_autoptr(CbkRecord) record = laptop_get (&second, id);

    g_assert_cmpint (record->version, ==, 1);
  }
  laptop_free (&second);
}

static void
assert_quarantined (Laptop *laptop, gint64 n)
{
  g_auto(CbkSyncState) state = { 0 };

  laptop_state (laptop, &state);
  g_assert_cmpint (state.n_waiting, ==, 0);
  g_assert_cmpint (state.n_quarantined, ==, n);
}

static void
test_what_counts_is_the_moment_at_which_it_was_done (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_family (&fixture->alpha, fixture->alpha_unit, "Harbour");
  g_autofree char *early = NULL;
  gint64 end;

  laptop_sync (&fixture->alpha);
  laptop_change (&fixture->alpha, id, "method", "Rear window");
  end = fixture->alpha.env.now + CBK_HOUR;
  early = cbk_time_format (end);
  hq (fixture, "posting", "end", fixture->hq.folder, "1001", "unit:ALPHA", "--from", early, NULL);

  /* Two hours later they are still at it, and no longer in that unit. */
  cbk_test_env_advance (&fixture->alpha.env, 2 * CBK_HOUR);
  laptop_change (&fixture->alpha, id, "summary", "Harbour arson");
  laptop_sync (&fixture->alpha);
  assert_quarantined (&fixture->alpha, 1);
}

static void
test_a_role_that_was_withdrawn_allows_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_family (&fixture->alpha, fixture->alpha_unit, "Harbour");

  laptop_sync (&fixture->alpha);
  hq (fixture, "role", "end", fixture->hq.folder, "1001", "investigator", "--from", "2021-01-01", NULL);
  laptop_change (&fixture->alpha, id, "method", "Rear window");
  laptop_sync (&fixture->alpha);
  assert_quarantined (&fixture->alpha, 1);
}

static void
test_nobody_writes_into_what_they_do_not_hold (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_family (&fixture->alpha, fixture->alpha_unit, "Harbour");
  g_autofree char *entry = NULL;

  laptop_sync (&fixture->alpha);
  laptop_sync (&fixture->beta);
  entry = make (&fixture->beta, "log_entry", "subject_type", "case", "subject_id", id, "kind", "note", "body", "Intruder", NULL);
  laptop_sync (&fixture->beta);
  assert_quarantined (&fixture->beta, 1);
  laptop_sync (&fixture->alpha);
  g_assert_cmpuint (count (&fixture->alpha, "log_entries"), ==, 1);

  /* Nor is a unit made by somebody who may not. */
  g_free (entry);
  entry = make (&fixture->beta, "unit", "code", "MINE", "name", "Mine", NULL);
  laptop_sync (&fixture->beta);
  assert_quarantined (&fixture->beta, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  program = argv[1];

#define ADD(path, func) g_test_add ("/scopes/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("a-unit-holds-its-own", test_a_unit_holds_its_own);
  ADD ("a-case-that-moves-takes-everything-along", test_a_case_that_moves_takes_everything_along);
  ADD ("a-person-is-where-any-case-names-them", test_a_person_is_where_any_case_names_them);
  ADD ("the-owner-holds-the-case-wherever-they-work", test_the_owner_holds_the_case_wherever_they_work);
  ADD ("what-is-revoked-leaves-no-trace", test_what_is_revoked_leaves_no_trace);
  ADD ("what-never-came-is-given-back-as-well", test_what_never_came_is_given_back_as_well);
  ADD ("a-purge-that-was-cut-off-is-finished", test_a_purge_that_was_cut_off_is_finished);
  ADD ("what-was-not-sent-is-sent-and-brings-nothing-back", test_what_was_not_sent_is_sent_and_brings_nothing_back);
  ADD ("grants-that-come-and-go-end-as-they-are", test_grants_that_come_and_go_end_as_they_are);
  ADD ("need-to-know-is-for-those-who-are-named", test_need_to_know_is_for_those_who_are_named);
  ADD ("a-first-load-goes-on-wherever-it-was-cut-off", test_a_first_load_goes_on_wherever_it_was_cut_off);
  ADD ("what-differs-is-found-and-loaded", test_what_differs_is_found_and_loaded);
  ADD ("what-counts-is-the-moment-at-which-it-was-done", test_what_counts_is_the_moment_at_which_it_was_done);
  ADD ("a-role-that-was-withdrawn-allows-nothing", test_a_role_that_was_withdrawn_allows_nothing);
  ADD ("nobody-writes-into-what-they-do-not-hold", test_nobody_writes_into_what_they_do_not_hold);

  return g_test_run ();
}
