/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lib/cbk-test.h"
#include "model/cbk-merge.h"
#include "model/cbk-registry.h"

#define ID "0198c0de-0000-7000-8000-0000000000c1"

/* A record as headquarters would keep it while mutations arrive. */
typedef struct
{
  CbkRecordClass *klass;
  JsonObject *doc, *fver;
  gint64 version;
  GArray *makers;   /* for each version the device that made it, from version 1 on */
  CbkMergeResult *last;
  CbkMergeState state;   /* what it is beside the record */
} Record;

static Record *
record_new (const char *type)
{
  Record *self = g_new0 (Record, 1);

  self->klass = cbk_registry_find (type);
  self->makers = g_array_new (FALSE, FALSE, sizeof (int));

  return self;
}

static void
record_free (Record *self)
{
  g_clear_pointer (&self->doc, json_object_unref);
  g_clear_pointer (&self->fver, json_object_unref);
  g_clear_pointer (&self->last, cbk_merge_result_free);
  g_array_unref (self->makers);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Record, record_free)

static JsonObject *
read_json (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr(GError) error = NULL;
  JsonObject *object = cbk_json_parse_object (json, -1, &error);

  g_assert_no_error (error);

  return object;
}

static CbkCustody
take (Record *self, int device, JsonObject *mutation)
{
  g_autoptr(GArray) own = g_array_new (FALSE, FALSE, sizeof (gint64));
  CbkMergeState state = self->state;

  state.doc = self->doc;
  state.fver = self->fver;
  state.version = self->version;
  state.own = own;

  for (gint64 v = cbk_json_get_int (mutation, "base", 0) + 1; v <= self->version; v++)
    if (g_array_index (self->makers, int, v - 1) == device)
      g_array_append_val (own, v);

  g_clear_pointer (&self->last, cbk_merge_result_free);
  self->last = cbk_merge (self->klass, &state, mutation);
  if (self->last->doc != NULL)
    {
      g_clear_pointer (&self->doc, json_object_unref);
      g_clear_pointer (&self->fver, json_object_unref);
      self->doc = json_object_ref (self->last->doc);
      self->fver = json_object_ref (self->last->fver);
      g_assert_cmpint (self->last->version, ==, self->version + 1);
      self->version = self->last->version;
      g_array_append_val (self->makers, device);
    }

  return self->last->custody;
}

/* @text has ' for ". */
static CbkCustody
patch (Record *self, int device, gint64 base, const char *set)
{
  g_autofree char *text = g_strdup_printf ("{'id':'" ID "','op':'patch','base':%" G_GINT64_FORMAT
                                           ",'at':'2026-11-22T14:0%d:00.000Z','actor':'a','set':%s}", base, device, set);
  g_autoptr(JsonObject) mutation = read_json (text);

  return take (self, device, mutation);
}

static CbkCustody
create (Record *self, int device, const char *doc)
{
  g_autofree char *text = g_strdup_printf ("{'id':'" ID "','op':'create','base':0,'at':'2026-11-22T14:00:00.000Z',"
                                           "'actor':'a','doc':%s}", doc);
  g_autoptr(JsonObject) mutation = read_json (text);

  return take (self, device, mutation);
}

static Record *
new_case (const char *doc)
{
  Record *self = record_new ("case");

  g_assert_cmpint (create (self, 1, doc), ==, CBK_CUSTODY_APPLIED);
  g_assert_cmpint (self->version, ==, 1);

  return self;
}

static void
test_different_fields_merge (void)
{
  g_autoptr(Record) record = new_case ("{'summary':'A','method':'M'}");

  g_assert_cmpint (patch (record, 1, 1, "{'summary':['A','B']}"), ==, CBK_CUSTODY_APPLIED);
  g_assert_cmpint (patch (record, 2, 1, "{'method':['M','N']}"), ==, CBK_CUSTODY_MERGED);
  g_assert_cmpstr (cbk_json_get_text (record->doc, "summary"), ==, "B");
  g_assert_cmpstr (cbk_json_get_text (record->doc, "method"), ==, "N");
  g_assert_cmpint (record->version, ==, 3);
}

static void
test_the_same_field_conflicts_and_both_sides_are_kept (void)
{
  g_autoptr(Record) record = new_case ("{'summary':'A','method':'M'}");
  JsonObject *sides;

  patch (record, 1, 1, "{'summary':['A','B']}");
  g_assert_cmpint (patch (record, 2, 1, "{'summary':['A','C'],'method':['M','N']}"), ==, CBK_CUSTODY_CONFLICT);
  g_assert_cmpstr (cbk_json_get_text (record->doc, "summary"), ==, "B");
  g_assert_cmpstr (cbk_json_get_text (record->doc, "method"), ==, "N");

  g_assert_cmpuint (json_object_get_size (record->last->held), ==, 1);
  sides = json_object_get_object_member (record->last->held, "summary");
  g_assert_cmpstr (cbk_json_get_text (sides, "base"), ==, "A");
  g_assert_cmpstr (cbk_json_get_text (sides, "ours"), ==, "C");
  g_assert_cmpstr (cbk_json_get_text (sides, "theirs"), ==, "B");
}

static void
test_the_same_value_twice_is_no_conflict (void)
{
  g_autoptr(Record) record = new_case ("{'summary':'A'}");

  patch (record, 1, 1, "{'summary':['A','B']}");
  g_assert_cmpint (patch (record, 2, 1, "{'summary':['A','B']}"), ==, CBK_CUSTODY_SAME);
  g_assert_cmpint (record->version, ==, 2);
}

static void
test_there_and_back_again_is_noticed (void)
{
  g_autoptr(Record) record = new_case ("{'summary':'A'}");

  patch (record, 1, 1, "{'summary':['A','B']}");
  patch (record, 1, 2, "{'summary':['B','A']}");
  g_assert_cmpint (patch (record, 2, 1, "{'summary':['A','C']}"), ==, CBK_CUSTODY_CONFLICT);
  g_assert_cmpstr (cbk_json_get_text (record->doc, "summary"), ==, "A");
}

static void
test_ones_own_unpulled_changes_are_seen (void)
{
  g_autoptr(Record) record = new_case ("{'summary':'A'}");

  g_assert_cmpint (patch (record, 1, 0, "{'summary':['A','B']}"), ==, CBK_CUSTODY_APPLIED);
  g_assert_cmpint (patch (record, 1, 0, "{'summary':['B','C']}"), ==, CBK_CUSTODY_APPLIED);
  g_assert_cmpstr (cbk_json_get_text (record->doc, "summary"), ==, "C");
}

static void
test_a_second_change_of_a_held_field_is_held_too (void)
{
  g_autoptr(Record) record = new_case ("{'summary':'A'}");

  patch (record, 1, 1, "{'summary':['A','B']}");
  g_assert_cmpint (patch (record, 2, 1, "{'summary':['A','C']}"), ==, CBK_CUSTODY_CONFLICT);
  g_assert_cmpint (patch (record, 2, 1, "{'summary':['C','D']}"), ==, CBK_CUSTODY_CONFLICT);
  g_assert_cmpstr (cbk_json_get_text (record->doc, "summary"), ==, "B");
}

static void
test_a_group_stands_or_falls_together (void)
{
  g_autoptr(Record) record = new_case ("{'outcome':'o1','outcome_reason':'because','method':'M'}");

  patch (record, 1, 1, "{'outcome':['o1','o2']}");
  g_assert_cmpint (patch (record, 2, 1, "{'outcome_reason':['because','else'],'method':['M','N']}"), ==, CBK_CUSTODY_CONFLICT);
  g_assert_cmpstr (cbk_json_get_text (record->doc, "outcome_reason"), ==, "because");
  g_assert_cmpstr (cbk_json_get_text (record->doc, "method"), ==, "N");
  g_assert_true (json_object_has_member (record->last->held, "outcome_reason"));

  g_assert_cmpint (patch (record, 2, 1, "{'outcome':['o1','o2']}"), ==, CBK_CUSTODY_SAME);
}

static void
test_a_strict_field_asks_for_the_whole_record (void)
{
  g_autoptr(Record) record = new_case ("{'summary':'A','method':'M'}");

  patch (record, 1, 1, "{'summary':['A','B']}");
  g_assert_cmpint (patch (record, 2, 1, "{'withdrawn':[null,'made twice']}"), ==, CBK_CUSTODY_CONFLICT);
  g_assert_false (json_object_has_member (record->doc, "withdrawn"));
  g_assert_cmpint (patch (record, 2, 2, "{'withdrawn':[null,'made twice']}"), ==, CBK_CUSTODY_APPLIED);

  /* What somebody goes on writing into a withdrawn record is for a person to look at. */
  g_assert_cmpint (patch (record, 3, 2, "{'method':['M','N']}"), ==, CBK_CUSTODY_CONFLICT);
}

static void
test_a_strict_kind_holds_the_whole_mutation (void)
{
  g_autoptr(Record) record = record_new ("risk_grading");

  g_assert_true (record->klass->entity->flags & CBK_ENTITY_STRICT);
  create (record, 1, "{'origin':'x'}");
  patch (record, 1, 1, "{'marking':[null,'OFFICIAL']}");
  g_assert_cmpint (patch (record, 2, 1, "{'restricted_to':[null,'" ID "']}"), ==, CBK_CUSTODY_CONFLICT);
  g_assert_cmpint (record->version, ==, 2);
}

static void
test_only_headquarters_writes_its_fields (void)
{
  g_autoptr(Record) record = record_new ("incident");

  create (record, 1, "{'closed_as':'x'}");
  g_assert_cmpint (patch (record, 1, 1, "{'closed_as':['x','y']}"), ==, CBK_CUSTODY_QUARANTINED);
  g_assert_cmpstr (record->last->why, ==, "hq");
  record->state.hq = TRUE;
  g_assert_cmpint (patch (record, 0, 1, "{'closed_as':['x','y']}"), ==, CBK_CUSTODY_APPLIED);
  g_assert_cmpstr (cbk_json_get_text (record->doc, "closed_as"), ==, "y");
}

static void
test_only_headquarters_makes_its_records (void)
{
  g_autoptr(Record) record = record_new ("sync_conflict");

  g_assert_cmpint (create (record, 1, "{'state':'open'}"), ==, CBK_CUSTODY_QUARANTINED);
  g_assert_cmpstr (record->last->why, ==, "permission");
  record->state.hq = TRUE;
  g_assert_cmpint (create (record, 1, "{'state':'open'}"), ==, CBK_CUSTODY_APPLIED);
}

/* Taking away what somebody else changed meanwhile is for a person to decide; tags and links are records of their own. */
static void
test_a_link_that_another_changed_is_not_taken_away (void)
{
  g_autoptr(Record) record = record_new ("link");

  create (record, 1, "{'kind':'same'}");
  patch (record, 1, 1, "{'confidence':[null,'high']}");
  g_assert_cmpint (patch (record, 2, 1, "{'withdrawn':[null,'not the same']}"), ==, CBK_CUSTODY_CONFLICT);
  g_assert_cmpint (patch (record, 3, 2, "{'withdrawn':[null,'not the same']}"), ==, CBK_CUSTODY_APPLIED);
}

static void
test_what_a_person_decided_applies (void)
{
  g_autoptr(Record) record = new_case ("{'summary':'A'}");

  patch (record, 1, 1, "{'summary':['A','B']}");
  record->state.insist = TRUE;
  g_assert_cmpint (patch (record, 2, 1, "{'summary':['A','C']}"), !=, CBK_CUSTODY_CONFLICT);
  g_assert_cmpstr (cbk_json_get_text (record->doc, "summary"), ==, "C");
}

/* The author went on from what is held, and meanwhile had what headquarters has: it is held too, and not taken for wrong. */
static void
test_what_builds_on_what_is_held_joins_it (void)
{
  g_autoptr(Record) record = new_case ("{'summary':'A','method':'M','outcome':'o1'}");
  g_autoptr(JsonObject) held = record->state.held = read_json ("{'summary':'C','outcome':'o2'}");

  patch (record, 1, 1, "{'summary':['A','B']}");
  g_assert_cmpint (patch (record, 2, 2, "{'summary':['C','D'],'method':['M','N']}"), ==, CBK_CUSTODY_CONFLICT);
  g_assert_cmpstr (cbk_json_get_text (record->doc, "summary"), ==, "B");
  g_assert_cmpstr (cbk_json_get_text (record->doc, "method"), ==, "N");
  g_assert_cmpuint (json_object_get_size (record->last->held), ==, 1);

  /* With its group; and a wish taken back is still a wish about what is held. */
  g_assert_cmpint (patch (record, 2, 3, "{'outcome':['o2','o3'],'outcome_reason':[null,'why']}"), ==, CBK_CUSTODY_CONFLICT);
  g_assert_cmpuint (json_object_get_size (record->last->held), ==, 2);
  g_assert_cmpint (patch (record, 2, 3, "{'summary':['C','B']}"), ==, CBK_CUSTODY_CONFLICT);

  /* Having seen what headquarters has, one goes on from there. */
  g_assert_cmpint (patch (record, 2, 3, "{'summary':['B','E']}"), ==, CBK_CUSTODY_APPLIED);
}

static void
test_what_builds_on_a_held_record_joins_it (void)
{
  g_autoptr(Record) record = record_new ("case");
  g_autoptr(JsonObject) held = record->state.held = read_json ("{'summary':'C'}");

  record->state.held_whole = TRUE;
  g_assert_cmpint (patch (record, 1, 0, "{'summary':['C','D']}"), ==, CBK_CUSTODY_CONFLICT);
  g_assert_null (record->doc);
}

static void
test_what_cannot_be_applied_is_quarantined_with_why (void)
{
  g_autoptr(Record) record = new_case ("{'summary':'A'}");
  g_autoptr(Record) note = record_new ("log_entry");
  g_autoptr(Record) nothing = record_new ("case");
  g_autoptr(Record) unknown = record_new ("dragon");
  static const struct { const char *set; const char *why; } cases[] = {
    { "{'summary':['wrong','B']}", "validation" },
    { "{'summary':['A',7]}", "validation" },
    { "{'summary':'B'}", "validation" },
    { "{'created_by':[null,'" ID "']}", "validation" },
    { "{'owner':[null,'not an id']}", "validation" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (patch (record, 1, 1, cases[i].set), ==, CBK_CUSTODY_QUARANTINED);
      g_assert_cmpstr (record->last->why, ==, cases[i].why);
    }
  g_assert_cmpint (record->version, ==, 1);

  g_assert_cmpint (create (record, 2, "{'summary':'Again'}"), ==, CBK_CUSTODY_QUARANTINED);
  g_assert_cmpint (patch (record, 2, 5, "{'summary':['A','B']}"), ==, CBK_CUSTODY_QUARANTINED);
  g_assert_cmpstr (record->last->why, ==, "dependency");
  g_assert_cmpint (patch (nothing, 1, 1, "{'summary':['A','B']}"), ==, CBK_CUSTODY_QUARANTINED);
  g_assert_cmpstr (nothing->last->why, ==, "dependency");
  g_assert_cmpint (create (unknown, 1, "{}"), ==, CBK_CUSTODY_QUARANTINED);
  g_assert_cmpstr (unknown->last->why, ==, "schema");

  create (note, 1, "{'text':'A'}");
  g_assert_cmpint (patch (note, 1, 1, "{'text':['A','B']}"), ==, CBK_CUSTODY_QUARANTINED);
}

static void
test_fields_of_a_newer_schema_merge_and_stay (void)
{
  g_autoptr(Record) record = new_case ("{'summary':'A','tomorrow':{'x':[1,2]}}");

  g_assert_cmpint (patch (record, 1, 1, "{'summary':['A','B']}"), ==, CBK_CUSTODY_APPLIED);
  g_assert_nonnull (json_object_get_object_member (record->doc, "tomorrow"));
  g_assert_cmpint (patch (record, 2, 1, "{'tomorrow':[{'x':[1,2]},7]}"), ==, CBK_CUSTODY_MERGED);
  g_assert_cmpint (cbk_json_get_int (record->doc, "tomorrow", 0), ==, 7);
  g_assert_cmpint (patch (record, 3, 1, "{'tomorrow':[{'x':[1,2]},8]}"), ==, CBK_CUSTODY_CONFLICT);
}

static void
test_a_cleared_field_is_left_out (void)
{
  g_autoptr(Record) record = new_case ("{'summary':'A','method':'M','business_victim':true}");

  g_assert_cmpint (patch (record, 1, 1, "{'method':['M',null],'business_victim':[true,false]}"), ==, CBK_CUSTODY_APPLIED);
  g_assert_false (json_object_has_member (record->doc, "method"));
  g_assert_false (json_object_has_member (record->doc, "business_victim"));
}

static char *
print_doc (Record *record)
{
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), record->doc);
  GString *text = g_string_new (NULL);

  g_assert_true (cbk_json_append_node (text, node, NULL));

  return g_string_free (text, FALSE);
}

/* Every order in which five people's changes to five fields arrive gives the same document. */
static void
test_the_order_of_arrival_does_not_matter (void)
{
  static const char *const sets[] = {
    "{'summary':['A','B']}", "{'method':['M','N'],'location_kind':[null,'street']}", "{'outcome':[null,'o1']}",
    "{'flags':[null,['knife']]}", "{'severity_days':[3,null]}",
  };
  g_autofree char *first = NULL;
  guint n_orders = 0;

  for (guint order = 0; order < 3125; order++)
    {
      g_autoptr(Record) record = NULL;
      g_autofree char *text = NULL;
      guint seen = 0, rest = order;

      for (guint i = 0; i < 5; i++, rest /= 5)
        seen |= 1u << (rest % 5);
      if (seen != 31)
        continue;

      record = new_case ("{'summary':'A','method':'M','severity_days':3}");
      rest = order;
      for (guint i = 0; i < 5; i++, rest /= 5)
        g_assert_cmpint (patch (record, 2 + (int) (rest % 5), 1, sets[rest % 5]), ==,
                         i == 0 ? CBK_CUSTODY_APPLIED : CBK_CUSTODY_MERGED);

      text = print_doc (record);
      if (first == NULL)
        first = g_steal_pointer (&text);
      else
        g_assert_cmpstr (text, ==, first);
      n_orders++;
    }

  g_assert_cmpuint (n_orders, ==, 120);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/merge/different-fields-merge", test_different_fields_merge);
  g_test_add_func ("/merge/the-same-field-conflicts-and-both-sides-are-kept",
                   test_the_same_field_conflicts_and_both_sides_are_kept);
  g_test_add_func ("/merge/the-same-value-twice-is-no-conflict", test_the_same_value_twice_is_no_conflict);
  g_test_add_func ("/merge/there-and-back-again-is-noticed", test_there_and_back_again_is_noticed);
  g_test_add_func ("/merge/ones-own-unpulled-changes-are-seen", test_ones_own_unpulled_changes_are_seen);
  g_test_add_func ("/merge/a-second-change-of-a-held-field-is-held-too", test_a_second_change_of_a_held_field_is_held_too);
  g_test_add_func ("/merge/a-group-stands-or-falls-together", test_a_group_stands_or_falls_together);
  g_test_add_func ("/merge/a-strict-field-asks-for-the-whole-record", test_a_strict_field_asks_for_the_whole_record);
  g_test_add_func ("/merge/a-strict-kind-holds-the-whole-mutation", test_a_strict_kind_holds_the_whole_mutation);
  g_test_add_func ("/merge/only-headquarters-writes-its-fields", test_only_headquarters_writes_its_fields);
  g_test_add_func ("/merge/only-headquarters-makes-its-records", test_only_headquarters_makes_its_records);
  g_test_add_func ("/merge/a-link-that-another-changed-is-not-taken-away", test_a_link_that_another_changed_is_not_taken_away);
  g_test_add_func ("/merge/what-a-person-decided-applies", test_what_a_person_decided_applies);
  g_test_add_func ("/merge/what-builds-on-what-is-held-joins-it", test_what_builds_on_what_is_held_joins_it);
  g_test_add_func ("/merge/what-builds-on-a-held-record-joins-it", test_what_builds_on_a_held_record_joins_it);
  g_test_add_func ("/merge/what-cannot-be-applied-is-quarantined-with-why",
                   test_what_cannot_be_applied_is_quarantined_with_why);
  g_test_add_func ("/merge/fields-of-a-newer-schema-merge-and-stay", test_fields_of_a_newer_schema_merge_and_stay);
  g_test_add_func ("/merge/a-cleared-field-is-left-out", test_a_cleared_field_is_left_out);
  g_test_add_func ("/merge/the-order-of-arrival-does-not-matter", test_the_order_of_arrival_does_not_matter);

  return g_test_run ();
}
