/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-machine.h"

static const CbkTransition rows[] = {
  { NULL, "open", "new", CBK_ROLE_INVESTIGATOR, NULL, NULL },
  { "new", "work", "busy", CBK_ROLE_INVESTIGATOR, NULL, NULL },
  { "new", "end", "done", CBK_ROLE_SUPERVISOR, "reason", NULL },
  { "busy", "end", "done", CBK_ROLE_SUPERVISOR, "reason", NULL },
};
static const CbkMachine machine = CBK_MACHINE ("state", "new", rows);

static void
test_an_event_is_found_from_its_state_only (void)
{
  g_assert_true (cbk_machine_find (&machine, "new", "work") == &rows[1]);
  g_assert_true (cbk_machine_find (&machine, "busy", "end") == &rows[3]);
  g_assert_true (cbk_machine_find (&machine, NULL, "open") == &rows[0]);
  g_assert_null (cbk_machine_find (&machine, "busy", "work"));
  g_assert_null (cbk_machine_find (&machine, "done", "end"));
}

static void
test_what_can_happen_next_is_said (void)
{
  g_autofree char *next = cbk_machine_dup_next (&machine, "new");
  g_autofree char *none = cbk_machine_dup_next (&machine, "done");

  g_assert_cmpstr (next, ==, "work, end");
  g_assert_cmpstr (none, ==, "nothing");
}

static void
test_an_end_leads_nowhere (void)
{
  g_assert_true (cbk_machine_is_end (&machine, "done"));
  g_assert_false (cbk_machine_is_end (&machine, "busy"));
}

static void
test_roles_have_their_words (void)
{
  const char *codes[] = { "supervisor", "wizard", "locate", NULL };
  CbkRoles roles = cbk_roles_parse (codes);
  g_autofree char *text = cbk_roles_print (roles);

  g_assert_cmpint (roles, ==, CBK_ROLE_SUPERVISOR | CBK_ROLE_LOCATE);
  g_assert_cmpstr (text, ==, "supervisor, locate");
  g_assert_cmpint (cbk_roles_parse (NULL), ==, CBK_ROLE_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/machine/an-event-is-found-from-its-state-only", test_an_event_is_found_from_its_state_only);
  g_test_add_func ("/machine/what-can-happen-next-is-said", test_what_can_happen_next_is_said);
  g_test_add_func ("/machine/an-end-leads-nowhere", test_an_end_leads_nowhere);
  g_test_add_func ("/machine/roles-have-their-words", test_roles_have_their_words);

  return g_test_run ();
}
