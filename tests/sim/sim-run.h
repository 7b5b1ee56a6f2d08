/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SimPlan:
 * @seed: decides everything
 * @n_steps: how many actions
 * @left_out: (nullable): for each of them whether it is left out
 * @print: whether what happens is printed
 *
 * One run.
 */
typedef struct
{
  guint64 seed;
  guint n_steps;
  const guint8 *left_out;
  gboolean print;
} SimPlan;

char *sim_run (const SimPlan *plan, char **ret_hash);

G_END_DECLS
