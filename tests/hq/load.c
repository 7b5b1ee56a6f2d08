/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/load.h"

#include "base/cbk-json.h"

#include <stdlib.h>
#include <string.h>

/* One change in so many makes a record; the others change one that this laptop made. */
#define CHANGES_FOR_ONE 5
#define TIMEOUT 10

void
load_init (Load *self, const CbkEnv *env)
{
  *self = (Load){ .env = env, .cursor = g_strdup ("") };
  cbk_id_init (self->id, env);
  self->pending = g_string_new (NULL);
  self->answer = g_string_new (NULL);
  self->pending_ids = g_ptr_array_new_with_free_func (g_free);
  self->acknowledged = g_ptr_array_new_with_free_func (g_free);
  self->cases = g_ptr_array_new_with_free_func (g_free);
}

void
load_clear (Load *self)
{
  g_clear_object (&self->connection);
  g_string_free (self->pending, TRUE);
  g_string_free (self->answer, TRUE);
  g_ptr_array_unref (self->pending_ids);
  g_ptr_array_unref (self->acknowledged);
  g_ptr_array_unref (self->cases);
  g_free (self->token);
  g_free (self->fingerprint);
  g_free (self->cursor);
}

static gboolean
dial (Load *self, guint port)
{
  g_autoptr(GSocketClient) client = NULL;

  if (self->connection != NULL && self->port == port)
    return TRUE;

  g_clear_object (&self->connection);
  client = g_socket_client_new ();
  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_set_timeout (client, TIMEOUT);
  self->connection = g_socket_client_connect_to_host (client, "127.0.0.1", (guint16) port, NULL, NULL);
  self->port = port;

  return self->connection != NULL;
}

/* Headers end with an empty line; the length of what follows is in them. */
static gboolean
receive (Load *self)
{
  GInputStream *stream = g_io_stream_get_input_stream (G_IO_STREAM (self->connection));
  gsize head = 0, length = 0;
  char buffer[16384];

  g_string_truncate (self->answer, 0);
  while (head == 0 || self->answer->len < head + length)
    {
      gssize n = g_input_stream_read (stream, buffer, sizeof buffer, NULL, NULL);
      const char *end, *field;

      if (n <= 0)
        return FALSE;

      g_string_append_len (self->answer, buffer, n);
      end = head == 0 ? strstr (self->answer->str, "\r\n\r\n") : NULL;
      if (end == NULL)
        continue;

      head = (gsize) (end - self->answer->str) + 4;
      field = strstr (self->answer->str, "Content-Length: ");
      length = field != NULL ? (gsize) strtoull (field + strlen ("Content-Length: "), NULL, 10) : 0;
    }

  self->status = (guint) strtoul (self->answer->str + strlen ("HTTP/1.1 "), NULL, 10);
  g_string_erase (self->answer, 0, (gssize) head);

  return TRUE;
}

/**
 * load_ask:
 * @self: a laptop
 * @port: which headquarters
 * @method: of HTTP
 * @path: what is asked
 * @body: what is sent
 * @length: its bytes
 *
 * Returns: whether there was an answer, whatever it says
 */
gboolean
load_ask (Load *self, guint port, const char *method, const char *path, const char *body, gsize length)
{
  g_autoptr(GString) request = g_string_new (NULL);

  self->status = 0;
  if (!dial (self, port))
    return FALSE;

  g_string_printf (request, "%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n", method, path, length);
  if (self->token != NULL)
    g_string_append_printf (request, "Authorization: Bearer %s\r\nX-Client-Fingerprint: %s\r\n", self->token, self->fingerprint);
  g_string_append (request, "\r\n");
  g_string_append_len (request, body, (gssize) length);

  if (g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (self->connection)), request->str, request->len,
                                 NULL, NULL, NULL) &&
      receive (self))
    return TRUE;

  g_clear_object (&self->connection);

  return FALSE;
}

/**
 * load_let_in:
 * @self: a laptop
 * @storage: headquarters
 * @number: a user there
 *
 * Takes it in as if it had signed in, which costs a tenth of a second of a processor by design.
 */
void
load_let_in (Load *self, CbkHqStorage *storage, const char *number)
{
  CbkHqDevice device = { .name = (char *) "a laptop", .incarnation = 1 };
  CbkHqSession session = { .number = (char *) number };
  CbkHqCertificate certificate = { .ends = G_MAXINT64 };
  guint8 token[CBK_HASH_BYTES];
  g_autoptr(GError) error = NULL;

  g_free (self->token);
  g_free (self->fingerprint);
  self->token = g_strconcat ("token of ", self->id, NULL);
  cbk_hash_bytes (NULL, self->token, strlen (self->token), token);
  cbk_hash_bytes (NULL, self->id, strlen (self->id), certificate.fingerprint);
  self->fingerprint = cbk_hash_print (certificate.fingerprint);
  memcpy (session.certificate, certificate.fingerprint, CBK_HASH_BYTES);
  g_strlcpy (device.device, self->id, sizeof device.device);
  g_strlcpy (session.device, self->id, sizeof session.device);
  g_strlcpy (certificate.device, self->id, sizeof certificate.device);
  g_assert_true (cbk_hq_storage_put_device (storage, &device, &error));
  g_assert_true (cbk_hq_storage_put_certificate (storage, &certificate, 0, &error));
  g_assert_true (cbk_hq_storage_put_session (storage, token, &session, G_MAXINT64, &error));
  g_assert_no_error (error);
}

/* From what the change before it left, which for the first one is nothing. */
static void
append_set (GString *payload, gint64 dseq)
{
  g_autofree char *before = dseq % CHANGES_FOR_ONE == 1
                              ? g_strdup ("null")
                              : g_strdup_printf ("\"%" G_GINT64_FORMAT " Canal Walk\"", dseq - 1);

  g_string_append_printf (payload, "\"set\":{\"location_text\":[%s,\"%" G_GINT64_FORMAT " Canal Walk\"]},", before, dseq);
}

/* Members in the order of their names, as canonical JSON has them. */
static void
append_payload (Load *self, GString *payload, const char *mid)
{
  gboolean makes = self->dseq % CHANGES_FOR_ONE == 0;
  char id[CBK_ID_LENGTH + 1];

  if (makes)
    {
      cbk_id_init (id, self->env);
      g_ptr_array_add (self->cases, g_strdup (id));
    }
  else
    g_strlcpy (id, g_ptr_array_index (self->cases, self->cases->len - 1), sizeof id);

  g_string_append_printf (payload, "{\"actor\":\"0198c0de-0000-7000-8000-0000000000a1\",\"at\":\"2026-11-22T14:02:00.000Z\","
                                   "\"base\":%d,\"device\":\"%s\",", makes ? 0 : 1, self->id);
  if (makes)
    g_string_append_printf (payload, "\"doc\":{\"method\":\"Entry by the rear window, forced with a flat tool\","
                                     "\"summary\":\"Burglary %" G_GINT64_FORMAT "\"},", self->dseq);
  g_string_append_printf (payload, "\"dseq\":%" G_GINT64_FORMAT ",\"id\":\"%s\",\"mid\":\"%s\",\"op\":\"%s\",\"schema\":1,",
                          self->dseq + 1, id, mid, makes ? "create" : "patch");
  if (!makes)
    append_set (payload, self->dseq);
  g_string_append (payload, "\"type\":\"case\"}");
}

static void
add_line (Load *self)
{
  char mid[CBK_ID_LENGTH + 1];
  g_autoptr(GString) payload = g_string_new (NULL);
  g_autofree char *prev = cbk_hash_print (self->hash), *hash = NULL;

  cbk_id_init (mid, self->env);
  append_payload (self, payload, mid);
  cbk_hash_bytes (self->hash, payload->str, payload->len, self->hash);
  hash = cbk_hash_print (self->hash);
  self->dseq++;
  g_string_append_printf (self->pending, "{\"hash\":\"%s\",\"prev\":\"%s\",%s\n", hash, prev, payload->str + 1);
  g_ptr_array_add (self->pending_ids, g_strdup (mid));
}

/**
 * load_push:
 * @self: a laptop that is signed in
 * @port: which headquarters
 * @n_mutations: how many changes, when there is nothing that has no answer yet
 *
 * What has no answer is sent again as it was.
 *
 * Returns: whether headquarters says that it has them
 */
gboolean
load_push (Load *self, guint port, guint n_mutations)
{
  for (guint i = 0; self->pending_ids->len == i && i < n_mutations; i++)
    add_line (self);

  if (!load_ask (self, port, "POST", "/v1/sync/push", self->pending->str, self->pending->len) || self->status != 200 ||
      strstr (self->answer->str, "\"t\":\"end\"") == NULL)
    return FALSE;

  g_ptr_array_extend_and_steal (self->acknowledged, self->pending_ids);
  self->pending_ids = g_ptr_array_new_with_free_func (g_free);
  g_string_truncate (self->pending, 0);

  return TRUE;
}

/* One page from where it is; it goes on there the next time. */
gboolean
load_pull (Load *self, guint port)
{
  g_autofree char *body = g_strdup_printf ("{\"cursor\":\"%s\",\"limit\":500}", self->cursor);
  const char *cursor;

  if (!load_ask (self, port, "POST", "/v1/sync/pull", body, strlen (body)) || self->status != 200)
    return FALSE;

  cursor = g_strrstr (self->answer->str, "{\"cursor\":\"");
  if (cursor == NULL)
    return FALSE;

  cursor += strlen ("{\"cursor\":\"");
  g_free (self->cursor);
  self->cursor = g_strndup (cursor, strcspn (cursor, "\""));

  return TRUE;
}
