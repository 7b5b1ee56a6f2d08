/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/cbk-event-reader.h"

#include "base/cbk-error.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

void
cbk_event_reader_init (CbkEventReader *self)
{
  *self = (CbkEventReader){ .line = g_string_new (NULL), .data = g_string_new (NULL) };
}

void
cbk_event_reader_clear (CbkEventReader *self)
{
  if (self->line != NULL)
    g_string_free (self->line, TRUE);
  if (self->data != NULL)
    g_string_free (self->data, TRUE);
  g_free (self->kind);
  g_free (self->id);
  *self = (CbkEventReader){ 0 };
}

/* An event without data is none; its kind is forgotten, its id is not. */
static void
dispatch (CbkEventReader *self, CbkEventFunc func, gpointer data)
{
  CbkEvent event = { self->kind != NULL ? self->kind : "message", self->id, self->data->str };

  if (self->data->len > 0)
    {
      g_string_truncate (self->data, self->data->len - 1);
      func (&event, data);
    }

  g_string_truncate (self->data, 0);
  g_clear_pointer (&self->kind, g_free);
}

static void
take_field (CbkEventReader *self, const char *name, const char *value)
{
  if (g_str_equal (name, "data"))
    {
      g_string_append (self->data, value);
      g_string_append_c (self->data, '\n');
    }
  else if (g_str_equal (name, "event"))
    {
      g_free (self->kind);
      self->kind = *value != '\0' ? g_strdup (value) : NULL;
    }
  else if (g_str_equal (name, "id"))
    {
      g_free (self->id);
      self->id = *value != '\0' ? g_strdup (value) : NULL;
    }
}

static gboolean
take_line (CbkEventReader *self, CbkEventFunc func, gpointer data, GError **error)
{
  char *line = self->line->str;
  char *colon;

  if (!self->begun && g_str_has_prefix (line, BYTE_ORDER_MARK))
    line += strlen (BYTE_ORDER_MARK);
  self->begun = TRUE;

  if (strlen (self->line->str) != self->line->len || !g_utf8_validate (line, -1, NULL))
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "An event is not text");
      return FALSE;
    }

  colon = strchr (line, ':');
  if (*line == '\0')
    dispatch (self, func, data);
  else if (colon == NULL)
    take_field (self, line, "");
  else if (colon != line)
    {
      *colon = '\0';
      take_field (self, line, colon + (colon[1] == ' ' ? 2 : 1));
    }

  g_string_truncate (self->line, 0);

  return TRUE;
}

/**
 * cbk_event_reader_feed:
 * @self: a reader
 * @bytes: what came, cut anywhere
 * @length: how much of it
 * @func: told each event that is complete
 * @data: for @func
 * @error: %CBK_ERROR_INVALID for what is no text, or longer than %CBK_EVENT_MAX
 *
 * Lines end with LF, CR LF or CR.
 *
 * Returns: whether the stream makes sense so far; after %FALSE nothing more may be fed
 */
gboolean
cbk_event_reader_feed (CbkEventReader *self, const char *bytes, gsize length, CbkEventFunc func, gpointer data, GError **error)
{
  for (gsize i = 0; i < length; i++)
    {
      gboolean second_half = self->after_cr && bytes[i] == '\n';

      self->after_cr = bytes[i] == '\r';
      if (second_half)
        continue;

      if (bytes[i] == '\n' || bytes[i] == '\r')
        {
          if (!take_line (self, func, data, error))
            return FALSE;
          continue;
        }

      if (self->line->len + self->data->len >= CBK_EVENT_MAX)
        {
          g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "An event is longer than headquarters would make it");
          return FALSE;
        }
      g_string_append_c (self->line, bytes[i]);
    }

  return TRUE;
}
