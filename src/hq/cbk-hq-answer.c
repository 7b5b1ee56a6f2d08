/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-answer.h"

#include "base/cbk-error.h"
#include "base/cbk-json.h"

#include <unistd.h>

void
cbk_hq_answer_init (CbkHqAnswer *self)
{
  self->status = 200;
  self->content_type = CBK_HQ_JSON;
  self->body = g_string_new (NULL);
  self->offset = -1;
}

void
cbk_hq_file_free (CbkHqFile *self)
{
  close (self->fd);
  g_free (self);
}

void
cbk_hq_answer_clear (CbkHqAnswer *self)
{
  if (self->body != NULL)
    g_string_free (self->body, TRUE);
  self->body = NULL;
  g_clear_pointer (&self->packed, g_bytes_unref);
  g_clear_pointer (&self->consultation, cbk_hq_consultation_free);
  g_clear_pointer (&self->file, cbk_hq_file_free);
}

void
cbk_hq_consultation_free (CbkHqConsultation *self)
{
  g_free (self->operation);
  g_free (self->type);
  g_free (self->ids);
  g_free (self->query);
  g_free (self->reason);
  g_free (self);
}

/**
 * cbk_hq_answer_unpack:
 * @self: the answer to it; becomes the refusal
 * @coding: how it is packed
 * @max: how many bytes may come out
 * @body: (inout): what was sent
 *
 * Returns: whether @body is there as it was
 */
gboolean
cbk_hq_answer_unpack (CbkHqAnswer *self, CbkCoding coding, gsize max, GBytes **body)
{
  g_autoptr(GError) error = NULL;
  gsize length;
  const void *data = g_bytes_get_data (*body, &length);
  GBytes *unpacked;

  if (coding == CBK_CODING_NONE)
    return TRUE;

  unpacked = cbk_coding_unpack (coding, data, length, max, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE))
    cbk_hq_answer_refuse (self, 413, "too-large", "This unpacks to more than headquarters takes at once");
  else if (unpacked == NULL)
    cbk_hq_answer_refuse (self, 400, "invalid", error->message);
  else
    {
      g_bytes_unref (*body);
      *body = unpacked;
    }

  return unpacked != NULL;
}

/**
 * cbk_hq_answer_pack:
 * @self: a finished answer
 * @coding: what the laptop can unpack
 *
 * Whole pages, never single records: they shrink to a sixth.
 */
void
cbk_hq_answer_pack (CbkHqAnswer *self, CbkCoding coding)
{
  g_clear_pointer (&self->packed, g_bytes_unref);
  self->packed = cbk_coding_pack (coding, self->body->str, self->body->len);
  self->coding = coding;
}

/* For objects that are written in order of their names: a comma where one is due, then the member. */
void
cbk_hq_append_member (GString *json, const char *name, const char *value)
{
  if (json->len > 0 && json->str[json->len - 1] != '{')
    g_string_append_c (json, ',');
  g_string_append_printf (json, "\"%s\":", name);
  cbk_json_append_string (json, value);
}

void
cbk_hq_append_number (GString *json, const char *name, gint64 value)
{
  if (json->len > 0 && json->str[json->len - 1] != '{')
    g_string_append_c (json, ',');
  g_string_append_printf (json, "\"%s\":%" G_GINT64_FORMAT, name, value);
}

/**
 * cbk_hq_answer_next:
 * @self: an answer
 * @status: of HTTP
 * @word: for the laptop's program
 * @message: one plain sentence for its user
 * @next: the number that is expected next; negative for none
 *
 * Turns the answer into a refusal.
 */
void
cbk_hq_answer_next (CbkHqAnswer *self, guint status, const char *word, const char *message, gint64 next)
{
  self->status = status;
  self->content_type = CBK_HQ_JSON;
  g_clear_pointer (&self->packed, g_bytes_unref);
  g_clear_pointer (&self->consultation, cbk_hq_consultation_free);
  g_string_assign (self->body, "{");
  cbk_hq_append_member (self->body, "error", word);
  cbk_hq_append_member (self->body, "message", message);
  if (next >= 0)
    cbk_hq_append_number (self->body, "next", next);
  g_string_append (self->body, "}\n");
}

void
cbk_hq_answer_refuse (CbkHqAnswer *self, guint status, const char *word, const char *message)
{
  cbk_hq_answer_next (self, status, word, message, -1);
}

/**
 * cbk_hq_answer_fail:
 * @self: an answer
 * @error: what the storage said
 *
 * The laptop is told to come back; what exactly failed is nothing for it.
 */
void
cbk_hq_answer_fail (CbkHqAnswer *self, const GError *error)
{
  gboolean busy = g_error_matches (error, CBK_ERROR, CBK_ERROR_BUSY);

  g_printerr ("casebook-hq: %s\n", error->message);
  cbk_hq_answer_refuse (self, busy ? 503 : 500, busy ? "busy" : "failed",
                        busy ? "Headquarters is busy; this will be tried again"
                             : "Headquarters has a problem with its store; nothing was lost, and this will be tried again");
}
