/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sim/sim-disk.h"
#include "sim/sim-planted.h"
#include "sim/sim-shrink.h"
#include "sim/sim-world.h"

#include <malloc.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

/* The simulator: headquarters and its laptops in one process, in a time of their own, with everything going wrong that can.
 * A seed decides all of it. See docs/sync.md, "How it is proven". */

#define MAX_JOBS 16
#define SHRINK_RUNS 250

static struct
{
  gint64 seed;
  char *seeds;
  char *again;
  int steps;
  int jobs;
  gboolean trace;
  gboolean twice;
  gboolean survey;
  int planted;
} options = { .seed = -1, .steps = 60, .jobs = 1 };

static const GOptionEntry entries[] = {
  { "seed", 's', 0, G_OPTION_ARG_INT64, &options.seed, "One run", "N" },
  { "seeds", 0, 0, G_OPTION_ARG_STRING, &options.seeds, "Runs from A to B", "A-B" },
  { "again", 0, 0, G_OPTION_ARG_FILENAME, &options.again, "First the seeds of a file: what failed once", "FILE" },
  { "steps", 'm', 0, G_OPTION_ARG_INT, &options.steps, "Actions of a run", "M" },
  { "jobs", 'j', 0, G_OPTION_ARG_INT, &options.jobs, "Runs beside each other", "J" },
  { "trace", 't', 0, G_OPTION_ARG_NONE, &options.trace, "Print what happens", NULL },
  { "twice", 0, 0, G_OPTION_ARG_NONE, &options.twice, "See whether a run repeats", NULL },
  { "survey", 0, 0, G_OPTION_ARG_NONE, &options.survey, "Go on after a failure, and make none shorter", NULL },
#ifdef CBK_PLANTED_BUGS
  { "planted", 0, 0, G_OPTION_ARG_INT, &options.planted, "See whether each planted bug, or that of --seed, is found in that many runs", "N" },
#endif
  { NULL },
};

static const char *
random_name (void)
{
  return "sim";
}

static SimDice secret_dice = { 4711 };

static uint32_t
random_number (void)
{
  return (uint32_t) sim_dice_next (&secret_dice);
}

static void
random_bytes (void *const bytes, const size_t length)
{
  for (size_t i = 0; i < length; i++)
    ((guint8 *) bytes)[i] = (guint8) sim_dice_next (&secret_dice);
}

static randombytes_implementation secrets = { random_name, random_number, NULL, NULL, random_bytes, NULL };

static void
say_nothing (const char *text)
{
}

static SimPlan
plan_of (guint64 seed)
{
  return (SimPlan){ .seed = seed, .n_steps = (guint) options.steps, .print = options.trace };
}

static gboolean
report (guint64 seed, char *failure)
{
  SimPlan plan = plan_of (seed);

  if (failure == NULL)
    return TRUE;

  g_print ("seed %" G_GUINT64_FORMAT " fails: %s\n", seed, failure);
  if (!options.survey)
    sim_shrink (&plan, failure, SHRINK_RUNS);
  g_print ("again: sim --seed %" G_GUINT64_FORMAT " --steps %d --trace\n", seed, options.steps);
  g_free (failure);

  return FALSE;
}

static gboolean
run_here (guint64 seed)
{
  SimPlan plan = plan_of (seed);
  g_autofree char *hash = NULL;
  g_autofree char *again = NULL;
  char *failure = sim_run (&plan, &hash);

  if (failure == NULL && options.twice)
    {
      g_free (sim_run (&plan, &again));
      if (!g_str_equal (hash, again))
        failure = g_strdup ("determinism: the second run is another one");
    }

  return report (seed, failure);
}

/* Ends with the first that fails, unless all are wanted. */
static gboolean
run_many (GArray *seeds)
{
  SimChild children[MAX_JOBS];
  guint n_jobs = (guint) CLAMP (options.jobs, 1, MAX_JOBS), next = 0, done = 0, n_failed = 0;
  gint64 begun = g_get_monotonic_time ();

  while (done < seeds->len)
    {
      char *failure;

      for (; next < seeds->len && next - done < n_jobs; next++)
        {
          SimPlan plan = plan_of (g_array_index (seeds, guint64, next));

          sim_child_start (&children[next % n_jobs], &plan);
        }

      failure = sim_child_finish (&children[done % n_jobs]);
      if (!report (children[done % n_jobs].seed, failure) && (n_failed++, !options.survey))
        {
          for (done++; done < next; done++)
            g_free (sim_child_finish (&children[done % n_jobs]));
          return FALSE;
        }
      done++;
    }

  g_print ("%u seeds, %u failed, in %.1f s\n", seeds->len, n_failed, (double) (g_get_monotonic_time () - begun) / G_USEC_PER_SEC);

  return n_failed == 0;
}

static void
add_seeds (GArray *seeds, guint64 from, guint64 to)
{
  for (guint64 seed = from; seed <= to; seed++)
    g_array_append_val (seeds, seed);
}

static void
add_file (GArray *seeds, const char *path)
{
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    g_error ("There is no file %s", path);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_ascii_isdigit (lines[i][0]))
      add_seeds (seeds, g_ascii_strtoull (lines[i], NULL, 10), g_ascii_strtoull (lines[i], NULL, 10));
}

int
main (int argc, char **argv)
{
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);
  g_autoptr(GArray) seeds = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr(GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }

  /* Threads come and go with each store, and the system is asked for memory again with each. */
  mallopt (M_ARENA_MAX, 1);
  mallopt (M_TOP_PAD, 16 * 1024 * 1024);
  mallopt (M_TRIM_THRESHOLD, 256 * 1024 * 1024);

  /* What headquarters tells its operator is said a thousand times here. */
  g_set_printerr_handler (say_nothing);
  randombytes_set_implementation (&secrets);
  sim_disk_install ();
  sim_world_prepare ();

#ifdef CBK_PLANTED_BUGS
  if (options.planted > 0)
    return sim_find_planted ((guint) options.steps, (guint) options.planted, options.seed) ? EXIT_SUCCESS : EXIT_FAILURE;
#endif

  if (options.seed >= 0)
    return run_here ((guint64) options.seed) ? EXIT_SUCCESS : EXIT_FAILURE;

  if (options.again != NULL)
    add_file (seeds, options.again);
  if (options.seeds != NULL)
    {
      const char *dash = strchr (options.seeds, '-');
      guint64 from = g_ascii_strtoull (options.seeds, NULL, 10);

      add_seeds (seeds, from, dash != NULL ? g_ascii_strtoull (dash + 1, NULL, 10) : from);
    }

  return run_many (seeds) ? EXIT_SUCCESS : EXIT_FAILURE;
}
