/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Chance that repeats. Every action has dice of its own, so that leaving one action out changes no other. */
typedef struct
{
  guint64 state;
} SimDice;

/* splitmix64 */
static inline guint64
sim_dice_next (SimDice *self)
{
  guint64 z = (self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return z ^ (z >> 31);
}

static inline SimDice
sim_dice_new (guint64 seed, guint64 stream)
{
  SimDice self = { seed * G_GUINT64_CONSTANT (0xd1342543de82ef95) + stream };

  self.state = sim_dice_next (&self) ^ stream;

  return self;
}

/* From 0 to @n - 1. */
static inline guint
sim_dice_below (SimDice *self, guint n)
{
  return (guint) (sim_dice_next (self) % n);
}

static inline gboolean
sim_dice_percent (SimDice *self, guint percent)
{
  return sim_dice_below (self, 100) < percent;
}

G_END_DECLS
