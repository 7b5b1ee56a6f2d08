/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sim/sim-run.h"

#include <sys/types.h>

G_BEGIN_DECLS

/* A run in a process of its own: what is wrong with the program may end it. */
typedef struct
{
  pid_t pid;
  int pipe;
  guint64 seed;
} SimChild;

void  sim_child_start  (SimChild *self, const SimPlan *plan);
char *sim_child_finish (SimChild *self);
char *sim_child_run    (const SimPlan *plan);

void  sim_shrink       (const SimPlan *plan, const char *failure, guint max_runs);

G_END_DECLS
