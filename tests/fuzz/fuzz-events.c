/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "sync/cbk-event-reader.h"

static void
print_event (const CbkEvent *event, gpointer data)
{
  g_string_append_printf (data, "[%s|%s|%s]", event->kind, event->id != NULL ? event->id : "", event->data);
}

static gboolean
read_in_pieces (const guint8 *data, gsize size, gsize piece, GString *seen)
{
  g_auto(CbkEventReader) reader = { 0 };

  cbk_event_reader_init (&reader);
  for (gsize at = 0; at < size; at += piece)
    if (!cbk_event_reader_feed (&reader, (const char *) data + at, MIN (piece, size - at), print_event, seen, NULL))
      return FALSE;

  return TRUE;
}

/* However the line cuts it, the same events are seen. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr(GString) whole = g_string_new (NULL);
  g_autoptr(GString) parts = g_string_new (NULL);
  gboolean well = read_in_pieces (data, size, MAX (size, 1), whole);

  g_assert_cmpint (read_in_pieces (data, size, 3, parts), ==, well);
  g_assert_cmpstr (whole->str, ==, parts->str);

  return 0;
}
