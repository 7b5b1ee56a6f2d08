/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "raw.h"

#include <string.h>

/* Everything that waits has a bound: what does not come by then is an error of the test. */
#define SECONDS 20

static gboolean
on_certificate_cb (GTlsConnection *connection, GTlsCertificate *certificate, GTlsCertificateFlags errors, gpointer unused)
{
  return TRUE;
}

static GIOStream *
put_on_tls (GSocketConnection *plain, Laptop *as)
{
  g_autoptr(GError) error = NULL;
  GIOStream *tls = g_tls_client_connection_new (G_IO_STREAM (plain), NULL, &error);

  g_assert_no_error (error);
  g_signal_connect (tls, "accept-certificate", G_CALLBACK (on_certificate_cb), NULL);
  g_tls_connection_set_require_close_notify (G_TLS_CONNECTION (tls), FALSE);
  if (as != NULL)
    {
      const CbkIdentity *identity = &as->account.trust.identity;
      g_autofree char *pem = g_strconcat (identity->certificate, identity->key, NULL);
      g_autoptr(GTlsCertificate) certificate = g_tls_certificate_new_from_pem (pem, -1, &error);

      g_assert_no_error (error);
      g_tls_connection_set_certificate (G_TLS_CONNECTION (tls), certificate);
    }
  g_tls_connection_handshake (G_TLS_CONNECTION (tls), NULL, &error);
  g_assert_no_error (error);

  return tls;
}

/* To the port, and no further: not even TLS is begun. */
GSocketConnection *
raw_connect_port (CbkTestHq *hq)
{
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GError) error = NULL;
  GSocketConnection *connection;

  g_socket_client_set_timeout (client, SECONDS);
  g_socket_client_set_enable_proxy (client, FALSE);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", (guint16) hq->port, NULL, &error);
  g_assert_no_error (error);

  return connection;
}

GIOStream *
raw_connect (CbkTestHq *hq, Laptop *as)
{
  g_autoptr(GSocketConnection) connection = raw_connect_port (hq);

  return hq->plain ? G_IO_STREAM (g_steal_pointer (&connection)) : put_on_tls (connection, as);
}

/* %FALSE when the other side hung up meanwhile. */
gboolean
raw_send (GIOStream *stream, const void *bytes, gssize length)
{
  gsize size = length < 0 ? strlen (bytes) : (gsize) length;

  return g_output_stream_write_all (g_io_stream_get_output_stream (stream), bytes, size, NULL, NULL, NULL);
}

/**
 * raw_read:
 * @stream: a connection
 * @max: how many bytes at the most
 * @ret_end: (out) (nullable): whether the other side hung up
 *
 * Returns: (transfer full): what came until @max, or the end
 */
char *
raw_read (GIOStream *stream, gsize max, gboolean *ret_end)
{
  g_autoptr(GError) error = NULL;
  char *bytes = g_malloc0 (max + 1);
  gsize n = 0;

  g_input_stream_read_all (g_io_stream_get_input_stream (stream), bytes, max, &n, NULL, &error);
  g_assert_false (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT));
  if (ret_end != NULL)
    *ret_end = n < max;

  return bytes;
}

/* Reads on until @text is there; %FALSE when the other side hung up before. */
gboolean
raw_await (GIOStream *stream, GString *seen, const char *text)
{
  GInputStream *in = g_io_stream_get_input_stream (stream);

  while (strstr (seen->str, text) == NULL)
    {
      g_autoptr(GError) error = NULL;
      char bytes[1024];
      gssize n = g_input_stream_read (in, bytes, sizeof bytes, NULL, &error);

      g_assert_false (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT));
      if (n <= 0)
        return FALSE;
      g_string_append_len (seen, bytes, n);
    }

  return TRUE;
}

/**
 * raw_ask:
 * @hq: a headquarters that runs
 * @as: (nullable): whose certificate is shown
 * @head: request line and headers, each with CR LF; Host, Connection and Content-Length are added
 * @body: (nullable): what is sent behind
 * @length: its bytes, or -1
 * @ret_status: (out): of HTTP; 0 when it hung up without an answer
 *
 * Returns: (transfer full): all of the answer
 */
char *
raw_ask (CbkTestHq *hq, Laptop *as, const char *head, const void *body, gssize length, guint *ret_status)
{
  g_autoptr(GIOStream) stream = raw_connect (hq, as);
  gsize size = body == NULL ? 0 : length < 0 ? strlen (body) : (gsize) length;
  g_autofree char *whole = g_strdup_printf ("%sHost: localhost\r\nConnection: close\r\nContent-Length: %" G_GSIZE_FORMAT
                                            "\r\n\r\n", head, size);
  char *answer;

  if (raw_send (stream, whole, -1) && size > 0)
    raw_send (stream, body, (gssize) size);
  answer = raw_read (stream, 16 * 1024 * 1024, NULL);
  *ret_status = g_str_has_prefix (answer, "HTTP/1.1 ") ? (guint) g_ascii_strtoull (answer + 9, NULL, 10) : 0;

  return answer;
}
