/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-registry.h"
#include "model/cbk-scoping.h"

#include <string.h>

/* What a record's own document says of where it is. */

#define CASE "0198c0de-0000-7000-8000-0000000000c1"
#define PERSON "0198c0de-0000-7000-8000-0000000000b1"
#define PLACE "0198c0de-0000-7000-8000-0000000000b2"
#define UNIT "0198c0de-0000-7000-8000-0000000000d1"
#define TEAM "0198c0de-0000-7000-8000-0000000000d2"
#define OFFICER "0198c0de-0000-7000-8000-0000000000a1"

static void
read_scoping (CbkScoping *scoping, JsonObject **doc, const char *type, const char *json)
{
  g_autofree char *text = g_strdelimit (g_strdup (json), "'", '"');
  g_autoptr(GError) error = NULL;

  *doc = cbk_json_parse_object (text, -1, &error);
  g_assert_no_error (error);
  cbk_scoping_init (scoping, cbk_registry_find (type), *doc);
}

static void
assert_tie (const CbkScoping *scoping, guint n, const char *type, const char *id, gboolean home)
{
  const CbkTie *tie = &g_array_index (scoping->ties, CbkTie, n);

  g_assert_cmpuint (n, <, scoping->ties->len);
  g_assert_cmpstr (tie->type, ==, type);
  g_assert_cmpstr (tie->id, ==, id);
  g_assert_true (tie->home == home);
}

static void
test_every_kind_of_record_has_a_rule (void)
{
  for (guint i = 0; i < cbk_registry_get_n (); i++)
    {
      CbkRecordClass *klass = cbk_registry_nth (i);
      const CbkEntity *entity = klass->entity;
      g_auto(GStrv) homes = g_strsplit (entity->home != NULL ? entity->home : "", " ", -1);
      g_auto(GStrv) holders = g_strsplit (entity->holders != NULL ? entity->holders : "", " ", -1);

      g_test_message ("%s", entity->name);
      g_assert_cmpint (entity->scoping, !=, CBK_SCOPING_NONE);
      g_assert_true ((entity->scoping == CBK_SCOPING_CHILD) <= (entity->home != NULL));
      g_assert_true (!(entity->flags & CBK_ENTITY_REFERENCE) || entity->scoping == CBK_SCOPING_REFERENCE);
      for (guint k = 0; homes[k] != NULL; k++)
        g_assert_nonnull (cbk_record_class_find_field (klass, homes[k]));
      for (guint k = 0; holders[k] != NULL; k++)
        g_assert_nonnull (cbk_record_class_find_field (klass, holders[k]));
    }
}

static void
test_a_role_belongs_to_the_case_and_names_the_person (void)
{
  g_auto(CbkScoping) scoping = { 0 };
  g_autoptr(JsonObject) doc = NULL;

  read_scoping (&scoping, &doc, "case_role", "{'subject_type':'case','subject_id':'" CASE "','person':'" PERSON "'}");
  g_assert_cmpuint (scoping.ties->len, ==, 2);
  assert_tie (&scoping, 0, "case", CASE, TRUE);
  assert_tie (&scoping, 1, "person", PERSON, FALSE);
}

static void
test_only_the_nearest_to_a_root_counts (void)
{
  g_auto(CbkScoping) link = { 0 };
  g_auto(CbkScoping) among = { 0 };
  g_autoptr(JsonObject) link_doc = NULL;
  g_autoptr(JsonObject) among_doc = NULL;

  read_scoping (&link, &link_doc, "link",
        "{'from_type':'address','from_id':'" PLACE "','to_type':'person','to_id':'" PERSON "'}");
  g_assert_cmpuint (link.ties->len, ==, 2);
  assert_tie (&link, 0, "address", PLACE, FALSE);
  assert_tie (&link, 1, "person", PERSON, TRUE);

  read_scoping (&among, &among_doc, "link", "{'from_type':'case','from_id':'" CASE "','to_type':'episode','to_id':'" PLACE "'}");
  assert_tie (&among, 0, "case", CASE, TRUE);
  assert_tie (&among, 1, "episode", PLACE, TRUE);
}

static void
test_a_root_is_where_its_unit_and_team_are (void)
{
  g_auto(CbkScoping) scoping = { 0 };
  g_autoptr(JsonObject) doc = NULL;

  read_scoping (&scoping, &doc, "case", "{'unit':'" UNIT "','team':'" TEAM "','owner':'" OFFICER "','place':'" PLACE "'}");
  g_assert_cmpuint (scoping.groups->len, ==, 2);
  g_assert_cmpstr (scoping.groups->pdata[0], ==, "unit:" UNIT);
  g_assert_cmpstr (scoping.groups->pdata[1], ==, "team:" TEAM);
  g_assert_cmpuint (scoping.holders->len, ==, 1);
  g_assert_cmpstr (scoping.holders->pdata[0], ==, OFFICER);
  g_assert_cmpuint (scoping.ties->len, ==, 1);
  assert_tie (&scoping, 0, "address", PLACE, FALSE);
}

static void
test_who_declined_holds_nothing (void)
{
  static const char *const states[] = { "sent", "acknowledged", "declined", "ended" };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *json = g_strdup_printf ("{'subject_type':'case','subject_id':'" CASE "','to_officer':'" OFFICER
                                               "','state':'%s'}", states[i]);
      g_auto(CbkScoping) scoping = { 0 };
      g_autoptr(JsonObject) doc = NULL;

      read_scoping (&scoping, &doc, "allocation", json);
      g_assert_cmpuint (scoping.holders->len, ==, i < 2 ? 1 : 0);
    }
}

static void
test_a_withdrawn_record_names_nobody (void)
{
  g_auto(CbkScoping) scoping = { 0 };
  g_autoptr(JsonObject) doc = NULL;

  read_scoping (&scoping, &doc, "case_role",
        "{'subject_type':'case','subject_id':'" CASE "','person':'" PERSON "','withdrawn':'A mistake'}");
  g_assert_cmpuint (scoping.ties->len, ==, 1);
  assert_tie (&scoping, 0, "case", CASE, TRUE);
}

static void
test_most_changes_move_nothing (void)
{
  g_auto(CbkScoping) a = { 0 };
  g_auto(CbkScoping) b = { 0 };
  g_auto(CbkScoping) c = { 0 };
  g_autoptr(JsonObject) a_doc = NULL;
  g_autoptr(JsonObject) b_doc = NULL;
  g_autoptr(JsonObject) c_doc = NULL;

  read_scoping (&a, &a_doc, "case", "{'summary':'Harbour burglary','unit':'" UNIT "'}");
  read_scoping (&b, &b_doc, "case", "{'summary':'Harbour arson','unit':'" UNIT "'}");
  read_scoping (&c, &c_doc, "case", "{'summary':'Harbour arson','unit':'" TEAM "'}");
  g_assert_true (cbk_scoping_same (&a, &b));
  g_assert_false (cbk_scoping_same (&b, &c));
  g_assert_false (cbk_scoping_same_groups (&b, &c));
}

static void
test_a_need_to_know_list_lets_in_whom_it_names (void)
{
  g_auto(CbkScoping) scoping = { 0 };
  g_autoptr(JsonObject) doc = NULL;

  read_scoping (&scoping, &doc, "need_to_know",
        "{'officers':['" OFFICER "'],'teams':['" TEAM "'],'roles':['intelligence'],'ends_on':'2026-12-31'}");
  g_assert_cmpuint (scoping.holders->len, ==, 3);
  g_assert_cmpstr (scoping.ends_on, ==, "2026-12-31");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scoping/every-kind-of-record-has-a-rule", test_every_kind_of_record_has_a_rule);
  g_test_add_func ("/scoping/a-role-belongs-to-the-case-and-names-the-person",
                   test_a_role_belongs_to_the_case_and_names_the_person);
  g_test_add_func ("/scoping/only-the-nearest-to-a-root-counts", test_only_the_nearest_to_a_root_counts);
  g_test_add_func ("/scoping/a-root-is-where-its-unit-and-team-are", test_a_root_is_where_its_unit_and_team_are);
  g_test_add_func ("/scoping/who-declined-holds-nothing", test_who_declined_holds_nothing);
  g_test_add_func ("/scoping/a-withdrawn-record-names-nobody", test_a_withdrawn_record_names_nobody);
  g_test_add_func ("/scoping/most-changes-move-nothing", test_most_changes_move_nothing);
  g_test_add_func ("/scoping/a-need-to-know-list-lets-in-whom-it-names", test_a_need_to_know_list_lets_in_whom_it_names);

  return g_test_run ();
}
