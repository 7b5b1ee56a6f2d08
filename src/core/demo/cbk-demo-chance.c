/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/demo/cbk-demo-private.h"

/* Splitmix64 (Steele, Lea and Flood, 2014): small, and good enough for stories. */
static guint64
scramble (guint64 x)
{
  x = (x ^ (x >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x = (x ^ (x >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return x ^ (x >> 31);
}

#define STEP G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

/**
 * cbk_demo_mix:
 * @a: any number
 * @b: any number
 * @c: any number
 *
 * Returns: a number that looks thrown, the same for the same three
 */
guint64
cbk_demo_mix (guint64 a, guint64 b, guint64 c)
{
  return scramble (scramble (scramble (a + STEP) ^ (b + 2 * STEP)) ^ (c + 3 * STEP));
}

/**
 * cbk_demo_roll:
 * @self: the teller
 * @n: how many sides, not 0
 *
 * Returns: from 0 to less than @n
 */
guint
cbk_demo_roll (CbkDemo *self, guint n)
{
  self->dice += STEP;

  return (guint) (((scramble (self->dice) >> 32) * n) >> 32);
}

gboolean
cbk_demo_chance (CbkDemo *self, guint percent)
{
  return cbk_demo_roll (self, 100) < percent;
}

/**
 * cbk_demo_between:
 * @self: the teller
 * @from: the least
 * @to: the most
 *
 * Returns: a number from @from to @to; @from when they are the wrong way round
 */
gint64
cbk_demo_between (CbkDemo *self, gint64 from, gint64 to)
{
  self->dice += STEP;

  return to <= from ? from : from + (gint64) (scramble (self->dice) % (guint64) (to - from + 1));
}

const char *
cbk_demo_pick (CbkDemo *self, const char *const *words)
{
  guint n = 0;

  while (words[n] != NULL)
    n++;

  return words[cbk_demo_roll (self, n)];
}
