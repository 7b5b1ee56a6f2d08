/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/case-fixture.h"

void
do_step (Fixture *fixture, const char *command, const char *subject)
{
  g_autofree char *done = fixture_run (fixture, command, subject, NULL);
}

char *
make_case (Fixture *fixture, const char *field, const char *value)
{
  char *id = fixture_run (fixture, "open_case", NULL, "summary", "Harbour burglary", NULL);
  g_autofree char *done = NULL;

  if (field != NULL)
    done = fixture_run (fixture, "edit", id, "type", "case", field, value, NULL);

  return id;
}

char *
make_person (Fixture *fixture, const char *name, const char *born)
{
  return fixture_run (fixture, "create", NULL, "type", "person", "surname", name, "born", born, NULL);
}

char *
assess_and_sign (Fixture *fixture, const char *type, const char *subject, const char *grade)
{
  char *id = fixture_run (fixture, "assess_record", subject, "type", type, NULL);
  g_autofree char *edited = fixture_run (
    fixture, "edit", id, "type", "assessment", "threat_rationale", "Nobody is threatened now.",
    "harm_rationale", "The damage is to property.", "risk_rationale", "A repeat is possible.",
    "investigation_rationale", "A witness can describe somebody.", "vulnerability_rationale",
    "Nobody there is vulnerable.", "engagement_rationale", "The caller wants an update.",
    "prevention_rationale", "Lighting would prevent repeats.", NULL);
  g_autofree char *done =
    fixture_run (fixture, "sign_assessment", id, "grade", grade, "grade_reason", "It is not going on.", NULL);

  return id;
}

char *
make_screened_case (Fixture *fixture)
{
  char *id = make_case (fixture, NULL, NULL);
  g_autofree char *assessment = assess_and_sign (fixture, "case", id, "P5");
  g_autofree char *sheet = NULL;
  g_autofree char *done = NULL;

  do_step (fixture, "begin_screening", id);
  sheet = fixture_run (fixture, "record_solvability", id, "witness", "yes", NULL);
  done = fixture_run (fixture, "screen_case", id, "decision", "allocate", "decision_reason",
                      "There is a witness", NULL);

  return id;
}

char *
make_active_case (Fixture *fixture)
{
  char *id = make_screened_case (fixture);
  g_autofree char *owner = fixture_officer (fixture, "1001");
  g_autofree char *allocated = NULL;
  g_autofree char *plan = NULL;

  fixture_be (fixture, "2001");
  allocated = fixture_run (fixture, "allocate_case", id, "owner", owner, NULL);
  fixture_be (fixture, "1001");
  plan = fixture_run (fixture, "write_plan", id, "type", "case", "hypothesis", "Somebody who knew the yard",
                      NULL);
  do_step (fixture, "submit_plan", plan);
  fixture_be (fixture, "2001");
  do_step (fixture, "approve_plan", plan);
  fixture_be (fixture, "1001");
  do_step (fixture, "activate_case", id);

  return id;
}

void
assert_field (Fixture *fixture, const char *type, const char *id, const char *field, const char *text)
{
  g_autofree char *value = fixture_text (fixture, type, id, field);

  g_assert_cmpstr (value, ==, text);
}

void
assert_state (Fixture *fixture, const char *type, const char *id, const char *state)
{
  assert_field (fixture, type, id, "state", state);
}

guint
count_of (Fixture *fixture, const char *type, const char *field, const char *value)
{
  g_autofree char *condition = g_strdup_printf ("%s=%s", field, value);
  g_autoptr(GPtrArray) found = fixture_find (fixture, type, condition);

  return found->len;
}
