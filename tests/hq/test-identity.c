/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "peer.h"

#include "base/cbk-certificate.h"
#include "base/cbk-date.h"
#include "hq/cbk-hq-storage.h"

/* Who is let in: laptops by their certificates, people by their passwords, and nobody by one of them alone. */

#define DAY (24 * CBK_HOUR)

static void
sql (Fixture *fixture, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* What only time would do. */
static void
sql (Fixture *fixture, const char *format, ...)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkHqStorage) storage = NULL;
  g_autofree char *text = NULL;
  va_list list;

  va_start (list, format);
  text = g_strdup_vprintf (format, list);
  va_end (list);
  storage = cbk_hq_storage_open (fixture->hq.folder, cbk_env_system (), CBK_HQ_DB_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (cbk_hq_db_exec (storage->db, text, &error));
  g_assert_no_error (error);
}

static void
run (Fixture *fixture, const char *word, const char *second, const char *who)
{
  g_autofree char *out = cbk_test_hq_run (&fixture->hq, 0, NULL, word, second, fixture->hq.folder, who, NULL);
}

static void
test_nothing_is_said_in_the_open (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/v1/health/live", fixture->hq.port);
  g_autoptr(SoupMessage) message = soup_message_new ("GET", url);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) answer = soup_session_send_and_read (fixture->soup, message, NULL, &error);

  g_assert_true (answer == NULL || soup_message_get_status (message) >= 400);
}

static void
test_without_its_certificate_a_token_is_nothing (Fixture *fixture, gconstpointer unused)
{
  Laptop stranger = fixture->a;

  stranger.soup = NULL;
  stranger.certificate = NULL;
  peer_pull (fixture, &stranger, "", 100);
  peer_assert_refused (fixture, 401, "certificate");
  peer_hello_with (fixture, &stranger, "");
  peer_assert_refused (fixture, 401, "certificate");
  stranger.token = NULL;
  peer_hello (fixture, &stranger, "1001", CBK_TEST_PASSWORD);
  peer_assert_refused (fixture, 401, "certificate");
}

static void
test_a_token_is_good_on_its_own_laptop_alone (Fixture *fixture, gconstpointer unused)
{
  Laptop thief = fixture->b;

  thief.token = fixture->a.token;
  peer_pull (fixture, &thief, "", 100);
  peer_assert_refused (fixture, 401, "certificate");
  peer_pull (fixture, &fixture->b, "", 100);
  g_assert_cmpuint (fixture->status, ==, 200);
}

static void
test_a_laptop_cannot_say_to_be_another (Fixture *fixture, gconstpointer unused)
{
  Laptop liar = fixture->b;

  g_strlcpy (liar.id, fixture->a.id, sizeof liar.id);
  liar.token = NULL;
  peer_hello (fixture, &liar, "1001", CBK_TEST_PASSWORD);
  peer_assert_refused (fixture, 403, "certificate");
}

static void
test_a_certificate_of_another_authority_is_none (Fixture *fixture, gconstpointer unused)
{
  g_auto(CbkIdentity) authority = { 0 };
  g_autofree char *request = cbk_request_new (fixture->a.key, fixture->a.id, NULL);
  Laptop forger = fixture->a;

  g_assert_true (cbk_identity_init_authority (&authority, "Casebook headquarters", cbk_env_system (), NULL));
  forger.certificate = cbk_certificate_sign (&authority, request, fixture->a.id, cbk_env_system (), NULL);
  forger.soup = peer_make_session ();
  peer_pull (fixture, &forger, "", 100);
  peer_assert_refused (fixture, 401, "certificate");
  soup_session_abort (forger.soup);
  g_object_unref (forger.soup);
  g_free (forger.certificate);
}

static void
test_a_known_laptop_comes_back_with_its_key_alone (Fixture *fixture, gconstpointer unused)
{
  Laptop again = fixture->a, other = fixture->a;
  g_autofree char *key = cbk_key_new (NULL);

  /* A password and another key: somebody who says to be this laptop. */
  other.key = key;
  other.certificate = other.token = NULL;
  other.soup = NULL;
  peer_ask_for_certificate (fixture, &other, SIGN_IN ("1001"));
  peer_assert_refused (fixture, 403, "device");

  /* The certificate was lost, or ended while the laptop lay in a drawer. */
  again.certificate = again.token = NULL;
  again.soup = NULL;
  peer_ask_for_certificate (fixture, &again, SIGN_IN ("1001"));
  peer_keep_welcome (fixture, &again);
  peer_pull (fixture, &again, "", 100);
  g_assert_cmpuint (fixture->status, ==, 200);

  again.key = NULL;
  peer_laptop_clear (&again);
}

static void
test_a_code_takes_a_laptop_in_once (Fixture *fixture, gconstpointer unused)
{
  Laptop fresh, second;
  g_autofree char *out = NULL, *more = NULL;

  cbk_test_hq_stop (&fixture->hq, FALSE);
  fixture->hq.closed = TRUE;
  cbk_test_hq_start (&fixture->hq);

  peer_laptop_init (fixture, &fresh);
  peer_ask_for_certificate (fixture, &fresh, SIGN_IN ("1001"));
  peer_assert_refused (fixture, 403, "device");

  out = cbk_test_hq_run (&fixture->hq, 0, NULL, "device", "add", fixture->hq.folder, fresh.id, "Car 7", NULL);
  more = g_strdup_printf ("%s,\"code\":\"%s\"", SIGN_IN ("1001"), g_strstrip (strrchr (out, ' ') + 1));
  peer_ask_for_certificate (fixture, &fresh, ",\"user\":\"1001\",\"password\":\"" CBK_TEST_PASSWORD "\",\"code\":\"wrong\"");
  peer_assert_refused (fixture, 403, "device");
  peer_ask_for_certificate (fixture, &fresh, more);
  peer_keep_welcome (fixture, &fresh);

  second = fresh;
  second.key = cbk_key_new (NULL);
  second.certificate = second.token = NULL;
  second.soup = NULL;
  peer_ask_for_certificate (fixture, &second, more);
  peer_assert_refused (fixture, 403, "device");

  g_free (second.key);
  peer_laptop_clear (&fresh);
}

static void
test_a_certificate_is_renewed_before_it_ends (Fixture *fixture, gconstpointer unused)
{
  Laptop old = fixture->a, renewed = fixture->a;
  gint64 now = cbk_env_now (cbk_env_system ());

  /* There is time: what it has goes on. */
  peer_ask_for_certificate (fixture, &renewed, "");
  g_assert_cmpuint (fixture->status, ==, 200);
  g_assert_null (strstr (fixture->answer, "BEGIN CERTIFICATE"));

  sql (fixture, "UPDATE certificate SET ends = %" G_GINT64_FORMAT, now + 9 * DAY);
  peer_ask_for_certificate (fixture, &old, "");
  renewed.certificate = NULL;
  renewed.soup = NULL;
  renewed.token = g_strdup (old.token);
  peer_keep_welcome (fixture, &renewed);
  g_assert_nonnull (renewed.certificate);

  /* The answer may get lost: for a while both are good, and so is the token with either. */
  peer_pull (fixture, &old, "", 100);
  g_assert_cmpuint (fixture->status, ==, 200);
  peer_pull (fixture, &renewed, "", 100);
  g_assert_cmpuint (fixture->status, ==, 200);

  sql (fixture, "UPDATE certificate SET ends = %" G_GINT64_FORMAT " WHERE ends < %" G_GINT64_FORMAT, now - 1, now + 4 * DAY);
  peer_pull (fixture, &old, "", 100);
  peer_assert_refused (fixture, 401, "certificate");

  renewed.key = NULL;
  peer_laptop_clear (&renewed);
}

static void
test_somebody_who_is_blocked_is_out_at_once (Fixture *fixture, gconstpointer unused)
{
  run (fixture, "user", "block", "1001");
  peer_pull (fixture, &fixture->a, "", 100);
  peer_assert_refused (fixture, 403, "user");
  peer_hello (fixture, &fixture->a, "1001", CBK_TEST_PASSWORD);
  peer_assert_refused (fixture, 403, "user");

  run (fixture, "user", "unblock", "1001");
  peer_pull (fixture, &fixture->a, "", 100);
  peer_assert_refused (fixture, 401, "token");
  peer_hello (fixture, &fixture->a, "1001", CBK_TEST_PASSWORD);
  g_assert_cmpuint (fixture->status, ==, 200);
}

static void
test_a_new_password_ends_what_the_old_one_began (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *out = cbk_test_hq_run (&fixture->hq, 0, "quite another password\n", "user", "password", fixture->hq.folder,
                                          "1001", "--password-stdin", NULL);

  peer_pull (fixture, &fixture->a, "", 100);
  peer_assert_refused (fixture, 401, "token");
  peer_hello (fixture, &fixture->a, "1001", CBK_TEST_PASSWORD);
  peer_assert_refused (fixture, 401, "password");
  peer_hello (fixture, &fixture->a, "1001", "quite another password");
  g_assert_cmpuint (fixture->status, ==, 200);
}

static void
test_a_blocked_laptop_is_told_to_wipe_and_may_send_the_rest (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *line = peer_make_case_line (fixture, &fixture->a, CASE_ID, "Harbour burglary");

  run (fixture, "device", "block", fixture->a.id);
  peer_pull (fixture, &fixture->a, "", 100);
  peer_assert_refused (fixture, 403, "device");
  g_assert_nonnull (strstr (fixture->answer, "\"wipe_cache\":true"));
  g_assert_nonnull (strstr (fixture->answer, "\"drain\":true"));
  g_assert_nonnull (strstr (fixture->answer, "\"next\":1"));
  peer_push (fixture, &fixture->a, line);
  peer_assert_answer_has (fixture, "\"status\":\"applied\"");
  peer_hello (fixture, &fixture->a, "1001", CBK_TEST_PASSWORD);
  peer_assert_refused (fixture, 403, "device");

  run (fixture, "device", "unblock", fixture->a.id);
  peer_hello (fixture, &fixture->a, "1001", CBK_TEST_PASSWORD);
  g_assert_cmpuint (fixture->status, ==, 200);
}

static void
test_a_stolen_laptop_is_told_to_wipe_and_sends_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *line = peer_make_case_line (fixture, &fixture->a, CASE_ID, "Harbour burglary");
  g_autofree char *list = NULL;

  run (fixture, "device", "wipe", fixture->a.id);
  peer_push (fixture, &fixture->a, line);
  peer_assert_refused (fixture, 403, "device");
  g_assert_nonnull (strstr (fixture->answer, "\"wipe_cache\":true"));
  g_assert_nonnull (strstr (fixture->answer, "\"drain\":false"));

  peer_pull (fixture, &fixture->b, "", 100);
  g_assert_cmpuint (fixture->status, ==, 200);
  list = cbk_test_hq_run (&fixture->hq, 0, NULL, "device", "list", fixture->hq.folder, NULL);
  g_assert_nonnull (strstr (list, "blocked, wiped"));
}

static void
test_without_tls_it_listens_to_a_proxy_here_alone (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *fingerprint = cbk_certificate_dup_fingerprint (fixture->a.certificate, NULL);
  g_autofree char *out = cbk_test_hq_run (&fixture->hq, 1, NULL, "serve", fixture->hq.folder, "--plain", "--address", "0.0.0.0",
                                          NULL);
  g_autofree char *body = g_strdup ("{\"cursor\":\"\",\"limit\":10}");
  g_autofree char *bearer = g_strconcat ("Bearer ", fixture->a.token, NULL);

  g_assert_nonnull (strstr (out, "this machine alone"));
  cbk_test_hq_stop (&fixture->hq, FALSE);
  fixture->hq.plain = TRUE;
  cbk_test_hq_start (&fixture->hq);

  for (guint known = 0; known < 2; known++)
    {
      g_autofree char *url = g_strconcat (fixture->hq.url, "/v1/sync/pull", NULL);
      g_autoptr(SoupMessage) message = soup_message_new ("POST", url);
      g_autoptr(GBytes) bytes = g_bytes_new (body, strlen (body)), answer = NULL;
      SoupMessageHeaders *headers = soup_message_get_request_headers (message);

      soup_message_set_request_body_from_bytes (message, "application/json", bytes);
      soup_message_headers_replace (headers, "Authorization", bearer);
      if (known)
        soup_message_headers_replace (headers, "X-Client-Fingerprint", fingerprint);
      answer = soup_session_send_and_read (fixture->soup, message, NULL, NULL);
      g_assert_nonnull (answer);
      g_assert_cmpuint (soup_message_get_status (message), ==, known ? 200 : 401);
    }
}

#define ADD(name, func) g_test_add ("/identity/" name, Fixture, NULL, peer_fixture_set_up, func, peer_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  peer_program = argv[1];

  ADD ("nothing-is-said-in-the-open", test_nothing_is_said_in_the_open);
  ADD ("without-its-certificate-a-token-is-nothing", test_without_its_certificate_a_token_is_nothing);
  ADD ("a-token-is-good-on-its-own-laptop-alone", test_a_token_is_good_on_its_own_laptop_alone);
  ADD ("a-laptop-cannot-say-to-be-another", test_a_laptop_cannot_say_to_be_another);
  ADD ("a-certificate-of-another-authority-is-none", test_a_certificate_of_another_authority_is_none);
  ADD ("a-known-laptop-comes-back-with-its-key-alone", test_a_known_laptop_comes_back_with_its_key_alone);
  ADD ("a-code-takes-a-laptop-in-once", test_a_code_takes_a_laptop_in_once);
  ADD ("a-certificate-is-renewed-before-it-ends", test_a_certificate_is_renewed_before_it_ends);
  ADD ("somebody-who-is-blocked-is-out-at-once", test_somebody_who_is_blocked_is_out_at_once);
  ADD ("a-new-password-ends-what-the-old-one-began", test_a_new_password_ends_what_the_old_one_began);
  ADD ("a-blocked-laptop-is-told-to-wipe-and-may-send-the-rest", test_a_blocked_laptop_is_told_to_wipe_and_may_send_the_rest);
  ADD ("a-stolen-laptop-is-told-to-wipe-and-sends-nothing", test_a_stolen_laptop_is_told_to_wipe_and_sends_nothing);
  ADD ("without-tls-it-listens-to-a-proxy-here-alone", test_without_tls_it_listens_to_a_proxy_here_alone);

  return g_test_run ();
}
