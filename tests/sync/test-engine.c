/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lib/cbk-test.h"
#include "sync/cbk-sync-engine.h"
#include "sync/cbk-sync-wire.h"

static const CbkSyncAnswer good = { .status = 200 };
static const CbkSyncAnswer forked = { .status = 409, .word = "fork" };

static void
begin (CbkSyncEngine *engine, gint64 first_open, gint64 hq_last)
{
  cbk_sync_engine_init (engine, first_open);
  g_assert_cmpint (engine->action, ==, CBK_SYNC_HELLO);
  cbk_sync_engine_hello (engine, &good, hq_last, TRUE, 100, 0);
  g_assert_cmpint (engine->action, ==, CBK_SYNC_PUSH);
}

static void
test_it_pushes_before_it_pulls (void)
{
  g_auto(CbkSyncEngine) engine = { 0 };

  begin (&engine, 5, 4);
  g_assert_cmpint (engine.pushed_to, ==, 4);
  cbk_sync_engine_pushed (&engine, &good, 9);
  g_assert_cmpint (engine.action, ==, CBK_SYNC_PUSH);
  g_assert_cmpint (engine.pushed_to, ==, 9);
  cbk_sync_engine_nothing (&engine);
  g_assert_cmpint (engine.action, ==, CBK_SYNC_PULL);
  cbk_sync_engine_pulled (&engine, &good, TRUE);
  g_assert_cmpint (engine.action, ==, CBK_SYNC_PULL);
  cbk_sync_engine_pulled (&engine, &good, FALSE);
  g_assert_cmpint (engine.action, ==, CBK_SYNC_SCOPES);
  cbk_sync_engine_scoped (&engine, CBK_SYNC_SCOPES_DONE);
  g_assert_cmpint (engine.action, ==, CBK_SYNC_DONE);
}

/* What came while a scope was loaded is read too; but what never ends waits for the next cycle. */
static void
test_after_a_load_it_pulls_again_but_not_for_ever (void)
{
  g_auto(CbkSyncEngine) engine = { 0 };
  guint n_pulls = 0;

  begin (&engine, 0, 4);
  cbk_sync_engine_nothing (&engine);
  while (engine.action == CBK_SYNC_PULL && n_pulls < 10)
    {
      n_pulls++;
      cbk_sync_engine_pulled (&engine, &good, FALSE);
      cbk_sync_engine_scoped (&engine, CBK_SYNC_SCOPES_LOADED);
      g_assert_cmpint (engine.action, ==, CBK_SYNC_SCOPES);
      cbk_sync_engine_scoped (&engine, CBK_SYNC_SCOPES_MORE);
      g_assert_cmpint (engine.action, ==, CBK_SYNC_SCOPES);
      cbk_sync_engine_scoped (&engine, CBK_SYNC_SCOPES_DONE);
    }
  g_assert_cmpint (engine.action, ==, CBK_SYNC_DONE);
  g_assert_cmpuint (n_pulls, ==, 4);
}

static void
test_lost_answers_are_asked_for_and_lost_changes_sent_again (void)
{
  g_auto(CbkSyncEngine) engine = { 0 };

  /* Headquarters has all up to 7, and we have no answer from 5 on. */
  begin (&engine, 5, 7);
  g_assert_cmpint (engine.pushed_to, ==, 4);

  /* We have every answer, and headquarters has lost what came after 3. */
  begin (&engine, 0, 3);
  g_assert_cmpint (engine.pushed_to, ==, 3);
}

/* Soon after a greeting nobody is greeted, until headquarters shows that it is not what it was. */
static void
test_it_goes_on_from_the_last_greeting (void)
{
  static const CbkSyncAnswer gone = { .status = 410, .word = "resync" };
  g_auto(CbkSyncEngine) engine = { 0 };

  cbk_sync_engine_init (&engine, 5);
  cbk_sync_engine_resume (&engine, 9, 2, 0);
  g_assert_cmpint (engine.action, ==, CBK_SYNC_PUSH);
  g_assert_cmpint (engine.pushed_to, ==, 4);
  g_assert_cmpuint (engine.batch_rows, ==, 2);
  cbk_sync_engine_nothing (&engine);
  cbk_sync_engine_pulled (&engine, &gone, FALSE);
  g_assert_cmpint (engine.action, ==, CBK_SYNC_HELLO);

  /* After the greeting it is gone on with as ever. */
  cbk_sync_engine_hello (&engine, &good, 3, TRUE, 100, 0);
  g_assert_cmpint (engine.pushed_to, ==, 3);
  cbk_sync_engine_nothing (&engine);
  cbk_sync_engine_greet (&engine);
  g_assert_cmpint (engine.action, ==, CBK_SYNC_PULL);
  cbk_sync_engine_pulled (&engine, &gone, FALSE);
  g_assert_cmpint (engine.action, ==, CBK_SYNC_RESTART);

  /* With nothing open it asks for what came after our last. */
  cbk_sync_engine_init (&engine, 0);
  cbk_sync_engine_resume (&engine, 9, 0, 0);
  g_assert_cmpint (engine.pushed_to, ==, 9);
}

static void
test_another_history_is_never_sent (void)
{
  g_auto(CbkSyncEngine) engine = { 0 };

  cbk_sync_engine_init (&engine, 1);
  cbk_sync_engine_hello (&engine, &good, 4, FALSE, 0, 0);
  g_assert_cmpint (engine.action, ==, CBK_SYNC_FORK);
  cbk_sync_engine_forked (&engine, &good, 100, 0);
  g_assert_cmpint (engine.action, ==, CBK_SYNC_PUSH);
  g_assert_cmpint (engine.pushed_to, ==, 0);

  /* A new id that has a history too is no new id. */
  cbk_sync_engine_pushed (&engine, &forked, 3);
  g_assert_cmpint (engine.action, ==, CBK_SYNC_FAILED);
  g_assert_cmpint (engine.failure, ==, CBK_SYNC_FAILURE_FORK);
}

static void
test_batches_shrink_and_grow_back (void)
{
  static const CbkSyncAnswer large = { .status = 413 };
  g_auto(CbkSyncEngine) engine = { 0 };

  begin (&engine, 1, 0);
  g_assert_cmpuint (engine.batch_rows, ==, 100);
  cbk_sync_engine_pushed (&engine, &large, 100);
  g_assert_cmpuint (engine.batch_rows, ==, 50);
  g_assert_cmpint (engine.pushed_to, ==, 0);
  cbk_sync_engine_pushed (&engine, &good, 50);
  g_assert_cmpuint (engine.batch_rows, ==, 63);

  /* One that is too large alone does not keep others' news away. */
  for (guint i = 0; engine.action == CBK_SYNC_PUSH; i++)
    {
      g_assert_cmpuint (i, <, 10);
      cbk_sync_engine_pushed (&engine, &large, 51);
    }
  g_assert_cmpint (engine.action, ==, CBK_SYNC_PULL);
  cbk_sync_engine_pulled (&engine, &good, FALSE);
  cbk_sync_engine_scoped (&engine, CBK_SYNC_SCOPES_DONE);
  g_assert_cmpint (engine.action, ==, CBK_SYNC_FAILED);
  g_assert_cmpint (engine.failure, ==, CBK_SYNC_FAILURE_TOO_LARGE);
}

static void
test_a_gap_is_filled_and_not_for_ever (void)
{
  const CbkSyncAnswer gap = { .status = 409, .word = "dseq-gap", .next = 3 };
  g_auto(CbkSyncEngine) engine = { 0 };
  guint n = 0;

  begin (&engine, 5, 4);
  cbk_sync_engine_pushed (&engine, &gap, 9);
  g_assert_cmpint (engine.pushed_to, ==, 2);
  for (; engine.action == CBK_SYNC_PUSH; n++)
    cbk_sync_engine_pushed (&engine, &gap, 9);
  g_assert_cmpuint (n, <, 5);
  g_assert_cmpint (engine.action, ==, CBK_SYNC_FAILED);
}

static void
test_a_forgotten_cursor_begins_again_once (void)
{
  static const CbkSyncAnswer gone = { .status = 410 };
  g_auto(CbkSyncEngine) engine = { 0 };

  begin (&engine, 0, 0);
  cbk_sync_engine_nothing (&engine);
  cbk_sync_engine_pulled (&engine, &gone, FALSE);
  g_assert_cmpint (engine.action, ==, CBK_SYNC_RESTART);
  cbk_sync_engine_restarted (&engine);
  cbk_sync_engine_pulled (&engine, &gone, FALSE);
  g_assert_cmpint (engine.action, ==, CBK_SYNC_FAILED);
}

static void
test_waits_grow_and_stay_in_bounds (void)
{
  gint64 delay = 0, longest = 0;

  for (guint32 i = 0; i < 1000; i++)
    {
      delay = cbk_sync_engine_delay (delay, i * 2654435761u);
      g_assert_cmpint (delay, >=, 1000);
      g_assert_cmpint (delay, <=, 5 * 60 * 1000);
      longest = MAX (longest, delay);
    }
  g_assert_cmpint (longest, >, 60 * 1000);
}

static const char page_text[] = "{\"t\":\"head\"}\n"
                                "{\"t\":\"put\",\"type\":\"case\",\"id\":\"1\",\"ver\":1,\"doc\":{}}\n"
                                "{\"t\":\"mark\",\"cursor\":\"e1.1\"}\n"
                                "{\"t\":\"put\",\"type\":\"case\",\"id\":\"2\",\"ver\":1,\"doc\":{}}\n"
                                "{\"t\":\"mut\",\"dseq\":4}\n"
                                "{\"t\":\"end\",\"cursor\":\"e1.2\",\"more\":false}\n";

/* A page may be cut anywhere: what stands before a mark counts, and nothing else. */
static void
test_a_cut_page_counts_up_to_its_last_mark (void)
{
  gsize mark = (gsize) (strstr (page_text, "{\"t\":\"put\",\"type\":\"case\",\"id\":\"2\"") - page_text);

  for (gsize length = 0; length <= strlen (page_text); length++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new (page_text, length);
      g_autoptr(CbkSyncPage) page = cbk_sync_parse_page (bytes, NULL);
      gboolean whole = length == strlen (page_text);

      if (length < mark)
        {
          g_assert_null (page);
          continue;
        }

      g_assert_nonnull (page);
      g_assert_cmpstr (page->cursor, ==, whole ? "e1.2" : "e1.1");
      g_assert_cmpuint (page->rows->len, ==, whole ? 2 : 1);
      g_assert_cmpint (page->settled, ==, whole ? 4 : -1);
      g_assert_cmpint (page->more, ==, !whole);
    }
}

static void
test_answers_that_make_no_sense_are_refused (void)
{
  static const char *const texts[] = { "7\n", "{\n", "{\"t\":\"put\"}\n", "{}\n", "{\"t\":\"mark\"}\n", "\xff\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_auto(CbkSyncWelcome) welcome = { 0 };

      g_assert_null (cbk_sync_parse_page (bytes, NULL));
      g_assert_false (cbk_sync_parse_welcome (bytes, &welcome, NULL));
      g_assert_null (cbk_sync_parse_results (bytes, NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync-engine/it-pushes-before-it-pulls", test_it_pushes_before_it_pulls);
  g_test_add_func ("/sync-engine/after-a-load-it-pulls-again-but-not-for-ever", test_after_a_load_it_pulls_again_but_not_for_ever);
  g_test_add_func ("/sync-engine/lost-answers-are-asked-for-and-lost-changes-sent-again",
                   test_lost_answers_are_asked_for_and_lost_changes_sent_again);
  g_test_add_func ("/sync-engine/it-goes-on-from-the-last-greeting", test_it_goes_on_from_the_last_greeting);
  g_test_add_func ("/sync-engine/another-history-is-never-sent", test_another_history_is_never_sent);
  g_test_add_func ("/sync-engine/batches-shrink-and-grow-back", test_batches_shrink_and_grow_back);
  g_test_add_func ("/sync-engine/a-gap-is-filled-and-not-for-ever", test_a_gap_is_filled_and_not_for_ever);
  g_test_add_func ("/sync-engine/a-forgotten-cursor-begins-again-once", test_a_forgotten_cursor_begins_again_once);
  g_test_add_func ("/sync-engine/waits-grow-and-stay-in-bounds", test_waits_grow_and_stay_in_bounds);
  g_test_add_func ("/sync-engine/a-cut-page-counts-up-to-its-last-mark", test_a_cut_page_counts_up_to_its_last_mark);
  g_test_add_func ("/sync-engine/answers-that-make-no-sense-are-refused", test_answers_that_make_no_sense_are_refused);

  return g_test_run ();
}
