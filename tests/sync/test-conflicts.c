/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "core/cbk-command.h"
#include "core/cbk-workspace.h"
#include "laptop.h"
#include "model/cbk-merge.h"
#include "store/cbk-query.h"

#include <string.h>

/* Two laptops change the same without knowing of each other; what people then see and decide, on each of them. */

static const char *program;

typedef struct
{
  CbkTestHq hq;
  Laptop a, b;
  char *id;            /* a case that both have */
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  laptop_pair_init (&fixture->hq, &fixture->a, &fixture->b, program, NULL);
  cbk_test_hq_add_user (&fixture->hq, "1002", "Amadi", "administrator");
  fixture->id = laptop_make (&fixture->a, "Harbour burglary");
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->b);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  laptop_pair_clear (&fixture->hq, &fixture->a, &fixture->b);
  g_free (fixture->id);
}

static gboolean
find (CbkSession *session, gpointer data, GError **error)
{
  gpointer *pair = data;
  g_autoptr(CbkQuery) query = cbk_query_new (cbk_registry_find ("sync_conflict"));

  if (pair[0] != NULL && !cbk_query_where (query, "state", CBK_OP_EQUAL, pair[0], error))
    return FALSE;

  cbk_query_sort (query, "opened_at", FALSE, NULL);
  pair[1] = cbk_query_run (query, session, error);

  return pair[1] != NULL;
}

static GPtrArray *
list_conflicts (Laptop *laptop, const char *state)
{
  gpointer pair[] = { (gpointer) state, NULL };
  g_autoptr(GError) error = NULL;

  g_assert_true (cbk_store_read (laptop->store, find, pair, NULL, &error));
  g_assert_no_error (error);

  return pair[1];
}

static CbkRecord *
the_conflict (Laptop *laptop, const char *state)
{
  g_autoptr(GPtrArray) found = list_conflicts (laptop, state);

  g_assert_cmpuint (found->len, ==, 1);

  return g_object_ref (found->pdata[0]);
}

static void
assert_value (CbkRecord *conflict, const char *values, const char *field, const char *wanted)
{
  g_autoptr(JsonObject) object = cbk_json_parse_object (cbk_record_get_text (conflict, values), -1, NULL);

  g_assert_cmpstr (cbk_json_get_text (object, field), ==, wanted);
}

/* What the record holds is somebody's, who wrote it at some time. */
static void
assert_stamp (CbkRecord *conflict, const char *field)
{
  g_autoptr(JsonObject) stamps = cbk_json_parse_object (cbk_record_get_text (conflict, "their_stamps"), -1, NULL);
  JsonObject *stamp = json_object_get_object_member (stamps, field);
  gint64 at;

  g_assert_cmpstr (cbk_json_get_text (stamp, "by"), ==, OFFICER);
  g_assert_true (cbk_time_parse (cbk_json_get_text (stamp, "at"), &at));
}

static void
assert_same (Fixture *fixture, const char *id)
{
  g_autofree char *a = laptop_json (&fixture->a, id);
  g_autofree char *b = laptop_json (&fixture->b, id);

  g_assert_cmpstr (a, ==, b);
}

static void
assert_held (Laptop *laptop, gint64 n_conflicts, gint64 n_predicted)
{
  g_auto(CbkSyncState) state = { 0 };

  laptop_state (laptop, &state);
  g_assert_cmpint (state.n_conflicts, ==, n_conflicts);
  g_assert_cmpint (state.n_predicted, ==, n_predicted);
}

/* The command itself, as a window or casebookctl runs it. */
static gboolean
decide (Laptop *laptop, const char *conflict, const char *choice, const char *choices, GError **error)
{
  g_autoptr(CbkWorkspace) workspace = NULL;
  g_autoptr(CbkResult) result = NULL;
  g_autoptr(GHashTable) args = g_hash_table_new (g_str_hash, g_str_equal);

  if (choice != NULL)
    g_hash_table_insert (args, (gpointer) "choice", (gpointer) choice);
  if (choices != NULL)
    g_hash_table_insert (args, (gpointer) "choices", (gpointer) choices);
  g_hash_table_insert (args, (gpointer) "rationale", (gpointer) "Spoke to both");

  laptop_close (laptop);
  cbk_test_env_advance (&laptop->env, 1);
  workspace = cbk_workspace_open (laptop->folder, &laptop->env.env, error);
  g_assert_nonnull (workspace);
  g_assert_true (cbk_workspace_sign_in (workspace, "1001", error));
  result = cbk_workspace_run (workspace, "resolve_conflict", conflict, args, error);
  cbk_workspace_close (workspace);
  laptop_open (laptop);

  return result != NULL;
}

static void
decide_well (Laptop *laptop, const char *conflict, const char *choice, const char *choices)
{
  g_autoptr(GError) error = NULL;
  gboolean ok = decide (laptop, conflict, choice, choices, &error);

  g_assert_no_error (error);
  g_assert_true (ok);
}

static void
make_conflict (Fixture *fixture)
{
  laptop_change (&fixture->a, fixture->id, "summary", "A's words");
  laptop_change (&fixture->b, fixture->id, "summary", "B's words");
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->b);
  laptop_sync (&fixture->a);
}

static void
test_a_conflict_is_a_record_that_travels (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) here = NULL;
  g_autoptr(CbkRecord) there = NULL;

  make_conflict (fixture);
  here = the_conflict (&fixture->b, "open");
  there = the_conflict (&fixture->a, "open");
  g_assert_cmpstr (here->id, ==, there->id);

  g_assert_cmpstr (cbk_record_get_text (there, "subject_type"), ==, "case");
  g_assert_cmpstr (cbk_record_get_text (there, "subject_id"), ==, fixture->id);
  g_assert_cmpstr (cbk_record_get_text (there, "kind"), ==, "fields");
  g_assert_cmpstr (cbk_record_get_text (there, "author"), ==, OFFICER);
  g_assert_nonnull (strstr (cbk_record_get_text (there, "sentence"), "Summary"));
  g_assert_cmpuint (g_strv_length ((char **) cbk_record_get_list (there, "mutations")), ==, 1);
  g_assert_cmpint (cbk_record_get_int (there, "escalate_at"), ==, cbk_record_get_int (there, "opened_at") + 48 * CBK_HOUR);
  g_assert_cmpint (cbk_record_get_int (there, "claimed_at"), ==, fixture->b.env.now);
  g_assert_cmpint (cbk_record_get_int (there, "clock_offset"), !=, CBK_INT_UNSET);
  assert_value (there, "base_values", "summary", "Harbour burglary");
  assert_value (there, "our_values", "summary", "B's words");
  assert_value (there, "their_values", "summary", "A's words");
  assert_stamp (there, "summary");
  assert_held (&fixture->b, 1, 0);
}

static void
test_what_the_author_wanted_can_be_chosen (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) open = NULL;
  g_autoptr(CbkRecord) closed = NULL;
  g_autoptr(GError) error = NULL;

  make_conflict (fixture);
  open = the_conflict (&fixture->a, "open");
  decide_well (&fixture->a, open->id, NULL, "{\"summary\":\"ours\"}");
  laptop_sync (&fixture->a);
  g_assert_cmpuint (fixture->a.report.n_conflicts, ==, 0);
  laptop_sync (&fixture->b);

  laptop_assert_text (&fixture->b, fixture->id, "summary", "B's words");
  assert_same (fixture, fixture->id);
  closed = the_conflict (&fixture->b, "resolved");
  g_assert_cmpstr (cbk_record_get_text (closed, "rationale"), ==, "Spoke to both");
  assert_held (&fixture->b, 0, 0);

  g_assert_false (decide (&fixture->b, open->id, "theirs", NULL, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_STATE);
}

static void
test_a_third_value_can_be_chosen (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) open = NULL;

  make_conflict (fixture);
  open = the_conflict (&fixture->b, "open");
  decide_well (&fixture->b, open->id, NULL, "{\"summary\":{\"value\":\"Both our words\"}}");
  laptop_sync (&fixture->b);
  laptop_sync (&fixture->a);
  laptop_assert_text (&fixture->a, fixture->id, "summary", "Both our words");
  assert_same (fixture, fixture->id);
}

static void
test_what_the_record_holds_can_be_left (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) open = NULL;
  g_autoptr(CbkRecord) closed = NULL;

  make_conflict (fixture);
  open = the_conflict (&fixture->b, "open");
  decide_well (&fixture->b, open->id, "theirs", NULL);
  laptop_sync (&fixture->b);
  laptop_sync (&fixture->a);
  laptop_assert_text (&fixture->a, fixture->id, "summary", "A's words");
  closed = the_conflict (&fixture->a, "resolved");
}

/* Both decide; the second did not know of the first, and what the first decided stays. */
static void
test_two_decisions_do_not_both_stand (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) open = NULL;
  g_autoptr(CbkRecord) closed = NULL;

  make_conflict (fixture);
  open = the_conflict (&fixture->a, "open");
  decide_well (&fixture->a, open->id, NULL, "{\"summary\":{\"value\":\"A decides\"}}");
  decide_well (&fixture->b, open->id, NULL, "{\"summary\":{\"value\":\"B decides\"}}");
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->b);
  g_assert_cmpuint (fixture->b.report.n_conflicts, >, 0);
  laptop_sync (&fixture->a);

  laptop_assert_text (&fixture->b, fixture->id, "summary", "A decides");
  assert_same (fixture, fixture->id);
  closed = the_conflict (&fixture->a, "resolved");
  g_assert_cmpint (cbk_record_get_int (closed, "times_returned"), ==, 1);
}

/* Somebody else changes the field while one decides: the decision comes back, with what the record holds now. */
static void
test_a_decision_that_has_not_seen_all_comes_back (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) open = NULL;
  g_autoptr(CbkRecord) back = NULL;

  make_conflict (fixture);
  open = the_conflict (&fixture->b, "open");
  decide_well (&fixture->b, open->id, NULL, "{\"summary\":\"ours\"}");
  laptop_change (&fixture->a, fixture->id, "summary", "A's newer words");
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->b);

  laptop_assert_text (&fixture->b, fixture->id, "summary", "A's newer words");
  back = the_conflict (&fixture->b, "open");
  g_assert_cmpint (cbk_record_get_int (back, "times_returned"), ==, 1);
  assert_value (back, "their_values", "summary", "A's newer words");

  decide_well (&fixture->b, back->id, "ours", NULL);
  laptop_sync (&fixture->b);
  laptop_assert_text (&fixture->b, fixture->id, "summary", "B's words");
}

/* A third laptop's change of the same is held meanwhile: nobody decides over it without having seen it. */
static void
test_another_conflict_about_the_same_is_looked_at_first (Fixture *fixture, gconstpointer unused)
{
  Laptop c;
  g_autoptr(CbkRecord) first = NULL;
  g_autoptr(GPtrArray) open = NULL;

  laptop_init (&c, fixture->hq.url, 3);
  laptop_sync (&c);
  laptop_change (&c, fixture->id, "summary", "C's words");
  make_conflict (fixture);
  first = the_conflict (&fixture->b, "open");
  decide_well (&fixture->b, first->id, "ours", NULL);
  laptop_sync (&c);
  g_assert_cmpuint (c.report.n_conflicts, ==, 1);
  laptop_sync (&fixture->b);
  laptop_assert_text (&fixture->b, fixture->id, "summary", "A's words");
  open = list_conflicts (&fixture->b, "open");
  g_assert_cmpuint (open->len, ==, 2);

  /* Now it is known, and the decision stands; C's is still somebody's to decide. */
  decide_well (&fixture->b, first->id, "ours", NULL);
  laptop_sync (&fixture->b);
  laptop_assert_text (&fixture->b, fixture->id, "summary", "B's words");
  g_ptr_array_unref (open);
  open = list_conflicts (&fixture->b, "open");
  g_assert_cmpuint (open->len, ==, 1);
  laptop_free (&c);
}

static void
test_a_second_change_joins_the_first (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) open = NULL;

  laptop_change (&fixture->a, fixture->id, "summary", "A's words");
  laptop_sync (&fixture->a);
  laptop_change (&fixture->b, fixture->id, "summary", "B's words");
  laptop_change (&fixture->b, fixture->id, "summary", "B's better words");
  laptop_sync (&fixture->b);
  open = the_conflict (&fixture->b, "open");
  g_assert_cmpuint (g_strv_length ((char **) cbk_record_get_list (open, "mutations")), ==, 2);
  assert_value (open, "base_values", "summary", "Harbour burglary");
  assert_value (open, "our_values", "summary", "B's better words");
  assert_value (open, "their_values", "summary", "A's words");
}

static char *shared_id;

static void
save_before_pull (Laptop *laptop, const char *path)
{
  if (!g_str_has_suffix (path, "/pull"))
    return;

  laptop->before = NULL;
  laptop_change (laptop, shared_id, "summary", "B's words");
}

/* A's change arrives below B's, which is not sent. */
static void
make_prediction (Fixture *fixture)
{
  laptop_change (&fixture->a, fixture->id, "summary", "A's words");
  laptop_change (&fixture->a, fixture->id, "method", "Front door");
  laptop_sync (&fixture->a);
  shared_id = fixture->id;
  fixture->b.before = save_before_pull;
  laptop_sync (&fixture->b);
}

/* Typed on top of what will be held, when headquarters' own value is here already: it is no mistake but joins. */
static void
test_what_builds_on_a_held_change_joins_it (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) open = NULL;

  make_prediction (fixture);
  laptop_change (&fixture->b, fixture->id, "summary", "B's better words");
  laptop_sync (&fixture->b);
  g_assert_cmpuint (fixture->b.report.n_quarantined, ==, 0);
  open = the_conflict (&fixture->b, "open");
  g_assert_cmpuint (g_strv_length ((char **) cbk_record_get_list (open, "mutations")), ==, 2);
  assert_value (open, "base_values", "summary", "Harbour burglary");
  assert_value (open, "our_values", "summary", "B's better words");
}

static void
make_group (Laptop *laptop, const char *id, const char *summary, char made[CBK_ID_LENGTH + 1])
{
  g_autoptr(GPtrArray) pairs = g_ptr_array_new ();
  g_autoptr(CbkRecord) before = laptop_get (laptop, id);
  g_autoptr(CbkRecord) after = cbk_record_dup (before);
  g_autoptr(CbkRecord) other = NULL;

  cbk_id_init (made, &laptop->env.env);
  other = cbk_record_new (cbk_registry_find ("case"), made);
  cbk_record_set_text (other, "summary", "Goes with it");
  cbk_record_set_text (after, "summary", summary);
  g_ptr_array_add (pairs, NULL);
  g_ptr_array_add (pairs, other);
  g_ptr_array_add (pairs, before);
  g_ptr_array_add (pairs, after);
  laptop_save (laptop, pairs);
}

static void
test_what_was_saved_together_is_applied_together (Fixture *fixture, gconstpointer unused)
{
  char made[CBK_ID_LENGTH + 1];
  g_autoptr(CbkRecord) open = NULL;
  g_autoptr(CbkRecord) closed = NULL;
  g_autoptr(CbkRecord) nothing = NULL;

  laptop_change (&fixture->a, fixture->id, "summary", "A's words");
  laptop_sync (&fixture->a);
  make_group (&fixture->b, fixture->id, "B's words", made);
  laptop_change (&fixture->b, made, "method", "Rear window");
  laptop_sync (&fixture->b);
  laptop_sync (&fixture->a);
  nothing = laptop_get (&fixture->a, made);
  g_assert_null (nothing);

  open = the_conflict (&fixture->a, "open");
  g_assert_cmpstr (cbk_record_get_text (open, "kind"), ==, "group");
  g_assert_cmpuint (g_strv_length ((char **) cbk_record_get_list (open, "mutations")), ==, 3);

  decide_well (&fixture->a, open->id, "ours", NULL);
  laptop_sync (&fixture->a);
  laptop_assert_text (&fixture->a, fixture->id, "summary", "B's words");
  laptop_assert_text (&fixture->a, made, "summary", "Goes with it");
  laptop_assert_text (&fixture->a, made, "method", "Rear window");
  laptop_sync (&fixture->b);
  assert_same (fixture, fixture->id);
  assert_same (fixture, made);
  closed = the_conflict (&fixture->b, "resolved");
}

static void
test_what_was_saved_together_is_left_together (Fixture *fixture, gconstpointer unused)
{
  char made[CBK_ID_LENGTH + 1];
  g_autoptr(CbkRecord) open = NULL;
  g_autoptr(CbkRecord) nothing = NULL;

  laptop_change (&fixture->a, fixture->id, "summary", "A's words");
  laptop_sync (&fixture->a);
  make_group (&fixture->b, fixture->id, "B's words", made);
  laptop_sync (&fixture->b);
  laptop_sync (&fixture->a);
  open = the_conflict (&fixture->a, "open");
  decide_well (&fixture->a, open->id, "theirs", NULL);
  laptop_sync (&fixture->a);
  laptop_assert_text (&fixture->a, fixture->id, "summary", "A's words");
  nothing = laptop_get (&fixture->a, made);
  g_assert_null (nothing);
}

/* Somebody makes it so, and nothing is left to decide. */
static void
test_what_came_true_is_superseded (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) closed = NULL;

  make_conflict (fixture);
  laptop_change (&fixture->a, fixture->id, "summary", "B's words");
  laptop_sync (&fixture->a);
  closed = the_conflict (&fixture->a, "superseded");
  g_assert_cmpint (cbk_record_get_int (closed, "resolved_at"), !=, CBK_TIME_UNSET);
}

static CbkRecord *
make_exhibit (Laptop *laptop, const char *case_id, const char *reference)
{
  char id[CBK_ID_LENGTH + 1];
  CbkRecord *exhibit;
  g_autoptr(GPtrArray) pairs = g_ptr_array_new ();

  cbk_id_init (id, &laptop->env.env);
  exhibit = cbk_record_new (cbk_registry_find ("exhibit"), id);
  cbk_record_set_text (exhibit, "case_id", case_id);
  cbk_record_set_text (exhibit, "reference", reference);
  cbk_record_set_text (exhibit, "state", "seized");
  g_ptr_array_add (pairs, NULL);
  g_ptr_array_add (pairs, exhibit);
  laptop_save (laptop, pairs);

  return exhibit;
}

static void
test_the_same_exhibit_number_twice_is_kept_and_said (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) one = make_exhibit (&fixture->a, fixture->id, "ABC/1");
  g_autoptr(CbkRecord) two = make_exhibit (&fixture->b, fixture->id, "ABC/1");
  g_autoptr(CbkRecord) other = make_exhibit (&fixture->b, fixture->id, "ABC/2");
  g_autoptr(CbkRecord) open = NULL;
  g_autoptr(CbkRecord) after = cbk_record_dup (two);
  g_autoptr(CbkRecord) closed = NULL;
  g_autoptr(GPtrArray) pairs = g_ptr_array_new ();

  laptop_sync (&fixture->a);
  laptop_sync (&fixture->b);
  g_assert_cmpuint (fixture->b.report.n_conflicts, ==, 0);
  laptop_sync (&fixture->a);
  open = the_conflict (&fixture->a, "open");
  g_assert_cmpstr (cbk_record_get_text (open, "kind"), ==, "constraint");
  g_assert_cmpstr (cbk_record_get_text (open, "subject_id"), ==, two->id);
  g_assert_cmpstr (cbk_record_get_text (open, "other_id"), ==, one->id);
  g_assert_nonnull (strstr (cbk_record_get_text (open, "sentence"), "twice"));

  /* One of them gets another number, and it is no longer anybody's business. */
  two->version = after->version = 1;
  cbk_record_set_text (after, "reference", "ABC/3");
  g_ptr_array_add (pairs, two);
  g_ptr_array_add (pairs, after);
  laptop_save (&fixture->b, pairs);
  laptop_sync (&fixture->b);
  closed = the_conflict (&fixture->b, "superseded");
}

static void
test_headquarters_gives_the_numbers (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *second = laptop_make (&fixture->b, "Harbour arson");
  g_autofree char *one = NULL, *two = NULL;
  g_autoptr(CbkRecord) record = NULL;

  laptop_sync (&fixture->b);
  one = laptop_text (&fixture->b, fixture->id, "reference");
  two = laptop_text (&fixture->b, second, "reference");
  g_assert_true (g_str_has_prefix (one, "20/100001/"));
  g_assert_true (g_str_has_prefix (two, "20/100002/"));

  /* A laptop's own idea of it is nothing for people to decide. */
  laptop_change (&fixture->a, fixture->id, "reference", "20/7/26");
  laptop_sync (&fixture->a);
  g_assert_cmpuint (fixture->a.report.n_quarantined, ==, 1);
  laptop_assert_text (&fixture->a, fixture->id, "reference", one);
  record = the_conflict (&fixture->a, "open");
  g_assert_cmpstr (cbk_record_get_text (record, "why"), ==, "hq");
}

static void
test_an_administrator_releases_or_rejects (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) open = NULL;
  g_autoptr(CbkRecord) closed = NULL;
  g_autofree char *list = NULL, *out = NULL, *again = NULL, *denied = NULL;

  laptop_change (&fixture->a, fixture->id, "reference", "20/7/26");
  laptop_sync (&fixture->a);
  open = the_conflict (&fixture->a, "open");
  cbk_test_hq_stop (&fixture->hq, FALSE);

  list = cbk_test_hq_run (&fixture->hq, 0, NULL, "quarantine", "list", fixture->hq.folder, NULL);
  g_assert_nonnull (strstr (list, open->id));
  denied = cbk_test_hq_run (&fixture->hq, 1, NULL, "quarantine", "release", fixture->hq.folder, open->id, "1001", "Old number",
                            NULL);
  out = cbk_test_hq_run (&fixture->hq, 0, NULL, "quarantine", "release", fixture->hq.folder, open->id, "1002", "Old number",
                         NULL);
  again = cbk_test_hq_run (&fixture->hq, 1, NULL, "quarantine", "reject", fixture->hq.folder, open->id, "1002", "Changed it",
                           NULL);

  cbk_test_hq_start (&fixture->hq);
  laptop_sync (&fixture->a);
  laptop_assert_text (&fixture->a, fixture->id, "reference", "20/7/26");
  closed = the_conflict (&fixture->a, "resolved");
  g_assert_cmpstr (cbk_record_get_text (closed, "rationale"), ==, "Old number");
}

static void
test_a_decision_that_will_be_needed_is_said_before (Fixture *fixture, gconstpointer unused)
{
  make_prediction (fixture);
  laptop_assert_text (&fixture->b, fixture->id, "summary", "B's words");
  laptop_assert_text (&fixture->b, fixture->id, "method", "Front door");
  assert_held (&fixture->b, 0, 1);

  /* What comes on top of it is still one's own to see. */
  laptop_change (&fixture->b, fixture->id, "summary", "B's better words");
  laptop_assert_text (&fixture->b, fixture->id, "summary", "B's better words");
  assert_held (&fixture->b, 0, 1);

  laptop_sync (&fixture->b);
  assert_held (&fixture->b, 1, 0);
}

static void
test_a_conflict_follows_a_record_that_becomes_restricted (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) left = NULL;
  g_autoptr(GPtrArray) found = NULL;

  make_conflict (fixture);
  laptop_change (&fixture->a, fixture->id, "restricted_to", OFFICER);
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->b);
  left = laptop_get (&fixture->b, fixture->id);
  g_assert_null (left);
  found = list_conflicts (&fixture->b, NULL);
  g_assert_cmpuint (found->len, ==, 0);
}

#define ADD(name, func) g_test_add ("/conflicts/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  program = argv[1];

  ADD ("a-conflict-is-a-record-that-travels", test_a_conflict_is_a_record_that_travels);
  ADD ("what-the-author-wanted-can-be-chosen", test_what_the_author_wanted_can_be_chosen);
  ADD ("a-third-value-can-be-chosen", test_a_third_value_can_be_chosen);
  ADD ("what-the-record-holds-can-be-left", test_what_the_record_holds_can_be_left);
  ADD ("two-decisions-do-not-both-stand", test_two_decisions_do_not_both_stand);
  ADD ("a-decision-that-has-not-seen-all-comes-back", test_a_decision_that_has_not_seen_all_comes_back);
  ADD ("another-conflict-about-the-same-is-looked-at-first", test_another_conflict_about_the_same_is_looked_at_first);
  ADD ("a-second-change-joins-the-first", test_a_second_change_joins_the_first);
  ADD ("what-builds-on-a-held-change-joins-it", test_what_builds_on_a_held_change_joins_it);
  ADD ("what-was-saved-together-is-applied-together", test_what_was_saved_together_is_applied_together);
  ADD ("what-was-saved-together-is-left-together", test_what_was_saved_together_is_left_together);
  ADD ("what-came-true-is-superseded", test_what_came_true_is_superseded);
  ADD ("the-same-exhibit-number-twice-is-kept-and-said", test_the_same_exhibit_number_twice_is_kept_and_said);
  ADD ("headquarters-gives-the-numbers", test_headquarters_gives_the_numbers);
  ADD ("an-administrator-releases-or-rejects", test_an_administrator_releases_or_rejects);
  ADD ("a-decision-that-will-be-needed-is-said-before", test_a_decision_that_will_be_needed_is_said_before);
  ADD ("a-conflict-follows-a-record-that-becomes-restricted", test_a_conflict_follows_a_record_that_becomes_restricted);

  return g_test_run ();
}
