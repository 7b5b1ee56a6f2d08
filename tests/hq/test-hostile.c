/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "../sync/laptop.h"
#include "base/cbk-coding.h"
#include "base/cbk-error.h"
#include "base/cbk-json.h"
#include "raw.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* Whoever means ill is refused with a plain sentence, and others are not harmed: at the end of each test a laptop that
 * behaves syncs as ever, and every chain holds. */

static const char *program;
static const char *const options[] = { "--patience", "2", "--rate", "8", NULL };

typedef struct
{
  CbkTestHq hq;
  Laptop good, bad;
  char *log;
  guint status;
  char *answer;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  cbk_test_hq_make (&fixture->hq, program);
  fixture->log = g_strconcat (fixture->hq.folder, ".log", NULL);
  fixture->hq.more = options;
  fixture->hq.log = fixture->log;
  cbk_test_hq_add_user (&fixture->hq, "1001", "Mistry", "investigator");
  cbk_test_hq_add_user (&fixture->hq, "6666", "Crook", "investigator");
  cbk_test_hq_start (&fixture->hq);
  laptop_init (&fixture->good, fixture->hq.url, 1);
  laptop_init (&fixture->bad, fixture->hq.url, 2);
  g_free (fixture->bad.account.user);
  fixture->bad.account.user = g_strdup ("6666");
  laptop_sync (&fixture->good);
  laptop_sync (&fixture->bad);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = laptop_make (&fixture->good, "Harbour burglary");

  laptop_sync (&fixture->good);
  g_assert_cmpuint (fixture->good.report.n_sent, ==, 1);
  g_assert_cmpuint (fixture->good.report.n_quarantined, ==, 0);

  g_free (fixture->answer);
  laptop_free (&fixture->good);
  laptop_free (&fixture->bad);
  cbk_test_hq_free (&fixture->hq);
  g_remove (fixture->log);
  g_free (fixture->log);
}

static void
send (Fixture *fixture, const char *request, const char *more, const void *body, gssize length)
{
  g_autofree char *head = g_strdup_printf ("%s HTTP/1.1\r\nAuthorization: Bearer %s\r\nX-Request-Id: the-test\r\n%s", request,
                                           fixture->bad.account.token, more);

  g_free (fixture->answer);
  fixture->answer = raw_ask (&fixture->hq, &fixture->bad, head, body, length, &fixture->status);
  g_test_message ("%s: %.2000s", request, fixture->answer);
}

/* With one sentence for a person, and the token nowhere in it. */
static void
assert_refused (Fixture *fixture, guint status, const char *word)
{
  const char *body = strstr (fixture->answer, "\r\n\r\n");
  g_autoptr(JsonObject) object = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (fixture->status, ==, status);
  g_assert_nonnull (body);
  object = cbk_json_parse_object (body + 4, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cbk_json_get_text (object, "error"), ==, word);
  g_assert_cmpuint (strlen (cbk_json_get_text (object, "message")), >, 10);
  g_assert_null (strstr (fixture->answer, fixture->bad.account.token));
}

static void
test_bombs_do_not_go_off (Fixture *fixture, gconstpointer unused)
{
  static const CbkCoding codings[] = { CBK_CODING_GZIP, CBK_CODING_ZSTD };
  gsize size = 32 * 1024 * 1024;
  g_autofree char *zeros = g_malloc0 (size);

  for (guint i = 0; i < G_N_ELEMENTS (codings); i++)
    {
      g_autoptr(GBytes) bomb = cbk_coding_pack (codings[i], zeros, size);
      g_autofree char *header = g_strdup_printf ("Content-Encoding: %s\r\n", cbk_coding_print (codings[i]));

      send (fixture, "POST /v1/sync/push", header, g_bytes_get_data (bomb, NULL), (gssize) g_bytes_get_size (bomb));
      assert_refused (fixture, 413, "too-large");
      send (fixture, "POST /v1/sync/push", header, "no such thing", -1);
      assert_refused (fixture, 400, "invalid");
    }

  send (fixture, "POST /v1/sync/push", "Content-Encoding: zstd, gzip\r\n", "x", -1);
  assert_refused (fixture, 415, "encoding");
}

static void
test_what_is_packed_is_answered_packed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GString) blanks = g_string_new ("{\"cursor\":\"\"");
  g_autoptr(GBytes) packed = NULL;
  g_autofree char *first = NULL;
  const char *cursor;

  for (guint i = 0; i < 4000; i++)
    g_string_append_c (blanks, ' ');
  g_string_append_c (blanks, '}');
  packed = cbk_coding_pack (CBK_CODING_ZSTD, blanks->str, blanks->len);
  send (fixture, "POST /v1/sync/pull", "Content-Encoding: zstd\r\n", g_bytes_get_data (packed, NULL),
        (gssize) g_bytes_get_size (packed));
  g_assert_cmpuint (fixture->status, ==, 200);
  g_assert_nonnull (strstr (fixture->answer, "\"t\":\"end\""));
  cursor = strstr (fixture->answer, "\"cursor\":\"");
  g_assert_nonnull (cursor);
  first = g_strdup_printf ("{%.*s.0\"}", (int) strcspn (cursor, "."), cursor);

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *id = laptop_make (&fixture->good, "One of many");
    }
  laptop_sync (&fixture->good);
  send (fixture, "POST /v1/sync/pull", "Accept-Encoding: gzip\r\n", first, -1);
  g_assert_cmpuint (fixture->status, ==, 200);
  g_assert_nonnull (strstr (fixture->answer, "Content-Encoding: gzip\r\n"));
}

static char *
repeat (const char *begin, const char *piece, guint n, const char *end)
{
  GString *text = g_string_new (begin);

  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
  g_string_append (text, end);

  return g_string_free (text, FALSE);
}

static void
test_json_bombs_are_refused (Fixture *fixture, gconstpointer unused)
{
  static const char *const paths[] = { "POST /v1/session", "POST /v1/sync/push", "POST /v1/sync/pull" };
  g_autofree char *deep = repeat ("{\"cursor\":", "[", 30000, "");
  g_autofree char *deep_objects = repeat ("", "{\"a\":", 10000, "");
  const char *const bodies[] = {
    deep, deep_objects, "{\"cursor\":1e400000", "[1,2,3]", "\"text\"", "nul", "{\"a\":\"\\ud800\"", "{\"a\":1,,}", "{'a':1}",
    "{\"a\":\"\xff\xfe\"}", "{\"a\":\"\xc0\xaf\"}", "\xef\xbb\xbf{", "{\"a\":NaN}", "{\"a\"", "}{", "// nothing",
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    for (guint k = 0; k < G_N_ELEMENTS (bodies); k++)
      {
        send (fixture, paths[i], "", bodies[k], -1);
        if (fixture->status == 429)
          k--;
        else
          assert_refused (fixture, 400, "invalid");
      }
}

/* What parses and means nothing is refused or does nothing, but never harms. */
static void
test_odd_numbers_and_doubled_names_do_no_harm (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *wide = repeat ("{\"cursor\":\"\"", ",\"a\":0", 8000, "}");
  const char *const bodies[] = {
    "{\"limit\":99999999999999999999999999}", "{\"limit\":-9223372036854775808}", "{\"limit\":1e308}", "{\"limit\":0.5}",
    "{\"limit\":1,\"limit\":2,\"cursor\":\"\",\"cursor\":\"e1\"}", "{\"limit\":\"1\"}", "{\"cursor\":7}", "{\"cursor\":null}", wide,
    "{\"cursor\":\"e12345678.99999999999999999999\"}", "{\"cursor\":\"e\\u0000\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      send (fixture, "POST /v1/sync/pull", "", bodies[i], -1);
      g_assert_true (fixture->status == 200 || fixture->status == 400 || fixture->status == 410 || fixture->status == 429);
    }
}

static void
test_tricks_with_paths_lead_nowhere (Fixture *fixture, gconstpointer unused)
{
  static const char *const paths[] = {
    "GET /", "GET /v1", "GET /v1/../hq.db", "GET /v1/%2e%2e/hq.db", "GET /v1/record/%2e%2e/%2e%2e/hq.db", "GET //v1/search",
    "GET /v1/record/case/..%2f..%2fhq.db", "GET /v1/record/case%00/x", "GET /v1/search%00?q=ab", "GET /V1/SEARCH?q=ab",
    "GET /v1/record/", "GET /etc/passwd", "GET /v1/sync/push/", "GET /v1/record/\\..\\hq.db", "GET *",
  };
  g_autofree char *name = g_strnfill (20000, 'x');
  g_autofree char *long_path = g_strconcat ("GET /v1/record/", name, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      send (fixture, paths[i], "", NULL, 0);
      g_assert_true (fixture->status == 404 || fixture->status == 400);
      g_assert_null (strstr (fixture->answer, "SQLite"));
    }

  send (fixture, long_path, "", NULL, 0);
  assert_refused (fixture, 404, "unknown");
}

static void
test_odd_methods_are_refused (Fixture *fixture, gconstpointer unused)
{
  static const char *const methods[] = { "TRACE", "OPTIONS", "DELETE", "PUT", "HEAD", "BREW", "CONNECT", "post" };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autofree char *request = g_strconcat (methods[i], " /v1/sync/push", NULL);

      send (fixture, request, "", NULL, 0);
      g_assert_true (fixture->status >= 400 && fixture->status < 500);
      g_assert_null (strstr (fixture->answer, fixture->bad.account.token));
    }
}

static void
test_lengths_that_lie_are_refused (Fixture *fixture, gconstpointer unused)
{
  static const char *const heads[] = {
    "Content-Length: 1000000000000\r\n", "Content-Length: -1\r\n", "Transfer-Encoding: chunked\r\n",
    "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "Content-Length: 5\r\nContent-Length: 50000000\r\n",
    "Content-Length: 99999999999999999999999\r\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autoptr(GIOStream) stream = raw_connect (&fixture->hq, &fixture->bad);
      g_autofree char *head = g_strdup_printf ("POST /v1/sync/push HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n%s\r\n"
                                               "0\r\n\r\n", fixture->bad.account.token, heads[i]);
      g_autofree char *answer = NULL;

      raw_send (stream, head, -1);
      answer = raw_read (stream, 65536, NULL);
      g_test_message ("%s: %s", heads[i], answer);
      g_assert_true (*answer == '\0' || g_str_has_prefix (answer, "HTTP/1.1 4"));
    }
}

/* Nothing at all, half a header, half a body, or a letter now and then: after two seconds they are let go. */
static void
test_who_is_slow_is_let_go (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *half = g_strdup_printf ("POST /v1/sync/push HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n"
                                           "Content-Length: 1000\r\n\r\n{", fixture->bad.account.token);
  const char *const beginnings[] = { "", "POST /v1/sync/push HTTP/1.1\r\nHost:", half };
  g_autoptr(GSocketConnection) port = raw_connect_port (&fixture->hq);
  g_autofree char *nothing = raw_read (G_IO_STREAM (port), 65536, NULL);

  g_assert_cmpstr (nothing, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      g_autoptr(GIOStream) stream = raw_connect (&fixture->hq, &fixture->bad);
      g_autofree char *answer = NULL;
      gboolean ended;

      raw_send (stream, beginnings[i], -1);
      answer = raw_read (stream, 65536, &ended);
      g_assert_true (ended);
      g_assert_cmpstr (answer, ==, "");
    }
}

static void
test_headers_are_bounded (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *long_one = g_strnfill (1024 * 1024, 'x');
  g_autofree char *one = g_strdup_printf ("X-Long: %s\r\n", long_one);
  g_autofree char *many = repeat ("", "X-Many: 1\r\n", 100000, "");

  send (fixture, "GET /v1/health/live", one, NULL, 0);
  g_assert_cmpuint (fixture->status, !=, 200);
  send (fixture, "GET /v1/health/live", many, NULL, 0);
  g_assert_cmpuint (fixture->status, !=, 200);
}

static void
test_garbage_behind_a_request_is_not_another_one (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GIOStream) stream = raw_connect (&fixture->hq, &fixture->bad);
  g_autoptr(GIOStream) noise = raw_connect (&fixture->hq, &fixture->bad);
  g_autofree char *garbage = g_strnfill (100000, '\x16');
  g_autofree char *answer = NULL, *nothing = NULL;
  gboolean ended;

  raw_send (stream, "GET /v1/health/live HTTP/1.1\r\nHost: x\r\n\r\n\x01\x02 so what\r\n\r\n", -1);
  answer = raw_read (stream, 65536, &ended);
  g_assert_true (ended);
  g_assert_true (g_str_has_prefix (answer, "HTTP/1.1 200 "));
  g_assert_null (strstr (answer + 10, "HTTP/1.1 200 "));

  raw_send (noise, garbage, -1);
  nothing = raw_read (noise, 65536, &ended);
  g_assert_true (ended);
  g_assert_false (g_str_has_prefix (nothing, "HTTP/1.1 200 "));
}

/* One a second and ten at once: no machine is too slow to ask that often. */
static void
test_who_asks_too_often_waits_and_others_do_not (Fixture *fixture, gconstpointer unused)
{
  static const char *const strict[] = { "--rate", "1", NULL };

  cbk_test_hq_stop (&fixture->hq, FALSE);
  fixture->hq.more = strict;
  cbk_test_hq_start (&fixture->hq);

  send (fixture, "GET /v1/health/live", "", NULL, 0);
  for (guint i = 0; i < 200 && fixture->status == 200; i++)
    send (fixture, "GET /v1/health/live", "", NULL, 0);
  assert_refused (fixture, 429, "rate");
  g_assert_nonnull (strstr (fixture->answer, "Retry-After: "));
}

static void
test_many_refusals_close_the_connection (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GIOStream) stream = raw_connect (&fixture->hq, &fixture->bad);
  g_autoptr(GString) seen = g_string_new (NULL);

  for (guint i = 0; i < 100; i++)
    {
      g_string_truncate (seen, 0);
      if (!raw_send (stream, "GET /v1/health/live HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer none\r\n\r\n", -1) ||
          !raw_await (stream, seen, "}\n"))
        break;
      g_assert_cmpuint (i, <, 60);
      g_string_truncate (seen, 0);
      if (!raw_send (stream, "POST /v1/sync/pull HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}", -1) ||
          !raw_await (stream, seen, "}\n"))
        break;
    }
}

static GBytes *
exchange (Laptop *laptop, const char *path, const char *token, const char *body, guint *ret_status)
{
  g_autoptr(CbkTransport) transport = cbk_transport_new_http (laptop->account.url, &laptop->account.trust, NULL);
  g_autoptr(GBytes) bytes = g_bytes_new (body, strlen (body));
  g_autoptr(GError) error = NULL;
  GBytes *answer = transport->exchange (transport, path, token, "application/json", bytes, ret_status, NULL, &error);

  g_assert_no_error (error);

  return answer;
}

/* Somebody else's sign-in, from another laptop: it does not open a session there, and sends nothing for it. */
static void
test_a_token_is_for_one_laptop (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *hello = g_strdup_printf ("{\"proto\":[1],\"device\":\"%s\",\"next_dseq\":1,\"last_hash\":\"%064d\","
                                            "\"user\":\"1001\"}", "0198c0de-0000-7000-8000-00000000dead", 0);
  g_autoptr(GBytes) answer = exchange (&fixture->bad, "/v1/session", fixture->good.account.token, hello, &fixture->status);
  g_autofree char *token = fixture->bad.account.token;
  g_autofree char *id = laptop_make (&fixture->bad, "Not mine to send");
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (fixture->status, ==, 401);

  fixture->bad.account.token = g_strdup (fixture->good.account.token);
  g_assert_false (laptop_try (&fixture->bad, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_DENIED);
  g_free (fixture->bad.account.token);
  fixture->bad.account.token = g_steal_pointer (&token);
}

/* A disk that was copied: the first that sends stays who it is, the other is noticed and given an id of its own. */
static void
test_a_copied_laptop_is_noticed_and_is_another (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *first = laptop_make (&fixture->bad, "Before the copy");
  g_autofree char *one = NULL, *other = NULL, *log = NULL;
  g_autoptr(GError) error = NULL;
  Laptop clone;

  laptop_sync (&fixture->bad);
  laptop_copy (&fixture->bad, &clone, 77);
  one = laptop_make (&fixture->bad, "On the one");
  other = laptop_make (&clone, "On the other");
  laptop_sync (&fixture->bad);
  laptop_sync (&clone);
  g_assert_true (clone.report.forked);
  laptop_sync (&fixture->bad);
  g_assert_false (fixture->bad.report.forked);

  cbk_test_hq_stop (&fixture->hq, FALSE);
  g_assert_true (g_file_get_contents (fixture->log, &log, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (log, "has two histories"));
  cbk_test_hq_start (&fixture->hq);

  laptop_free (&clone);
}

static void
test_a_line_is_left_of_each_request_without_names (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *log = NULL;

  send (fixture, "GET /v1/search?q=Mistry&reason=SECRET", "", NULL, 0);
  g_assert_cmpuint (fixture->status, ==, 200);
  g_assert_nonnull (strstr (fixture->answer, "X-Request-Id: the-test\r\n"));
  g_assert_nonnull (strstr (fixture->answer, "\r\nDate: "));
  send (fixture, "GET /v1/health/live", "X-Request-Id: two\r\n", NULL, 0);
  cbk_test_hq_stop (&fixture->hq, FALSE);

  g_assert_true (g_file_get_contents (fixture->log, &log, NULL, NULL));
  g_assert_nonnull (strstr (log, "casebook-hq: the-test GET /v1/search 200 "));
  g_assert_null (strstr (log, "Mistry"));
  g_assert_null (strstr (log, "SECRET"));
  g_assert_null (strstr (log, "6666"));
  g_assert_null (strstr (log, fixture->bad.account.token));
  cbk_test_hq_start (&fixture->hq);
}

#define ADD(name, func) g_test_add ("/hostile/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  program = argv[1];

  ADD ("bombs-do-not-go-off", test_bombs_do_not_go_off);
  ADD ("what-is-packed-is-answered-packed", test_what_is_packed_is_answered_packed);
  ADD ("json-bombs-are-refused", test_json_bombs_are_refused);
  ADD ("odd-numbers-and-doubled-names-do-no-harm", test_odd_numbers_and_doubled_names_do_no_harm);
  ADD ("tricks-with-paths-lead-nowhere", test_tricks_with_paths_lead_nowhere);
  ADD ("odd-methods-are-refused", test_odd_methods_are_refused);
  ADD ("lengths-that-lie-are-refused", test_lengths_that_lie_are_refused);
  ADD ("who-is-slow-is-let-go", test_who_is_slow_is_let_go);
  ADD ("headers-are-bounded", test_headers_are_bounded);
  ADD ("garbage-behind-a-request-is-not-another-one", test_garbage_behind_a_request_is_not_another_one);
  ADD ("who-asks-too-often-waits-and-others-do-not", test_who_asks_too_often_waits_and_others_do_not);
  ADD ("many-refusals-close-the-connection", test_many_refusals_close_the_connection);
  ADD ("a-token-is-for-one-laptop", test_a_token_is_for_one_laptop);
  ADD ("a-copied-laptop-is-noticed-and-is-another", test_a_copied_laptop_is_noticed_and_is_another);
  ADD ("a-line-is-left-of-each-request-without-names", test_a_line_is_left_of_each_request_without_names);

  return g_test_run ();
}
