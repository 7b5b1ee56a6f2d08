/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-date.h"
#include "sync/cbk-sync-pace.h"

/* What happens to a laptop, and when its next cycle is due afterwards. */

#define NOW (7 * CBK_HOUR)
#define WALL G_GINT64_CONSTANT (1795356120000)
#define LONGEST (5 * CBK_MINUTE)

typedef enum
{
  STOP,
  SAVED,
  HEARD,
  ASKED,
  NETWORK,
  NO_NETWORK,
  BEGINS,
  WELL,
  WELL_HEARING,
  SENT_ONLY,
  FAILED,
  PERSON,
  CUT,
  LATER,       /* the number says how much, in milliseconds */
  RESTART,
} What;

typedef struct
{
  What what;
  gint64 number;   /* for the end of a cycle: for how long headquarters wants to be left alone */
} Happening;

typedef struct
{
  const char *name;
  Happening happenings[12];
  gint64 at_least, at_most;   /* from then on; CBK_SYNC_NEVER for not at all */
} Story;

static const Story stories[] = {
  { "a-laptop-that-starts-looks-at-once", { { STOP, 0 } }, 0, 0 },
  { "one-cycle-at-a-time", { { BEGINS, 0 }, { SAVED, 0 }, { HEARD, 0 }, { ASKED, 0 } }, CBK_SYNC_NEVER, CBK_SYNC_NEVER },
  { "what-is-saved-goes-after-a-short-pause", { { BEGINS, 0 }, { WELL, 0 }, { SAVED, 0 } }, 2000, 2000 },
  { "several-saves-go-together", { { BEGINS, 0 }, { WELL, 0 }, { SAVED, 0 }, { LATER, 1500 }, { SAVED, 0 } }, 500, 500 },
  { "what-is-saved-during-a-cycle-has-its-own", { { BEGINS, 0 }, { SAVED, 0 }, { WELL, 0 } }, 2000, 2000 },
  { "an-event-wakes-it-at-once", { { BEGINS, 0 }, { WELL_HEARING, 0 }, { LATER, 60000 }, { HEARD, 0 } }, 0, 0 },
  { "an-event-during-a-cycle-is-not-lost", { { BEGINS, 0 }, { HEARD, 0 }, { WELL_HEARING, 0 } }, 0, 0 },
  { "quiet-times-look-every-few-minutes", { { BEGINS, 0 }, { WELL, 0 } }, 5 * CBK_MINUTE, 5 * CBK_MINUTE },
  { "with-events-less-often", { { BEGINS, 0 }, { WELL_HEARING, 0 } }, 15 * CBK_MINUTE, 15 * CBK_MINUTE },
  { "after-a-failure-it-waits-a-little", { { BEGINS, 0 }, { FAILED, 0 } }, 1000, 3000 },
  { "after-the-second-perhaps-longer",
    { { BEGINS, 0 }, { FAILED, 0 }, { LATER, 3000 }, { BEGINS, 0 }, { FAILED, 0 } }, 1000, 9000 },
  { "a-success-forgets-the-failures",
    { { BEGINS, 0 }, { FAILED, 0 }, { LATER, 3000 }, { BEGINS, 0 }, { WELL, 0 }, { SAVED, 0 } }, 2000, 2000 },
  { "a-save-does-not-shorten-the-wait-when-sending-failed",
    { { BEGINS, 0 }, { FAILED, 600000 }, { SAVED, 0 }, { LATER, 2000 } }, 599000, 601000 },
  { "a-save-is-sent-although-reading-fails",
    { { BEGINS, 0 }, { FAILED, 0 }, { LATER, 3000 }, { BEGINS, 0 }, { SENT_ONLY, 0 }, { SAVED, 0 } }, 1000, 2000 },
  { "an-event-does-not-shorten-the-wait", { { BEGINS, 0 }, { FAILED, 0 }, { HEARD, 0 } }, 1000, 3000 },
  { "what-headquarters-asks-for-is-waited-and-then-some", { { BEGINS, 0 }, { SENT_ONLY, 60000 } }, 61000, 63000 },
  { "what-it-asks-for-holds-a-save-too", { { BEGINS, 0 }, { SENT_ONLY, 60000 }, { SAVED, 0 } }, 60000, 60000 },
  { "asked-with-a-success-it-is-waited-too", { { BEGINS, 0 }, { WELL, 60000 }, { HEARD, 0 } }, 60000, 60000 },
  { "nobody-silences-it-for-good", { { BEGINS, 0 }, { FAILED, G_MAXINT64 } }, CBK_HOUR, CBK_HOUR + 3000 },
  { "another-network-ends-the-wait",
    { { BEGINS, 0 }, { FAILED, 0 }, { LATER, 3000 }, { BEGINS, 0 }, { FAILED, 0 }, { NETWORK, 0 } }, 1000, 3000 },
  { "another-network-does-not-end-what-headquarters-asked-for",
    { { BEGINS, 0 }, { FAILED, 60000 }, { NETWORK, 0 } }, 60000, 60000 },
  { "without-a-network-nothing-is-tried", { { NO_NETWORK, 0 }, { SAVED, 0 }, { HEARD, 0 } }, CBK_SYNC_NEVER, CBK_SYNC_NEVER },
  { "with-a-network-again-everybody-waits-a-little-of-their-own",
    { { BEGINS, 0 }, { WELL, 0 }, { NO_NETWORK, 0 }, { LATER, 60000 }, { NETWORK, 0 } }, 1000, 3000 },
  { "a-person-may-try-without-a-network", { { NO_NETWORK, 0 }, { ASKED, 0 } }, 0, 0 },
  { "who-says-there-is-no-network-and-is-wrong-is-not-believed",
    { { NO_NETWORK, 0 }, { ASKED, 0 }, { BEGINS, 0 }, { WELL, 0 }, { SAVED, 0 } }, 2000, 2000 },
  { "a-person-ends-every-wait", { { BEGINS, 0 }, { FAILED, 600000 }, { ASKED, 0 } }, 0, 0 },
  { "what-needs-a-person-stops-it",
    { { BEGINS, 0 }, { PERSON, 0 }, { SAVED, 0 }, { HEARD, 0 }, { NETWORK, 0 } }, CBK_SYNC_NEVER, CBK_SYNC_NEVER },
  { "a-person-starts-it-again", { { BEGINS, 0 }, { PERSON, 0 }, { LATER, 60000 }, { ASKED, 0 } }, 0, 0 },
  { "who-signed-in-meanwhile-need-not-do-it-again", { { BEGINS, 0 }, { ASKED, 0 }, { PERSON, 0 } }, 0, 0 },
  { "what-was-cut-goes-on", { { BEGINS, 0 }, { CUT, 0 } }, 0, 0 },
  { "a-restart-keeps-waiting", { { BEGINS, 0 }, { FAILED, 600000 }, { LATER, 60000 }, { RESTART, 0 } }, 541000, 543000 },
  { "a-restart-knows-that-sending-failed",
    { { BEGINS, 0 }, { FAILED, 600000 }, { RESTART, 0 }, { SAVED, 0 }, { LATER, 2000 } }, 599000, 601000 },
  { "a-restart-when-all-was-well-looks-at-once", { { BEGINS, 0 }, { WELL, 0 }, { RESTART, 0 } }, 0, 0 },
};

typedef struct
{
  CbkSyncPace pace;
  gint64 now;
  GRand *dice;
} Life;

static void
end (Life *life, CbkSyncEnd how, gint64 leave, gboolean hears)
{
  cbk_sync_pace_end (&life->pace, life->now, g_rand_int (life->dice), how, leave, hears);
}

static void
restart (Life *life)
{
  g_autofree char *text = cbk_sync_pace_print (&life->pace, life->now, WALL + life->now);

  /* Another start of the machine: its clock begins anew, that on the wall goes on. */
  cbk_sync_pace_init (&life->pace, 100);
  cbk_sync_pace_restore (&life->pace, text, 100, WALL + life->now);
  life->now = 100;
}

static void
happen (Life *life, const Happening *happening)
{
  switch (happening->what)
    {
    case SAVED:
      cbk_sync_pace_saved (&life->pace, life->now);
      break;
    case HEARD:
      cbk_sync_pace_heard (&life->pace, life->now);
      break;
    case ASKED:
      cbk_sync_pace_ask (&life->pace, life->now);
      break;
    case NETWORK:
    case NO_NETWORK:
      cbk_sync_pace_network (&life->pace, life->now, g_rand_int (life->dice), happening->what == NETWORK, FALSE);
      break;
    case BEGINS:
      g_assert_cmpint (cbk_sync_pace_get_action (&life->pace, life->now), ==, CBK_SYNC_PACE_RUN);
      cbk_sync_pace_begin (&life->pace);
      break;
    case WELL:
    case WELL_HEARING:
      end (life, CBK_SYNC_END_WELL, happening->number, happening->what == WELL_HEARING);
      break;
    case SENT_ONLY:
      end (life, CBK_SYNC_END_SENT, happening->number, FALSE);
      break;
    case FAILED:
      end (life, CBK_SYNC_END_FAILED, happening->number, FALSE);
      break;
    case PERSON:
      end (life, CBK_SYNC_END_PERSON, happening->number, FALSE);
      break;
    case CUT:
      end (life, CBK_SYNC_END_CUT, happening->number, FALSE);
      break;
    case LATER:
      life->now += happening->number;
      break;
    case RESTART:
      restart (life);
      break;
    case STOP:
    default:
      g_assert_not_reached ();
    }
}

static void
check_end (const Story *story, Life *life)
{
  gint64 due = cbk_sync_pace_get_due (&life->pace);
  CbkSyncPaceAction action = cbk_sync_pace_get_action (&life->pace, life->now);

  if (story->at_least == CBK_SYNC_NEVER)
    {
      g_assert_cmpint (due, ==, CBK_SYNC_NEVER);
      g_assert_cmpint (action, ==, CBK_SYNC_PACE_QUIET);
      return;
    }

  g_assert_cmpint (MAX (due - life->now, 0), >=, story->at_least);
  g_assert_cmpint (MAX (due - life->now, 0), <=, story->at_most);
  g_assert_cmpint (action, ==, due <= life->now ? CBK_SYNC_PACE_RUN : CBK_SYNC_PACE_WAIT);
}

/* However the dice fall. */
static void
test_story (gconstpointer data)
{
  const Story *story = data;

  for (guint32 seed = 0; seed < 500; seed++)
    {
      g_autoptr(GRand) dice = g_rand_new_with_seed (seed);
      Life life = { .now = NOW, .dice = dice };

      cbk_sync_pace_init (&life.pace, life.now);
      for (guint i = 0; story->happenings[i].what != STOP; i++)
        happen (&life, &story->happenings[i]);
      check_end (story, &life);
    }
}

static void
test_waits_grow_to_five_minutes_and_no_further (void)
{
  gint64 longest = 0;

  for (guint32 seed = 0; seed < 200; seed++)
    {
      g_autoptr(GRand) dice = g_rand_new_with_seed (seed);
      gint64 now = NOW, before = 0;
      CbkSyncPace pace;

      cbk_sync_pace_init (&pace, now);
      for (guint i = 0; i < 30; i++)
        {
          gint64 wait;

          cbk_sync_pace_begin (&pace);
          cbk_sync_pace_end (&pace, now, g_rand_int (dice), CBK_SYNC_END_FAILED, 0, FALSE);
          wait = cbk_sync_pace_get_due (&pace) - now;
          g_assert_cmpint (wait, >=, CBK_SECOND);
          g_assert_cmpint (wait, <=, MIN (LONGEST, 3 * MAX (before, CBK_SECOND)));
          longest = MAX (longest, wait);
          before = wait;
          now += wait;
        }
    }
  g_assert_cmpint (longest, >, LONGEST * 9 / 10);
}

static void
test_laptops_do_not_come_back_together (void)
{
  gboolean seen[2001] = { FALSE };
  guint n = 0;

  for (guint32 seed = 0; seed < 1000; seed++)
    {
      g_autoptr(GRand) dice = g_rand_new_with_seed (seed);
      CbkSyncPace pace;
      gint64 wait;

      cbk_sync_pace_init (&pace, NOW);
      cbk_sync_pace_begin (&pace);
      cbk_sync_pace_end (&pace, NOW, g_rand_int (dice), CBK_SYNC_END_FAILED, 5000, FALSE);
      wait = cbk_sync_pace_get_due (&pace) - NOW - 6000;
      g_assert_cmpint (wait, >=, 0);
      g_assert_cmpint (wait, <=, 2000);
      n += !seen[wait];
      seen[wait] = TRUE;
    }
  g_assert_cmpuint (n, >, 500);
}

/* A clock that was set, or a file that somebody wrote. */
static void
test_what_was_kept_is_not_believed_blindly (void)
{
  static const char *const texts[] = { "", "nonsense", "1 2", "-5 0 0 0", "0 9223372036854775807 9223372036854775807 1" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      CbkSyncPace pace;

      cbk_sync_pace_init (&pace, NOW);
      cbk_sync_pace_restore (&pace, texts[i], NOW, WALL);
      g_assert_cmpint (cbk_sync_pace_get_due (&pace), >=, NOW);
      g_assert_cmpint (cbk_sync_pace_get_due (&pace), <=, i == 4 ? NOW + CBK_HOUR + LONGEST : NOW);
    }
}

static void
test_a_metered_network_is_known (void)
{
  CbkSyncPace pace;

  cbk_sync_pace_init (&pace, NOW);
  cbk_sync_pace_begin (&pace);
  cbk_sync_pace_end (&pace, NOW, 1, CBK_SYNC_END_WELL, 0, FALSE);
  cbk_sync_pace_network (&pace, NOW, 1, TRUE, TRUE);
  g_assert_true (pace.metered);

  /* Records go as ever, and when it is metered no more there is a cycle, which takes the files along. */
  cbk_sync_pace_begin (&pace);
  cbk_sync_pace_end (&pace, NOW, 1, CBK_SYNC_END_WELL, 0, FALSE);
  cbk_sync_pace_network (&pace, NOW, 1, TRUE, FALSE);
  g_assert_false (pace.metered);
  g_assert_cmpint (cbk_sync_pace_get_due (&pace), <=, NOW + 3000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      g_autofree char *path = g_strconcat ("/pace/", stories[i].name, NULL);

      g_test_add_data_func (path, &stories[i], test_story);
    }
  g_test_add_func ("/pace/waits-grow-to-five-minutes-and-no-further", test_waits_grow_to_five_minutes_and_no_further);
  g_test_add_func ("/pace/laptops-do-not-come-back-together", test_laptops_do_not_come_back_together);
  g_test_add_func ("/pace/what-was-kept-is-not-believed-blindly", test_what_was_kept_is_not_believed_blindly);
  g_test_add_func ("/pace/a-metered-network-is-known", test_a_metered_network_is_known);

  return g_test_run ();
}
