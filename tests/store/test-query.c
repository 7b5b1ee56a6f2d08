/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "store/cbk-query.h"
#include "store/fixture.h"

static void
save_some (Fixture *fixture)
{
  const char *states[] = { "intake", "active", "active", "filed", "active" };
  const char *flags[] = { "knife", "gang", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *summary = g_strdup_printf ("Case %u", i);
      g_autoptr(CbkRecord) record = fixture_new_case (fixture, summary);

      cbk_record_set_text (record, "state", states[i]);
      cbk_record_set_int (record, "reported_at", fixture->env.now - (gint64) ((i * 3) % 5) * 1000);
      if (i == 2)
        cbk_record_set_list (record, "flags", flags);
      if (i == 3)
        cbk_record_set_text (record, "owner", OFFICER);
      if (i == 4)
        cbk_record_set_text (record, "withdrawn", "made twice");
      fixture_save (fixture, NULL, record);
    }
}

typedef struct
{
  CbkQuery *query;
  GString *text;
} Run;

static gboolean
run (CbkSession *session, gpointer data, GError **error)
{
  Run *self = data;
  g_autoptr(GPtrArray) records = cbk_query_run (self->query, session, error);
  gint64 count;

  if (records == NULL || !cbk_query_count (self->query, session, &count, error))
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (self->text, "%s, ", cbk_record_get_text (records->pdata[i], "summary"));
  g_string_append_printf (self->text, "of %d", (int) count);

  return TRUE;
}

static char *
ask (Fixture *fixture, CbkQuery *query)
{
  Run self = { query, g_string_new (NULL) };
  g_autoptr(GError) error = NULL;

  g_assert_true (cbk_store_read (fixture->store, run, &self, NULL, &error));
  g_assert_no_error (error);

  return g_string_free (self.text, FALSE);
}

static void
assert_answer (Fixture *fixture, const char *condition, const char *expected)
{
  g_autoptr(CbkQuery) query = cbk_query_new (cbk_registry_find ("case"));
  g_autoptr(GError) error = NULL;
  g_autofree char *answer = NULL;

  g_assert_true (condition == NULL || cbk_query_parse (query, condition, &error));
  g_assert_no_error (error);
  answer = ask (fixture, query);
  g_assert_cmpstr (answer, ==, expected);
}

static void
test_conditions_choose (Fixture *fixture, gconstpointer unused)
{
  save_some (fixture);

  assert_answer (fixture, NULL, "Case 3, Case 2, Case 1, Case 0, of 4");
  assert_answer (fixture, "state=active", "Case 2, Case 1, of 2");
  assert_answer (fixture, "state!=active", "Case 3, Case 0, of 2");
  assert_answer (fixture, "flags~gang", "Case 2, of 1");
  assert_answer (fixture, "flags~gun", "of 0");
  assert_answer (fixture, "summary~case 2", "Case 2, of 1");
  assert_answer (fixture, "summary~%", "of 0");
  assert_answer (fixture, "state:intake,filed", "Case 3, Case 0, of 2");
  assert_answer (fixture, "state:charged", "of 0");
  assert_answer (fixture, "owner?", "Case 3, of 1");
  assert_answer (fixture, "owner!", "Case 2, Case 1, Case 0, of 3");
  assert_answer (fixture, "owner=" OFFICER, "Case 3, of 1");
  assert_answer (fixture, "owner!=" OFFICER, "Case 2, Case 1, Case 0, of 3");
  assert_answer (fixture, "reported_at>=2026-11-22T14:01:59Z", "Case 2, Case 0, of 2");
  assert_answer (fixture, "repeat_victim=no", "Case 3, Case 2, Case 1, Case 0, of 4");
}

static void
test_a_list_comes_in_its_order_and_in_pages (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkQuery) query = cbk_query_new (cbk_registry_find ("case"));
  g_autofree char *all = NULL;
  g_autofree char *second = NULL;

  save_some (fixture);
  g_assert_true (cbk_query_sort (query, "reported_at", FALSE, NULL));
  all = ask (fixture, query);
  g_assert_cmpstr (all, ==, "Case 3, Case 1, Case 2, Case 0, of 4");

  cbk_query_limit (query, 2, 2);
  second = ask (fixture, query);
  g_assert_cmpstr (second, ==, "Case 2, Case 0, of 4");
}

static void
test_what_makes_no_sense_is_said (Fixture *fixture, gconstpointer unused)
{
  const char *conditions[] = { "state", "colour=red", "=active", "reported_at<yesterday", "owner=Smith",
                               "state active", "reported_at:2026-11-22T14:02:00Z" };

  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      g_autoptr(CbkQuery) query = cbk_query_new (cbk_registry_find ("case"));
      g_autoptr(GError) error = NULL;

      g_assert_false (cbk_query_parse (query, conditions[i], &error));
      g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
    }
}

static void
test_lists_are_not_sorted_without_an_index (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkQuery) query = cbk_query_new (cbk_registry_find ("case"));
  g_autoptr(GError) error = NULL;

  g_assert_false (cbk_query_sort (query, "method", FALSE, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
}

static void
test_values_never_become_sql (Fixture *fixture, gconstpointer unused)
{
  save_some (fixture);

  assert_answer (fixture, "state=active' OR '1'='1", "of 0");
  assert_answer (fixture, "summary=x'; DROP TABLE cases; --", "of 0");
  assert_answer (fixture, NULL, "Case 3, Case 2, Case 1, Case 0, of 4");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_STORE_TEST ("/query/conditions-choose", test_conditions_choose);
  ADD_STORE_TEST ("/query/a-list-comes-in-its-order-and-in-pages", test_a_list_comes_in_its_order_and_in_pages);
  ADD_STORE_TEST ("/query/what-makes-no-sense-is-said", test_what_makes_no_sense_is_said);
  ADD_STORE_TEST ("/query/lists-are-not-sorted-without-an-index", test_lists_are_not_sorted_without_an_index);
  ADD_STORE_TEST ("/query/values-never-become-sql", test_values_never_become_sql);

  return g_test_run ();
}
