/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-bug.h"
#include "base/cbk-error.h"
#include "hq/cbk-hq-leader.h"
#include "hq/cbk-hq-pending.h"
#include "hq/cbk-hq-secret.h"
#include "hq/conformance.h"

/* Two that number changes, the first of whom falls asleep between reading what has no number and writing it: with the
 * fence, and with a fence that was forgotten. */

CbkBug cbk_planted_bug = CBK_BUG_NONE;

static struct
{
  Conformance *fixture;      /* NULL when nobody falls asleep */
  gint64 term;               /* of whoever leads meanwhile */
} asleep;

static gboolean
put_more (CbkHqStorage *storage, gpointer unused, GError **error)
{
  conformance_put_version (storage, CASE_A, CBK_HQ_SCOPE_FORCE, "", 4, 6);
  conformance_put_version (storage, CASE_B, CBK_HQ_SCOPE_FORCE, "", 3, 7);

  return TRUE;
}

static void
lead_meanwhile (Conformance *fixture)
{
  g_autoptr(CbkHqStorage) other = conformance_open_another (fixture, CBK_HQ_DB_WRITE);
  g_autoptr(GError) error = NULL;
  guint done;

  while (asleep.term == 0)
    g_assert_true (cbk_hq_lead_begin (other, TRUE, &asleep.term, &error));
  g_assert_true (cbk_hq_lead_batch (other, asleep.term, &done, &error));
  g_assert_true (cbk_hq_storage_transact (other, put_more, NULL, &error));
  g_assert_true (cbk_hq_lead_batch (other, asleep.term, &done, &error));
  g_assert_no_error (error);
}

/* The linker puts __wrap_ in for the function, and __real_ is the function. */
gboolean __real_cbk_hq_list_pending (CbkHqStorage *storage, guint max, GPtrArray *pending, GError **error);
gboolean __wrap_cbk_hq_list_pending (CbkHqStorage *storage, guint max, GPtrArray *pending, GError **error);

gboolean
__wrap_cbk_hq_list_pending (CbkHqStorage *storage, guint max, GPtrArray *pending, GError **error)
{
  gboolean ok = __real_cbk_hq_list_pending (storage, max, pending, error);
  Conformance *fixture = g_steal_pointer (&asleep.fixture);

  if (fixture != NULL)
    lead_meanwhile (fixture);

  return ok;
}

/* I6: where a record is, the feed has it as it is now. */
static void
count_behind (Conformance *fixture, const char *expected)
{
  g_autofree char *behind = conformance_query (fixture->storage,
                                               "SELECT count(*) FROM record r WHERE NOT EXISTS (SELECT 1 FROM feed f "
                                               "WHERE f.type = r.type AND f.id = r.id AND f.op = 0 AND f.ver = r.ver)", 1);

  g_assert_cmpstr (behind, ==, expected);
}

static gboolean
number_and_fall_asleep (Conformance *fixture, GError **error)
{
  gint64 term;
  guint done;

  g_assert_true (cbk_hq_storage_transact (fixture->storage, conformance_put_some, NULL, error));
  g_assert_true (cbk_hq_lead_begin (fixture->storage, FALSE, &term, error));
  asleep.term = 0;
  asleep.fixture = fixture;

  return cbk_hq_lead_batch (fixture->storage, term, &done, error);
}

static void
test_who_slept_writes_nothing (Conformance *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  cbk_planted_bug = CBK_BUG_NONE;
  g_assert_false (number_and_fall_asleep (fixture, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_STATE);
  count_behind (fixture, "0");
}

static void
test_without_the_fence_the_feed_goes_back (Conformance *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  cbk_planted_bug = CBK_BUG_UNFENCED_SEQUENCER;
  g_assert_true (number_and_fall_asleep (fixture, &error));
  g_assert_no_error (error);
  count_behind (fixture, "2");
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_assert_true (cbk_hq_secret_init (NULL));
  if (!cbk_test_postgres_make (&conformance_postgres, "fsync=off"))
    {
      g_print ("1..0 # SKIP this machine has no PostgreSQL\n");
      return 0;
    }

  CONFORMANCE_POSTGRES ("who-slept-writes-nothing", test_who_slept_writes_nothing);
  CONFORMANCE_POSTGRES ("without-the-fence-the-feed-goes-back", test_without_the_fence_the_feed_goes_back);
  status = g_test_run ();
  cbk_test_postgres_free (&conformance_postgres);

  return status;
}
