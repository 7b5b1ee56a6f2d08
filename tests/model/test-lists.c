/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-reference.h"
#include "model/cbk-registry.h"

/* What the lists we ship say of the world, and that they fit one another. */

typedef struct
{
  CbkReference *reference;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  fixture->reference = cbk_reference_new ();
  cbk_reference_load_builtin (fixture->reference, &error);
  g_assert_no_error (error);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->reference);
}

static guint
count_values (Fixture *fixture, const char *list)
{
  const CbkReferenceList *found = cbk_reference_find_list (fixture->reference, list);

  g_assert_nonnull (found);

  return found->values->len;
}

static const CbkReferenceValue *
find_value (Fixture *fixture, const char *list, const char *code)
{
  const CbkReferenceValue *value = cbk_reference_find_value (fixture->reference, list, code);

  g_test_message ("%s %s", list, code);
  g_assert_nonnull (value);

  return value;
}

static const char *
get_attribute (const CbkReferenceValue *value, const char *name)
{
  return cbk_json_get_text (value->attributes, name);
}

static gboolean
may_choose (Fixture *fixture, const char *list, const char *code, const char *day)
{
  return cbk_reference_value_is_current (find_value (fixture, list, code), cbk_day_parse (day));
}

/* Each value of @list that has @attribute names a value of @target there. */
static void
check_attribute (Fixture *fixture, const char *list, const char *attribute, const char *target)
{
  const CbkReferenceList *found = cbk_reference_find_list (fixture->reference, list);
  guint n = 0;

  for (guint i = 0; i < found->values->len; i++)
    {
      const CbkReferenceValue *value = g_ptr_array_index (found->values, i);
      const char *code = get_attribute (value, attribute);

      if (code == NULL)
        continue;

      find_value (fixture, target, code);
      n++;
    }

  g_assert_cmpuint (n, >, 0);
}

static void
test_there_are_eleven_hidden_crimes (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpuint (count_values (fixture, "hidden_crime"), ==, 11);
}

static void
test_the_force_is_cut_as_the_papers_say (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpuint (count_values (fixture, "npu"), ==, 8);
  g_assert_cmpuint (count_values (fixture, "former_lpu"), ==, 10);
  g_assert_cmpuint (count_values (fixture, "local_authority"), ==, 7);
  g_assert_cmpuint (count_values (fixture, "typology"), ==, 5);
  g_assert_cmpuint (count_values (fixture, "fatal_5"), ==, 5);
  g_assert_cmpuint (count_values (fixture, "four_p"), ==, 4);
}

static void
test_only_one_neighbourhood_unit_is_named (Fixture *fixture, gconstpointer unused)
{
  const CbkReferenceList *units = cbk_reference_find_list (fixture->reference, "npu");

  for (guint i = 0; i < units->values->len; i++)
    {
      const CbkReferenceValue *unit = g_ptr_array_index (units->values, i);

      g_assert_cmpint (unit->provisional, ==, !g_str_equal (unit->code, "birmingham_west"));
    }
}

static void
test_values_name_values_that_exist (Fixture *fixture, gconstpointer unused)
{
  check_attribute (fixture, "npu", "authority", "local_authority");
  check_attribute (fixture, "former_lpu", "npu", "npu");
  check_attribute (fixture, "team_strand", "cluster", "cluster");
  check_attribute (fixture, "offence_class", "type", "street_crime_type");
  check_attribute (fixture, "offence_class", "group", "priority_crime_group");
  check_attribute (fixture, "checklist_item", "checklist", "checklist");
  check_attribute (fixture, "hidden_crime", "referral", "referral_kind");
  check_attribute (fixture, "hidden_crime_indicator", "hidden_crime", "hidden_crime");
  check_attribute (fixture, "referral_kind", "destination", "referral_destination");
  check_attribute (fixture, "intelligence_source", "scheme", "intelligence_scheme");
  check_attribute (fixture, "intelligence_information", "scheme", "intelligence_scheme");
  check_attribute (fixture, "intelligence_handling", "scheme", "intelligence_scheme");
  check_attribute (fixture, "outcome", "flagged_rank", "rank");
}

static void
test_outcomes_run_from_1_to_22 (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpuint (count_values (fixture, "outcome"), ==, 25);

  for (guint i = 1; i <= 22; i++)
    {
      g_autofree char *code = g_strdup_printf ("%u", i);

      find_value (fixture, "outcome", code);
    }
}

static void
test_outcomes_begin_on_their_day (Fixture *fixture, gconstpointer unused)
{
  g_assert_false (may_choose (fixture, "outcome", "1", "2013-03-31"));
  g_assert_true (may_choose (fixture, "outcome", "1", "2013-04-01"));
  g_assert_false (may_choose (fixture, "outcome", "20", "2015-03-31"));
  g_assert_false (may_choose (fixture, "outcome", "21", "2015-12-31"));
  g_assert_true (may_choose (fixture, "outcome", "21", "2016-01-01"));
  g_assert_false (may_choose (fixture, "outcome", "22", "2019-03-31"));
}

static void
test_outcomes_say_whether_there_is_a_suspect (Fixture *fixture, gconstpointer unused)
{
  const char *expected[][2] = { { "14", "none" },  { "18", "none" },  { "15", "named" }, { "16", "named" },
                                { "21", "named" }, { "22", "either" } };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const CbkReferenceValue *outcome = find_value (fixture, "outcome", expected[i][0]);

      g_assert_cmpstr (get_attribute (outcome, "suspect"), ==, expected[i][1]);
    }
}

static void
assert_fields_exist (const CbkReferenceValue *check)
{
  JsonArray *names = json_object_get_array_member (check->attributes, "fields");
  CbkRecordClass *klass = cbk_registry_find ("outcome");

  g_assert_cmpuint (json_array_get_length (names), >, 0);
  for (guint i = 0; i < json_array_get_length (names); i++)
    g_assert_nonnull (cbk_record_class_find_field (klass, json_array_get_string_element (names, i)));
}

/* The checks are data: each names fields that an outcome has. */
static void
test_what_an_outcome_asks_for_can_be_answered (Fixture *fixture, gconstpointer unused)
{
  const CbkReferenceList *outcomes = cbk_reference_find_list (fixture->reference, "outcome");

  for (guint i = 0; i < outcomes->values->len; i++)
    {
      const CbkReferenceValue *outcome = g_ptr_array_index (outcomes->values, i);
      JsonArray *checks;

      if (!json_object_has_member (outcome->attributes, "checks"))
        continue;

      checks = json_object_get_array_member (outcome->attributes, "checks");
      for (guint j = 0; j < json_array_get_length (checks); j++)
        {
          const char *check = json_array_get_string_element (checks, j);

          assert_fields_exist (find_value (fixture, "outcome_check", check));
        }
    }
}

static void
test_the_two_ethnicity_schemes_differ (Fixture *fixture, gconstpointer unused)
{
  const char *schemes[] = { "16+1", "18+1" };
  const guint expected[] = { 17, 19 };
  const CbkReferenceList *codes = cbk_reference_find_list (fixture->reference, "ethnicity");

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      guint n = 0;

      for (guint j = 0; j < codes->values->len; j++)
        {
          const CbkReferenceValue *value = g_ptr_array_index (codes->values, j);
          JsonArray *in = json_object_get_array_member (value->attributes, "schemes");

          for (guint k = 0; k < json_array_get_length (in); k++)
            n += g_str_equal (json_array_get_string_element (in, k), schemes[i]);
        }

      g_assert_cmpuint (n, ==, expected[i]);
    }
}

static void
test_burglary_was_cut_anew_in_2017 (Fixture *fixture, gconstpointer unused)
{
  g_assert_true (may_choose (fixture, "offence_class", "28A", "2016-11-28"));
  g_assert_false (may_choose (fixture, "offence_class", "28A", "2026-11-22"));
  g_assert_false (may_choose (fixture, "offence_class", "28E", "2016-11-28"));
  g_assert_true (may_choose (fixture, "offence_class", "28E", "2026-11-22"));
}

static void
test_kinds_of_record_are_words_of_the_wire (Fixture *fixture, gconstpointer unused)
{
  const char *ours[] = { "case", "incident", "person", "group", "exhibit", "custody_record" };

  for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
    {
      find_value (fixture, "subject_type", ours[i]);
      g_assert_nonnull (cbk_registry_find (ours[i]));
    }
}

#define ADD(name, func) g_test_add ("/lists/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("there-are-eleven-hidden-crimes", test_there_are_eleven_hidden_crimes);
  ADD ("the-force-is-cut-as-the-papers-say", test_the_force_is_cut_as_the_papers_say);
  ADD ("only-one-neighbourhood-unit-is-named", test_only_one_neighbourhood_unit_is_named);
  ADD ("values-name-values-that-exist", test_values_name_values_that_exist);
  ADD ("outcomes-run-from-1-to-22", test_outcomes_run_from_1_to_22);
  ADD ("outcomes-begin-on-their-day", test_outcomes_begin_on_their_day);
  ADD ("outcomes-say-whether-there-is-a-suspect", test_outcomes_say_whether_there_is_a_suspect);
  ADD ("what-an-outcome-asks-for-can-be-answered", test_what_an_outcome_asks_for_can_be_answered);
  ADD ("the-two-ethnicity-schemes-differ", test_the_two_ethnicity_schemes_differ);
  ADD ("burglary-was-cut-anew-in-2017", test_burglary_was_cut_anew_in_2017);
  ADD ("kinds-of-record-are-words-of-the-wire", test_kinds_of_record_are_words_of_the_wire);

  return g_test_run ();
}
