/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sim/sim-run.h"

#include "base/cbk-date.h"
#include "sim/sim-check.h"
#include "sim/sim-hq.h"
#include "sim/sim-laptop.h"

#define ACTION_STREAM 100000
#define MAX_FAULT_STEP 12

typedef struct
{
  const char *name;
  guint weight;
  guint may;       /* what has to be allowed for it */
  void (*run) (SimWorld *world, SimLaptop *laptop, SimDice *dice);
} SimAction;

/* Something befalls the laptop's disk while it works. */
static SimFault
arm (SimWorld *world, SimLaptop *laptop, SimDice *dice)
{
  static const guint needs[] = { 0, SIM_MAY_FAIL_DISK, SIM_MAY_FAIL_DISK, SIM_MAY_KILL | SIM_MAY_CUT_POWER };
  SimFault fault = (SimFault) sim_dice_below (dice, G_N_ELEMENTS (needs));
  guint n = 1 + sim_dice_below (dice, MAX_FAULT_STEP);

  if (!sim_dice_percent (dice, 20) || !sim_world_may (world, needs[fault]))
    return SIM_FAULT_NONE;

  sim_disk_arm (laptop->folder, fault, n);

  return fault;
}

static void
settle_fault (SimWorld *world, SimLaptop *laptop, SimFault fault, SimDice *dice)
{
  gboolean hit = sim_disk_disarm (laptop->folder);
  gboolean coin = sim_dice_percent (dice, 50);
  gboolean power = sim_world_may (world, SIM_MAY_CUT_POWER) && (coin || !sim_world_may (world, SIM_MAY_KILL));

  if (!hit || fault == SIM_FAULT_NONE)
    return;

  sim_world_trace (world, "  laptop %u: %s", laptop->number,
                   fault == SIM_FAULT_FULL ? "disk full"
                   : fault == SIM_FAULT_IO ? "disk fails"
                   : power                 ? "power cut"
                                           : "killed");
  if (fault == SIM_FAULT_KILL)
    sim_laptop_kill (laptop, power, dice);
}

static void
do_edit (SimWorld *world, SimLaptop *laptop, SimDice *dice)
{
  SimFault fault = arm (world, laptop, dice);
  guint before = laptop->saves->len;
  gboolean ok = sim_laptop_edit (laptop, dice, NULL);

  settle_fault (world, laptop, fault, dice);
  if (laptop->store == NULL)
    return;

  sim_laptop_adopt (laptop);
  if (ok && laptop->saves->len == before && world->failure == NULL)
    sim_world_fail (world, "I2: laptop %u said that something is saved, and it is not", laptop->number);
  if (!ok && fault != SIM_FAULT_KILL && laptop->saves->len > before)
    sim_world_fail (world, "I2: laptop %u said that something is not saved, and it is", laptop->number);
}

static void
do_sync (SimWorld *world, SimLaptop *laptop, SimDice *dice)
{
  SimFault fault = arm (world, laptop, dice);
  g_autoptr(GError) error = NULL;
  gboolean ok = sim_laptop_sync (laptop, dice, &error);

  settle_fault (world, laptop, fault, dice);
  sim_world_trace (world, "sync %u: %s", laptop->number, ok ? "done" : error->message);
}

static void
do_late_letter (SimWorld *world, SimLaptop *laptop, SimDice *dice)
{
  SimLetter *letter = g_queue_pop_nth (&world->letters, sim_dice_below (dice, MAX (world->letters.length, 1)));
  g_autoptr(GBytes) answer = NULL;
  guint status;

  if (letter == NULL)
    return;

  answer = sim_hq_handle (letter->laptop, letter->path, letter->token, letter->body, &status);
  sim_check_answer (letter->laptop, letter->path, status, answer);
  sim_world_trace (world, "late %s: %u", letter->path, status);
  g_free (letter->path);
  g_free (letter->token);
  g_clear_pointer (&letter->body, g_bytes_unref);
  g_free (letter);
}

static void
do_kill (SimWorld *world, SimLaptop *laptop, SimDice *dice)
{
  sim_world_trace (world, "kill %u", laptop->number);
  sim_laptop_kill (laptop, FALSE, dice);
}

static void
do_cut_power (SimWorld *world, SimLaptop *laptop, SimDice *dice)
{
  sim_world_trace (world, "cut power of %u", laptop->number);
  sim_laptop_kill (laptop, TRUE, dice);
}

static void
do_back_up (SimWorld *world, SimLaptop *laptop, SimDice *dice)
{
  sim_world_trace (world, "back up %u", laptop->number);
  sim_laptop_back_up (laptop);
}

static void
do_restore (SimWorld *world, SimLaptop *laptop, SimDice *dice)
{
  if (laptop->image == NULL)
    return;

  sim_world_trace (world, "restore %u", laptop->number);
  sim_laptop_restore (laptop);
}

static void
do_kill_hq (SimWorld *world, SimLaptop *laptop, SimDice *dice)
{
  sim_world_trace (world, "kill headquarters");
  sim_hq_kill (world, FALSE, dice);
}

static void
do_cut_power_of_hq (SimWorld *world, SimLaptop *laptop, SimDice *dice)
{
  sim_world_trace (world, "cut power of headquarters");
  sim_hq_kill (world, TRUE, dice);
}

static void
do_back_up_hq (SimWorld *world, SimLaptop *laptop, SimDice *dice)
{
  sim_world_trace (world, "back up headquarters");
  sim_hq_back_up (world);
}

static void
do_restore_hq (SimWorld *world, SimLaptop *laptop, SimDice *dice)
{
  sim_world_trace (world, "restore headquarters");
  sim_hq_restore (world);
  sim_check_restored (world);
  for (guint i = 0; i < world->n_laptops; i++)
    sim_laptop_forget_answers (&world->laptops[i]);
}

static void
do_jump_clock (SimWorld *world, SimLaptop *laptop, SimDice *dice)
{
  laptop->env.offset = ((gint64) sim_dice_below (dice, 2001) - 1000) * CBK_HOUR / 4;
  sim_world_trace (world, "clock of %u is %" G_GINT64_FORMAT " off", laptop->number, laptop->env.offset);
}

static void
do_flap (SimWorld *world, SimLaptop *laptop, SimDice *dice)
{
  guint n = sim_dice_below (dice, SIM_N_GIVEN);

  sim_hq_give (laptop, (SimGiven) (1 << n));
  sim_world_trace (world, "give %u %u: has %x", laptop->number, n, world->hq.given[laptop->number]);
}

static void
do_lose_cache (SimWorld *world, SimLaptop *laptop, SimDice *dice)
{
  sim_world_trace (world, "new cache for %u", laptop->number);
  sim_laptop_lose_cache (laptop);
}

static const SimAction actions[] = {
  { "edit", 40, 0, do_edit },
  { "sync", 30, 0, do_sync },
  { "late", 6, SIM_MAY_REPEAT, do_late_letter },
  { "kill", 3, SIM_MAY_KILL, do_kill },
  { "power", 3, SIM_MAY_CUT_POWER, do_cut_power },
  { "backup", 2, SIM_MAY_RESTORE_LAPTOP, do_back_up },
  { "restore", 2, SIM_MAY_RESTORE_LAPTOP, do_restore },
  { "flap", 6, SIM_MAY_FLAP, do_flap },
  { "new cache", 1, SIM_MAY_KILL, do_lose_cache },
  { "kill hq", 2, SIM_MAY_KILL, do_kill_hq },
  { "power hq", 2, SIM_MAY_CUT_POWER, do_cut_power_of_hq },
  { "backup hq", 2, SIM_MAY_RESTORE_HQ, do_back_up_hq },
  { "restore hq", 1, SIM_MAY_RESTORE_HQ, do_restore_hq },
  { "clock", 2, SIM_MAY_JUMP_CLOCK, do_jump_clock },
};

static const SimAction *
choose_action (SimWorld *world, SimDice *dice)
{
  guint sum = 0, n;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    sum += actions[i].weight;

  for (;;)
    {
      const SimAction *action = actions;

      for (n = sim_dice_below (dice, sum); n >= action->weight; action++)
        n -= action->weight;
      if (action->may == 0 || sim_world_may (world, action->may))
        return action;
    }
}

static void
run_step (SimWorld *world, guint step)
{
  SimDice dice = sim_dice_new (world->seed, ACTION_STREAM + step);
  SimLaptop *laptop = &world->laptops[sim_dice_below (&dice, world->n_laptops)];
  const SimAction *action = choose_action (world, &dice);

  world->n_step = step;
  world->now += 1000 + sim_dice_below (&dice, 10 * CBK_MINUTE);
  action->run (world, laptop, &dice);
  sim_check_hq (world);
  sim_check_laptop (laptop);
}

/**
 * sim_run:
 * @plan: what to do
 * @ret_hash: (out) (optional): of the trace; the same plan gives the same
 *
 * Returns: (transfer full) (nullable): the invariant that broke, %NULL when all held
 */
char *
sim_run (const SimPlan *plan, char **ret_hash)
{
  SimWorld world;
  char *failure;

  sim_world_init (&world, plan->seed, plan->print);
  for (guint i = 0; i < plan->n_steps && world.failure == NULL; i++)
    if (plan->left_out == NULL || !plan->left_out[i])
      run_step (&world, i);

  world.n_step = plan->n_steps;
  world.quiet = TRUE;
  sim_disk_keep_lost (FALSE);
  if (world.failure == NULL)
    sim_check_end (&world);

  failure = g_steal_pointer (&world.failure);
  if (ret_hash != NULL)
    *ret_hash = g_strdup (g_checksum_get_string (world.trace));
  sim_world_clear (&world);

  return failure;
}
