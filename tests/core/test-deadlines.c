/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-deadlines.h"

#include "core/fixture.h"

static GPtrArray *
list (Fixture *fixture, const char *officer, gint64 until, guint limit)
{
  CbkDeadlineScope scope = { .officer = officer, .until = until, .limit = limit };
  g_autoptr(GError) error = NULL;
  GPtrArray *deadlines = cbk_workspace_list_deadlines (fixture->workspace, &scope, &error);

  g_assert_no_error (error);

  return deadlines;
}

static const CbkDeadline *
find (GPtrArray *deadlines, const char *what)
{
  for (guint i = 0; i < deadlines->len; i++)
    if (g_str_equal (((CbkDeadline *) deadlines->pdata[i])->what, what))
      return deadlines->pdata[i];

  return NULL;
}

/* An arrest with its victim, bail of somebody else, and footage. */
static char *
fill (Fixture *fixture)
{
  g_autofree char *of_case = fixture_run (fixture, "open_case", NULL, "summary", "Harbour robbery", NULL);
  g_autofree char *owner = fixture_officer (fixture, "1001");
  g_autofree char *owned = fixture_run (fixture, "edit", of_case, "type", "case", "owner", owner, NULL);
  g_autofree char *victim = fixture_run (fixture, "create", NULL, "type", "case_role", "subject_type", "case", "subject_id",
                                         of_case, "role", "victim", "next_contact_at", "2026-11-25T12:00:00Z", NULL);
  g_autofree char *custody = fixture_run (fixture, "arrest_person", NULL, "case_id", of_case, "person_text", "Doe",
                                          "arrested_at", "2026-11-22T11:00:00Z", "arrived_at", "2026-11-22T11:30:00Z", NULL);
  g_autofree char *authorised = fixture_run (fixture, "authorise_detention", custody, "authorised_at", "2026-11-22T11:45:00Z",
                                             "grounds", "evidence", NULL);
  g_autofree char *bail = fixture_run (fixture, "grant_bail", NULL, "arrested_on", "2026-08-01", "grounds_reason", "x", NULL);
  g_autofree char *clip = fixture_run (fixture, "register_clip", NULL, "kind", "body_worn", "case_id", of_case, "started_at",
                                       "2026-11-21T20:00:00Z", NULL);

  return g_steal_pointer (&custody);
}

static void
test_what_is_due_first_comes_first (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *custody = fill (fixture);
  g_autoptr(GPtrArray) deadlines = list (fixture, NULL, CBK_TIME_UNSET, 0);

  g_assert_cmpuint (deadlines->len, ==, 6);
  for (guint i = 1; i < deadlines->len; i++)
    g_assert_cmpint (((CbkDeadline *) deadlines->pdata[i - 1])->due, <=, ((CbkDeadline *) deadlines->pdata[i])->due);

  g_assert_nonnull (find (deadlines, "Bail ends"));
  g_assert_nonnull (find (deadlines, "Detention ends"));
  g_assert_nonnull (find (deadlines, "Review of detention"));
  g_assert_nonnull (find (deadlines, "Duty to a victim"));
  g_assert_nonnull (find (deadlines, "Contact with a victim"));
  g_assert_nonnull (find (deadlines, "Footage deleted by its store"));
}

static void
test_each_says_whose_it_is_and_by_which_rule (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *custody = fill (fixture);
  g_autofree char *owner = fixture_officer (fixture, "1001");
  g_autoptr(GPtrArray) deadlines = list (fixture, NULL, CBK_TIME_UNSET, 0);
  const CbkDeadline *detention = find (deadlines, "Detention ends");
  const CbkDeadline *bail = find (deadlines, "Bail ends");
  g_autofree char *due = cbk_time_format (detention->due);

  g_assert_cmpstr (detention->type, ==, "custody_record");
  g_assert_cmpstr (detention->id, ==, custody);
  g_assert_cmpstr (detention->title, ==, "Doe");
  g_assert_cmpstr (detention->owner, ==, owner);
  g_assert_cmpstr (due, ==, "2026-11-23T11:30:00.000Z");
  g_assert_nonnull (strstr (detention->explanation, "PACE 1984"));
  g_assert_false (detention->overdue);
  g_assert_true (bail->overdue);
  g_assert_null (bail->owner);
}

static void
test_officers_see_their_own_and_no_more_than_asked_for (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *custody = fill (fixture);
  g_autofree char *owner = fixture_officer (fixture, "1001");
  g_autofree char *other = fixture_officer (fixture, "1002");
  g_autoptr(GPtrArray) own = list (fixture, owner, CBK_TIME_UNSET, 0);
  g_autoptr(GPtrArray) others = list (fixture, other, CBK_TIME_UNSET, 0);
  g_autoptr(GPtrArray) first = list (fixture, owner, CBK_TIME_UNSET, 2);
  g_autoptr(GPtrArray) today = list (fixture, owner, fixture->env.now + 6 * CBK_HOUR, 0);

  g_assert_cmpuint (own->len, ==, 5);
  g_assert_null (find (own, "Bail ends"));
  g_assert_cmpuint (others->len, ==, 0);
  g_assert_cmpuint (first->len, ==, 2);
  g_assert_cmpuint (today->len, ==, 1);
  g_assert_cmpstr (((CbkDeadline *) today->pdata[0])->what, ==, "Review of detention");
}

static void
test_what_has_ended_is_due_no_more (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *custody = fill (fixture);
  g_autofree char *released = fixture_run (fixture, "release_detainee", custody, "disposal", "other", NULL);
  g_autoptr(GPtrArray) deadlines = list (fixture, NULL, CBK_TIME_UNSET, 0);

  g_assert_null (find (deadlines, "Detention ends"));
  g_assert_null (find (deadlines, "Review of detention"));
}

static void
test_a_restricted_record_is_not_named (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *list_id = fixture_run (fixture, "create", NULL, "type", "need_to_know", "name", "Closed", "existence_shown",
                                          "yes", NULL);
  g_autofree char *hidden_id = fixture_run (fixture, "create", NULL, "type", "need_to_know", "name", "Secret", NULL);
  g_autofree char *shown = fixture_run (fixture, "create", NULL, "type", "review", "subject_type", "case", "subject_id", list_id,
                                        "kind", "supervisor", "due_at", "2026-11-23T12:00:00Z", "restricted_to", list_id, NULL);
  g_autofree char *hidden = fixture_run (fixture, "create", NULL, "type", "review", "subject_type", "case", "subject_id", list_id,
                                         "kind", "supervisor", "due_at", "2026-11-23T13:00:00Z", "restricted_to", hidden_id, NULL);
  g_autoptr(GPtrArray) deadlines = list (fixture, NULL, CBK_TIME_UNSET, 0);

  g_assert_cmpuint (deadlines->len, ==, 1);
  g_assert_cmpstr (((CbkDeadline *) deadlines->pdata[0])->title, ==, "Restricted");
  g_assert_cmpstr (((CbkDeadline *) deadlines->pdata[0])->id, ==, shown);
}

static void
test_an_allocation_waits_to_be_acknowledged (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *owner = fixture_officer (fixture, "1001");
  g_autofree char *sent = fixture_run (fixture, "create", NULL, "type", "allocation", "subject_type", "case", "subject_id", owner,
                                       "to_officer", owner, "sent_at", "2026-11-22T14:00:00Z", "acknowledge_by",
                                       "2026-11-22T15:00:00Z", NULL);
  g_autoptr(GPtrArray) deadlines = list (fixture, owner, CBK_TIME_UNSET, 0);

  g_assert_cmpuint (deadlines->len, ==, 1);
  g_assert_nonnull (strstr (((CbkDeadline *) deadlines->pdata[0])->explanation, "the allocation was sent"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_CORE_TEST ("/deadlines/what-is-due-first-comes-first", test_what_is_due_first_comes_first);
  ADD_CORE_TEST ("/deadlines/each-says-whose-it-is-and-by-which-rule", test_each_says_whose_it_is_and_by_which_rule);
  ADD_CORE_TEST ("/deadlines/officers-see-their-own-and-no-more-than-asked-for",
                 test_officers_see_their_own_and_no_more_than_asked_for);
  ADD_CORE_TEST ("/deadlines/what-has-ended-is-due-no-more", test_what_has_ended_is_due_no_more);
  ADD_CORE_TEST ("/deadlines/a-restricted-record-is-not-named", test_a_restricted_record_is_not_named);
  ADD_CORE_TEST ("/deadlines/an-allocation-waits-to-be-acknowledged", test_an_allocation_waits_to_be_acknowledged);

  return g_test_run ();
}
