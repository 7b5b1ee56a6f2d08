/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lib/cbk-test.h"
#include "model/cbk-reference.h"
#include "model/cbk-registry.h"

#include <string.h>

/* What the search and offender pages demand of their state machines and lists, beyond being well formed. */

static const CbkMachine *
machine_of (const char *name)
{
  CbkRecordClass *klass = cbk_registry_find (name);

  g_assert_nonnull (klass);
  g_assert_nonnull (klass->entity->machine);

  return klass->entity->machine;
}

static gboolean
asks_for (const char *name, const char *from, const char *event, const char *field)
{
  const CbkTransition *row = cbk_machine_find (machine_of (name), from, event);
  g_auto(GStrv) asks = NULL;

  g_assert_nonnull (row);
  asks = g_strsplit (row->asks != NULL ? row->asks : "", " ", -1);

  return g_strv_contains ((const char *const *) asks, field);
}

/* Whether a record can come from one state to another without ever being in a third. */
static gboolean
reaches_without (const CbkMachine *machine, const char *from, const char *to, const char *avoid)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GQueue) open = g_queue_new ();
  const char *state;

  g_queue_push_tail (open, (gpointer) from);
  while ((state = g_queue_pop_head (open)) != NULL)
    {
      if (g_str_equal (state, to))
        return TRUE;
      if (g_strcmp0 (state, avoid) == 0 || !g_hash_table_add (seen, (gpointer) state))
        continue;

      for (guint i = 0; i < machine->n_transitions; i++)
        if (g_strcmp0 (machine->transitions[i].from, state) == 0)
          g_queue_push_tail (open, (gpointer) machine->transitions[i].to);
    }

  return FALSE;
}

static CbkReference *
load_lists (void)
{
  CbkReference *reference = cbk_reference_new ();
  g_autoptr(GError) error = NULL;

  cbk_reference_load_builtin (reference, &error);
  g_assert_no_error (error);

  return reference;
}

static void
test_a_grade_has_a_band_a_reason_and_a_reviewer (void)
{
  g_assert_true (asks_for ("episode", "reported", "grade", "risk"));
  g_assert_true (asks_for ("episode", "reported", "grade", "risk_reason"));
  g_assert_true (asks_for ("episode", "reported", "grade", "reviewer"));
  g_assert_false (reaches_without (machine_of ("episode"), "reported", "active", "graded"));
}

static void
test_an_episode_is_closed_only_when_located (void)
{
  g_assert_false (reaches_without (machine_of ("episode"), "active", "closed", "located"));
  g_assert_true (reaches_without (machine_of ("episode"), "closed", "active", NULL));
}

static void
test_a_finished_assignment_has_its_debrief (void)
{
  g_assert_true (asks_for ("assignment", "INPROGRESS", "complete", "pod_unresponsive_ppm"));
  g_assert_true (asks_for ("assignment", "INPROGRESS", "complete", "uncovered"));
  g_assert_true (asks_for ("assignment", "INPROGRESS", "complete", "debriefed_by"));
  g_assert_cmpstr (cbk_machine_find (machine_of ("assignment"), "INPROGRESS", "complete")->guard, ==,
                   "sweep_or_range_known");
}

static void
test_a_recall_is_sent_with_two_signatures (void)
{
  const CbkMachine *machine = machine_of ("recall");

  g_assert_true (reaches_without (machine, "CONSIDERING", "SENT_TO_PPCS", NULL));
  g_assert_false (reaches_without (machine, "CONSIDERING", "SENT_TO_PPCS", "SPO_SIGNED"));
  g_assert_false (reaches_without (machine, "CONSIDERING", "SENT_TO_PPCS", "ACO_SIGNED"));
}

static void
test_a_licence_is_active_only_when_approved (void)
{
  const CbkMachine *machine = machine_of ("licence");

  g_assert_true (reaches_without (machine, "IN_PROGRESS", "ACTIVE", NULL));
  g_assert_false (reaches_without (machine, "IN_PROGRESS", "ACTIVE", "APPROVED"));
  g_assert_false (reaches_without (machine, "VARIATION_IN_PROGRESS", "ACTIVE", "VARIATION_APPROVED"));
  g_assert_true (cbk_machine_is_end (machine, "INACTIVE"));
}

static void
test_nobody_is_released_without_an_approved_decision (void)
{
  g_assert_true (reaches_without (machine_of ("resettlement_plan"), "OPEN", "RELEASED", NULL));
  g_assert_false (reaches_without (machine_of ("resettlement_plan"), "OPEN", "RELEASED", "APPROVED"));
  g_assert_false (reaches_without (machine_of ("resettlement_plan"), "OPEN", "APPROVED", "DECIDED"));
}

static void
test_a_breach_is_decided_with_its_gravity (void)
{
  g_assert_true (asks_for ("breach", "UNDER_DECISION", "decide", "gravity"));
  g_assert_true (asks_for ("breach", "UNDER_DECISION", "decide", "outcome_reason"));
  g_assert_false (reaches_without (machine_of ("breach"), "OPEN", "LINKED_RECALL", "DECIDED"));
}

static void
test_policy_four_has_74_conditions (void)
{
  g_autoptr(CbkReference) reference = load_lists ();
  g_autoptr(GHashTable) refs = g_hash_table_new (g_str_hash, g_str_equal);
  const CbkReferenceList *list = cbk_reference_find_list (reference, "licence_condition_v4");
  guint n_standard = 0;

  g_assert_cmpint (list->confidence, ==, CBK_CONFIDENCE_VERIFIED);
  for (guint i = 0; i < list->values->len; i++)
    {
      const CbkReferenceValue *value = g_ptr_array_index (list->values, i);
      const char *category = cbk_json_get_text (value->attributes, "category");

      g_test_message ("%s", value->code);
      g_assert_nonnull (cbk_reference_find_value (reference, "condition_category", category));
      g_assert_cmpuint (strlen (cbk_json_get_text (value->attributes, "ref")), ==, 8);
      g_assert_true (g_hash_table_add (refs, (gpointer) cbk_json_get_text (value->attributes, "ref")));
      n_standard += g_str_equal (category, "standard");
    }

  g_assert_cmpuint (n_standard, ==, 8);
  g_assert_cmpuint (list->values->len - n_standard, ==, 66);
}

static void
test_older_conditions_name_replacements_that_exist (void)
{
  g_autoptr(CbkReference) reference = load_lists ();
  const CbkReferenceList *list = cbk_reference_find_list (reference, "licence_condition_older");
  guint n_replaced = 0;

  for (guint i = 0; i < list->values->len; i++)
    {
      const CbkReferenceValue *value = g_ptr_array_index (list->values, i);
      JsonNode *node = json_object_get_member (value->attributes, "replaced_by");

      for (guint j = 0; node != NULL && j < json_array_get_length (json_node_get_array (node)); j++)
        {
          const char *code = json_array_get_string_element (json_node_get_array (node), j);

          g_assert_true (cbk_reference_find_value (reference, "licence_condition_v4", code) != NULL ||
                         cbk_reference_find_value (reference, "licence_condition_older", code) != NULL);
          n_replaced++;
        }
    }

  g_assert_cmpuint (n_replaced, ==, 11);
}

static void
test_the_56_day_recall_begins_on_its_day (void)
{
  g_autoptr(CbkReference) reference = load_lists ();
  const CbkReferenceValue *value = cbk_reference_find_value (reference, "recall_register_kind", "FTR_56");

  g_assert_false (cbk_reference_value_is_current (value, cbk_day_parse ("2026-03-30")));
  g_assert_true (cbk_reference_value_is_current (value, cbk_day_parse ("2026-03-31")));
}

static void
test_unconfirmed_values_say_so (void)
{
  g_autoptr(CbkReference) reference = load_lists ();
  static const char *const lists[] = { "risk_band", "iom_cohort", "iom_rag", "lawful_authority" };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      const CbkReferenceList *list = cbk_reference_find_list (reference, lists[i]);

      g_assert_cmpint (list->confidence, ==, CBK_CONFIDENCE_UNCERTAIN);
      g_assert_true (((CbkReferenceValue *) g_ptr_array_index (list->values, 0))->provisional);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/a-grade-has-a-band-a-reason-and-a-reviewer",
                   test_a_grade_has_a_band_a_reason_and_a_reviewer);
  g_test_add_func ("/search/an-episode-is-closed-only-when-located",
                   test_an_episode_is_closed_only_when_located);
  g_test_add_func ("/search/a-finished-assignment-has-its-debrief",
                   test_a_finished_assignment_has_its_debrief);
  g_test_add_func ("/recall/a-recall-is-sent-with-two-signatures", test_a_recall_is_sent_with_two_signatures);
  g_test_add_func ("/recall/the-56-day-recall-begins-on-its-day", test_the_56_day_recall_begins_on_its_day);
  g_test_add_func ("/licence/a-licence-is-active-only-when-approved",
                   test_a_licence_is_active_only_when_approved);
  g_test_add_func ("/licence/policy-four-has-74-conditions", test_policy_four_has_74_conditions);
  g_test_add_func ("/licence/older-conditions-name-replacements-that-exist",
                   test_older_conditions_name_replacements_that_exist);
  g_test_add_func ("/breach/a-breach-is-decided-with-its-gravity", test_a_breach_is_decided_with_its_gravity);
  g_test_add_func ("/resettlement/nobody-is-released-without-an-approved-decision",
                   test_nobody_is_released_without_an_approved_decision);
  g_test_add_func ("/lists/unconfirmed-values-say-so", test_unconfirmed_values_say_so);

  return g_test_run ();
}
