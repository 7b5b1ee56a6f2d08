/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/conformance.h"

#include "base/cbk-error.h"
#include "hq/cbk-hq-leader.h"
#include "hq/cbk-hq-sequencer.h"

#include <string.h>

/* Numbers, who gives them, and the feed that goes by them. */

static gboolean
note_row (const CbkHqFeedRow *row, gpointer text, gboolean *ret_more, GError **error)
{
  g_string_append_printf (text, "%" G_GINT64_FORMAT "%s%s ", row->seq, row->out ? "-" : "+",
                          row->record->id + CBK_ID_LENGTH - 2);

  return TRUE;
}

static char *
list_feed (CbkHqStorage *storage, const char *const *names, gint64 after, gint64 limit)
{
  g_autoptr(GArray) scopes = g_array_new (FALSE, FALSE, sizeof (gint64));
  GString *text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      gint64 scope;

      g_assert_true (cbk_hq_storage_find_scope (storage, names[i], &scope, &error));
      g_array_append_val (scopes, scope);
    }
  g_assert_true (cbk_hq_storage_read_feed (storage, scopes, after, limit, note_row, text, &error));
  g_assert_no_error (error);

  return g_string_free (text, FALSE);
}

static void
test_the_feed_has_each_record_once (Conformance *fixture, gconstpointer unused)
{
  static const char *const force[] = { CBK_HQ_SCOPE_FORCE, NULL }, *const both[] = { CBK_HQ_SCOPE_FORCE, "restricted:x", NULL };
  g_autofree char *all = NULL, *late = NULL, *mine = NULL, *heads = NULL;

  conformance_put_and_number (fixture, 1000);
  all = list_feed (fixture->storage, force, 0, 1);
  g_assert_cmpstr (all, ==, "4+c1 5-c2 ");
  late = list_feed (fixture->storage, force, 4, 100);
  g_assert_cmpstr (late, ==, "5-c2 ");
  mine = list_feed (fixture->storage, both, 0, 100);
  g_assert_cmpstr (mine, ==, "4+c1 4-c1 5+c2 5-c2 ");
  heads = conformance_query (fixture->storage, "SELECT n, last_seq FROM scope ORDER BY scope", 2);
  g_assert_cmpstr (heads, ==, "1 50 01 5");
}

/* What a batch is does not matter. */
static void
test_numbers_are_the_same_however_many_are_given_at_once (Conformance *fixture, gconstpointer on_postgres)
{
  g_autofree char *expected = NULL;

  for (guint max = 1; max <= 6; max++)
    {
      Conformance again = { 0 };
      g_autofree char *found = NULL;

      conformance_open (&again, on_postgres != NULL);
      conformance_put_and_number (&again, max);
      found = conformance_query (again.storage, "SELECT seq, ver FROM change ORDER BY seq", 2);
      g_assert_cmpstr (found, ==, "1 12 13 24 35 2");
      g_free (found);
      found = conformance_query (again.storage, "SELECT op, seq, ver FROM feed ORDER BY scope, seq", 3);
      if (expected != NULL)
        g_assert_cmpstr (found, ==, expected);
      else
        expected = g_strdup (found);
      conformance_close (&again);
    }
}

static gboolean
put_an_action_around_others (CbkHqStorage *storage, gpointer unused, GError **error)
{
  conformance_put_version (storage, CASE_A, CBK_HQ_SCOPE_FORCE, DEVICE_B, 1, 1);
  conformance_put_version (storage, CASE_B, CBK_HQ_SCOPE_FORCE, "", 1, 2);
  conformance_put_version (storage, CASE_A, CBK_HQ_SCOPE_FORCE, DEVICE_B, 2, 3);

  return conformance_number_all (storage, GUINT_TO_POINTER (1), error);
}

static void
test_what_one_action_did_is_numbered_together (Conformance *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *order = NULL;

  g_assert_true (cbk_hq_storage_transact (fixture->storage, put_an_action_around_others, NULL, &error));
  order = conformance_query (fixture->storage, "SELECT ver, cid - (SELECT min(cid) FROM change) FROM change ORDER BY seq", 2);
  g_assert_cmpstr (order, ==, "1 02 21 1");
}

static gboolean
read_settled (CbkHqStorage *storage, gpointer dseq, GError **error)
{
  return cbk_hq_storage_get_settled (storage, DEVICE_A, dseq, error);
}

static void
test_a_change_is_settled_when_it_has_its_number (Conformance *fixture, gconstpointer on_postgres)
{
  gint64 settled = -1, lag = -2;
  g_autoptr(GError) error = NULL;

  g_assert_true (cbk_hq_storage_transact (fixture->storage, conformance_put_some, NULL, &error));
  conformance_exec (fixture, "UPDATE device SET last_dseq = 5");
  cbk_test_env_advance (&fixture->env, 1500);
  g_assert_true (cbk_hq_storage_read (fixture->storage, read_settled, &settled, &error));
  g_assert_true (cbk_hq_storage_get_lag (fixture->storage, &lag, &error));
  g_assert_cmpint (settled, ==, on_postgres != NULL ? 0 : 5);
  g_assert_cmpint (lag, ==, on_postgres != NULL ? 1500 : -1);

  g_assert_true (cbk_hq_storage_transact (fixture->storage, conformance_number_all, GUINT_TO_POINTER (2), &error));
  g_assert_true (cbk_hq_storage_read (fixture->storage, read_settled, &settled, &error));
  g_assert_cmpint (settled, ==, 5);
}

static void
test_one_leads_and_the_others_stand_by (Conformance *fixture, gconstpointer unused)
{
  g_autoptr(CbkHqStorage) other = conformance_open_another (fixture, CBK_HQ_DB_WRITE);
  g_autoptr(GError) error = NULL;
  gint64 first, second;
  guint done;

  g_assert_true (cbk_hq_storage_transact (fixture->storage, conformance_put_some, NULL, &error));
  g_assert_true (cbk_hq_lead_begin (fixture->storage, FALSE, &first, &error));
  g_assert_cmpint (first, ==, 1);
  g_assert_true (cbk_hq_lead_begin (other, FALSE, &second, &error));
  g_assert_cmpint (second, ==, 0);
  g_assert_true (cbk_hq_lead_batch (fixture->storage, first, &done, &error));
  g_assert_cmpuint (done, ==, 5);

  g_clear_pointer (&fixture->storage, cbk_hq_storage_close);
  while (second == 0)
    g_assert_true (cbk_hq_lead_begin (other, FALSE, &second, &error));
  g_assert_cmpint (second, ==, 2);
}

/* It was asleep, or cut off, and does not know yet that another was elected. */
static void
test_an_old_leader_writes_nothing (Conformance *fixture, gconstpointer unused)
{
  g_autoptr(CbkHqStorage) other = conformance_open_another (fixture, CBK_HQ_DB_WRITE);
  g_autofree char *numbered = NULL;
  g_autoptr(GError) error = NULL;
  gint64 first, second = 0;
  guint done;

  g_assert_true (cbk_hq_storage_transact (fixture->storage, conformance_put_some, NULL, &error));
  g_assert_true (cbk_hq_lead_begin (fixture->storage, FALSE, &first, &error));
  while (second == 0)
    g_assert_true (cbk_hq_lead_begin (other, TRUE, &second, &error));
  g_assert_cmpint (second, ==, first + 1);

  g_assert_false (cbk_hq_lead_batch (fixture->storage, first, &done, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_STATE);
  numbered = conformance_query (other, "SELECT count(seq) FROM change", 1);
  g_assert_cmpstr (numbered, ==, "0");
  g_clear_error (&error);
  g_assert_true (cbk_hq_lead_batch (other, second, &done, &error));
  g_assert_cmpuint (done, ==, 5);
}

void
conformance_add_numbers (void)
{
  CONFORMANCE_BOTH ("the-feed-has-each-record-once", test_the_feed_has_each_record_once);
  CONFORMANCE_BOTH ("numbers-are-the-same-however-many-are-given-at-once", test_numbers_are_the_same_however_many_are_given_at_once);
  CONFORMANCE_BOTH ("what-one-action-did-is-numbered-together", test_what_one_action_did_is_numbered_together);
  CONFORMANCE_BOTH ("a-change-is-settled-when-it-has-its-number", test_a_change_is_settled_when_it_has_its_number);
  CONFORMANCE_POSTGRES ("one-leads-and-the-others-stand-by", test_one_leads_and_the_others_stand_by);
  CONFORMANCE_POSTGRES ("an-old-leader-writes-nothing", test_an_old_leader_writes_nothing);
}
