/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-registry.h"

#define ID "0198c0de-0000-7000-8000-000000000001"

static const CbkTransition *
find (const char *entity, const char *from, const char *event)
{
  return cbk_machine_find (cbk_registry_find (entity)->entity->machine, from, event);
}

/* Whether anything leads from @from to @to in one step. */
static gboolean
leads (const char *entity, const char *from, const char *to)
{
  const CbkMachine *machine = cbk_registry_find (entity)->entity->machine;

  for (guint i = 0; i < machine->n_transitions; i++)
    if (g_strcmp0 (machine->transitions[i].from, from) == 0 && g_str_equal (machine->transitions[i].to, to))
      return TRUE;

  return FALSE;
}

static void
assert_title (const char *entity, const char *const *values, const char *expected)
{
  g_autoptr(CbkRecord) record = cbk_record_new (cbk_registry_find (entity), ID);
  g_autofree char *title = NULL;

  for (guint i = 0; values[i] != NULL; i += 2)
    cbk_record_set_text (record, values[i], values[i + 1]);

  title = cbk_record_dup_title (record);
  g_assert_cmpstr (title, ==, expected);
}

static void
test_a_person_is_named_with_the_year_of_birth (void)
{
  assert_title ("person",
                (const char *[]){ "surname", "Öztürk", "forenames", "Jane", "born", "1984-05-03", NULL },
                "ÖZTÜRK, Jane (b. 1984)");
  assert_title ("person", (const char *[]){ "surname", "Smith", "born", "1984", NULL }, "SMITH (b. 1984)");
  assert_title ("person", (const char *[]){ "forenames", "Jane", NULL }, "Jane");
  assert_title ("person", (const char *[]){ "known_as", "Tiny", NULL }, "Tiny");
  assert_title ("person", (const char *[]){ NULL }, "Unknown person");
}

static void
test_a_place_is_named_as_on_an_envelope (void)
{
  assert_title ("address",
                (const char *[]){ "building", "12", "street", "High Street", "town", "Dudley",
                                  "postcode", "DY1 1AA", NULL },
                "12 High Street, Dudley, DY1 1AA");
  assert_title ("address", (const char *[]){ "building", "The Mill", "street", "High Street", NULL },
                "The Mill, High Street");
  assert_title ("address", (const char *[]){ "sub_building", "Flat 2", "street", "High Street", NULL },
                "Flat 2, High Street");
  assert_title ("address", (const char *[]){ "text", "behind the shops", NULL }, "behind the shops");
  assert_title ("address", (const char *[]){ NULL }, "Unknown place");
}

static void
test_nothing_is_submitted_without_a_seal (void)
{
  g_assert_false (leads ("exhibit", "seized", "submitted"));
  g_assert_false (leads ("exhibit", "seized", "stored"));
  g_assert_nonnull (strstr (find ("exhibit", "sealed", "submit")->asks, "seal_number"));
}

static void
test_what_is_disposed_of_comes_back_by_a_correction_alone (void)
{
  const char *ends[] = { "returned", "disposed", "destroyed" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *next = cbk_machine_dup_next (cbk_registry_find ("exhibit")->entity->machine, ends[i]);

      g_assert_cmpstr (next, ==, "correct");
      g_assert_cmpstr (find ("exhibit", ends[i], "correct")->guard, ==, "correction_event");
    }
}

static void
test_what_is_signed_is_not_opened_again (void)
{
  g_assert_false (leads ("statement", "signed", "draft"));
  g_assert_false (leads ("assessment", "signed", "draft"));
  g_assert_false (leads ("file_form", "certified", "draft"));
  g_assert_false (leads ("plan", "approved", "draft"));
  g_assert_false (leads ("decision", "recorded", "draft"));
}

static void
test_who_approves_is_not_who_wrote (void)
{
  g_assert_cmpstr (find ("plan", "submitted", "approve")->guard, ==, "not_author");
  g_assert_cmpstr (find ("decision", "awaiting_approval", "approve")->guard, ==, "not_author_and_grade");
  g_assert_cmpstr (find ("file_form", "checked", "certify")->guard, ==, "not_author");
  g_assert_cmpstr (find ("action", "completed", "result")->guard, ==, "not_owner");
}

static void
test_the_registrar_alone_cancels_a_crime (void)
{
  g_assert_false (leads ("offence", "recorded", "cancelled"));
  g_assert_cmpuint (find ("offence", "recorded", "ask_to_cancel")->who & CBK_ROLE_INVESTIGATOR, !=, 0);
  g_assert_cmpuint (find ("offence", "cancel_requested", "cancel")->who & CBK_ROLES_WORKING, ==, 0);
}

static void
test_only_a_supervisor_authorises_an_outcome (void)
{
  g_assert_cmpuint (find ("outcome", "proposed", "authorise")->who, ==, CBK_ROLE_SUPERVISOR);
  g_assert_cmpstr (find ("outcome", "proposed", "authorise")->guard, ==, "outcome_checks");
}

/* MG6D and public-interest immunity: annex C1 of the Disclosure Manual. */
static void
test_material_is_withheld_only_after_immunity_was_sought (void)
{
  g_assert_false (leads ("disclosure_item", "scheduled", "withheld"));
  g_assert_false (leads ("disclosure_item", "under_review", "withheld"));
  g_assert_true (leads ("disclosure_item", "immunity_sought", "withheld"));
}

static void
test_an_overdue_duty_stays_a_breach (void)
{
  g_assert_cmpstr (find ("victim_duty", "breached", "meet")->to, ==, "breached");
  g_assert_cmpstr (find ("victim_duty", "attempted", "attempt")->to, ==, "attempted");
}

static void
test_work_is_theirs_when_they_say_so (void)
{
  g_assert_cmpstr (find ("allocation", "sent", "acknowledge")->guard, ==, "receiver");
  g_assert_cmpstr (find ("allocation", "sent", "escalate")->guard, ==, "past_acknowledge_by");
  g_assert_true (leads ("action", "allocated", "in_progress"));
  g_assert_cmpstr (find ("action", "allocated", "acknowledge")->asks, ==, "acknowledged_at");
}

static void
test_what_only_grows_says_so (void)
{
  const char *names[] = { "log_entry", "continuity_event", "custody_event", "contact", "anpr_read" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      CbkRecordClass *klass = cbk_registry_find (names[i]);

      g_assert_true (klass->entity->flags & CBK_ENTITY_APPEND);
      for (guint j = 0; j < klass->entity->n_fields; j++)
        g_assert_true (klass->entity->fields[j].flags & CBK_FIELD_FIXED);
    }
}

#define ADD(name, func) g_test_add_func ("/investigation/" name, func)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-person-is-named-with-the-year-of-birth", test_a_person_is_named_with_the_year_of_birth);
  ADD ("a-place-is-named-as-on-an-envelope", test_a_place_is_named_as_on_an_envelope);
  ADD ("nothing-is-submitted-without-a-seal", test_nothing_is_submitted_without_a_seal);
  ADD ("what-is-disposed-of-comes-back-by-a-correction-alone",
       test_what_is_disposed_of_comes_back_by_a_correction_alone);
  ADD ("what-is-signed-is-not-opened-again", test_what_is_signed_is_not_opened_again);
  ADD ("who-approves-is-not-who-wrote", test_who_approves_is_not_who_wrote);
  ADD ("the-registrar-alone-cancels-a-crime", test_the_registrar_alone_cancels_a_crime);
  ADD ("only-a-supervisor-authorises-an-outcome", test_only_a_supervisor_authorises_an_outcome);
  ADD ("material-is-withheld-only-after-immunity-was-sought",
       test_material_is_withheld_only_after_immunity_was_sought);
  ADD ("an-overdue-duty-stays-a-breach", test_an_overdue_duty_stays_a_breach);
  ADD ("work-is-theirs-when-they-say-so", test_work_is_theirs_when_they_say_so);
  ADD ("what-only-grows-says-so", test_what_only_grows_says_so);

  return g_test_run ();
}
