/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-id.h"
#include "base/cbk-json.h"
#include "lib/cbk-test-hq.h"
#include "lib/cbk-test.h"
#include "store/cbk-chain.h"

#include <libsoup/soup.h>

/* The program itself, spoken to as a laptop speaks, and as nobody should. */

#define CASE_ID "0198c0de-0000-7000-8000-0000000000c1"
#define OFFICER_ID "0198c0de-0000-7000-8000-0000000000a1"

static const char *program;

typedef struct
{
  char id[CBK_ID_LENGTH + 1];
  gint64 dseq;
  guint8 hash[CBK_HASH_BYTES];
  char *token;
} Laptop;

typedef struct
{
  CbkTestHq hq;
  CbkTestEnv env;
  SoupSession *soup;
  Laptop a, b;
  guint status;
  char *answer;
} Fixture;

static void
ask (Fixture *fixture, const char *method, const char *path, const char *token, const char *body, gssize length)
{
  g_autofree char *url = g_strconcat (fixture->hq.url, path, NULL);
  g_autoptr(SoupMessage) message = soup_message_new (method, url);
  g_autoptr(GBytes) bytes = body != NULL ? g_bytes_new (body, length < 0 ? strlen (body) : (gsize) length) : NULL;
  g_autoptr(GBytes) answer = NULL;
  g_autoptr(GError) error = NULL;

  if (bytes != NULL)
    soup_message_set_request_body_from_bytes (message, "application/json", bytes);
  if (token != NULL)
    {
      g_autofree char *bearer = g_strconcat ("Bearer ", token, NULL);

      soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", bearer);
    }

  answer = soup_session_send_and_read (fixture->soup, message, NULL, &error);
  g_assert_no_error (error);
  g_free (fixture->answer);
  fixture->answer = g_strndup (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer));
  fixture->status = soup_message_get_status (message);
}

/* Whatever is refused is refused with one sentence in JSON. */
static void
assert_refused (Fixture *fixture, guint status, const char *word)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonObject) object = NULL;

  g_test_message ("%u %s", fixture->status, fixture->answer);
  g_assert_cmpuint (fixture->status, ==, status);
  object = cbk_json_parse_object (fixture->answer, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cbk_json_get_text (object, "error"), ==, word);
  g_assert_cmpuint (strlen (cbk_json_get_text (object, "message")), >, 10);
}

static void
hello (Fixture *fixture, Laptop *laptop, const char *number, const char *password)
{
  g_autofree char *hash = cbk_hash_print (laptop->hash);
  g_autofree char *body = g_strdup_printf ("{\"proto\":[1],\"device\":\"%s\",\"next_dseq\":%" G_GINT64_FORMAT
                                           ",\"last_hash\":\"%s\",\"user\":\"%s\",\"password\":\"%s\"}",
                                           laptop->id, laptop->dseq + 1, hash, number, password);

  ask (fixture, "POST", "/v1/session", NULL, body, -1);
}

static void
sign_in (Fixture *fixture, Laptop *laptop, const char *number)
{
  g_autoptr(JsonObject) object = NULL;

  cbk_id_init (laptop->id, &fixture->env.env);
  hello (fixture, laptop, number, CBK_TEST_PASSWORD);
  g_test_message ("%s", fixture->answer);
  g_assert_cmpuint (fixture->status, ==, 200);
  object = cbk_json_parse_object (fixture->answer, -1, NULL);
  laptop->token = g_strdup (cbk_json_get_text (object, "token"));
  g_assert_cmpuint (strlen (laptop->token), ==, 64);
}

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  cbk_test_env_init (&fixture->env, "2026-11-22T14:02:00Z");
  cbk_test_hq_make (&fixture->hq, program);
  cbk_test_hq_add_user (&fixture->hq, "1001", "Mistry", "investigator");
  cbk_test_hq_start (&fixture->hq);
  fixture->soup = soup_session_new ();
  soup_session_set_proxy_resolver (fixture->soup, NULL);
  sign_in (fixture, &fixture->a, "1001");
  sign_in (fixture, &fixture->b, "1001");
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  soup_session_abort (fixture->soup);
  g_clear_object (&fixture->soup);
  cbk_test_hq_free (&fixture->hq);
  g_free (fixture->answer);
  g_free (fixture->a.token);
  g_free (fixture->b.token);
}

/* The laptop's next mutation; @rest has ' for " and is what the payload has beside its chain, in any order. */
static char *
make_line (Fixture *fixture, Laptop *laptop, const char *rest)
{
  char mid[CBK_ID_LENGTH + 1];
  g_autofree char *draft = NULL, *prev = NULL, *hash = NULL;
  g_autoptr(GString) payload = g_string_new (NULL);
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GError) error = NULL;

  cbk_id_init (mid, &fixture->env.env);
  draft = g_strdup_printf ("{'actor':'" OFFICER_ID "','at':'2026-11-22T14:02:00.000Z','device':'%s','dseq':%" G_GINT64_FORMAT
                           ",'mid':'%s','schema':1,%s}", laptop->id, laptop->dseq + 1, mid, rest);
  g_strdelimit (draft, "'", '"');
  node = cbk_json_parse (draft, -1, &error);
  g_assert_no_error (error);
  g_assert_true (cbk_json_append_node (payload, node, &error));

  prev = cbk_hash_print (laptop->hash);
  cbk_hash_bytes (laptop->hash, payload->str, payload->len, laptop->hash);
  hash = cbk_hash_print (laptop->hash);
  laptop->dseq++;

  return g_strdup_printf ("{\"hash\":\"%s\",\"prev\":\"%s\",%s\n", hash, prev, payload->str + 1);
}

static char *
make_case_line (Fixture *fixture, Laptop *laptop, const char *id, const char *summary)
{
  g_autofree char *rest = g_strdup_printf ("'base':0,'id':'%s','op':'create','type':'case','doc':{'summary':'%s'}", id, summary);

  return make_line (fixture, laptop, rest);
}

static char *
make_patch_line (Fixture *fixture, Laptop *laptop, gint64 base, const char *set)
{
  g_autofree char *rest = g_strdup_printf ("'base':%" G_GINT64_FORMAT ",'id':'" CASE_ID "','op':'patch','type':'case','set':%s",
                                           base, set);

  return make_line (fixture, laptop, rest);
}

static void
push (Fixture *fixture, Laptop *laptop, const char *lines)
{
  ask (fixture, "POST", "/v1/sync/push", laptop->token, lines, -1);
}

static void
pull (Fixture *fixture, Laptop *laptop, const char *cursor, int limit)
{
  g_autofree char *body = g_strdup_printf ("{\"cursor\":\"%s\",\"limit\":%d}", cursor, limit);

  ask (fixture, "POST", "/v1/sync/pull", laptop->token, body, -1);
}

static void
assert_answer_has (Fixture *fixture, const char *text)
{
  g_test_message ("%u %s", fixture->status, fixture->answer);
  g_assert_cmpuint (fixture->status, ==, 200);
  g_assert_nonnull (strstr (fixture->answer, text));
}

static void
test_it_says_that_it_lives (Fixture *fixture, gconstpointer unused)
{
  ask (fixture, "GET", "/v1/health/live", NULL, NULL, 0);
  g_assert_cmpuint (fixture->status, ==, 200);
  ask (fixture, "GET", "/v1/health/ready", NULL, NULL, 0);
  g_assert_cmpuint (fixture->status, ==, 200);
}

static void
test_what_was_taken_is_told_to_the_other_laptop (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *line = make_case_line (fixture, &fixture->a, CASE_ID, "Harbour burglary");

  push (fixture, &fixture->a, line);
  assert_answer_has (fixture, "\"status\":\"applied\",\"ver\":1");
  assert_answer_has (fixture, "\"device_last_dseq\":1");

  pull (fixture, &fixture->b, "", 100);
  assert_answer_has (fixture, "Harbour burglary");
  assert_answer_has (fixture, "\"created_by\":\"" OFFICER_ID "\"");
  assert_answer_has (fixture, "{\"dseq\":0,\"t\":\"mut\"}");
  pull (fixture, &fixture->a, "", 100);
  assert_answer_has (fixture, "{\"dseq\":1,\"t\":\"mut\"}");
}

static void
test_a_replay_gets_the_same_answer (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *line = make_case_line (fixture, &fixture->a, CASE_ID, "Harbour burglary");
  g_autofree char *first = NULL;

  push (fixture, &fixture->a, line);
  first = g_strndup (fixture->answer, (gsize) (strchr (fixture->answer, '\n') - fixture->answer));
  push (fixture, &fixture->a, line);
  assert_answer_has (fixture, "\"replayed\":1");
  g_assert_true (g_str_has_prefix (fixture->answer, first));

  pull (fixture, &fixture->b, "", 100);
  assert_answer_has (fixture, "\"ver\":1");
}

static void
test_a_gap_is_told_from_where_to_send (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *first = make_case_line (fixture, &fixture->a, CASE_ID, "Harbour burglary");
  g_autofree char *second = make_patch_line (fixture, &fixture->a, 0, "{'method':[null,'Window']}");
  g_autofree char *both = g_strconcat (first, second, NULL);

  push (fixture, &fixture->a, second);
  assert_refused (fixture, 409, "dseq-gap");
  g_assert_nonnull (strstr (fixture->answer, "\"next\":1"));
  push (fixture, &fixture->a, both);
  assert_answer_has (fixture, "\"device_last_dseq\":2");
}

static void
test_two_histories_of_one_laptop_are_noticed (Fixture *fixture, gconstpointer unused)
{
  Laptop copy = fixture->a;
  g_autofree char *first = make_case_line (fixture, &fixture->a, CASE_ID, "Harbour burglary");
  g_autofree char *other = make_case_line (fixture, &copy, CASE_ID, "Harbour arson");
  g_autofree char *after = make_patch_line (fixture, &copy, 0, "{'method':[null,'Window']}");

  push (fixture, &fixture->a, first);
  push (fixture, &copy, other);
  assert_refused (fixture, 409, "fork");
  push (fixture, &copy, after);
  assert_refused (fixture, 409, "fork");
  hello (fixture, &copy, "1001", CBK_TEST_PASSWORD);
  g_assert_cmpuint (fixture->status, ==, 200);

  /* A laptop that was set back to before its last change. */
  memset (copy.hash, 0, sizeof copy.hash);
  copy.dseq = 0;
  hello (fixture, &copy, "1001", CBK_TEST_PASSWORD);
  assert_refused (fixture, 409, "fork");

  copy.dseq = 1;
  hello (fixture, &copy, "1001", CBK_TEST_PASSWORD);
  assert_refused (fixture, 409, "fork");
}

static void
test_another_laptops_changes_cannot_be_sent (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *line = make_case_line (fixture, &fixture->a, CASE_ID, "Harbour burglary");

  push (fixture, &fixture->b, line);
  assert_refused (fixture, 409, "fork");
}

static void
test_bodies_are_bounded (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *large = g_strnfill (4 * 1024 * 1024 + 1, ' ');
  g_autoptr(GString) many = g_string_new (NULL);
  Laptop laptop = fixture->a;

  ask (fixture, "POST", "/v1/sync/push", fixture->a.token, large, -1);
  assert_refused (fixture, 413, "too-large");
  ask (fixture, "POST", "/v1/session", NULL, large, 65 * 1024);
  assert_refused (fixture, 413, "too-large");

  for (guint i = 0; i < 501; i++)
    {
      char id[CBK_ID_LENGTH + 1];
      g_autofree char *line = NULL;

      cbk_id_init (id, &fixture->env.env);
      line = make_case_line (fixture, &laptop, id, "One of many");
      g_string_append (many, line);
    }
  push (fixture, &fixture->a, many->str);
  assert_refused (fixture, 413, "too-many");
}

static void
test_nonsense_is_refused_and_changes_nothing (Fixture *fixture, gconstpointer unused)
{
  static const char *const bodies[] = { "", "{", "[]", "7", "\xff\xfe", "{\"proto\":[2]}", "{\"proto\":[1],\"device\":\"x\"}" };
  static const char *const lines[] = { "{\n", "[]\n", "{}\n", "{\"dseq\":1}\n", "\n", "{\"dseq\":1.5,\"mid\":7}\n" };
  g_autofree char *line = make_case_line (fixture, &fixture->a, CASE_ID, "Harbour burglary");
  char *letter = strstr (line, "Harbour");

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      ask (fixture, "POST", "/v1/session", NULL, bodies[i], -1);
      g_assert_cmpuint (fixture->status, >=, 400);
      g_assert_cmpuint (fixture->status, <, 500);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      push (fixture, &fixture->a, lines[i]);
      assert_refused (fixture, 400, "invalid");
    }

  *letter = 'h';
  push (fixture, &fixture->a, line);
  assert_refused (fixture, 400, "invalid");
  *letter = 'H';

  ask (fixture, "POST", "/v1/sync/pull", fixture->a.token, "nonsense", -1);
  assert_refused (fixture, 400, "invalid");
  ask (fixture, "GET", "/v1/sync/pull", fixture->a.token, NULL, 0);
  assert_refused (fixture, 405, "method");
  ask (fixture, "POST", "/etc/passwd", fixture->a.token, "{}", -1);
  assert_refused (fixture, 404, "unknown");

  push (fixture, &fixture->a, line);
  assert_answer_has (fixture, "\"status\":\"applied\"");
}

static void
test_nobody_gets_in_without_a_password_or_a_token (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *wrong = g_strnfill (64, '0');

  pull (fixture, &(Laptop){ .token = NULL }, "", 100);
  assert_refused (fixture, 401, "token");
  pull (fixture, &(Laptop){ .token = wrong }, "", 100);
  assert_refused (fixture, 401, "token");

  hello (fixture, &fixture->a, "1001", "not the password");
  assert_refused (fixture, 401, "password");
  hello (fixture, &fixture->a, "9999", CBK_TEST_PASSWORD);
  assert_refused (fixture, 401, "password");
  hello (fixture, &fixture->a, "1001", CBK_TEST_PASSWORD);
  g_assert_cmpuint (fixture->status, ==, 200);
}

static void
test_a_password_cannot_be_found_by_trying (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < 10; i++)
    {
      hello (fixture, &fixture->a, "1001", "not the password");
      assert_refused (fixture, 401, "password");
    }

  hello (fixture, &fixture->a, "1001", CBK_TEST_PASSWORD);
  assert_refused (fixture, 429, "locked");
}

static void
test_what_cannot_be_applied_is_kept (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *unknown = make_line (fixture, &fixture->a, "'base':0,'id':'" CASE_ID "','op':'create','type':'dragon','doc':{}");
  g_autofree char *early = make_patch_line (fixture, &fixture->a, 0, "{'summary':[null,'Nothing there']}");
  g_autofree char *odd = make_line (fixture, &fixture->a, "'what':['ever']");
  g_autofree char *good = make_case_line (fixture, &fixture->a, CASE_ID, "Harbour burglary");
  g_autofree char *lines = g_strconcat (unknown, early, odd, good, NULL);
  g_autofree char *report = NULL;

  push (fixture, &fixture->a, lines);
  assert_answer_has (fixture, "\"why\":\"schema\"");
  assert_answer_has (fixture, "\"why\":\"dependency\"");
  assert_answer_has (fixture, "\"status\":\"applied\"");
  assert_answer_has (fixture, "\"device_last_dseq\":4");

  report = cbk_test_hq_run (&fixture->hq, 0, NULL, "verify", fixture->hq.folder, NULL);
  g_assert_nonnull (strstr (report, "3 in quarantine"));
}

static void
test_one_action_is_taken_whole_or_held_whole (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *made = make_case_line (fixture, &fixture->a, CASE_ID, "Harbour burglary");
  g_autofree char *theirs = make_patch_line (fixture, &fixture->a, 1, "{'summary':['Harbour burglary','Theirs']}");
  g_autofree char *first = g_strconcat (made, theirs, NULL);
  g_autofree char *note = NULL, *ours = NULL, *second = NULL;

#define TXN "'txn':['0198c0de-0000-7000-8000-0000000000f1',2,0]"
  push (fixture, &fixture->a, first);
  note = make_line (fixture, &fixture->b, "'base':0,'id':'0198c0de-0000-7000-8000-0000000000c2','op':'create','type':'case',"
                                          "'doc':{'summary':'Goes with it'}," TXN);
  ours = make_line (fixture, &fixture->b, "'base':1,'id':'" CASE_ID "','op':'patch','type':'case',"
                                          "'set':{'summary':['Harbour burglary','Ours']}," TXN);
  second = g_strconcat (note, ours, NULL);
  push (fixture, &fixture->b, second);
  assert_answer_has (fixture, "\"dseq\":1,\"kept\":[]");
  g_assert_null (strstr (fixture->answer, "applied"));

  pull (fixture, &fixture->a, "", 100);
  g_assert_null (strstr (fixture->answer, "Goes with it"));
  assert_answer_has (fixture, "Theirs");
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
      line = make_case_line (fixture, &fixture->a, id, "One of many");
      g_string_append (lines, line);
    }
  push (fixture, &fixture->a, lines->str);

  for (guint page = 0; more; page++)
    {
      g_auto(GStrv) answer = NULL;

      pull (fixture, &fixture->b, cursor, 10);
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

  pull (fixture, &fixture->b, "e00000000.7", 10);
  assert_refused (fixture, 410, "resync");
}

static void
test_a_restricted_record_is_told_to_nobody_else (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *line = make_case_line (fixture, &fixture->a, CASE_ID, "CANARY");
  g_autofree char *patch = make_patch_line (fixture, &fixture->a, 0, "{'restricted_to':[null,'" OFFICER_ID "']}");

  push (fixture, &fixture->a, line);
  pull (fixture, &fixture->b, "", 100);
  assert_answer_has (fixture, "CANARY");

  push (fixture, &fixture->a, patch);
  pull (fixture, &fixture->b, "", 100);
  g_assert_null (strstr (fixture->answer, "CANARY"));
  assert_answer_has (fixture, "\"t\":\"out\"");
}

static void
test_what_was_answered_survives_a_kill (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *first = make_case_line (fixture, &fixture->a, CASE_ID, "Harbour burglary");
  g_autofree char *second = make_patch_line (fixture, &fixture->a, 0, "{'method':[null,'Window']}");

  push (fixture, &fixture->a, first);
  assert_answer_has (fixture, "applied");
  cbk_test_hq_stop (&fixture->hq, TRUE);
  cbk_test_hq_start (&fixture->hq);

  push (fixture, &fixture->a, second);
  assert_answer_has (fixture, "\"device_last_dseq\":2");
  pull (fixture, &fixture->b, "", 100);
  assert_answer_has (fixture, "Harbour burglary");
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
  g_autofree char *open = cbk_test_hq_run (&fixture->hq, 1, NULL, "serve", fixture->hq.folder, "--address", "0.0.0.0", NULL);
  g_autofree char *device = cbk_test_hq_run (&fixture->hq, 0, NULL, "device", "add", fixture->hq.folder, OFFICER_ID, "Pool 7",
                                             NULL);
  g_autofree char *made = cbk_test_hq_run (&fixture->hq, 0, NULL, "user", "add", fixture->hq.folder, "1002", "Hartley",
                                           "investigator", NULL);

  g_assert_nonnull (strstr (again, "already"));
  g_assert_nonnull (strstr (nowhere, "casebook-hq init"));
  g_assert_nonnull (strstr (role, "king"));
  g_assert_nonnull (strstr (twice, "1001"));
  g_assert_nonnull (strstr (open, "proxy"));
  g_assert_nonnull (strstr (made, "shown once"));
}

#define ADD(name, func) g_test_add ("/hq/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  program = argv[1];

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
  ADD ("pages-follow-one-another", test_pages_follow_one_another);
  ADD ("a-restricted-record-is-told-to-nobody-else", test_a_restricted_record_is_told_to_nobody_else);
  ADD ("what-was-answered-survives-a-kill", test_what_was_answered_survives_a_kill);
  ADD ("the-words-of-the-program-say-what-is-wrong", test_the_words_of_the_program_say_what_is_wrong);

  return g_test_run ();
}
