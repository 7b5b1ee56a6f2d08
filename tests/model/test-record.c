/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "model/cbk-record-json.h"
#include "model/cbk-registry.h"

#define ID "0198c0de-0000-7000-8000-000000000001"

typedef struct
{
  CbkRecord *record;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  const char *flags[] = { "knife", "alcohol", NULL };

  fixture->record = cbk_record_new (cbk_registry_find ("case"), ID);
  cbk_record_set_text (fixture->record, "summary", "Harbour burglary");
  cbk_record_set_text (fixture->record, "state", "intake");
  cbk_record_set_list (fixture->record, "flags", flags);
  cbk_record_set_int (fixture->record, "reported_at", 0);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->record);
}

static void
count_notify (GObject *object, GParamSpec *pspec, gpointer n)
{
  (*(guint *) n)++;
}

static void
test_notify_only_on_change (Fixture *fixture, gconstpointer unused)
{
  guint n = 0;

  g_signal_connect (fixture->record, "notify::summary", G_CALLBACK (count_notify), &n);

  g_object_set (fixture->record, "summary", "Harbour burglary", NULL);
  g_assert_cmpuint (n, ==, 0);

  g_object_set (fixture->record, "summary", "Harbour arson", NULL);
  g_assert_cmpuint (n, ==, 1);
}

static void
test_nothing_is_set_at_first (Fixture *fixture, gconstpointer unused)
{
  CbkRecordClass *klass = cbk_registry_find ("case");
  g_autoptr(CbkRecord) record = cbk_record_new (klass, ID);

  for (guint i = 0; i < klass->n_fields; i++)
    g_assert_false (cbk_record_is_set (record, &klass->fields[i]));
}

static void
test_the_first_second_of_1970_is_a_time (Fixture *fixture, gconstpointer unused)
{
  const CbkField *field = cbk_record_class_find_field (cbk_registry_find ("case"), "reported_at");

  g_assert_true (cbk_record_is_set (fixture->record, field));
}

static void
test_a_draft_leaves_its_record_alone (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) draft = cbk_record_dup (fixture->record);

  cbk_record_set_text (draft, "summary", "Harbour arson");

  g_assert_cmpstr (cbk_record_get_text (fixture->record, "summary"), ==, "Harbour burglary");
  g_assert_cmpstr (draft->id, ==, fixture->record->id);
}

static void
test_a_change_names_before_and_after (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) draft = cbk_record_dup (fixture->record);
  g_autoptr(GString) json = g_string_new (NULL);

  cbk_record_set_text (draft, "summary", NULL);
  cbk_record_set_bool (draft, "repeat_victim", TRUE);
  cbk_record_set_list (draft, "flags", (const char *[]){ "knife", NULL });
  cbk_record_set_int (draft, "changed_at", 7);

  g_assert_cmpuint (cbk_record_append_set (fixture->record, draft, json), ==, 3);
  g_assert_cmpstr (json->str, ==,
                   "{\"flags\":[[\"knife\",\"alcohol\"],[\"knife\"]],\"repeat_victim\":[false,true],"
                   "\"summary\":[\"Harbour burglary\",null]}");
}

static void
test_a_change_can_be_read_back (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonObject) set = cbk_json_parse_object ("{\"summary\":[\"x\",\"Harbour arson\"],\"unheard_of\":[1,2]}", -1, &error);

  g_assert_true (cbk_record_read_set (fixture->record, set, CBK_SET_AFTER, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (cbk_record_get_text (fixture->record, "summary"), ==, "Harbour arson");
}

static void
test_members_of_a_newer_schema_are_kept (Fixture *fixture, gconstpointer unused)
{
  const char *text = "{\"aura\":{\"b\":[1,2],\"hue\":\"blue\"},\"state\":\"intake\",\"zeal\":9}";
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonObject) object = cbk_json_parse_object (text, -1, &error);
  g_autoptr(CbkRecord) record = cbk_record_new (cbk_registry_find ("case"), ID);
  g_autoptr(GString) json = g_string_new (NULL);

  g_assert_true (cbk_record_read_json (record, object, &error));
  cbk_record_append_json (record, CBK_JSON_DOCUMENT, json);

  g_assert_cmpstr (json->str, ==, text);
}

static void
test_values_of_the_wrong_kind_are_refused (Fixture *fixture, gconstpointer unused)
{
  const char *texts[] = {
    "{\"summary\":1}",
    "{\"reported_at\":\"yesterday\"}",
    "{\"reported_at\":5}",
    "{\"severity_days\":\"5\"}",
    "{\"severity_days\":5.5}",
    "{\"repeat_victim\":\"yes\"}",
    "{\"flags\":\"knife\"}",
    "{\"flags\":[1]}",
    "{\"owner\":\"Smith\"}",
    "{\"retention_review\":\"soon\"}",
    "{\"summary\":{}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonObject) object = cbk_json_parse_object (texts[i], -1, &error);
      g_autoptr(CbkRecord) record = cbk_record_new (cbk_registry_find ("case"), ID);

      g_assert_no_error (error);
      g_assert_false (cbk_record_read_json (record, object, &error));
      g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
    }
}

static void
test_fields_are_read_as_people_type_them (Fixture *fixture, gconstpointer unused)
{
  struct
  {
    const char *field, *text;
  } cases[] = {
    { "summary", "Harbour arson" },  { "flags", "knife, gang" },        { "repeat_victim", "yes" },
    { "severity_days", "-12" },      { "reported_at", "2026-11-22T14:02:00.000Z" }, { "retention_review", "2031-11" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const CbkField *field = cbk_record_class_find_field (cbk_registry_find ("case"), cases[i].field);
      g_autoptr(GError) error = NULL;
      g_autofree char *text = NULL;

      g_assert_true (cbk_record_parse_field (fixture->record, field, cases[i].text, &error));
      text = cbk_record_dup_field (fixture->record, field);
      g_assert_cmpstr (text, ==, cases[i].text);

      g_assert_true (field->type == CBK_FIELD_BOOL || cbk_record_parse_field (fixture->record, field, "", &error));
      g_assert_true (field->type == CBK_FIELD_BOOL || !cbk_record_is_set (fixture->record, field));
    }
}

static void
test_codes_in_a_title_are_read_as_words (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) incident = cbk_record_new (cbk_registry_find ("incident"), ID);
  g_autofree char *title = NULL;

  cbk_record_set_text (incident, "street_crime_type", "theft-from-the-person");
  cbk_record_set_text (incident, "location_text", "On or near B500");
  title = cbk_record_dup_title (incident);

  g_assert_cmpstr (title, ==, "Theft from the person · On or near B500");
}

#define ADD(name, func) g_test_add ("/record/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("notify-only-on-change", test_notify_only_on_change);
  ADD ("nothing-is-set-at-first", test_nothing_is_set_at_first);
  ADD ("the-first-second-of-1970-is-a-time", test_the_first_second_of_1970_is_a_time);
  ADD ("a-draft-leaves-its-record-alone", test_a_draft_leaves_its_record_alone);
  ADD ("a-change-names-before-and-after", test_a_change_names_before_and_after);
  ADD ("a-change-can-be-read-back", test_a_change_can_be_read_back);
  ADD ("members-of-a-newer-schema-are-kept", test_members_of_a_newer_schema_are_kept);
  ADD ("values-of-the-wrong-kind-are-refused", test_values_of_the_wrong_kind_are_refused);
  ADD ("codes-in-a-title-are-read-as-words", test_codes_in_a_title_are_read_as_words);
  ADD ("fields-are-read-as-people-type-them", test_fields_are_read_as_people_type_them);

  return g_test_run ();
}
