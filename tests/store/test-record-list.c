/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-cursor.h"
#include "store/cbk-list-diff.h"
#include "store/cbk-record-list.h"
#include "store/fixture.h"

#include <string.h>

static gboolean
load (CbkSession *session, gpointer records, GError **error)
{
  return cbk_session_load (session, records, error);
}

/* @n cases, as headquarters has them; some have no reporting time. */
static GPtrArray *
fixture_load (Fixture *fixture, guint n)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *summary = g_strdup_printf ("Case %u", i);
      CbkRecord *record = fixture_new_case (fixture, summary);

      record->version = 1;
      if (i % 5 != 0)
        cbk_record_set_int (record, "reported_at", (gint64) (i * 7919 % 100) * 1000);
      g_ptr_array_add (records, record);
    }

  g_assert_true (cbk_store_write (fixture->store, load, records, NULL, &error));
  g_assert_no_error (error);

  return records;
}

static CbkQuery *
new_query (const char *sort, gboolean descending)
{
  CbkQuery *query = cbk_query_new (cbk_registry_find ("case"));

  if (sort != NULL)
    g_assert_true (cbk_query_sort (query, sort, descending, NULL));

  return query;
}

typedef struct
{
  CbkQuery *query;
  guint step;
  GArray *rids;
} Read;

static gboolean
read_whole (CbkSession *session, gpointer data, GError **error)
{
  Read *self = data;

  self->rids = cbk_query_rids (self->query, session, error);

  return self->rids != NULL;
}

static gboolean
read_in_steps (CbkSession *session, gpointer data, GError **error)
{
  Read *self = data;
  g_autoptr(CbkCursor) cursor = cbk_cursor_new (self->query);

  self->rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (!cbk_cursor_is_done (cursor))
    if (!cbk_cursor_next (cursor, session, self->step, self->rids, error))
      return FALSE;

  return TRUE;
}

static GArray *
fixture_rids (Fixture *fixture, CbkQuery *query)
{
  Read whole = { query, 0, NULL };

  g_assert_true (cbk_store_read (fixture->store, read_whole, &whole, NULL, NULL));

  return whole.rids;
}

static void
assert_same_rids (GArray *a, GArray *b)
{
  g_assert_cmpmem (a->data, a->len * sizeof (gint64), b->data, b->len * sizeof (gint64));
}

static void
test_steps_give_what_one_reading_gives (Fixture *fixture, gconstpointer unused)
{
  static const guint steps[] = { 1, 3, 7, 100, 1000 };
  const char *sorts[] = { NULL, "reported_at" };
  g_autoptr(GPtrArray) records = fixture_load (fixture, 100);

  for (guint i = 0; i < G_N_ELEMENTS (steps) * 4; i++)
    {
      g_autoptr(CbkQuery) query = new_query (sorts[i % 2], i / 2 % 2 != 0);
      g_autoptr(GArray) expected = NULL;
      Read self = { query, steps[i / 4], NULL };

      g_assert_true (cbk_query_parse (query, "state=intake", NULL));
      expected = fixture_rids (fixture, query);
      g_assert_true (cbk_store_read (fixture->store, read_in_steps, &self, NULL, NULL));
      g_assert_cmpuint (expected->len, ==, 100);
      assert_same_rids (self.rids, expected);
      g_array_unref (self.rids);
    }
}

static GArray *
make_rids (const char *text)
{
  GArray *rids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (; *text != '\0'; text++)
    {
      gint64 rid = *text;

      g_array_append_val (rids, rid);
    }

  return rids;
}

/* Applies the changes and counts the rows that they touch. */
static guint
count_touched (const char *from, const char *to, guint max_changes)
{
  g_autoptr(GArray) before = make_rids (from);
  g_autoptr(GArray) after = make_rids (to);
  g_autoptr(GArray) changes = cbk_list_diff (before, after, max_changes);
  guint touched = 0;

  for (guint i = changes->len; i > 0; i--)
    {
      const CbkListChange *change = &g_array_index (changes, CbkListChange, i - 1);

      if (change->removed > 0)
        g_array_remove_range (before, change->before, change->removed);
      if (change->added > 0)
        g_array_insert_vals (before, change->before, &g_array_index (after, gint64, change->after),
                             change->added);
      touched += change->removed + change->added;
    }
  assert_same_rids (before, after);

  return touched;
}

static void
test_the_fewest_rows_are_touched (void)
{
  g_assert_cmpuint (count_touched ("", "", 9), ==, 0);
  g_assert_cmpuint (count_touched ("abc", "abc", 9), ==, 0);
  g_assert_cmpuint (count_touched ("", "abc", 9), ==, 3);
  g_assert_cmpuint (count_touched ("abc", "", 9), ==, 3);
  g_assert_cmpuint (count_touched ("abcdef", "abXcef", 9), ==, 2);
  g_assert_cmpuint (count_touched ("abcdef", "fabcde", 9), ==, 2);
  g_assert_cmpuint (count_touched ("abcdef", "bcdefa", 9), ==, 2);
  g_assert_cmpuint (count_touched ("abcdefgh", "ahcdefgb", 9), ==, 4);
  g_assert_cmpuint (count_touched ("abcdefgh", "ahcdefgb", 1), ==, 14);
  g_assert_cmpuint (count_touched ("abcd", "wxyz", 9), ==, 8);
}

static void
test_random_lists_come_out_right (void)
{
  CbkTestEnv env;

  cbk_test_env_init (&env, "2026-11-22T14:02:00Z");
  for (guint n = 0; n < 500; n++)
    {
      char text[2][30] = { "", "" };

      for (guint t = 0; t < 2; t++)
        for (guint i = 0; i < 25; i++)
          {
            guint8 dice[2];
            gsize length = strlen (text[t]);
            gsize at;

            cbk_env_random (&env.env, dice, 2);
            if (dice[0] % 3 == 0)
              continue;
            at = dice[1] % (length + 1);
            memmove (text[t] + at + 1, text[t] + at, length - at + 1);
            text[t][at] = (char) ('a' + i);
          }
      count_touched (text[0], text[1], 4 + n % 20);
    }
}

static void
wait_until_loaded (CbkRecordList *list)
{
  while (cbk_record_list_get_loading (list))
    g_main_context_iteration (NULL, TRUE);
}

static CbkListItem *
get (CbkRecordList *list, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (list), position);
}

static void
wait_for_record (CbkListItem *item)
{
  while (cbk_list_item_get_loading (item))
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_shows (Fixture *fixture, CbkRecordList *list, CbkQuery *query)
{
  g_autoptr(GArray) expected = fixture_rids (fixture, query);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, expected->len);
  for (guint i = 0; i < expected->len; i++)
    {
      g_autoptr(CbkListItem) item = get (list, i);

      g_assert_cmpint (cbk_list_item_get_rid (item), ==, g_array_index (expected, gint64, i));
    }
}

static void
test_rows_come_at_once_and_records_when_looked_at (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GPtrArray) records = fixture_load (fixture, 1000);
  g_autoptr(CbkQuery) query = new_query ("reported_at", TRUE);
  g_autoptr(CbkRecordList) list = cbk_record_list_new (fixture->store, new_query ("reported_at", TRUE));
  g_autoptr(CbkListItem) item = NULL;
  g_autoptr(CbkListItem) same = NULL;

  g_assert_true (cbk_record_list_get_loading (list));
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 200);

  wait_until_loaded (list);
  assert_shows (fixture, list, query);

  item = get (list, 700);
  wait_for_record (item);
  g_assert_nonnull (cbk_list_item_get_record (item));
  same = get (list, 700);
  g_assert_true (item == same);
}

static void
test_records_in_memory_are_bounded (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GPtrArray) records = fixture_load (fixture, 1500);
  g_autoptr(CbkRecordList) list = cbk_record_list_new (fixture->store, new_query (NULL, TRUE));
  g_autoptr(CbkListItem) held = NULL;
  g_autoptr(CbkListItem) again = NULL;
  GWeakRef first;

  wait_until_loaded (list);
  held = get (list, 1);
  wait_for_record (held);
  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr(CbkListItem) item = get (list, i);

      if (i == 0)
        g_weak_ref_init (&first, item);
      if (i % 300 == 0)
        wait_for_record (item);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;

  /* What nobody holds went; what somebody holds is the same object still, with its record. */
  g_assert_null (g_weak_ref_get (&first));
  g_weak_ref_clear (&first);
  again = get (list, 1);
  g_assert_true (again == held);
  g_assert_nonnull (cbk_list_item_get_record (held));
}

typedef struct
{
  guint n, position, removed, added;
} Seen;

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, Seen *seen)
{
  *seen = (Seen){ seen->n + 1, position, removed, added };
}

static void
wait_for_change (Seen *seen, guint n)
{
  while (seen->n < n)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_a_save_changes_only_its_row (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GPtrArray) records = fixture_load (fixture, 300);
  g_autoptr(CbkRecord) fresh = fixture_new_case (fixture, "New");
  g_autoptr(CbkRecord) changed = cbk_record_dup (records->pdata[299]);
  g_autoptr(CbkRecordList) list = cbk_record_list_new (fixture->store, new_query (NULL, TRUE));
  g_autoptr(CbkListItem) top = NULL;
  g_autoptr(CbkListItem) second = NULL;
  Seen seen = { 0 };

  wait_until_loaded (list);
  top = get (list, 0);
  wait_for_record (top);
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), &seen);

  fixture_save (fixture, NULL, fresh);
  wait_for_change (&seen, 1);
  g_assert_cmpuint (seen.position, ==, 0);
  g_assert_cmpuint (seen.removed, ==, 0);
  g_assert_cmpuint (seen.added, ==, 1);
  second = get (list, 1);
  g_assert_true (second == top);

  /* A change that moves nothing shows in the item alone. */
  cbk_record_set_text (changed, "summary", "Changed");
  fixture_save (fixture, records->pdata[299], changed);
  while (strcmp (cbk_record_get_text (cbk_list_item_get_record (top), "summary"), "Changed") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (seen.n, ==, 1);
}

static void
test_a_row_that_moves_stays_the_same_object (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GPtrArray) records = fixture_load (fixture, 50);
  g_autoptr(CbkQuery) query = new_query ("reported_at", TRUE);
  g_autoptr(CbkRecordList) list = cbk_record_list_new (fixture->store, new_query ("reported_at", TRUE));
  g_autoptr(CbkRecord) before = NULL;
  g_autoptr(CbkRecord) after = NULL;
  g_autoptr(CbkListItem) last = NULL;
  g_autoptr(CbkListItem) top = NULL;
  Seen seen = { 0 };

  wait_until_loaded (list);
  last = get (list, 49);
  wait_for_record (last);
  before = g_object_ref (cbk_list_item_get_record (last));
  after = cbk_record_dup (before);
  cbk_record_set_int (after, "reported_at", G_GINT64_CONSTANT (9999999999));
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), &seen);

  fixture_save (fixture, before, after);
  wait_for_change (&seen, 2);
  top = get (list, 0);
  g_assert_true (top == last);
  assert_shows (fixture, list, query);
}

static void
test_what_does_not_fit_any_more_goes (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GPtrArray) records = fixture_load (fixture, 20);
  g_autoptr(CbkRecord) after = cbk_record_dup (records->pdata[10]);
  CbkQuery *query = new_query (NULL, FALSE);
  g_autoptr(CbkRecordList) list = NULL;
  Seen seen = { 0 };

  g_assert_true (cbk_query_parse (query, "state=intake", NULL));
  list = cbk_record_list_new (fixture->store, query);
  wait_until_loaded (list);
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), &seen);

  cbk_record_set_text (after, "state", "screening");
  fixture_save (fixture, records->pdata[10], after);
  wait_for_change (&seen, 1);
  g_assert_cmpuint (seen.position, ==, 9);   /* the newest row comes first */
  g_assert_cmpuint (seen.removed, ==, 1);
  g_assert_cmpuint (seen.added, ==, 0);
}

static void
test_a_list_may_go_while_it_is_read (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GPtrArray) records = fixture_load (fixture, 500);
  g_autoptr(CbkListItem) item = NULL;
  CbkRecordList *list = cbk_record_list_new (fixture->store, new_query (NULL, TRUE));

  wait_until_loaded (list);
  item = get (list, 3);
  cbk_record_list_refresh (list);
  g_object_unref (list);
  g_assert_cmpint (cbk_list_item_get_rid (item), >, 0);
}

static gboolean
drop_table (CbkSession *session, gpointer unused, GError **error)
{
  return cbk_connection_exec (cbk_session_get_cache (session), "DROP TABLE cases", error);
}

static void
test_failure_is_a_property (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecordList) list = NULL;

  g_assert_true (cbk_store_write (fixture->store, drop_table, NULL, NULL, NULL));
  list = cbk_record_list_new (fixture->store, new_query (NULL, TRUE));
  wait_until_loaded (list);
  g_assert_nonnull (cbk_record_list_get_error (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record-list/the-fewest-rows-are-touched", test_the_fewest_rows_are_touched);
  g_test_add_func ("/record-list/random-lists-come-out-right", test_random_lists_come_out_right);
  ADD_STORE_TEST ("/record-list/steps-give-what-one-reading-gives", test_steps_give_what_one_reading_gives);
  ADD_STORE_TEST ("/record-list/rows-come-at-once-and-records-when-looked-at",
                  test_rows_come_at_once_and_records_when_looked_at);
  ADD_STORE_TEST ("/record-list/records-in-memory-are-bounded", test_records_in_memory_are_bounded);
  ADD_STORE_TEST ("/record-list/a-save-changes-only-its-row", test_a_save_changes_only_its_row);
  ADD_STORE_TEST ("/record-list/a-row-that-moves-stays-the-same-object",
                  test_a_row_that_moves_stays_the_same_object);
  ADD_STORE_TEST ("/record-list/what-does-not-fit-any-more-goes", test_what_does_not_fit_any_more_goes);
  ADD_STORE_TEST ("/record-list/a-list-may-go-while-it-is-read", test_a_list_may_go_while_it_is_read);
  ADD_STORE_TEST ("/record-list/failure-is-a-property", test_failure_is_a_property);

  return g_test_run ();
}
