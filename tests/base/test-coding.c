/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-coding.h"
#include "base/cbk-error.h"

#include <string.h>

#define LIMIT (4 * 1024 * 1024)

static const CbkCoding codings[] = { CBK_CODING_GZIP, CBK_CODING_ZSTD };

/* Lines that differ, as records do. */
static GString *
make_lines (guint n)
{
  GString *lines = g_string_new (NULL);
  guint32 x = 1;

  for (guint i = 0; i < n; i++)
    {
      x = x * 1664525 + 1013904223;
      g_string_append_printf (lines, "{\"id\":\"%08x%08x\",\"summary\":\"A case that the harbour unit has\",\"n\":%u}\n", x,
                              x * 2654435761u, i);
    }

  return lines;
}

static void
test_what_was_packed_comes_back (void)
{
  g_autoptr(GString) lines = make_lines (2000);

  for (guint i = 0; i < G_N_ELEMENTS (codings); i++)
    {
      g_autoptr(GBytes) packed = cbk_coding_pack (codings[i], lines->str, lines->len);
      g_autoptr(GBytes) back = NULL;
      g_autoptr(GError) error = NULL;
      gsize length;

      g_assert_nonnull (packed);
      g_assert_cmpuint (g_bytes_get_size (packed) * 3, <, lines->len);
      back = cbk_coding_unpack (codings[i], g_bytes_get_data (packed, &length), g_bytes_get_size (packed), LIMIT, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (back, NULL), g_bytes_get_size (back), lines->str, lines->len);
    }
}

static void
test_small_bodies_are_left_alone (void)
{
  g_assert_null (cbk_coding_pack (CBK_CODING_ZSTD, "{}", 2));
  g_assert_null (cbk_coding_pack (CBK_CODING_GZIP, NULL, 0));
}

static void
test_more_than_may_come_out_is_refused (void)
{
  g_autoptr(GString) lines = make_lines (2000);

  for (guint i = 0; i < G_N_ELEMENTS (codings); i++)
    {
      g_autoptr(GBytes) packed = cbk_coding_pack (codings[i], lines->str, lines->len);
      g_autoptr(GBytes) back = NULL;
      g_autoptr(GError) error = NULL;

      back = cbk_coding_unpack (codings[i], g_bytes_get_data (packed, NULL), g_bytes_get_size (packed), lines->len - 1, &error);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
      g_assert_null (back);
    }
}

static void
test_a_bomb_does_not_go_off (void)
{
  g_autofree char *zeros = g_malloc0 (64 * 1024 * 1024);

  for (guint i = 0; i < G_N_ELEMENTS (codings); i++)
    {
      g_autoptr(GBytes) packed = cbk_coding_pack (codings[i], zeros, 64 * 1024 * 1024);
      g_autoptr(GBytes) back = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_cmpuint (g_bytes_get_size (packed), <, 512 * 1024);
      back = cbk_coding_unpack (codings[i], g_bytes_get_data (packed, NULL), g_bytes_get_size (packed), (gsize) 1024 * LIMIT, &error);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
      g_assert_null (back);
    }
}

static void
test_damage_is_noticed (void)
{
  g_autoptr(GString) lines = make_lines (100);

  for (guint i = 0; i < G_N_ELEMENTS (codings); i++)
    {
      g_autoptr(GBytes) packed = cbk_coding_pack (codings[i], lines->str, lines->len);
      gsize length = g_bytes_get_size (packed);
      g_autofree char *copy = g_malloc0 (length + 1);

      memcpy (copy, g_bytes_get_data (packed, NULL), length);
      for (gsize cut = 1; cut <= length + 1; cut++)
        {
          g_autoptr(GError) error = NULL;
          g_autoptr(GBytes) back = NULL;

          if (cut == length)
            continue;

          back = cbk_coding_unpack (codings[i], copy, cut, LIMIT, &error);
          g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
          g_assert_null (back);
        }
    }
}

static void
test_the_best_that_both_know_is_chosen (void)
{
  static const struct
  {
    const char *accepted;
    CbkCoding coding;
  } cases[] = {
    { NULL, CBK_CODING_NONE },
    { "", CBK_CODING_NONE },
    { "br", CBK_CODING_NONE },
    { "gzip, deflate, br", CBK_CODING_GZIP },
    { "gzip;q=1.0, ZSTD;q=0.5", CBK_CODING_ZSTD },
    { "zstd;q=0, gzip", CBK_CODING_GZIP },
    { ",,;;,", CBK_CODING_NONE },
  };
  CbkCoding coding;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (cbk_coding_choose (cases[i].accepted), ==, cases[i].coding);

  g_assert_true (cbk_coding_parse ("GZip", &coding));
  g_assert_cmpint (coding, ==, CBK_CODING_GZIP);
  g_assert_false (cbk_coding_parse ("zstd, gzip", &coding));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/coding/what-was-packed-comes-back", test_what_was_packed_comes_back);
  g_test_add_func ("/coding/small-bodies-are-left-alone", test_small_bodies_are_left_alone);
  g_test_add_func ("/coding/more-than-may-come-out-is-refused", test_more_than_may_come_out_is_refused);
  g_test_add_func ("/coding/a-bomb-does-not-go-off", test_a_bomb_does_not_go_off);
  g_test_add_func ("/coding/damage-is-noticed", test_damage_is_noticed);
  g_test_add_func ("/coding/the-best-that-both-know-is-chosen", test_the_best_that_both_know_is_chosen);

  return g_test_run ();
}
