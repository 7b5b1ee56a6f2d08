/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "core/demo/cbk-demo.h"
#include "lib/cbk-test.h"
#include "model/cbk-record-json.h"
#include "model/cbk-validate.h"
#include "store/cbk-query.h"

#include <string.h>

#define AS_OF G_GINT64_CONSTANT (1795356120000)   /* 2026-11-22T14:02:00Z */

typedef struct
{
  CbkTestEnv env;
  char *folder;
  CbkWorkspace *workspace;
} Place;

static void
open_place (Place *place)
{
  g_autoptr(GError) error = NULL;

  cbk_test_env_init (&place->env, "2026-11-22T14:02:00Z");
  place->folder = cbk_test_make_folder ();
  place->workspace = cbk_workspace_open (place->folder, &place->env.env, &error);
  g_assert_no_error (error);
}

static void
close_place (Place *place)
{
  cbk_workspace_close (place->workspace);
  g_clear_object (&place->workspace);
  cbk_test_remove_folder (place->folder);
  g_free (place->folder);
}

static void
make (Place *place, guint64 total, guint64 seed)
{
  g_autoptr(GError) error = NULL;

  cbk_demo_make_sized (place->workspace, total, seed, AS_OF, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

typedef gboolean (*Visit) (CbkRecord *record, gpointer data, GError **error);

typedef struct
{
  Visit visit;
  gpointer data;
} Tour;

static gboolean
tour_all (CbkSession *session, gpointer data, GError **error)
{
  Tour *tour = data;

  for (guint i = 0; i < cbk_registry_get_n (); i++)
    {
      g_autoptr(CbkQuery) query = cbk_query_new (cbk_registry_nth (i));

      cbk_query_withdrawn (query, TRUE);
      if (!cbk_query_foreach (query, session, tour->visit, tour->data, error))
        return FALSE;
    }

  return TRUE;
}

static void
visit_all (Place *place, Visit visit, gpointer data)
{
  Tour tour = { visit, data };
  g_autoptr(GError) error = NULL;

  cbk_store_read (cbk_workspace_get_store (place->workspace), tour_all, &tour, NULL, &error);
  g_assert_no_error (error);
}

/* A sum of the records' hashes does not ask in which order they come. */
typedef struct
{
  guint n;
  guint64 sum;
} Digest;

static gboolean
add_digest (CbkRecord *record, gpointer data, GError **error)
{
  Digest *digest = data;
  g_autoptr(GString) json = g_string_new (record->id);
  g_autofree char *hash = NULL;

  cbk_record_append_json (record, CBK_JSON_STAMPS, json);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, json->str, (gssize) json->len);
  hash[16] = '\0';
  digest->n++;
  digest->sum += g_ascii_strtoull (hash, NULL, 16);

  return TRUE;
}

static Digest
take_digest (Place *place)
{
  Digest digest = { 0 };

  visit_all (place, add_digest, &digest);

  return digest;
}

typedef struct
{
  CbkReference *reference;
  CbkDay today;
  GHashTable *ids;
  GHashTable *states;
  GHashTable *kinds;
  guint n;
} Check;

static gboolean
note_id (CbkRecord *record, gpointer data, GError **error)
{
  Check *check = data;
  const CbkEntity *entity = cbk_record_get_entity (record);

  check->n++;
  g_hash_table_add (check->kinds, (gpointer) entity->name);
  g_assert_true (g_hash_table_add (check->ids, g_strconcat (entity->name, record->id, NULL)));
  if (entity->machine != NULL)
    g_hash_table_add (check->states,
                      g_strconcat (entity->name, " ", cbk_record_get_text (record, entity->machine->field),
                                   NULL));

  return TRUE;
}

static void
assert_there (Check *check, CbkRecord *record, const char *field, const char *type, const char *id)
{
  g_autofree char *key = g_strconcat (type, id, NULL);

  if (!g_hash_table_contains (check->ids, key))
    g_test_fail_printf ("%s.%s names a %s that is not there", cbk_record_get_entity (record)->name, field,
                        type);
}

static gboolean
check_references (CbkRecord *record, gpointer data, GError **error)
{
  CbkRecordClass *klass = CBK_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CbkField *field = &klass->fields[i];

      if (field->type == CBK_FIELD_REF && cbk_record_is_set (record, field))
        assert_there (data, record, field->name, field->target, cbk_record_peek_text (record, field));
    }

  if (cbk_record_class_find_field (klass, "subject_id") != NULL && cbk_record_get_text (record, "subject_id")
          != NULL)
    assert_there (data, record, "subject_id", cbk_record_get_text (record, "subject_type"),
                  cbk_record_get_text (record, "subject_id"));

  return TRUE;
}

static gboolean
check_valid (CbkRecord *record, gpointer data, GError **error)
{
  Check *check = data;
  g_autoptr(GError) problem = NULL;

  cbk_validate_record (record, NULL, check->reference, check->today, &problem);
  if (problem != NULL)
    g_test_fail_printf ("%s: %s", cbk_record_get_entity (record)->name, problem->message);

  return TRUE;
}

static gboolean
has_what_is_asked (CbkRecord *record, const CbkTransition *row)
{
  g_auto(GStrv) asks = g_strsplit (row->asks != NULL ? row->asks : "", " ", -1);

  for (guint i = 0; asks[i] != NULL; i++)
    {
      const CbkField *field = *asks[i] != '\0' ? cbk_record_class_find_field (CBK_RECORD_GET_CLASS (record),
                                                                              asks[i]) : NULL;

      if (*asks[i] != '\0' && (field == NULL || !cbk_record_is_set (record, field)))
        return FALSE;
    }

  return TRUE;
}

/* Somebody got it there: one of the ways into its state finds all that it asks for. */
static gboolean
check_state (CbkRecord *record, gpointer data, GError **error)
{
  const CbkMachine *machine = cbk_record_get_entity (record)->machine;
  const char *state;
  gboolean found = FALSE;

  if (machine == NULL)
    return TRUE;

  state = cbk_record_get_text (record, machine->field);
  for (guint i = 0; i < machine->n_transitions && !found; i++)
    found = g_str_equal (machine->transitions[i].to,
                         state) && has_what_is_asked (record, &machine->transitions[i]);
  if (!found)
    g_test_fail_printf ("A %s could not have come to %s", cbk_record_get_entity (record)->name, state);

  return TRUE;
}

static void
assert_ordered (CbkRecord *record, const char *first, const char *second)
{
  CbkRecordClass *klass = CBK_RECORD_GET_CLASS (record);
  gint64 a, b;

  if (cbk_record_class_find_field (klass, first) == NULL || cbk_record_class_find_field (klass, second) ==
          NULL)
    return;

  a = cbk_record_get_int (record, first);
  b = cbk_record_get_int (record, second);
  if (a != CBK_TIME_UNSET && b != CBK_TIME_UNSET && a > b)
    g_test_fail_printf ("%s: %s comes after %s", klass->entity->name, first, second);
}

static gboolean
check_times (CbkRecord *record, gpointer data, GError **error)
{
  static const char *const pairs[][2] = {
    { "created_at", "changed_at" },
    { "sent_at", "acknowledged_at" },
    { "acknowledged_at", "completed_at" },
    { "completed_at", "read_at" },
    { "reported_at", "closed_at" },
    { "reported_at", "located_at" },
    { "located_at", "closed_at" },
    { "arrested_at", "arrived_at" },
    { "arrived_at", "authorised_at" },
    { "authorised_at", "released_at" },
    { "charged_at", "released_at" },
    { "started_at", "ended_at" },
    { "occurred_from", "occurred_to" },
    { "taken_at", "signed_at" },
    { "graded_at", "reviewed_at" },
    { "proposed_at", "authorised_at" },
    { "submitted_at", "approved_at" },
    { "discovered_at", "outcome_at" },
    { "occurred_at", "discovered_at" },
    { "assessed_at", "signed_at" },
    { "reported_at", "recorded_at" },
    { "sent_at", "answered_at" },
    { "sent_at", "escalated_at" },
  };
  static const char *const past[] = {
    "created_at",
    "changed_at",
    "happened_at",
    "acknowledged_at",
    "completed_at",
    "signed_at",
    "approved_at",
    "closed_at",
    "reported_at",
    "located_at",
    "released_at",
  };
  CbkRecordClass *klass = CBK_RECORD_GET_CLASS (record);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    assert_ordered (record, pairs[i][0], pairs[i][1]);

  for (guint i = 0; i < G_N_ELEMENTS (past); i++)
    if (cbk_record_class_find_field (klass, past[i]) != NULL && cbk_record_get_int (record, past[i]) > AS_OF)
      g_test_fail_printf ("%s: %s lies %" G_GINT64_FORMAT " ms in the future", klass->entity->name, past[i],
                          cbk_record_get_int (record, past[i]) - AS_OF);

  return TRUE;
}

static void
check_states_met (Check *check, const char *type)
{
  const CbkMachine *machine = cbk_registry_find (type)->entity->machine;

  for (guint i = 0; i < machine->n_transitions; i++)
    {
      g_autofree char *key = g_strconcat (type, " ", machine->transitions[i].to, NULL);

      if (!g_hash_table_contains (check->states, key))
        g_test_fail_printf ("Nothing is in the state %s", key);
    }
}

static void
test_every_record_would_pass_the_door (void)
{
  Check check = { .today = cbk_day_from_ymd (2026, 11, 22) };
  Place place;

  open_place (&place);
  make (&place, cbk_demo_get_total (CBK_DEMO_SMALL), 1);
  check.reference = cbk_workspace_get_reference (place.workspace);
  check.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  check.states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  check.kinds = g_hash_table_new (g_str_hash, g_str_equal);

  visit_all (&place, note_id, &check);
  visit_all (&place, check_valid, &check);
  visit_all (&place, check_references, &check);
  visit_all (&place, check_state, &check);
  visit_all (&place, check_times, &check);
  g_assert_cmpuint (check.n, >=, 4950);
  g_assert_cmpuint (check.n, <=, 5050);
  g_assert_cmpuint (g_hash_table_size (check.kinds), >=, 75);
  check_states_met (&check, "case");
  check_states_met (&check, "episode");
  check_states_met (&check, "licence");
  check_states_met (&check, "breach");
  check_states_met (&check, "plan");
  check_states_met (&check, "resettlement_plan");
  check_states_met (&check, "management");

  g_hash_table_unref (check.ids);
  g_hash_table_unref (check.states);
  g_hash_table_unref (check.kinds);
  close_place (&place);
}

static void
test_the_same_seed_makes_the_same_force (void)
{
  Place a, b, c;
  Digest first, second, third;

  open_place (&a);
  open_place (&b);
  open_place (&c);
  make (&a, 2000, 7);
  make (&b, 2000, 7);
  make (&c, 2000, 8);
  first = take_digest (&a);
  second = take_digest (&b);
  third = take_digest (&c);
  g_assert_cmpuint (first.n, >=, 1980);
  g_assert_cmpuint (first.n, ==, second.n);
  g_assert_cmpuint (first.sum, ==, second.sum);
  g_assert_cmpuint (first.sum, !=, third.sum);
  close_place (&a);
  close_place (&b);
  close_place (&c);
}

static void
cancel_soon (const char *what, guint64 done, guint64 total, gpointer data)
{
  g_assert_cmpstr (what, !=, "");
  g_assert_cmpuint (done, <=, total);
  g_cancellable_cancel (data);
}

static void
test_what_was_stopped_goes_on_to_the_same_end (void)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  Digest half, whole, straight;
  Place a, b;

  open_place (&a);
  open_place (&b);
  g_assert_false (cbk_demo_make_sized (a.workspace, 6000, 3, AS_OF, cancel_soon, cancellable, cancellable,
                                       &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  half = take_digest (&a);
  g_assert_cmpuint (half.n, >, 0);
  g_assert_cmpuint (half.n, <, 6000);

  make (&a, 6000, 3);
  make (&b, 6000, 3);
  whole = take_digest (&a);
  straight = take_digest (&b);
  g_assert_cmpuint (whole.n, ==, straight.n);
  g_assert_cmpuint (whole.sum, ==, straight.sum);

  make (&a, 6000, 3);
  whole = take_digest (&a);
  g_assert_cmpuint (whole.n, ==, straight.n);
  close_place (&a);
  close_place (&b);
}

static void
test_two_demonstrations_do_not_share_a_store (void)
{
  g_autoptr(GError) error = NULL;
  Place place;

  open_place (&place);
  make (&place, 2000, 1);
  g_assert_false (cbk_demo_make_sized (place.workspace, 2000, 2, AS_OF, NULL, NULL, NULL, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_CONFLICT);
  close_place (&place);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/every-record-would-pass-the-door", test_every_record_would_pass_the_door);
  g_test_add_func ("/demo/the-same-seed-makes-the-same-force", test_the_same_seed_makes_the_same_force);
  g_test_add_func ("/demo/what-was-stopped-goes-on-to-the-same-end",
                   test_what_was_stopped_goes_on_to_the_same_end);
  g_test_add_func ("/demo/two-demonstrations-do-not-share-a-store",
                   test_two_demonstrations_do_not_share_a_store);

  return g_test_run ();
}
