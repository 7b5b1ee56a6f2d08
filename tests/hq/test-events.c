/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-storage.h"
#include "../sync/laptop.h"
#include "hq/cbk-hq-stream.h"
#include "raw.h"

#include <string.h>
#include <sys/socket.h>

/* Listening to headquarters, byte by byte. */

static const char *program;
static const char *const often[] = { "--ping", "1", "--listeners", "2", "--quiet", NULL };

typedef struct
{
  CbkTestHq hq;
  Laptop a, b;
  GString *seen;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  laptop_pair_init (&fixture->hq, &fixture->a, &fixture->b, program, often);
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->b);
  fixture->seen = g_string_new (NULL);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  laptop_pair_clear (&fixture->hq, &fixture->a, &fixture->b);
  g_string_free (fixture->seen, TRUE);
}

static GIOStream *
open_stream (CbkTestHq *hq, Laptop *as, const char *token, const char *more)
{
  g_autofree char *head = g_strdup_printf ("GET /v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n%s\r\n",
                                           token, more);
  GIOStream *stream = raw_connect (hq, as);

  g_assert_true (raw_send (stream, head, -1));

  return stream;
}

static void
await (Fixture *fixture, GIOStream *stream, const char *text)
{
  gboolean there = raw_await (stream, fixture->seen, text);

  g_test_message ("%s", fixture->seen->str);
  g_assert_true (there);
}

static void
save_and_send (Fixture *fixture)
{
  g_autofree char *id = laptop_make (&fixture->a, "Harbour burglary");

  laptop_sync (&fixture->a);
}

static void
test_a_listener_is_told_that_something_changed_and_not_what (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GIOStream) stream = open_stream (&fixture->hq, &fixture->b, fixture->b.account.token, "");

  await (fixture, stream, "event: ping\ndata: {\"interval\":1}\n\n");
  g_assert_nonnull (strstr (fixture->seen->str, "text/event-stream"));
  save_and_send (fixture);
  await (fixture, stream, "event: change\nid: 2\ndata: {\"head\":2,\"scopes\":[\"force\"]}\n\n");
  g_assert_null (strstr (fixture->seen->str, "Harbour"));
}

static void
test_changes_close_together_are_one_event (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GIOStream) stream = open_stream (&fixture->hq, &fixture->b, fixture->b.account.token, "");
  guint n = 0;

  await (fixture, stream, "event: ping");
  save_and_send (fixture);
  await (fixture, stream, "\"head\":2");
  for (guint i = 0; i < 5; i++)
    save_and_send (fixture);
  await (fixture, stream, "\"head\":7");
  for (const char *p = fixture->seen->str; (p = strstr (p, "event: change")) != NULL; p++)
    n++;

  /* Five saves take longer than two seconds on a slow machine; then there is one between. */
  g_assert_cmpuint (n, <=, 4);
}

static void
test_who_was_away_is_told_at_once (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GIOStream) stream = NULL;

  save_and_send (fixture);
  stream = open_stream (&fixture->hq, &fixture->b, fixture->b.account.token, "Last-Event-ID: 1\r\n");
  await (fixture, stream, "event: change\nid: 2\n");
}

static void
test_nobody_listens_without_a_token (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GIOStream) stream = open_stream (&fixture->hq, &fixture->b, "0123456789", "Connection: close\r\n");

  await (fixture, stream, "HTTP/1.1 401 ");
}

static void
test_one_more_than_can_listen_is_asked_to_come_back (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GIOStream) one = open_stream (&fixture->hq, &fixture->a, fixture->a.account.token, "");
  g_autoptr(GIOStream) other = open_stream (&fixture->hq, &fixture->b, fixture->b.account.token, "");
  g_autoptr(GIOStream) third = NULL;

  await (fixture, one, "event: ping");
  g_string_truncate (fixture->seen, 0);
  await (fixture, other, "event: ping");
  third = open_stream (&fixture->hq, &fixture->b, fixture->b.account.token, "");
  g_string_truncate (fixture->seen, 0);
  await (fixture, third, "HTTP/1.1 503 ");
  await (fixture, third, "Retry-After: ");
}

static void
test_who_goes_leaves_room (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < 6; i++)
    {
      g_autoptr(GIOStream) stream = open_stream (&fixture->hq, &fixture->a, fixture->a.account.token, "");

      g_string_truncate (fixture->seen, 0);
      await (fixture, stream, "event: ping");
      if (i % 2 == 0)
        g_io_stream_close (stream, NULL, NULL);
      else
        {
          /* Whoever listens has nothing to say. */
          raw_send (stream, "GET / HTTP/1.1\r\n\r\n", -1);
          g_assert_false (raw_await (stream, fixture->seen, "nothing that would come"));
        }
    }
}

static void
test_a_blocked_laptop_hears_nothing_more (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GIOStream) stream = open_stream (&fixture->hq, &fixture->b, fixture->b.account.token, "");
  g_autoptr(CbkHqStorage) storage = NULL;
  g_autoptr(GError) error = NULL;

  await (fixture, stream, "event: ping");
  storage = cbk_hq_storage_open (fixture->hq.folder, cbk_env_system (), CBK_HQ_DB_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (cbk_hq_db_exec (storage->db, "UPDATE device SET blocked = 1", &error));
  g_assert_false (raw_await (stream, fixture->seen, "nothing that would come"));
}

static void
test_a_process_of_its_own_hears_what_another_commits (Fixture *fixture, gconstpointer unused)
{
  CbkTestHq notify = { .program = program, .folder = fixture->hq.folder, .word = "notify", .more = often };
  g_autoptr(GIOStream) stream = NULL;
  g_autofree char *answer = NULL;
  guint status;

  cbk_test_hq_start (&notify);
  stream = open_stream (&notify, &fixture->b, fixture->b.account.token, "");
  await (fixture, stream, "event: ping");
  save_and_send (fixture);
  await (fixture, stream, "event: change\nid: 2\n");

  answer = raw_ask (&notify, &fixture->b, "POST /v1/sync/pull HTTP/1.1\r\n", "{}", -1, &status);
  g_assert_cmpuint (status, ==, 404);
  cbk_test_hq_stop (&notify, FALSE);
  g_free (notify.url);
}

static GIOStream *
wrap (int fd)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSocket) socket = g_socket_new_from_fd (fd, &error);

  g_assert_no_error (error);

  return G_IO_STREAM (g_socket_connection_factory_create_connection (socket));
}

static void
on_gone_cb (CbkHqStream *stream, gpointer gone)
{
  ++*(guint *) gone;
}

static void
test_who_does_not_read_is_let_go (void)
{
  g_autofree char *text = g_strnfill (1000, 'x');
  g_autoptr(GIOStream) theirs = NULL;
  CbkHqStream *stream;
  guint n_gone = 0, n_said = 0;
  int fds[2];

  g_assert_cmpint (socketpair (AF_UNIX, SOCK_STREAM, 0, fds), ==, 0);
  theirs = wrap (fds[1]);
  stream = cbk_hq_stream_new (wrap (fds[0]), on_gone_cb, &n_gone);
  while (n_gone == 0 && n_said < 10000)
    {
      cbk_hq_stream_say (stream, text);
      n_said++;
    }

  g_assert_cmpuint (n_gone, ==, 1);
  g_assert_cmpuint (n_said, >, CBK_HQ_STREAM_UNSENT / 1000);
  cbk_hq_stream_say (stream, text);
  g_assert_cmpuint (n_gone, ==, 1);
  cbk_hq_stream_free (stream);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

#define ADD(name, func) g_test_add ("/events/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  program = argv[1];

  ADD ("a-listener-is-told-that-something-changed-and-not-what", test_a_listener_is_told_that_something_changed_and_not_what);
  ADD ("changes-close-together-are-one-event", test_changes_close_together_are_one_event);
  ADD ("who-was-away-is-told-at-once", test_who_was_away_is_told_at_once);
  ADD ("nobody-listens-without-a-token", test_nobody_listens_without_a_token);
  ADD ("one-more-than-can-listen-is-asked-to-come-back", test_one_more_than_can_listen_is_asked_to_come_back);
  ADD ("who-goes-leaves-room", test_who_goes_leaves_room);
  ADD ("a-blocked-laptop-hears-nothing-more", test_a_blocked_laptop_hears_nothing_more);
  ADD ("a-process-of-its-own-hears-what-another-commits", test_a_process_of_its_own_hears_what_another_commits);
  g_test_add_func ("/events/who-does-not-read-is-let-go", test_who_does_not_read_is_let_go);

  return g_test_run ();
}
