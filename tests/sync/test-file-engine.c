/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/cbk-file-engine.h"

#define MB (1024 * 1024)

static CbkFileAnswer
make_answer (guint status, const char *word, gint64 offset)
{
  return (CbkFileAnswer){ .status = status, .word = word, .offset = offset };
}

static void
check (CbkFileEngine *engine, CbkFileProblem found)
{
  g_assert_cmpint (engine->action, ==, CBK_FILE_CHECK);
  cbk_file_engine_checked (engine, found);
}

static void
answer_offer (CbkFileEngine *engine, guint status, const char *word, gint64 offset)
{
  CbkFileAnswer answer = make_answer (status, word, offset);

  g_assert_cmpint (engine->action, ==, CBK_FILE_OFFER);
  cbk_file_engine_offered (engine, &answer);
}

static void
answer_ask (CbkFileEngine *engine, guint status, gint64 offset)
{
  CbkFileAnswer answer = make_answer (status, NULL, offset);

  g_assert_cmpint (engine->action, ==, CBK_FILE_ASK);
  cbk_file_engine_asked (engine, &answer);
}

static void
answer_piece (CbkFileEngine *engine, guint status, const char *word, gint64 offset, gint64 ms)
{
  CbkFileAnswer answer = make_answer (status, word, offset);

  g_assert_cmpint (engine->action, ==, CBK_FILE_SEND);
  cbk_file_engine_sent (engine, &answer, ms);
}

static void
begin (CbkFileEngine *engine, gint64 size)
{
  cbk_file_engine_init (engine, size, 0, FALSE, 0);
  check (engine, CBK_FILE_FINE);
  answer_offer (engine, 201, NULL, 0);
}

static void
test_a_file_goes_piece_by_piece (void)
{
  g_auto(CbkFileEngine) engine = { 0 };

  begin (&engine, MB);
  g_assert_cmpint (engine.offset, ==, 0);
  answer_piece (&engine, 204, NULL, 1000, 100);
  g_assert_cmpint (engine.offset, ==, 1000);
  answer_piece (&engine, 201, NULL, MB, 100);
  g_assert_cmpint (engine.action, ==, CBK_FILE_SENT);
  g_assert_cmpint (engine.offset, ==, MB);
}

static void
test_what_headquarters_has_is_not_sent (void)
{
  g_auto(CbkFileEngine) engine = { 0 };
  CbkFileAnswer answer = { .status = 200, .have = TRUE, .offset = -1 };

  cbk_file_engine_init (&engine, MB, 0, FALSE, 0);
  check (&engine, CBK_FILE_FINE);
  cbk_file_engine_offered (&engine, &answer);
  g_assert_cmpint (engine.action, ==, CBK_FILE_SENT);
}

static void
test_it_goes_on_where_headquarters_is (void)
{
  g_auto(CbkFileEngine) engine = { 0 };

  cbk_file_engine_init (&engine, MB, 500, TRUE, 0);
  answer_ask (&engine, 200, 700);
  g_assert_cmpint (engine.offset, ==, 700);
  answer_piece (&engine, 409, "offset", 900, 1);
  g_assert_cmpint (engine.offset, ==, 900);
  g_assert_cmpint (engine.action, ==, CBK_FILE_SEND);
}

static void
test_a_forgotten_upload_is_offered_again_and_not_for_ever (void)
{
  g_auto(CbkFileEngine) engine = { 0 };

  cbk_file_engine_init (&engine, MB, 500, TRUE, 0);
  answer_ask (&engine, 404, -1);
  check (&engine, CBK_FILE_FINE);
  answer_offer (&engine, 201, NULL, 0);
  answer_piece (&engine, 404, "upload", -1, 1);
  answer_offer (&engine, 201, NULL, 0);
  answer_piece (&engine, 404, "upload", -1, 1);
  g_assert_cmpint (engine.action, ==, CBK_FILE_PUT_OFF);
}

static void
test_a_changed_or_lost_file_is_an_alarm_and_is_not_sent (void)
{
  const CbkFileProblem problems[] = { CBK_FILE_GONE, CBK_FILE_CHANGED };

  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      g_auto(CbkFileEngine) engine = { 0 };

      cbk_file_engine_init (&engine, MB, 0, FALSE, 0);
      check (&engine, problems[i]);
      g_assert_cmpint (engine.action, ==, CBK_FILE_ALARM);
      g_assert_cmpint (engine.problem, ==, problems[i]);
    }
}

static void
test_a_garbled_piece_is_sent_again_and_then_is_an_alarm (void)
{
  g_auto(CbkFileEngine) engine = { 0 };
  gsize piece;

  begin (&engine, MB);
  piece = engine.piece;
  answer_piece (&engine, 400, "digest", 0, 1);
  g_assert_cmpint (engine.offset, ==, 0);
  g_assert_cmpuint (engine.piece, <, piece);
  answer_piece (&engine, 204, NULL, 1000, 1);
  answer_piece (&engine, 400, "digest", 1000, 1);
  answer_piece (&engine, 400, "digest", 1000, 1);
  answer_piece (&engine, 400, "digest", 1000, 1);
  g_assert_cmpint (engine.action, ==, CBK_FILE_ALARM);
  g_assert_cmpint (engine.problem, ==, CBK_FILE_GARBLED);
}

static void
test_when_the_whole_is_wrong_the_file_is_looked_at (void)
{
  g_auto(CbkFileEngine) changed = { 0 }, whole = { 0 };

  begin (&changed, 1000);
  answer_piece (&changed, 400, "content", 0, 1);
  check (&changed, CBK_FILE_CHANGED);
  g_assert_cmpint (changed.problem, ==, CBK_FILE_CHANGED);

  begin (&whole, 1000);
  answer_piece (&whole, 400, "content", 0, 1);
  check (&whole, CBK_FILE_FINE);
  answer_offer (&whole, 201, NULL, 0);
  answer_piece (&whole, 400, "content", 0, 1);
  check (&whole, CBK_FILE_FINE);
  g_assert_cmpint (whole.action, ==, CBK_FILE_ALARM);
  g_assert_cmpint (whole.problem, ==, CBK_FILE_GARBLED);
}

static void
test_pieces_grow_on_a_fast_line_and_shrink_on_a_slow_one (void)
{
  g_auto(CbkFileEngine) engine = { 0 };
  gint64 offset = 0;

  begin (&engine, G_GINT64_CONSTANT (1) << 32);
  for (guint i = 0; i < 10; i++)
    answer_piece (&engine, 204, NULL, offset += (gint64) engine.piece, 10);
  g_assert_cmpuint (engine.piece, ==, CBK_FILE_PIECE_MAX);
  for (guint i = 0; i < 10; i++)
    answer_piece (&engine, 204, NULL, offset += (gint64) engine.piece, 5000);
  g_assert_cmpuint (engine.piece, ==, CBK_FILE_PIECE_MIN);
  for (guint i = 0; i < 3; i++)
    answer_piece (&engine, 204, NULL, offset += (gint64) engine.piece, 1000);
  g_assert_cmpuint (engine.piece, ==, CBK_FILE_PIECE_MIN);
}

static void
test_every_answer_leads_on_or_ends (void)
{
  const guint statuses[] = { 0, 100, 200, 201, 204, 206, 301, 400, 401, 403, 404, 409, 410, 413, 416, 418, 429, 500, 502, 503, 507 };
  const char *const words[] = { NULL, "digest", "content", "offset", "quota", "nonsense" };
  const gint64 offsets[] = { -1, 0, 1, MB, MB + 1, G_MAXINT64 };

  /* Whatever headquarters says, and says again, no file is sent for ever. */
  for (guint i = 0; i < G_N_ELEMENTS (statuses) * G_N_ELEMENTS (words) * G_N_ELEMENTS (offsets); i++)
    {
      g_auto(CbkFileEngine) engine = { 0 };
      CbkFileAnswer answer = make_answer (statuses[i % G_N_ELEMENTS (statuses)],
                                          words[i / G_N_ELEMENTS (statuses) % G_N_ELEMENTS (words)],
                                          offsets[i / G_N_ELEMENTS (statuses) / G_N_ELEMENTS (words)]);
      CbkFileAnswer taken = make_answer (201, NULL, 0);
      guint n = 0;

      cbk_file_engine_init (&engine, MB, 0, FALSE, 0);
      while (engine.action < CBK_FILE_SENT)
        {
          g_assert_cmpuint (n++, <, 100);
          if (engine.action == CBK_FILE_CHECK)
            cbk_file_engine_checked (&engine, CBK_FILE_FINE);
          else if (engine.action == CBK_FILE_OFFER)
            cbk_file_engine_offered (&engine, &taken);
          else if (engine.action == CBK_FILE_ASK)
            cbk_file_engine_asked (&engine, &answer);
          else
            cbk_file_engine_sent (&engine, &answer, 1);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/file-engine/a-file-goes-piece-by-piece", test_a_file_goes_piece_by_piece);
  g_test_add_func ("/file-engine/what-headquarters-has-is-not-sent", test_what_headquarters_has_is_not_sent);
  g_test_add_func ("/file-engine/it-goes-on-where-headquarters-is", test_it_goes_on_where_headquarters_is);
  g_test_add_func ("/file-engine/a-forgotten-upload-is-offered-again-and-not-for-ever",
                   test_a_forgotten_upload_is_offered_again_and_not_for_ever);
  g_test_add_func ("/file-engine/a-changed-or-lost-file-is-an-alarm-and-is-not-sent",
                   test_a_changed_or_lost_file_is_an_alarm_and_is_not_sent);
  g_test_add_func ("/file-engine/a-garbled-piece-is-sent-again-and-then-is-an-alarm",
                   test_a_garbled_piece_is_sent_again_and_then_is_an_alarm);
  g_test_add_func ("/file-engine/when-the-whole-is-wrong-the-file-is-looked-at",
                   test_when_the_whole_is_wrong_the_file_is_looked_at);
  g_test_add_func ("/file-engine/pieces-grow-on-a-fast-line-and-shrink-on-a-slow-one",
                   test_pieces_grow_on_a_fast_line_and_shrink_on_a_slow_one);
  g_test_add_func ("/file-engine/every-answer-leads-on-or-ends", test_every_answer_leads_on_or_ends);

  return g_test_run ();
}
