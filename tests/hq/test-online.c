/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-storage.h"
#include "../sync/laptop.h"
#include "base/cbk-json.h"
#include "raw.h"

#include <string.h>

/* What a laptop asks of headquarters beyond what it has. */

#define LIST "0198c0de-0000-7000-8000-0000000000d1"

static const char *program;
static const char *const patient[] = { "--rate", "0", "--quiet", NULL };

typedef struct
{
  CbkTestHq hq;
  Laptop a, b;
  guint status;
  char *answer;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  laptop_pair_init (&fixture->hq, &fixture->a, &fixture->b, program, patient);
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->b);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  g_free (fixture->answer);
  laptop_pair_clear (&fixture->hq, &fixture->a, &fixture->b);
}

static void
ask (Fixture *fixture, const char *path)
{
  g_autofree char *head = g_strdup_printf ("GET %s HTTP/1.1\r\nAuthorization: Bearer %s\r\n", path, fixture->b.account.token);

  g_free (fixture->answer);
  fixture->answer = raw_ask (&fixture->hq, &fixture->b, head, NULL, 0, &fixture->status);
}

static void
assert_answer (Fixture *fixture, const char *path, guint status, const char *text)
{
  ask (fixture, path);
  g_test_message ("%s: %s", path, fixture->answer);
  g_assert_cmpuint (fixture->status, ==, status);
  g_assert_nonnull (strstr (fixture->answer, text));
}

/* Words are there some moments after the change; each try takes longer than nothing, and there are not many. */
static void
await_answer (Fixture *fixture, const char *path, const char *text)
{
  for (guint i = 0; i < 5000; i++)
    {
      ask (fixture, path);
      g_assert_cmpuint (fixture->status, ==, 200);
      if (strstr (fixture->answer, text) != NULL)
        return;
    }

  g_test_message ("%s: %s", path, fixture->answer);
  g_assert_not_reached ();
}

static char *
make_case (Fixture *fixture, const char *summary)
{
  char *id = laptop_make (&fixture->a, summary);

  laptop_sync (&fixture->a);

  return id;
}

static void
test_a_record_that_the_laptop_has_not_is_shown (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, "Harbour burglary");
  g_autofree char *path = g_strconcat ("/v1/record/case/", id, NULL);

  assert_answer (fixture, path, 200, "\"summary\":\"Harbour burglary\"");
  g_assert_nonnull (strstr (fixture->answer, "\"ver\":1"));
}

static void
test_what_is_not_there_and_what_is_no_name_look_alike (Fixture *fixture, gconstpointer unused)
{
  assert_answer (fixture, "/v1/record/case/" LIST, 404, "no such record for you");
  assert_answer (fixture, "/v1/record/dragon/" LIST, 404, "no such record for you");
  assert_answer (fixture, "/v1/record/case/x", 404, "no such record for you");
  assert_answer (fixture, "/v1/record/case", 404, "no such record for you");
}

static void
test_what_is_restricted_is_not_there (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, "CANARY at the harbour");
  g_autofree char *open = make_case (fixture, "Nothing at the harbour");
  g_autofree char *path = g_strconcat ("/v1/record/case/", id, NULL);

  await_answer (fixture, "/v1/search?q=canary", "CANARY");
  laptop_change (&fixture->a, id, "restricted_to", LIST);
  laptop_sync (&fixture->a);

  assert_answer (fixture, path, 404, "no such record for you");
  assert_answer (fixture, "/v1/search?q=harbour", 200, "Nothing at the harbour");
  g_assert_null (strstr (fixture->answer, "CANARY"));
  g_assert_null (strstr (fixture->answer, id));
}

static void
test_a_search_finds_by_the_beginning_of_a_word (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *one = make_case (fixture, "Burglary at the Harbour");
  g_autofree char *other = make_case (fixture, "Robbery at the station");

  await_answer (fixture, "/v1/search?q=stati", other);
  assert_answer (fixture, "/v1/search?q=harb", 200, one);
  assert_answer (fixture, "/v1/search?q=harbour%20burg", 200, one);
  assert_answer (fixture, "/v1/search?q=harbour%20rob", 200, "\"hits\":[]");
  assert_answer (fixture, "/v1/search?q=harbou%20burglary", 200, "\"hits\":[]");
  assert_answer (fixture, "/v1/search?q=at&limit=1", 200, "\"more\":true");
  assert_answer (fixture, "/v1/search?q=harb&type=person", 200, "\"hits\":[]");
  assert_answer (fixture, "/v1/search?q=harb&type=case", 200, one);
}

static void
test_words_that_were_changed_are_forgotten (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, "Harbour");

  await_answer (fixture, "/v1/search?q=harbour", id);
  laptop_change (&fixture->a, id, "summary", "Station");
  laptop_sync (&fixture->a);
  await_answer (fixture, "/v1/search?q=station", id);
  assert_answer (fixture, "/v1/search?q=harbour", 200, "\"hits\":[]");
}

static void
test_a_search_says_what_it_needs (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *long_one = g_strnfill (300, 'a');
  g_autofree char *too_long = g_strconcat ("/v1/search?q=", long_one, NULL);
  g_autofree char *reason = g_strconcat ("/v1/search?q=harbour&reason=", long_one, long_one, NULL);

  assert_answer (fixture, "/v1/search", 400, "two letters");
  assert_answer (fixture, "/v1/search?q=a", 400, "two letters");
  assert_answer (fixture, "/v1/search?q=%ff%fe", 400, "two letters");
  assert_answer (fixture, too_long, 400, "two letters");
  assert_answer (fixture, reason, 400, "sentence");
  assert_answer (fixture, "/v1/search?q=harbour&type=dragon", 400, "kind");
  assert_answer (fixture, "/v1/search?q='%20OR%201=1%20--", 200, "\"hits\":[]");
  assert_answer (fixture, "/v1/search?q=%25%25&limit=-5", 200, "\"hits\":[]");
}

static void
test_nobody_asks_without_a_token (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *record = raw_ask (&fixture->hq, &fixture->b, "GET /v1/record/case/" LIST " HTTP/1.1\r\n", NULL, 0, &fixture->status);
  g_autofree char *search = NULL;

  g_assert_cmpuint (fixture->status, ==, 401);
  search = raw_ask (&fixture->hq, &fixture->b, "GET /v1/search?q=harbour HTTP/1.1\r\n", NULL, 0, &fixture->status);
  g_assert_cmpuint (fixture->status, ==, 401);
}

static char *
query (Fixture *fixture, const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_open (fixture->hq.folder, cbk_env_system (), CBK_HQ_DB_READ, &error);
  g_auto(CbkHqStatement) stmt = { 0 };

  g_assert_no_error (error);
  cbk_hq_statement_init (&stmt, storage->db, sql);
  g_assert_true (cbk_hq_statement_step (&stmt));

  return g_strdup_printf ("%" G_GINT64_FORMAT, cbk_hq_statement_get_int (&stmt, 0));
}

static void
test_what_was_shown_is_written_down (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, "Harbour burglary");
  g_autofree char *path = g_strconcat ("/v1/record/case/", id, "?reason=Duty%20enquiry", NULL);
  g_autofree char *opened = NULL, *searched = NULL, *all = NULL;

  assert_answer (fixture, path, 200, "Harbour burglary");
  assert_answer (fixture, "/v1/record/case/" LIST, 404, "no such record");
  assert_answer (fixture, "/v1/search?q=nobody%20has%20this", 200, "\"hits\":[]");

  opened = query (fixture, "SELECT count(*) FROM access_log l JOIN account a ON a.number = '1001' "
                         "WHERE op = 'online_open' AND kind = 'consultation' AND type = 'case' AND length(id) = 36 "
                         "AND payload LIKE '%\"reason\":\"Duty enquiry\"%' AND actor LIKE '________-____-____-____-____________'");
  g_assert_cmpstr (opened, ==, "1");
  searched = query (fixture, "SELECT count(*) FROM access_log WHERE op = 'online_search' AND id IS NULL "
                           "AND payload LIKE '%nobody has this” shown=\"%'");
  g_assert_cmpstr (searched, ==, "1");
  all = query (fixture, "SELECT count(*) FROM access_log WHERE op LIKE 'online%'");
  g_assert_cmpstr (all, ==, "2");
}

#define ADD(name, func) g_test_add ("/online/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  program = argv[1];

  ADD ("a-record-that-the-laptop-has-not-is-shown", test_a_record_that_the_laptop_has_not_is_shown);
  ADD ("what-is-not-there-and-what-is-no-name-look-alike", test_what_is_not_there_and_what_is_no_name_look_alike);
  ADD ("what-is-restricted-is-not-there", test_what_is_restricted_is_not_there);
  ADD ("a-search-finds-by-the-beginning-of-a-word", test_a_search_finds_by_the_beginning_of_a_word);
  ADD ("words-that-were-changed-are-forgotten", test_words_that_were_changed_are_forgotten);
  ADD ("a-search-says-what-it-needs", test_a_search_says_what_it_needs);
  ADD ("nobody-asks-without-a-token", test_nobody_asks_without_a_token);
  ADD ("what-was-shown-is-written-down", test_what_was_shown_is_written_down);

  return g_test_run ();
}
