/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "lib/cbk-test.h"
#include "model/cbk-record-json.h"
#include "model/cbk-reference.h"
#include "model/cbk-registry.h"

/* The declarations themselves are tested: a wrong row cannot be merged. */

static gboolean
is_word (const char *name)
{
  for (const char *p = name; *p != '\0'; p++)
    if (!g_ascii_islower (*p) && !g_ascii_isdigit (*p) && *p != '_')
      return FALSE;

  return g_ascii_islower (*name);
}

static void
test_names_and_codes_are_unique (void)
{
  for (guint i = 0; i < cbk_registry_get_n (); i++)
    {
      const CbkEntity *entity = cbk_registry_nth (i)->entity;

      g_assert_true (is_word (entity->name));
      g_assert_true (is_word (entity->relation));
      g_assert_cmpuint (entity->code, >, 0);
      g_assert_cmpuint (entity->since, >=, 1);
      g_assert_cmpuint (entity->since, <=, CBK_SCHEMA_VERSION);
      g_assert_true (cbk_registry_find (entity->name) == cbk_registry_nth (i));
      g_assert_true (cbk_registry_by_code (entity->code) == cbk_registry_nth (i));

      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (entity->relation, !=, cbk_registry_nth (j)->entity->relation);
    }
}

static void
test_every_entity_says_what_it_is (void)
{
  for (guint i = 0; i < cbk_registry_get_n (); i++)
    {
      const CbkEntity *entity = cbk_registry_nth (i)->entity;

      g_assert_nonnull (entity->label);
      g_assert_nonnull (entity->label_plural);
      g_assert_nonnull (entity->icon);
      g_assert_true (g_str_has_suffix (entity->icon, "-symbolic"));
      g_assert_nonnull (entity->about);
      g_assert_true (g_str_has_suffix (entity->about, "."));
    }
}

static void
check_field (CbkReference *reference, const CbkEntity *entity, const CbkField *field)
{
  g_test_message ("%s.%s", entity->name, field->name);

  g_assert_true (is_word (field->name));
  g_assert_nonnull (field->label);
  g_assert_true (g_unichar_isupper (g_utf8_get_char (field->label)) || g_ascii_isdigit (*field->label));
  g_assert_cmpuint (field->since, >=, entity->since);
  g_assert_cmpuint (field->since, <=, CBK_SCHEMA_VERSION);
  g_assert_true ((field->merge == CBK_MERGE_GROUP) == (field->group != NULL));
  g_assert_true (field->unit == CBK_UNIT_NONE || field->type == CBK_FIELD_INT);
  g_assert_true (!(field->flags & CBK_FIELD_SEARCHABLE) || field->type == CBK_FIELD_TEXT || field->type == CBK_FIELD_LIST);

  if (field->type == CBK_FIELD_REF)
    g_assert_nonnull (cbk_registry_find (field->target));
  else if (field->type == CBK_FIELD_CODE)
    g_assert_nonnull (cbk_reference_find_list (reference, field->target));
  else if (field->type == CBK_FIELD_LIST && field->target != NULL)
    g_assert_nonnull (cbk_reference_find_list (reference, field->target));
  else
    g_assert_null (field->target);
}

static void
test_every_field_is_consistent (void)
{
  g_autoptr(CbkReference) reference = cbk_reference_new ();
  g_autoptr(GError) error = NULL;

  cbk_reference_load_builtin (reference, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < cbk_registry_get_n (); i++)
    {
      CbkRecordClass *klass = cbk_registry_nth (i);

      for (guint j = 0; j < klass->n_fields; j++)
        {
          check_field (reference, klass->entity, &klass->fields[j]);
          g_assert_true (cbk_record_class_find_field (klass, klass->fields[j].name) == &klass->fields[j]);
        }
    }
}

static void
check_machine (CbkReference *reference, CbkRecordClass *klass)
{
  const CbkMachine *machine = klass->entity->machine;
  const CbkField *state = cbk_record_class_find_field (klass, machine->field);

  g_assert_nonnull (state);
  g_assert_cmpint (state->type, ==, CBK_FIELD_CODE);
  g_assert_nonnull (cbk_reference_find_value (reference, state->target, machine->initial));

  for (guint i = 0; i < machine->n_transitions; i++)
    {
      const CbkTransition *row = &machine->transitions[i];
      g_auto(GStrv) asks = g_strsplit (row->asks != NULL ? row->asks : "", " ", -1);

      g_test_message ("%s: %s → %s → %s", klass->entity->name, row->from, row->event, row->to);
      g_assert_true (cbk_machine_find (machine, row->from, row->event) == row);
      g_assert_true (row->from == NULL || cbk_reference_find_value (reference, state->target, row->from) != NULL);
      g_assert_nonnull (cbk_reference_find_value (reference, state->target, row->to));
      g_assert_cmpuint (row->who, !=, 0);

      for (guint j = 0; asks[j] != NULL && *asks[j] != '\0'; j++)
        g_assert_nonnull (cbk_record_class_find_field (klass, asks[j]));
    }
}

static gboolean
is_reached (const CbkMachine *machine, const char *state)
{
  for (guint i = 0; i < machine->n_transitions; i++)
    if (g_str_equal (machine->transitions[i].to, state))
      return TRUE;

  return FALSE;
}

static void
test_every_state_machine_is_whole (void)
{
  g_autoptr(CbkReference) reference = cbk_reference_new ();

  cbk_reference_load_builtin (reference, NULL);

  for (guint i = 0; i < cbk_registry_get_n (); i++)
    {
      CbkRecordClass *klass = cbk_registry_nth (i);
      const CbkMachine *machine = klass->entity->machine;
      const CbkField *state;
      const CbkReferenceList *states;

      if (machine == NULL)
        continue;

      check_machine (reference, klass);

      /* Each state of the list is entered somewhere: a state that nothing reaches is a mistake in one of the two. */
      state = cbk_record_class_find_field (klass, machine->field);
      states = cbk_reference_find_list (reference, state->target);
      for (guint j = 0; j < states->values->len; j++)
        {
          const CbkReferenceValue *value = g_ptr_array_index (states->values, j);

          g_test_message ("%s %s", klass->entity->name, value->code);
          g_assert_true (is_reached (machine, value->code));
        }
    }
}

static void
fill_field (CbkRecord *record, const CbkField *field, guint n)
{
  const char *list[] = { "a", "ä, \"b\"", NULL };
  g_autofree char *text = g_strdup_printf ("%s %u “ü”\n\\", field->name, n);

  if (field->type == CBK_FIELD_LIST)
    cbk_record_poke_list (record, field, list);
  else if (!cbk_field_is_text (field))
    cbk_record_poke_int (record, field, field->type == CBK_FIELD_BOOL ? 1 : 1700000000000 + n);
  else if (field->type == CBK_FIELD_REF)
    cbk_record_poke_text (record, field, "0198c0de-0000-7000-8000-00ff00ff00ff");
  else if (field->type == CBK_FIELD_DATE)
    cbk_record_poke_text (record, field, "1984-05");
  else
    cbk_record_poke_text (record, field, text);
}

static void
test_every_entity_comes_back_from_json (void)
{
  for (guint i = 0; i < cbk_registry_get_n (); i++)
    {
      CbkRecordClass *klass = cbk_registry_nth (i);
      g_autoptr(CbkRecord) record = cbk_record_new (klass, "0198c0de-0000-7000-8000-000000000001");
      g_autoptr(CbkRecord) back = cbk_record_new (klass, record->id);
      g_autoptr(GString) json = g_string_new (NULL);
      g_autoptr(JsonObject) object = NULL;
      g_autoptr(GError) error = NULL;
      g_autofree char *title = NULL;

      for (guint j = 0; j < klass->n_fields; j++)
        fill_field (record, &klass->fields[j], j);

      cbk_record_append_json (record, CBK_JSON_STAMPS, json);
      object = cbk_json_parse_object (json->str, -1, &error);
      g_assert_no_error (error);
      g_assert_true (cbk_record_read_json (back, object, &error));
      g_assert_no_error (error);

      for (guint j = 0; j < klass->n_fields; j++)
        g_assert_true (cbk_record_same_field (record, back, &klass->fields[j]));

      title = cbk_record_dup_title (record);
      g_assert_cmpuint (strlen (title), >, 0);
    }
}

static void
test_an_empty_record_still_has_a_title (void)
{
  for (guint i = 0; i < cbk_registry_get_n (); i++)
    {
      g_autoptr(CbkRecord) record = cbk_record_new (cbk_registry_nth (i), "0198c0de-0000-7000-8000-000000000001");
      g_autofree char *title = cbk_record_dup_title (record);

      g_assert_cmpuint (strlen (title), >, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/entities/names-and-codes-are-unique", test_names_and_codes_are_unique);
  g_test_add_func ("/entities/every-entity-says-what-it-is", test_every_entity_says_what_it_is);
  g_test_add_func ("/entities/every-field-is-consistent", test_every_field_is_consistent);
  g_test_add_func ("/entities/every-state-machine-is-whole", test_every_state_machine_is_whole);
  g_test_add_func ("/entities/every-entity-comes-back-from-json", test_every_entity_comes_back_from_json);
  g_test_add_func ("/entities/an-empty-record-still-has-a-title", test_an_empty_record_still_has_a_title);

  return g_test_run ();
}
