/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sim/sim-world.h"

#include "base/cbk-date.h"
#include "lib/cbk-test.h"
#include "sim/sim-check.h"
#include "sim/sim-hq.h"
#include "sim/sim-laptop.h"

#include <glib/gstdio.h>

#define HQ_STREAM 1000
#define LAPTOP_STREAM 2000
#define IMAGE_FILES 4

static gint64
env_now (const CbkEnv *env)
{
  SimEnv *self = (SimEnv *) env;

  /* Each look at a clock is a little later: at headquarters the times then tell the order. */
  return self->world->now + self->offset + self->ticks++;
}

static gint64
env_mono (const CbkEnv *env)
{
  return ((SimEnv *) env)->world->now;
}

static void
env_random (const CbkEnv *env, guint8 *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8) sim_dice_next (&((SimEnv *) env)->dice);
}

void
sim_env_init (SimEnv *self, SimWorld *world, guint64 stream)
{
  *self = (SimEnv){ .env = { env_now, env_mono, env_random, NULL }, .world = world,
                    .dice = sim_dice_new (world->seed, stream) };
}

/**
 * sim_world_trace:
 * @self: a world
 * @format: what happened
 *
 * Two runs of a seed are the same when their traces are.
 */
void
sim_world_trace (SimWorld *self, const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list list;

  va_start (list, format);
  line = g_strdup_vprintf (format, list);
  va_end (list);

  g_checksum_update (self->trace, (const guchar *) line, -1);
  if (self->print)
    g_print ("%4u %s\n", self->n_step, line);
}

/**
 * sim_world_fail:
 * @self: a world
 * @format: the invariant, and how it is broken
 *
 * The first failure counts; the run ends after it.
 */
void
sim_world_fail (SimWorld *self, const char *format, ...)
{
  va_list list;

  if (self->failure != NULL)
    return;

  va_start (list, format);
  self->failure = g_strdup_vprintf (format, list);
  va_end (list);
  sim_world_trace (self, "BROKEN %s", self->failure);
}

/**
 * sim_image_take:
 * @folder: where files are
 * @names: (array zero-terminated=1): at most four of them; one that is not there is remembered as such
 *
 * Returns: (transfer full): what is in them
 */
SimImage *
sim_image_take (const char *folder, const char *const *names)
{
  SimImage *self = g_new0 (SimImage, 1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      char *data;
      gsize length;

      if (g_file_get_contents (path, &data, &length, NULL))
        self->files[i] = g_bytes_new_take (data, length);
    }

  return self;
}

/**
 * sim_image_put:
 * @self: an image
 * @folder: whose files nobody has open
 * @names: (array zero-terminated=1): those of sim_image_take()
 */
void
sim_image_put (const SimImage *self, const char *folder, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      gsize length;
      const char *data;

      g_unlink (path);
      if (self->files[i] == NULL)
        continue;

      data = g_bytes_get_data (self->files[i], &length);
      if (!g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL))
        g_error ("The simulated disk is full");
    }
  sim_disk_forget (folder);
}

void
sim_image_free (SimImage *self)
{
  for (guint i = 0; i < IMAGE_FILES; i++)
    g_clear_pointer (&self->files[i], g_bytes_unref);
  g_free (self);
}

static char *
make_root (void)
{
  g_autofree char *memory = g_strdup_printf ("/dev/shm/casebook-sim-XXXXXX");

  return g_mkdtemp_full (memory, 0700) != NULL ? g_steal_pointer (&memory) : cbk_test_make_folder ();
}

/**
 * sim_world_prepare:
 *
 * Once, before all runs.
 */
void
sim_world_prepare (void)
{
  SimWorld world = { .root = make_root (), .trace = g_checksum_new (G_CHECKSUM_SHA256), .n_laptops = 1 };

  cbk_time_parse ("2026-03-01T08:00:00Z", &world.now);
  sim_laptop_prepare_identity ();
  world.checker = sim_checker_new (&world);
  sim_env_init (&world.hq.env, &world, HQ_STREAM);
  sim_hq_make (&world);
  sim_hq_prepare (&world);
  sim_env_init (&world.laptops[0].env, &world, LAPTOP_STREAM);
  sim_laptop_make (&world, 0);
  sim_laptop_prepare (&world.laptops[0]);
  g_assert_null (world.failure);
  sim_world_clear (&world);
}

/**
 * sim_world_init:
 * @self: to be filled
 * @seed: decides everything
 * @print: whether what happens is printed
 *
 * A headquarters and three to twelve laptops that it knows.
 */
void
sim_world_init (SimWorld *self, guint64 seed, gboolean print)
{
  SimDice dice = sim_dice_new (seed, 0);

  *self = (SimWorld){ .seed = seed, .print = print, .root = make_root (), .trace = g_checksum_new (G_CHECKSUM_SHA256) };
  cbk_time_parse ("2026-03-02T08:00:00Z", &self->now);
  self->may = (guint) sim_dice_next (&dice) & SIM_MAY_ALL;
  self->n_laptops = sim_dice_percent (&dice, 85) ? 3 + sim_dice_below (&dice, 2) : 5 + sim_dice_below (&dice, 8);
  self->pull_rows = (guint[]){ 0, 1, 2, 5 }[sim_dice_below (&dice, 4)];
  self->push_rows = (guint[]){ 0, 5, 8 }[sim_dice_below (&dice, 3)];
  self->checker = sim_checker_new (self);
  sim_disk_keep_lost (sim_world_may (self, SIM_MAY_CUT_POWER));

  sim_env_init (&self->hq.env, self, HQ_STREAM);
  sim_hq_make (self);
  for (guint i = 0; i < self->n_laptops; i++)
    {
      sim_env_init (&self->laptops[i].env, self, LAPTOP_STREAM + i);
      sim_laptop_make (self, i);
      if (sim_world_may (self, SIM_MAY_FLAP))
        for (guint n = 0; n < 2; n++)
          if (sim_dice_percent (&dice, 60))
            sim_hq_give (&self->laptops[i], (SimGiven) (1 << n));
    }
  sim_hq_back_up (self);
  for (guint i = 0; i < self->n_laptops && sim_world_may (self, SIM_MAY_RESTORE_LAPTOP); i++)
    sim_laptop_back_up (&self->laptops[i]);
}

static void
letter_free (gpointer data)
{
  SimLetter *letter = data;

  g_free (letter->path);
  g_free (letter->token);
  g_clear_pointer (&letter->body, g_bytes_unref);
  g_free (letter);
}

void
sim_world_clear (SimWorld *self)
{
  for (guint i = 0; i < self->n_laptops; i++)
    sim_laptop_free (&self->laptops[i]);
  sim_hq_free (self);
  sim_checker_free (self->checker);
  g_queue_clear_full (&self->letters, letter_free);
  cbk_test_remove_folder (self->root);
  g_free (self->root);
  g_free (self->failure);
  g_checksum_free (self->trace);
}
