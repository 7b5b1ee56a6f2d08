/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "model/cbk-reference.h"

static void
test_the_lists_we_ship_are_well_formed (void)
{
  g_autoptr(CbkReference) reference = cbk_reference_new ();
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) names = NULL;

  g_assert_true (cbk_reference_load_builtin (reference, &error));
  g_assert_no_error (error);

  names = cbk_reference_dup_names (reference);
  g_assert_true (g_strv_contains ((const char *const *) names, "marking"));
}

static void
test_only_two_of_the_nine_grades_are_confirmed (void)
{
  g_autoptr(CbkReference) reference = cbk_reference_new ();
  const CbkReferenceList *grades;

  cbk_reference_load_builtin (reference, NULL);
  grades = cbk_reference_find_list (reference, "response_grade");
  g_assert_cmpuint (grades->values->len, ==, 9);

  for (guint i = 0; i < 9; i++)
    {
      const CbkReferenceValue *grade = g_ptr_array_index (grades->values, i);

      g_assert_cmpint (grade->provisional, ==, i >= 2);
      g_assert_cmpint (json_object_has_member (grade->attributes, "minutes"), ==, i < 2);
    }
}

static void
test_a_later_list_replaces_an_earlier (void)
{
  g_autoptr(CbkReference) reference = cbk_reference_new ();
  g_autoptr(GError) error = NULL;

  cbk_reference_load_builtin (reference, NULL);
  g_assert_true (cbk_reference_load (reference,
                                     "[{\"list\":\"marking\",\"title\":\"Marking\",\"source\":\"HQ\",\"confidence\":\"V\","
                                     "\"values\":[{\"code\":\"X\",\"label\":\"Ex\",\"from\":\"2026-01-01\",\"to\":\"2026-06-30\"}]}]",
                                     -1, &error));
  g_assert_no_error (error);
  g_assert_null (cbk_reference_find_value (reference, "marking", "OFFICIAL"));
  g_assert_nonnull (cbk_reference_find_value (reference, "marking", "X"));
}

static void
test_values_come_and_go_by_their_days (void)
{
  CbkReferenceValue value = { .from = cbk_day_parse ("2026-01-01"), .to = cbk_day_parse ("2026-06-30") };

  g_assert_false (cbk_reference_value_is_current (&value, cbk_day_parse ("2025-12-31")));
  g_assert_true (cbk_reference_value_is_current (&value, cbk_day_parse ("2026-01-01")));
  g_assert_true (cbk_reference_value_is_current (&value, cbk_day_parse ("2026-06-30")));
  g_assert_false (cbk_reference_value_is_current (&value, cbk_day_parse ("2026-07-01")));
}

static void
test_wrong_lists_are_refused_by_name (void)
{
  const char *texts[] = {
    "{}",
    "[1]",
    "[{\"list\":\"colour\"}]",
    "[{\"list\":\"colour\",\"title\":\"Colour\",\"source\":\"s\",\"confidence\":\"maybe\",\"values\":[]}]",
    "[{\"list\":\"colour\",\"title\":\"Colour\",\"source\":\"s\",\"confidence\":\"V\"}]",
    "[{\"list\":\"colour\",\"title\":\"Colour\",\"source\":\"s\",\"confidence\":\"V\",\"values\":[{\"code\":\"r\"}]}]",
    "[{\"list\":\"colour\",\"title\":\"Colour\",\"source\":\"s\",\"confidence\":\"V\",\"values\":"
    "[{\"code\":\"r\",\"label\":\"Red\"},{\"code\":\"r\",\"label\":\"Rot\"}]}]",
    "[{\"list\":\"colour\",\"title\":\"Colour\",\"source\":\"s\",\"confidence\":\"V\",\"values\":"
    "[{\"code\":\"r\",\"label\":\"Red\",\"from\":\"soon\"}]}]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(CbkReference) reference = cbk_reference_new ();
      g_autoptr(GError) error = NULL;

      g_assert_false (cbk_reference_load (reference, texts[i], -1, &error));
      g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
      g_assert_true (i < 2 || strstr (error->message, "colour") != NULL);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reference/the-lists-we-ship-are-well-formed", test_the_lists_we_ship_are_well_formed);
  g_test_add_func ("/reference/only-two-of-the-nine-grades-are-confirmed", test_only_two_of_the_nine_grades_are_confirmed);
  g_test_add_func ("/reference/a-later-list-replaces-an-earlier", test_a_later_list_replaces_an_earlier);
  g_test_add_func ("/reference/values-come-and-go-by-their-days", test_values_come_and_go_by_their_days);
  g_test_add_func ("/reference/wrong-lists-are-refused-by-name", test_wrong_lists_are_refused_by_name);

  return g_test_run ();
}
