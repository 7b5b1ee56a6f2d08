/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-stream.h"

#include <string.h>

struct _CbkHqStream
{
  GIOStream *connection;
  GPollableInputStream *in;
  GPollableOutputStream *out;
  GString *unsent;
  GSource *reading;
  GSource *writing;          /* while @unsent waits for room */
  CbkHqGoneFunc gone;
  gpointer data;
  gboolean told;             /* that it has gone */
};

static void
stop_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
tell_gone (CbkHqStream *self)
{
  if (self->told)
    return;

  self->told = TRUE;
  stop_source (&self->reading);
  stop_source (&self->writing);
  self->gone (self, self->data);
}

/* %FALSE when the other side is no more there. */
static gboolean
send_some (CbkHqStream *self)
{
  while (self->unsent->len > 0)
    {
      g_autoptr(GError) error = NULL;
      gssize n = g_pollable_output_stream_write_nonblocking (self->out, self->unsent->str, self->unsent->len, NULL, &error);

      if (n <= 0)
        return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK);
      g_string_erase (self->unsent, 0, n);
    }

  return TRUE;
}

static gboolean
on_writable_cb (GObject *out, gpointer data)
{
  CbkHqStream *self = data;

  if (!send_some (self))
    {
      tell_gone (self);
      return G_SOURCE_REMOVE;
    }

  if (self->unsent->len > 0)
    return G_SOURCE_CONTINUE;

  g_clear_pointer (&self->writing, g_source_unref);

  return G_SOURCE_REMOVE;
}

/* Whoever listens has nothing to say: an end is an end, and anything else is no listener of ours. */
static gboolean
on_readable_cb (GObject *in, gpointer data)
{
  CbkHqStream *self = data;
  g_autoptr(GError) error = NULL;
  char byte;

  g_pollable_input_stream_read_nonblocking (self->in, &byte, 1, NULL, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    return G_SOURCE_CONTINUE;

  tell_gone (self);

  return G_SOURCE_REMOVE;
}

/**
 * cbk_hq_stream_new:
 * @connection: (transfer full): with pollable streams, as sockets and TLS have
 * @gone: called once, from the main context or from within cbk_hq_stream_say()
 * @data: for @gone
 *
 * Returns: (transfer full): the stream, watched in the calling thread's main context
 */
CbkHqStream *
cbk_hq_stream_new (GIOStream *connection, CbkHqGoneFunc gone, gpointer data)
{
  CbkHqStream *self = g_new0 (CbkHqStream, 1);

  self->connection = connection;
  self->in = G_POLLABLE_INPUT_STREAM (g_io_stream_get_input_stream (connection));
  self->out = G_POLLABLE_OUTPUT_STREAM (g_io_stream_get_output_stream (connection));
  self->unsent = g_string_new (NULL);
  self->gone = gone;
  self->data = data;

  self->reading = g_pollable_input_stream_create_source (self->in, NULL);
  g_source_set_callback (self->reading, G_SOURCE_FUNC (on_readable_cb), self, NULL);
  g_source_attach (self->reading, g_main_context_get_thread_default ());

  return self;
}

/**
 * cbk_hq_stream_say:
 * @self: a stream
 * @text: what to send; as soon as the other side takes it
 *
 * Lets the other side go when it has left %CBK_HQ_STREAM_UNSENT bytes unread.
 */
void
cbk_hq_stream_say (CbkHqStream *self, const char *text)
{
  if (self->told)
    return;

  g_string_append (self->unsent, text);
  if (self->writing != NULL ? self->unsent->len > CBK_HQ_STREAM_UNSENT : !send_some (self))
    {
      tell_gone (self);
      return;
    }

  if (self->unsent->len == 0 || self->writing != NULL)
    return;

  self->writing = g_pollable_output_stream_create_source (self->out, NULL);
  g_source_set_callback (self->writing, G_SOURCE_FUNC (on_writable_cb), self, NULL);
  g_source_attach (self->writing, g_main_context_get_thread_default ());
}

/* Closes the connection; what is unsent is lost, as events may be. */
void
cbk_hq_stream_free (CbkHqStream *self)
{
  stop_source (&self->reading);
  stop_source (&self->writing);
  g_io_stream_close_async (self->connection, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  g_object_unref (self->connection);
  g_string_free (self->unsent, TRUE);
  g_free (self);
}
