/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "sync/cbk-event-reader.h"

#include <string.h>

static void
print_event (const CbkEvent *event, gpointer data)
{
  g_string_append_printf (data, "[%s|%s|%s]", event->kind, event->id != NULL ? event->id : "", event->data);
}

static char *
read_in_pieces (const char *text, gsize piece)
{
  g_auto(CbkEventReader) reader = { 0 };
  GString *seen = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  gsize length = strlen (text);

  cbk_event_reader_init (&reader);
  for (gsize at = 0; at < length; at += piece)
    {
      g_assert_true (cbk_event_reader_feed (&reader, text + at, MIN (piece, length - at), print_event, seen, &error));
      g_assert_no_error (error);
    }

  return g_string_free (seen, FALSE);
}

/* However the line cuts it, it reads the same. */
static void
assert_reads (const char *text, const char *expected)
{
  for (gsize piece = 1; piece <= strlen (text); piece++)
    {
      g_autofree char *seen = read_in_pieces (text, piece);

      g_assert_cmpstr (seen, ==, expected);
    }
}

static void
test_what_headquarters_says_is_understood (void)
{
  assert_reads ("event: ping\ndata: {\"interval\":60}\n\n"
                "event: change\nid: 120911\ndata: {\"head\":120911,\"scopes\":[\"force\"]}\n\n",
                "[ping||{\"interval\":60}][change|120911|{\"head\":120911,\"scopes\":[\"force\"]}]");
}

static void
test_every_end_of_line_counts (void)
{
  assert_reads ("data: a\r\rdata: b\r\n\r\ndata: c\n\n", "[message||a][message||b][message||c]");
}

static void
test_lines_of_one_event_are_joined (void)
{
  assert_reads ("data: a\ndata:b\ndata\n\n", "[message||a\nb\n]");
}

static void
test_what_has_no_data_is_no_event (void)
{
  assert_reads (": nothing\nevent: change\n\nid: 7\nretry: 5\nunknown: x\n\ndata: a\n\n", "[message|7|a]");
}

static void
test_what_is_not_finished_is_not_told (void)
{
  assert_reads ("data: a\n", "");
}

static void
test_a_byte_order_mark_is_passed_over (void)
{
  assert_reads ("\xef\xbb\xbf" "data: a\n\ndata: b\n\n", "[message||a][message||b]");
}

static void
assert_refused (const char *bytes, gsize length)
{
  g_auto(CbkEventReader) reader = { 0 };
  g_autoptr(GString) seen = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  cbk_event_reader_init (&reader);
  g_assert_false (cbk_event_reader_feed (&reader, bytes, length, print_event, seen, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
}

static void
test_nonsense_ends_the_line (void)
{
  g_autofree char *endless = g_strnfill (CBK_EVENT_MAX + 1, 'a');
  g_autoptr(GString) many = g_string_new (NULL);

  assert_refused ("data: \xff\n", 8);
  assert_refused ("data: a\0b\n", 10);
  assert_refused (endless, strlen (endless));

  while (many->len <= 2 * CBK_EVENT_MAX)
    g_string_append (many, "data: and so on\n");
  assert_refused (many->str, many->len);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/event-reader/what-headquarters-says-is-understood", test_what_headquarters_says_is_understood);
  g_test_add_func ("/event-reader/every-end-of-line-counts", test_every_end_of_line_counts);
  g_test_add_func ("/event-reader/lines-of-one-event-are-joined", test_lines_of_one_event_are_joined);
  g_test_add_func ("/event-reader/what-has-no-data-is-no-event", test_what_has_no_data_is_no_event);
  g_test_add_func ("/event-reader/what-is-not-finished-is-not-told", test_what_is_not_finished_is_not_told);
  g_test_add_func ("/event-reader/a-byte-order-mark-is-passed-over", test_a_byte_order_mark_is_passed_over);
  g_test_add_func ("/event-reader/nonsense-ends-the-line", test_nonsense_ends_the_line);

  return g_test_run ();
}
