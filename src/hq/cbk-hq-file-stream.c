/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-file-stream.h"

#include "base/cbk-file.h"

#include <unistd.h>

#define BLOCK (64 * 1024)

/* Puts the next block behind what is written; a file that ends too early ends the connection, so that nobody takes what
 * there is for the whole. */
static void
append_block (SoupServerMessage *message, CbkHqFile *file)
{
  SoupMessageBody *body = soup_server_message_get_response_body (message);
  gsize wanted = (gsize) MIN (file->length, BLOCK);
  g_autofree guint8 *block = wanted > 0 ? g_malloc (wanted) : NULL;
  gssize n = wanted > 0 ? cbk_file_read (file->fd, block, wanted) : 0;

  if (n > 0)
    {
      file->length -= n;
      soup_message_body_append_take (body, g_steal_pointer (&block), (gsize) n);
    }
  else if (file->length > 0)
    {
      g_printerr ("casebook-hq: a file ended before its end\n");
      g_socket_shutdown (soup_server_message_get_socket (message), TRUE, TRUE, NULL);
    }
  else
    soup_message_body_complete (body);
}

static void
on_wrote_chunk_cb (SoupServerMessage *message, gpointer file)
{
  append_block (message, file);
}

/**
 * cbk_hq_stream_file:
 * @message: a request that is answered, its status set
 * @file: (transfer full): what is sent; one block of it is in memory at a time
 */
void
cbk_hq_stream_file (SoupServerMessage *message, CbkHqFile *file)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  g_object_set_data_full (G_OBJECT (message), "casebook-file", file, (GDestroyNotify) cbk_hq_file_free);
  soup_message_headers_replace (headers, "Accept-Ranges", "bytes");
  soup_message_headers_set_content_type (headers, CBK_HQ_BYTES, NULL);
  if (soup_server_message_get_status (message) == 206)
    soup_message_headers_set_content_range (headers, file->first, file->first + file->length - 1, file->size);

  soup_message_headers_set_content_length (headers, file->length);
  soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
  if (lseek (file->fd, file->first, SEEK_SET) == file->first)
    append_block (message, file);
  g_signal_connect (message, "wrote-chunk", G_CALLBACK (on_wrote_chunk_cb), file);
}
