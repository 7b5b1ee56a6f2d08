/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "peer.h"

#include "base/cbk-certificate.h"

const char *peer_program;

/* What a laptop makes of a headquarters that it does not know is its own matter: tests/sync. */
static gboolean
on_certificate_cb (SoupMessage *message, GTlsCertificate *certificate, GTlsCertificateFlags errors, gpointer unused)
{
  return TRUE;
}

SoupSession *
peer_make_session (void)
{
  SoupSession *soup = soup_session_new ();

  soup_session_set_proxy_resolver (soup, NULL);

  return soup;
}

static void
show_certificate (SoupMessage *message, Laptop *laptop)
{
  g_autofree char *pem = g_strconcat (laptop->certificate, laptop->key, NULL);
  g_autoptr(GTlsCertificate) certificate = g_tls_certificate_new_from_pem (pem, -1, NULL);

  g_assert_nonnull (certificate);
  soup_message_set_tls_client_certificate (message, certificate);
}

/* Makes it one of whoever asks; (transfer none): on whose connections. */
SoupSession *
peer_prepare (Fixture *fixture, SoupMessage *message)
{
  g_signal_connect (message, "accept-certificate", G_CALLBACK (on_certificate_cb), NULL);
  if (fixture->as != NULL && fixture->as->certificate != NULL)
    show_certificate (message, fixture->as);

  return fixture->as != NULL && fixture->as->soup != NULL ? fixture->as->soup : fixture->soup;
}

void
peer_ask (Fixture *fixture, const char *method, const char *path, const char *token, const char *body, gssize length)
{
  g_autofree char *url = g_strconcat (fixture->hq.url, path, NULL);
  g_autoptr(SoupMessage) message = soup_message_new (method, url);
  g_autoptr(GBytes) bytes = body != NULL ? g_bytes_new (body, length < 0 ? strlen (body) : (gsize) length) : NULL;
  g_autoptr(GBytes) answer = NULL;
  g_autoptr(GError) error = NULL;
  SoupSession *soup = peer_prepare (fixture, message);

  if (bytes != NULL)
    soup_message_set_request_body_from_bytes (message, "application/json", bytes);
  if (token != NULL)
    {
      g_autofree char *bearer = g_strconcat ("Bearer ", token, NULL);

      soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", bearer);
    }

  answer = soup_session_send_and_read (soup, message, NULL, &error);
  g_assert_no_error (error);
  g_free (fixture->answer);
  fixture->answer = g_strndup (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer));
  fixture->status = soup_message_get_status (message);
}

/* Whatever is refused is refused with one sentence in JSON. */
void
peer_assert_refused (Fixture *fixture, guint status, const char *word)
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

void
peer_hello_with (Fixture *fixture, Laptop *laptop, const char *rest)
{
  g_autofree char *hash = cbk_hash_print (laptop->hash);
  g_autofree char *body = g_strdup_printf ("{\"proto\":[1],\"device\":\"%s\",\"next_dseq\":%" G_GINT64_FORMAT
                                           ",\"last_hash\":\"%s\"%s}",
                                           laptop->id, laptop->dseq + 1, hash, rest);

  fixture->as = laptop;
  peer_ask (fixture, "POST", "/v1/session", laptop->token, body, -1);
}

void
peer_hello (Fixture *fixture, Laptop *laptop, const char *number, const char *password)
{
  g_autofree char *rest = g_strdup_printf (",\"user\":\"%s\",\"password\":\"%s\"", number, password);

  peer_hello_with (fixture, laptop, rest);
}

/* Asks for a certificate with the laptop's key; @more begins with a comma. */
void
peer_ask_for_certificate (Fixture *fixture, Laptop *laptop, const char *more)
{
  g_autofree char *request = cbk_request_new (laptop->key, laptop->id, NULL);
  g_autoptr(GString) rest = g_string_new (",\"request\":");

  cbk_json_append_string (rest, request);
  g_string_append (rest, more);
  peer_hello_with (fixture, laptop, rest->str);
}

void
peer_keep_welcome (Fixture *fixture, Laptop *laptop)
{
  g_autoptr(JsonObject) object = cbk_json_parse_object (fixture->answer, -1, NULL);

  g_test_message ("%s", fixture->answer);
  g_assert_cmpuint (fixture->status, ==, 200);
  if (cbk_json_get_text (object, "token") != NULL)
    {
      g_free (laptop->token);
      laptop->token = g_strdup (cbk_json_get_text (object, "token"));
    }
  if (cbk_json_get_text (object, "certificate") != NULL)
    {
      g_free (laptop->certificate);
      laptop->certificate = g_strdup (cbk_json_get_text (object, "certificate"));
      g_clear_object (&laptop->soup);
      laptop->soup = peer_make_session ();
    }
}

void
peer_laptop_init (Fixture *fixture, Laptop *laptop)
{
  *laptop = (Laptop){ 0 };
  cbk_id_init (laptop->id, &fixture->env.env);
  laptop->key = cbk_key_new (NULL);
}

void
peer_laptop_clear (Laptop *laptop)
{
  if (laptop->soup != NULL)
    soup_session_abort (laptop->soup);
  g_clear_object (&laptop->soup);
  g_free (laptop->token);
  g_free (laptop->key);
  g_free (laptop->certificate);
}

void
peer_sign_in (Fixture *fixture, Laptop *laptop)
{
  peer_laptop_init (fixture, laptop);
  peer_ask_for_certificate (fixture, laptop, SIGN_IN ("1001"));
  peer_keep_welcome (fixture, laptop);
  g_assert_cmpuint (strlen (laptop->token), ==, 64);
  g_assert_nonnull (laptop->certificate);
}

void
peer_fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  cbk_test_env_init (&fixture->env, "2026-11-22T14:02:00Z");
  cbk_test_hq_make (&fixture->hq, peer_program);
  cbk_test_hq_add_user (&fixture->hq, "1001", "Mistry", "investigator");
  cbk_test_hq_start (&fixture->hq);
  fixture->soup = peer_make_session ();
  peer_sign_in (fixture, &fixture->a);
  peer_sign_in (fixture, &fixture->b);
  fixture->as = &fixture->a;
}

void
peer_fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  soup_session_abort (fixture->soup);
  g_clear_object (&fixture->soup);
  cbk_test_hq_free (&fixture->hq);
  g_free (fixture->answer);
  peer_laptop_clear (&fixture->a);
  peer_laptop_clear (&fixture->b);
}

/* The laptop's next mutation; @rest has ' for " and is what the payload has beside its chain, in any order. */
char *
peer_make_line (Fixture *fixture, Laptop *laptop, const char *rest)
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

char *
peer_make_case_line (Fixture *fixture, Laptop *laptop, const char *id, const char *summary)
{
  g_autofree char *rest = g_strdup_printf ("'base':0,'id':'%s','op':'create','type':'case','doc':{'summary':'%s'}", id, summary);

  return peer_make_line (fixture, laptop, rest);
}

char *
peer_make_patch_line (Fixture *fixture, Laptop *laptop, gint64 base, const char *set)
{
  g_autofree char *rest = g_strdup_printf ("'base':%" G_GINT64_FORMAT ",'id':'" CASE_ID "','op':'patch','type':'case','set':%s",
                                           base, set);

  return peer_make_line (fixture, laptop, rest);
}

void
peer_push (Fixture *fixture, Laptop *laptop, const char *lines)
{
  fixture->as = laptop;
  peer_ask (fixture, "POST", "/v1/sync/push", laptop->token, lines, -1);
}

/* Until what was sent has its numbers, which is at once where each transaction gives its own. */
static void
await_numbers (Fixture *fixture)
{
  fixture->as = NULL;
  for (guint i = 0; i < 20000; i++)
    {
      peer_ask (fixture, "GET", "/v1/health/ready", NULL, NULL, 0);
      g_assert_cmpuint (fixture->status, ==, 200);
      if (strstr (fixture->answer, "unnumbered_ms") == NULL)
        return;
    }

  g_error ("Nobody gives numbers");
}

void
peer_pull_from (Fixture *fixture, Laptop *laptop, const char *cursor, int limit)
{
  g_autofree char *body = g_strdup_printf ("{\"cursor\":\"%s\",\"limit\":%d}", cursor, limit);

  if (fixture->hq.postgres != NULL)
    await_numbers (fixture);
  fixture->as = laptop;
  peer_ask (fixture, "POST", "/v1/sync/pull", laptop->token, body, -1);
}

/* The cursor before the first change; a laptop that has none is told its scopes alone. */
static char *
first_cursor (Fixture *fixture, Laptop *laptop)
{
  const char *cursor, *dot;

  peer_pull_from (fixture, laptop, "", 1);
  cursor = fixture->status == 200 ? strstr (fixture->answer, "\"cursor\":\"") : NULL;
  if (cursor == NULL)
    return g_strdup ("");

  cursor += strlen ("\"cursor\":\"");
  dot = strchr (cursor, '.');
  g_assert_nonnull (dot);

  return g_strdup_printf ("%.*s.0", (int) (dot - cursor), cursor);
}

/* With an empty cursor everything that there ever was. */
void
peer_pull (Fixture *fixture, Laptop *laptop, const char *cursor, int limit)
{
  g_autofree char *first = *cursor == '\0' ? first_cursor (fixture, laptop) : NULL;

  peer_pull_from (fixture, laptop, first != NULL ? first : cursor, limit);
}

void
peer_assert_answer_has (Fixture *fixture, const char *text)
{
  g_test_message ("%u %s", fixture->status, fixture->answer);
  g_assert_cmpuint (fixture->status, ==, 200);
  g_assert_nonnull (strstr (fixture->answer, text));
}

/**
 * peer_run:
 * @argc: as main() has it
 * @argv: the program, and a second word when it is to be asked on PostgreSQL
 * @add_tests: adds them
 *
 * Returns: what the test ends with
 */
