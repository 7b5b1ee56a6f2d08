/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "peer.h"

/* The program itself, spoken to as a laptop speaks, and as nobody should. */

static void
test_it_says_that_it_lives (Fixture *fixture, gconstpointer unused)
{
  peer_ask (fixture, "GET", "/v1/health/live", NULL, NULL, 0);
  g_assert_cmpuint (fixture->status, ==, 200);
  peer_ask (fixture, "GET", "/v1/health/ready", NULL, NULL, 0);
  g_assert_cmpuint (fixture->status, ==, 200);
}

static void
test_what_was_taken_is_told_to_the_other_laptop (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *line = peer_make_case_line (fixture, &fixture->a, CASE_ID, "Harbour burglary");
  g_autofree char *asked_by = NULL;

  peer_push (fixture, &fixture->a, line);
  peer_assert_answer_has (fixture, "\"status\":\"applied\",\"ver\":1");
  peer_assert_answer_has (fixture, "\"device_last_dseq\":1");

  peer_pull (fixture, &fixture->b, "", 100);
  peer_assert_answer_has (fixture, "Harbour burglary");
  peer_assert_answer_has (fixture, "\"created_by\":\"" OFFICER_ID "\"");
  peer_assert_answer_has (fixture, "{\"dseq\":0,\"t\":\"mut\"}");
  peer_pull (fixture, &fixture->a, "", 100);
  peer_assert_answer_has (fixture, "{\"dseq\":1,\"t\":\"mut\"}");
  asked_by = g_strdup_printf ("\"asked_by\":\"%s\"", fixture->a.id);
  peer_assert_answer_has (fixture, asked_by);
}

static void
test_a_replay_gets_the_same_answer (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *line = peer_make_case_line (fixture, &fixture->a, CASE_ID, "Harbour burglary");
  g_autofree char *first = NULL;

  peer_push (fixture, &fixture->a, line);
  first = g_strndup (fixture->answer, (gsize) (strchr (fixture->answer, '\n') - fixture->answer));
  peer_push (fixture, &fixture->a, line);
  peer_assert_answer_has (fixture, "\"replayed\":1");
  g_assert_true (g_str_has_prefix (fixture->answer, first));

  peer_pull (fixture, &fixture->b, "", 100);
  peer_assert_answer_has (fixture, "\"ver\":1");
}

static void
test_a_gap_is_told_from_where_to_send (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *first = peer_make_case_line (fixture, &fixture->a, CASE_ID, "Harbour burglary");
  g_autofree char *second = peer_make_patch_line (fixture, &fixture->a, 0, "{'method':[null,'Window']}");
  g_autofree char *both = g_strconcat (first, second, NULL);

  peer_push (fixture, &fixture->a, second);
  peer_assert_refused (fixture, 409, "dseq-gap");
  g_assert_nonnull (strstr (fixture->answer, "\"next\":1"));
  peer_push (fixture, &fixture->a, both);
  peer_assert_answer_has (fixture, "\"device_last_dseq\":2");
}

static void
test_two_histories_of_one_laptop_are_noticed (Fixture *fixture, gconstpointer unused)
{
  Laptop copy = fixture->a;
  g_autofree char *first = peer_make_case_line (fixture, &fixture->a, CASE_ID, "Harbour burglary");
  g_autofree char *other = peer_make_case_line (fixture, &copy, CASE_ID, "Harbour arson");
  g_autofree char *after = peer_make_patch_line (fixture, &copy, 0, "{'method':[null,'Window']}");

  peer_push (fixture, &fixture->a, first);
  peer_push (fixture, &copy, other);
  peer_assert_refused (fixture, 409, "fork");
  peer_push (fixture, &copy, after);
  peer_assert_refused (fixture, 409, "fork");
  peer_hello (fixture, &copy, "1001", CBK_TEST_PASSWORD);
  g_assert_cmpuint (fixture->status, ==, 200);

  /* A laptop that was set back to before its last change. */
  memset (copy.hash, 0, sizeof copy.hash);
  copy.dseq = 0;
  peer_hello (fixture, &copy, "1001", CBK_TEST_PASSWORD);
  peer_assert_refused (fixture, 409, "fork");

  copy.dseq = 1;
  peer_hello (fixture, &copy, "1001", CBK_TEST_PASSWORD);
  peer_assert_refused (fixture, 409, "fork");
}

static void
test_another_laptops_changes_cannot_be_sent (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *line = peer_make_case_line (fixture, &fixture->a, CASE_ID, "Harbour burglary");

  peer_push (fixture, &fixture->b, line);
  peer_assert_refused (fixture, 409, "fork");
}

static void
test_bodies_are_bounded (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *large = g_strnfill (4 * 1024 * 1024 + 1, ' ');
  g_autoptr(GString) many = g_string_new (NULL);
  Laptop laptop = fixture->a;

  peer_ask (fixture, "POST", "/v1/sync/push", fixture->a.token, large, -1);
  peer_assert_refused (fixture, 413, "too-large");
  peer_ask (fixture, "POST", "/v1/session", NULL, large, 65 * 1024);
  peer_assert_refused (fixture, 413, "too-large");

  for (guint i = 0; i < 501; i++)
    {
      char id[CBK_ID_LENGTH + 1];
      g_autofree char *line = NULL;

      cbk_id_init (id, &fixture->env.env);
      line = peer_make_case_line (fixture, &laptop, id, "One of many");
      g_string_append (many, line);
    }
  peer_push (fixture, &fixture->a, many->str);
  peer_assert_refused (fixture, 413, "too-many");
}

static void
test_nonsense_is_refused_and_changes_nothing (Fixture *fixture, gconstpointer unused)
{
  static const char *const bodies[] = { "", "{", "[]", "7", "\xff\xfe", "{\"proto\":[2]}", "{\"proto\":[1],\"device\":\"x\"}" };
  static const char *const lines[] = { "{\n", "[]\n", "{}\n", "{\"dseq\":1}\n", "\n", "{\"dseq\":1.5,\"mid\":7}\n" };
  g_autofree char *line = peer_make_case_line (fixture, &fixture->a, CASE_ID, "Harbour burglary");
  char *letter = strstr (line, "Harbour");

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      peer_ask (fixture, "POST", "/v1/session", NULL, bodies[i], -1);
      g_assert_cmpuint (fixture->status, >=, 400);
      g_assert_cmpuint (fixture->status, <, 500);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      peer_push (fixture, &fixture->a, lines[i]);
      peer_assert_refused (fixture, 400, "invalid");
    }

  *letter = 'h';
  peer_push (fixture, &fixture->a, line);
  peer_assert_refused (fixture, 400, "invalid");
  *letter = 'H';

  peer_ask (fixture, "POST", "/v1/sync/pull", fixture->a.token, "nonsense", -1);
  peer_assert_refused (fixture, 400, "invalid");
  peer_ask (fixture, "GET", "/v1/sync/pull", fixture->a.token, NULL, 0);
  peer_assert_refused (fixture, 405, "method");
  peer_ask (fixture, "POST", "/etc/passwd", fixture->a.token, "{}", -1);
  peer_assert_refused (fixture, 404, "unknown");

  peer_push (fixture, &fixture->a, line);
  peer_assert_answer_has (fixture, "\"status\":\"applied\"");
}

static void
test_nobody_gets_in_without_a_password_or_a_token (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *wrong = g_strnfill (64, '0');
  Laptop stranger = fixture->a;

  stranger.token = NULL;
  peer_pull (fixture, &stranger, "", 100);
  peer_assert_refused (fixture, 401, "token");
  stranger.token = wrong;
  peer_pull (fixture, &stranger, "", 100);
  peer_assert_refused (fixture, 401, "token");

  peer_hello (fixture, &fixture->a, "1001", "not the password");
  peer_assert_refused (fixture, 401, "password");
  peer_hello (fixture, &fixture->a, "9999", CBK_TEST_PASSWORD);
  peer_assert_refused (fixture, 401, "password");
  peer_hello (fixture, &fixture->a, "1001", CBK_TEST_PASSWORD);
  g_assert_cmpuint (fixture->status, ==, 200);
}

static void
test_a_password_cannot_be_found_by_trying (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < 10; i++)
    {
      peer_hello (fixture, &fixture->a, "1001", "not the password");
      peer_assert_refused (fixture, 401, "password");
    }

  peer_hello (fixture, &fixture->a, "1001", CBK_TEST_PASSWORD);
  peer_assert_refused (fixture, 429, "locked");
}

static void
test_what_cannot_be_applied_is_kept (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *unknown = peer_make_line (fixture, &fixture->a, "'base':0,'id':'" CASE_ID "','op':'create','type':'dragon','doc':{}");
  g_autofree char *early = peer_make_patch_line (fixture, &fixture->a, 0, "{'summary':[null,'Nothing there']}");
  g_autofree char *odd = peer_make_line (fixture, &fixture->a, "'what':['ever']");
  g_autofree char *good = peer_make_case_line (fixture, &fixture->a, CASE_ID, "Harbour burglary");
  g_autofree char *lines = g_strconcat (unknown, early, odd, good, NULL);
  g_autofree char *report = NULL;

  peer_push (fixture, &fixture->a, lines);
  peer_assert_answer_has (fixture, "\"why\":\"schema\"");
  peer_assert_answer_has (fixture, "\"why\":\"dependency\"");
  peer_assert_answer_has (fixture, "\"status\":\"applied\"");
  peer_assert_answer_has (fixture, "\"device_last_dseq\":4");

  report = cbk_test_hq_run (&fixture->hq, 0, NULL, "verify", fixture->hq.folder, NULL);
  g_assert_nonnull (strstr (report, "3 in quarantine"));
}

static void
test_one_action_is_taken_whole_or_held_whole (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *made = peer_make_case_line (fixture, &fixture->a, CASE_ID, "Harbour burglary");
  g_autofree char *theirs = peer_make_patch_line (fixture, &fixture->a, 1, "{'summary':['Harbour burglary','Theirs']}");
  g_autofree char *first = g_strconcat (made, theirs, NULL);
  g_autofree char *note = NULL, *ours = NULL, *second = NULL;

#define TXN(n) "'txn':['0198c0de-0000-7000-8000-0000000000f1',2," n "]"
  peer_push (fixture, &fixture->a, first);
  note = peer_make_line (fixture, &fixture->b, "'base':0,'id':'0198c0de-0000-7000-8000-0000000000c2','op':'create','type':'case',"
                                          "'doc':{'summary':'Goes with it'}," TXN ("0"));
  ours = peer_make_line (fixture, &fixture->b, "'base':1,'id':'" CASE_ID "','op':'patch','type':'case',"
                                          "'set':{'summary':['Harbour burglary','Ours']}," TXN ("1"));
  second = g_strconcat (note, ours, NULL);
  peer_push (fixture, &fixture->b, second);
  peer_assert_answer_has (fixture, "\"dseq\":1,\"kept\":[]");
  g_assert_null (strstr (fixture->answer, "applied"));

  peer_pull (fixture, &fixture->a, "", 100);
  g_assert_null (strstr (fixture->answer, "Goes with it"));
  peer_assert_answer_has (fixture, "Theirs");
}

/* What is looked up once for a whole push is what its earlier changes left, not what they wanted. */
static void
test_a_change_meets_what_is_left_of_those_before (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *made = peer_make_case_line (fixture, &fixture->a, CASE_ID, "Harbour burglary");
  g_autofree char *theirs = peer_make_patch_line (fixture, &fixture->a, 1, "{'summary':['Harbour burglary','Theirs']}");
  g_autofree char *again = peer_make_patch_line (fixture, &fixture->a, 1, "{'summary':['Theirs','Still theirs']}");
  g_autofree char *first = g_strconcat (made, theirs, again, NULL);
  g_autofree char *note = NULL, *ours = NULL, *on_note = NULL, *beside = NULL, *second = NULL;

  peer_push (fixture, &fixture->a, first);
  peer_assert_answer_has (fixture, "\"status\":\"applied\",\"ver\":3");

  note = peer_make_line (fixture, &fixture->b, "'base':0,'id':'0198c0de-0000-7000-8000-0000000000c2','op':'create','type':'case',"
                                          "'doc':{'summary':'Goes with it'}," TXN ("0"));
  ours = peer_make_line (fixture, &fixture->b, "'base':1,'id':'" CASE_ID "','op':'patch','type':'case',"
                                          "'set':{'summary':['Harbour burglary','Ours']}," TXN ("1"));
  on_note = peer_make_line (fixture, &fixture->b, "'base':0,'id':'0198c0de-0000-7000-8000-0000000000c2','op':'patch',"
                                             "'type':'case','set':{'summary':['Goes with it','Goes on']}");
  beside = peer_make_patch_line (fixture, &fixture->b, 1, "{'method':[null,'Ladder']}");
  second = g_strconcat (note, ours, on_note, beside, NULL);
  peer_push (fixture, &fixture->b, second);
  peer_assert_answer_has (fixture, "\"dseq\":3,\"kept\":[]");
  peer_assert_answer_has (fixture, "\"status\":\"merged\",\"ver\":4");
#undef TXN
}

static void
test_pages_follow_one_another (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GString) lines = g_string_new (NULL);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *cursor = g_strdup ("");
  gboolean more = TRUE;

  for (guint i = 0; i < 25; i++)
    {
      char id[CBK_ID_LENGTH + 1];
      g_autofree char *line = NULL;

      cbk_id_init (id, &fixture->env.env);
      line = peer_make_case_line (fixture, &fixture->a, id, "One of many");
      g_string_append (lines, line);
    }
  peer_push (fixture, &fixture->a, lines->str);

  for (guint page = 0; more; page++)
    {
      g_auto(GStrv) answer = NULL;

      peer_pull (fixture, &fixture->b, cursor, 10);
      g_assert_cmpuint (page, <, 3);
      answer = g_strsplit (g_strchomp (fixture->answer), "\n", -1);
      for (guint i = 0; answer[i] != NULL; i++)
        {
          g_autoptr(JsonObject) object = cbk_json_parse_object (answer[i], -1, NULL);

          if (g_str_equal (cbk_json_get_text (object, "t"), "put"))
            g_assert_true (g_hash_table_add (seen, g_strdup (cbk_json_get_text (object, "id"))));
          if (g_str_equal (cbk_json_get_text (object, "t"), "end"))
            {
              g_free (cursor);
              cursor = g_strdup (cbk_json_get_text (object, "cursor"));
              more = json_object_get_boolean_member (object, "more");
            }
        }
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, 26);

  peer_pull (fixture, &fixture->b, "e00000000.7", 10);
  peer_assert_refused (fixture, 410, "resync");
}

static void
test_a_restricted_record_is_told_to_nobody_else (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *line = peer_make_case_line (fixture, &fixture->a, CASE_ID, "CANARY");
  g_autofree char *patch = peer_make_patch_line (fixture, &fixture->a, 0, "{'restricted_to':[null,'" OFFICER_ID "']}");

  peer_push (fixture, &fixture->a, line);
  peer_pull (fixture, &fixture->b, "", 100);
  peer_assert_answer_has (fixture, "CANARY");

  peer_push (fixture, &fixture->a, patch);
  peer_pull (fixture, &fixture->b, "", 100);
  g_assert_null (strstr (fixture->answer, "CANARY"));
  peer_assert_answer_has (fixture, "\"t\":\"out\"");
}

/* A scope that is not granted is not there, in whatever way it is asked for. */
static void
test_a_scope_of_others_is_not_there (Fixture *fixture, gconstpointer unused)
{
  static const char *const paths[] = {
    "/v1/sync/scope/case:" CASE_ID,
    "/v1/sync/scope/case:" CASE_ID "/versions",
    "/v1/sync/scope/restricted:" OFFICER_ID,
    "/v1/sync/scope/unit:" OFFICER_ID "?after=case," CASE_ID,
    "/v1/sync/scope/nonsense",
    "/v1/sync/scope/*",
  };
  g_autofree char *line = peer_make_case_line (fixture, &fixture->a, CASE_ID, "CANARY");
  g_autofree char *patch = peer_make_patch_line (fixture, &fixture->a, 0, "{'restricted_to':[null,'" OFFICER_ID "']}");

  peer_push (fixture, &fixture->a, line);
  peer_push (fixture, &fixture->a, patch);
  fixture->as = &fixture->b;
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      peer_ask (fixture, "GET", paths[i], fixture->b.token, NULL, 0);
      peer_assert_refused (fixture, 404, "unknown");
    }

  peer_ask (fixture, "POST", "/v1/sync/scope/restricted:" OFFICER_ID, fixture->b.token,
            "{\"records\":[[\"case\",\"" CASE_ID "\"]]}", -1);
  peer_assert_refused (fixture, 404, "unknown");
  peer_ask (fixture, "POST", "/v1/sync/scope/force", fixture->b.token, "{\"records\":[[\"case\",\"" CASE_ID "\"]]}", -1);
  g_assert_cmpuint (fixture->status, ==, 200);
  g_assert_null (strstr (fixture->answer, "CANARY"));
  peer_ask (fixture, "GET", "/v1/sync/scope/force?after=nonsense", fixture->b.token, NULL, 0);
  peer_assert_refused (fixture, 400, "invalid");
  peer_ask (fixture, "GET", "/v1/sync/scope/force", NULL, NULL, 0);
  peer_assert_refused (fixture, 401, "token");

  /* A receipt for what one never had changes nothing. */
  peer_ask (fixture, "POST", "/v1/purge-receipt", fixture->b.token,
            "{\"scope\":\"restricted:" OFFICER_ID "\",\"count\":1,\"digest\":\"0\"}", -1);
  g_assert_cmpuint (fixture->status, ==, 200);
}

static void
test_a_scope_comes_page_by_page (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *next = g_strdup ("");
  guint n_pages = 0, n_records = 0;
  g_autoptr(GString) lines = g_string_new (NULL);

  for (guint i = 0; i < 7; i++)
    {
      char id[CBK_ID_LENGTH + 1];
      g_autofree char *line = NULL;

      cbk_id_init (id, &fixture->env.env);
      line = peer_make_case_line (fixture, &fixture->a, id, "PAGED");
      g_string_append (lines, line);
    }
  peer_push (fixture, &fixture->a, lines->str);

  fixture->as = &fixture->b;
  while (next != NULL && n_pages < 10)
    {
      g_autofree char *path = g_strdup_printf ("/v1/sync/scope/force?limit=3%s%s", *next != '\0' ? "&after=" : "", next);
      const char *at;

      peer_ask (fixture, "GET", path, fixture->b.token, NULL, 0);
      g_assert_cmpuint (fixture->status, ==, 200);
      n_pages++;
      for (at = fixture->answer; (at = strstr (at, "PAGED")) != NULL; at++)
        n_records++;
      at = strstr (fixture->answer, "\"next\":\"");
      g_free (next);
      next = at != NULL ? g_strndup (at + 8, strcspn (at + 8, "\"")) : NULL;
    }
  g_assert_cmpuint (n_pages, ==, 3);
  g_assert_cmpuint (n_records, ==, 7);
}

/* What left is forgotten after a while; whoever was away for longer is told to compare. */
static void
test_an_old_cursor_is_told_to_compare (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *line = peer_make_case_line (fixture, &fixture->a, CASE_ID, "CANARY");
  g_autofree char *patch = peer_make_patch_line (fixture, &fixture->a, 0, "{'restricted_to':[null,'" OFFICER_ID "']}");
  g_autofree char *out = NULL;

  peer_push (fixture, &fixture->a, line);
  peer_push (fixture, &fixture->a, patch);
  peer_pull (fixture, &fixture->b, "", 100);
  peer_assert_answer_has (fixture, "\"t\":\"out\"");

  out = cbk_test_hq_run (&fixture->hq, 0, NULL, "collect", fixture->hq.folder, "--until", "2999-01-01", NULL);
  peer_pull (fixture, &fixture->b, "", 100);
  peer_assert_refused (fixture, 410, "resync");
  peer_pull_from (fixture, &fixture->b, "", 100);
  peer_assert_answer_has (fixture, "\"t\":\"scope+\"");
}

static void
test_what_was_answered_survives_a_kill (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *first = peer_make_case_line (fixture, &fixture->a, CASE_ID, "Harbour burglary");
  g_autofree char *second = peer_make_patch_line (fixture, &fixture->a, 0, "{'method':[null,'Window']}");

  peer_push (fixture, &fixture->a, first);
  peer_assert_answer_has (fixture, "applied");
  cbk_test_hq_stop (&fixture->hq, TRUE);
  cbk_test_hq_start (&fixture->hq);

  peer_push (fixture, &fixture->a, second);
  peer_assert_answer_has (fixture, "\"device_last_dseq\":2");
  peer_pull (fixture, &fixture->b, "", 100);
  peer_assert_answer_has (fixture, "Harbour burglary");
}

static void
test_the_words_of_the_program_say_what_is_wrong (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *again = cbk_test_hq_run (&fixture->hq, 1, NULL, "init", fixture->hq.folder, NULL);
  g_autofree char *nowhere = cbk_test_hq_run (&fixture->hq, 1, NULL, "verify", "/nowhere", NULL);
  g_autofree char *role = cbk_test_hq_run (&fixture->hq, 1, NULL, "user", "add", fixture->hq.folder, "1", "X", "king", NULL);
  g_autofree char *twice = cbk_test_hq_run (&fixture->hq, 1, NULL, "user", "add", fixture->hq.folder, "1001", "X",
                                            "investigator", NULL);
  g_autofree char *words = cbk_test_hq_run (&fixture->hq, 2, NULL, "dance", NULL);
  g_autofree char *open = cbk_test_hq_run (&fixture->hq, 1, NULL, "serve", fixture->hq.folder, "--plain", "--address",
                                           "0.0.0.0", NULL);
  g_autofree char *device = cbk_test_hq_run (&fixture->hq, 0, NULL, "device", "add", fixture->hq.folder, OFFICER_ID, "Pool 7",
                                             NULL);
  g_autofree char *made = cbk_test_hq_run (&fixture->hq, 0, NULL, "user", "add", fixture->hq.folder, "1002", "Hartley",
                                           "investigator", NULL);

  g_assert_nonnull (strstr (again, "already"));
  g_assert_nonnull (strstr (nowhere, "casebook-hq init"));
  g_assert_nonnull (strstr (role, "king"));
  g_assert_nonnull (strstr (twice, "1001"));
  g_assert_nonnull (strstr (open, "0.0.0.0"));
  g_assert_nonnull (strstr (made, "shown once"));
}

#define ADD(name, func) g_test_add ("/hq/" name, Fixture, NULL, peer_fixture_set_up, func, peer_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  peer_program = argv[1];

  ADD ("it-says-that-it-lives", test_it_says_that_it_lives);
  ADD ("what-was-taken-is-told-to-the-other-laptop", test_what_was_taken_is_told_to_the_other_laptop);
  ADD ("a-replay-gets-the-same-answer", test_a_replay_gets_the_same_answer);
  ADD ("a-gap-is-told-from-where-to-send", test_a_gap_is_told_from_where_to_send);
  ADD ("two-histories-of-one-laptop-are-noticed", test_two_histories_of_one_laptop_are_noticed);
  ADD ("another-laptops-changes-cannot-be-sent", test_another_laptops_changes_cannot_be_sent);
  ADD ("bodies-are-bounded", test_bodies_are_bounded);
  ADD ("nonsense-is-refused-and-changes-nothing", test_nonsense_is_refused_and_changes_nothing);
  ADD ("nobody-gets-in-without-a-password-or-a-token", test_nobody_gets_in_without_a_password_or_a_token);
  ADD ("a-password-cannot-be-found-by-trying", test_a_password_cannot_be_found_by_trying);
  ADD ("what-cannot-be-applied-is-kept", test_what_cannot_be_applied_is_kept);
  ADD ("one-action-is-taken-whole-or-held-whole", test_one_action_is_taken_whole_or_held_whole);
  ADD ("a-change-meets-what-is-left-of-those-before", test_a_change_meets_what_is_left_of_those_before);
  ADD ("pages-follow-one-another", test_pages_follow_one_another);
  ADD ("a-restricted-record-is-told-to-nobody-else", test_a_restricted_record_is_told_to_nobody_else);
  ADD ("a-scope-of-others-is-not-there", test_a_scope_of_others_is_not_there);
  ADD ("a-scope-comes-page-by-page", test_a_scope_comes_page_by_page);
  ADD ("an-old-cursor-is-told-to-compare", test_an_old_cursor_is_told_to_compare);
  ADD ("what-was-answered-survives-a-kill", test_what_was_answered_survives_a_kill);
  ADD ("the-words-of-the-program-say-what-is-wrong", test_the_words_of_the_program_say_what_is_wrong);

  return g_test_run ();
}
