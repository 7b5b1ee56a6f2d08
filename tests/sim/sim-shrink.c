/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sim/sim-shrink.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/**
 * sim_child_start:
 * @self: to be filled
 * @plan: what to do
 */
void
sim_child_start (SimChild *self, const SimPlan *plan)
{
  int ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  *self = (SimChild){ .pipe = ends[0], .seed = plan->seed };
  self->pid = fork ();
  g_assert_cmpint (self->pid, >=, 0);
  if (self->pid > 0)
    {
      close (ends[1]);
      return;
    }

  {
    g_autofree char *failure = sim_run (plan, NULL);

    close (ends[0]);
    if (failure != NULL && write (ends[1], failure, strlen (failure)) < 0)
      _exit (2);
    fflush (NULL);
    _exit (0);
  }
}

/**
 * sim_child_finish:
 * @self: a child; done with after this
 *
 * Waits until it ends.
 *
 * Returns: (transfer full) (nullable): what sim_run() said, or that it did not get so far
 */
char *
sim_child_finish (SimChild *self)
{
  GString *failure = g_string_new (NULL);
  char buffer[1024];
  int status = 0;
  gssize n;

  while ((n = read (self->pipe, buffer, sizeof buffer)) > 0)
    g_string_append_len (failure, buffer, n);
  close (self->pipe);
  waitpid (self->pid, &status, 0);

  if (WIFSIGNALED (status))
    g_string_printf (failure, "crash: by signal %d", WTERMSIG (status));
  else if (WEXITSTATUS (status) != 0)
    g_string_printf (failure, "crash: with code %d", WEXITSTATUS (status));

  return g_string_free (failure, failure->len == 0);
}

char *
sim_child_run (const SimPlan *plan)
{
  SimChild child;

  sim_child_start (&child, plan);

  return sim_child_finish (&child);
}

typedef struct
{
  SimPlan plan;
  guint8 *left_out;
  gsize kind;          /* how much of the failure has to be the same: "I6:" */
  const char *failure;
  guint n_runs;
  guint max_runs;
} Shrink;

static gboolean
still_fails (Shrink *self)
{
  g_autofree char *failure = NULL;

  if (self->n_runs++ >= self->max_runs)
    return FALSE;

  failure = sim_child_run (&self->plan);

  return failure != NULL && strncmp (failure, self->failure, self->kind) == 0;
}

/* The shortest beginning after which it fails, as far as halving finds it. */
static void
shorten (Shrink *self)
{
  guint low = 0, high = self->plan.n_steps;

  while (low + 1 < high)
    {
      self->plan.n_steps = (low + high) / 2;
      if (still_fails (self))
        high = self->plan.n_steps;
      else
        low = self->plan.n_steps;
    }
  self->plan.n_steps = high;
}

static gboolean
leave_out (Shrink *self, guint first, guint n)
{
  g_autofree guint8 *before = g_memdup2 (self->left_out, self->plan.n_steps);

  memset (self->left_out + first, TRUE, MIN (n, self->plan.n_steps - first));
  if (memcmp (before, self->left_out, self->plan.n_steps) == 0 || still_fails (self))
    return TRUE;

  memcpy (self->left_out, before, self->plan.n_steps);

  return FALSE;
}

static guint
count_left (Shrink *self)
{
  guint n = 0;

  for (guint i = 0; i < self->plan.n_steps; i++)
    n += !self->left_out[i];

  return n;
}

/**
 * sim_shrink:
 * @plan: a plan that fails
 * @failure: how
 * @max_runs: how often to try at most
 *
 * Looks for the fewest actions that still break the same invariant, and prints what happens then.
 */
void
sim_shrink (const SimPlan *plan, const char *failure, guint max_runs)
{
  g_autofree guint8 *left_out = g_new0 (guint8, plan->n_steps + 1);
  Shrink self = { .plan = *plan, .left_out = left_out, .kind = strcspn (failure, ":"), .failure = failure,
                  .max_runs = max_runs };
  g_autofree char *last = NULL;

  self.plan.left_out = left_out;
  self.plan.print = FALSE;
  shorten (&self);
  for (guint n = MAX (self.plan.n_steps / 2, 1); n > 0; n /= 2)
    for (guint first = 0; first < self.plan.n_steps; first += n)
      leave_out (&self, first, n);

  g_print ("the shortest trace that was found, %u actions after %u runs:\n", count_left (&self), self.n_runs);
  self.plan.print = TRUE;
  last = sim_child_run (&self.plan);
  g_print ("%s\n", last != NULL ? last : "(not this time)");
}
