/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "base/cbk-json.h"
#include "store/fixture.h"

static gboolean
verify (CbkSession *session, gpointer report, GError **error)
{
  return cbk_outbox_verify (cbk_session_get_outbox (session), report, error);
}

static CbkChainReport
fixture_verify (Fixture *fixture)
{
  CbkChainReport report;
  g_autoptr(GError) error = NULL;

  g_assert_true (cbk_store_write (fixture->store, verify, &report, NULL, &error));
  g_assert_no_error (error);

  return report;
}

static gboolean
keep_payload (const CbkMutation *mutation, gpointer payloads, GError **error)
{
  g_ptr_array_add (payloads, g_strdup (mutation->payload));

  return TRUE;
}

static gboolean
list_payloads (CbkSession *session, gpointer payloads, GError **error)
{
  return cbk_outbox_foreach (cbk_session_get_outbox (session), 0, keep_payload, payloads, error);
}

static GPtrArray *
fixture_payloads (Fixture *fixture)
{
  GPtrArray *payloads = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (cbk_store_write (fixture->store, list_payloads, payloads, NULL, NULL));

  return payloads;
}

static void
save_twice (Fixture *fixture)
{
  g_autoptr(CbkRecord) record = fixture_new_case (fixture, "Harbour burglary");
  g_autoptr(CbkRecord) draft = NULL;

  fixture_save (fixture, NULL, record);
  draft = cbk_record_dup (record);
  cbk_record_set_text (draft, "summary", "Harbour arson");
  fixture_save (fixture, record, draft);
}

static void
test_a_mutation_says_who_when_what_and_from_what (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GPtrArray) payloads = NULL;
  g_autoptr(JsonObject) payload = NULL;
  g_autoptr(GString) canonical = g_string_new (NULL);
  g_autoptr(JsonNode) node = NULL;
  JsonArray *pair;

  save_twice (fixture);
  payloads = fixture_payloads (fixture);
  g_assert_cmpuint (payloads->len, ==, 2);

  payload = cbk_json_parse_object (payloads->pdata[1], -1, NULL);
  g_assert_cmpstr (cbk_json_get_text (payload, "actor"), ==, OFFICER);
  g_assert_cmpstr (cbk_json_get_text (payload, "at"), ==, "2026-11-22T14:02:00.000Z");
  g_assert_cmpstr (cbk_json_get_text (payload, "op"), ==, "patch");
  g_assert_cmpint (cbk_json_get_int (payload, "dseq", 0), ==, 2);

  pair = json_object_get_array_member (json_object_get_object_member (payload, "set"), "summary");
  g_assert_cmpstr (json_array_get_string_element (pair, 0), ==, "Harbour burglary");
  g_assert_cmpstr (json_array_get_string_element (pair, 1), ==, "Harbour arson");

  /* It is canonical as written: hashing it needs no second form. */
  node = cbk_json_parse (payloads->pdata[1], -1, NULL);
  g_assert_true (cbk_json_append_node (canonical, node, NULL));
  g_assert_cmpstr (canonical->str, ==, payloads->pdata[1]);
}

static void
test_an_untouched_chain_verifies (Fixture *fixture, gconstpointer unused)
{
  CbkChainReport report;

  save_twice (fixture);
  fixture_reopen (fixture);
  save_twice (fixture);

  report = fixture_verify (fixture);
  g_assert_cmpint (report.n_mutations, ==, 4);
  g_assert_cmpint (report.broken_at, ==, 0);
}

static void
tamper (Fixture *fixture, const char *sql)
{
  g_autofree char *path = fixture_path (fixture, "outbox.db");
  g_autoptr(CbkConnection) connection = NULL;
  g_autoptr(GError) error = NULL;

  cbk_store_close (fixture->store);
  g_clear_object (&fixture->store);

  connection = cbk_connection_open (path, CBK_CONNECTION_EVIDENCE, &error);
  g_assert_no_error (error);
  g_assert_true (cbk_connection_exec (connection, sql, &error));
  g_assert_no_error (error);
  g_clear_pointer (&connection, cbk_connection_close);

  fixture_reopen (fixture);
}

static void
test_a_changed_word_breaks_the_chain (Fixture *fixture, gconstpointer unused)
{
  CbkChainReport report;

  save_twice (fixture);
  save_twice (fixture);
  tamper (fixture, "UPDATE mutation SET payload = replace (payload, 'burglary', 'incident') WHERE dseq = 2");

  report = fixture_verify (fixture);
  g_assert_cmpint (report.broken_at, ==, 2);
  g_assert_false (report.broken_access);
}

static void
test_a_missing_mutation_breaks_the_chain (Fixture *fixture, gconstpointer unused)
{
  save_twice (fixture);
  save_twice (fixture);
  tamper (fixture, "DELETE FROM mutation WHERE dseq = 3");

  g_assert_cmpint (fixture_verify (fixture).broken_at, ==, 3);
}

static void
test_what_was_erased_keeps_its_place_in_the_chain (Fixture *fixture, gconstpointer unused)
{
  CbkChainReport report;

  save_twice (fixture);
  save_twice (fixture);
  tamper (fixture, "UPDATE mutation SET state = 3 WHERE dseq < 4;"
                   "INSERT INTO disposed SELECT id FROM mutation WHERE dseq IN (1, 3)");

  /* The last one is not with headquarters yet: it stays until it is. */
  report = fixture_verify (fixture);
  g_assert_cmpint (report.broken_at, ==, 0);
  g_assert_cmpint (report.n_mutations, ==, 4);
  g_assert_cmpint (report.n_erased, ==, 3);

  tamper (fixture, "UPDATE mutation SET erased = replace (erased, '\"digest\":\"', '\"digest\":\"0') WHERE dseq = 1");
  g_assert_cmpint (fixture_verify (fixture).broken_at, ==, 1);
}

static gboolean
log_access (CbkSession *session, gpointer unused, GError **error)
{
  const CbkAccessEvent event = { .actor = OFFICER, .operation = "open", .kind = "consultation", .type = "case",
                                 .id = OFFICER, .reason = "handover" };

  return cbk_outbox_log_access (cbk_session_get_outbox (session), &event, error);
}

static void
test_consultations_have_a_chain_of_their_own (Fixture *fixture, gconstpointer unused)
{
  CbkChainReport report;

  for (guint i = 0; i < 3; i++)
    g_assert_true (cbk_store_write (fixture->store, log_access, NULL, NULL, NULL));

  report = fixture_verify (fixture);
  g_assert_cmpint (report.n_access_events, ==, 3);
  g_assert_cmpint (report.broken_at, ==, 0);

  tamper (fixture, "UPDATE access_event SET payload = replace (payload, 'handover', 'training') WHERE n = 2");
  report = fixture_verify (fixture);
  g_assert_cmpint (report.broken_at, ==, 2);
  g_assert_true (report.broken_access);
}

static gboolean
commit_pair (CbkSession *session, gpointer data, GError **error)
{
  return cbk_session_commit (session, data, error);
}

static void
test_what_belongs_together_names_its_group (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkChangeSet) changes = cbk_change_set_new ("test", OFFICER, "because");
  g_autoptr(CbkRecord) a = fixture_new_case (fixture, "One");
  g_autoptr(CbkRecord) b = fixture_new_case (fixture, "Two");
  g_autoptr(GPtrArray) payloads = NULL;

  cbk_change_set_create (changes, a);
  cbk_change_set_create (changes, b);
  g_assert_true (cbk_store_write (fixture->store, commit_pair, changes, NULL, NULL));

  payloads = fixture_payloads (fixture);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(JsonObject) payload = cbk_json_parse_object (payloads->pdata[i], -1, NULL);
      JsonArray *txn = json_object_get_array_member (payload, "txn");

      g_assert_cmpint (json_array_get_int_element (txn, 1), ==, 2);
      g_assert_cmpint (json_array_get_int_element (txn, 2), ==, i);
      g_assert_cmpstr (cbk_json_get_text (payload, "reason"), ==, "because");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_STORE_TEST ("/outbox/a-mutation-says-who-when-what-and-from-what", test_a_mutation_says_who_when_what_and_from_what);
  ADD_STORE_TEST ("/outbox/an-untouched-chain-verifies", test_an_untouched_chain_verifies);
  ADD_STORE_TEST ("/outbox/a-changed-word-breaks-the-chain", test_a_changed_word_breaks_the_chain);
  ADD_STORE_TEST ("/outbox/a-missing-mutation-breaks-the-chain", test_a_missing_mutation_breaks_the_chain);
  ADD_STORE_TEST ("/outbox/what-was-erased-keeps-its-place-in-the-chain", test_what_was_erased_keeps_its_place_in_the_chain);
  ADD_STORE_TEST ("/outbox/consultations-have-a-chain-of-their-own", test_consultations_have_a_chain_of_their_own);
  ADD_STORE_TEST ("/outbox/what-belongs-together-names-its-group", test_what_belongs_together_names_its_group);

  return g_test_run ();
}
