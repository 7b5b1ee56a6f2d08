/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "model/cbk-registry.h"
#include "model/cbk-validate.h"

typedef struct
{
  CbkReference *reference;
  CbkRecord *record;
  GError *error;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->reference = cbk_reference_new ();
  cbk_reference_load_builtin (fixture->reference, NULL);
  fixture->record = cbk_record_new (cbk_registry_find ("case"), "0198c0de-0000-7000-8000-000000000001");
  cbk_record_set_text (fixture->record, "summary", "Harbour burglary");
  cbk_record_set_text (fixture->record, "state", "intake");
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->reference);
  g_clear_object (&fixture->record);
  g_clear_error (&fixture->error);
}

static gboolean
validate (Fixture *fixture, CbkRecord *before)
{
  return cbk_validate_record (fixture->record, before, fixture->reference, cbk_day_parse ("2026-11-22"), &fixture->error);
}

static void
test_what_is_needed_is_asked_for (Fixture *fixture, gconstpointer unused)
{
  cbk_record_set_text (fixture->record, "summary", NULL);

  g_assert_false (validate (fixture, NULL));
  g_assert_error (fixture->error, CBK_ERROR, CBK_ERROR_INVALID);
}

static void
test_a_code_must_be_in_its_list (Fixture *fixture, gconstpointer unused)
{
  g_assert_true (validate (fixture, NULL));

  cbk_record_set_text (fixture->record, "grade", "P10");
  g_assert_false (validate (fixture, NULL));
  g_assert_error (fixture->error, CBK_ERROR, CBK_ERROR_INVALID);
}

static void
test_what_was_there_before_is_not_questioned (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) before = NULL;

  cbk_record_set_text (fixture->record, "grade", "P10");
  before = cbk_record_dup (fixture->record);
  cbk_record_set_text (fixture->record, "summary", "Harbour arson");

  g_assert_true (validate (fixture, before));
}

static void
test_higher_markings_are_refused (Fixture *fixture, gconstpointer unused)
{
  cbk_record_set_text (fixture->record, "marking", "SECRET");

  g_assert_false (validate (fixture, NULL));
  g_assert_error (fixture->error, CBK_ERROR, CBK_ERROR_DENIED);
}

static void
test_what_is_set_once_stays (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) before = NULL;

  cbk_record_set_text (fixture->record, "origin", "online report");
  before = cbk_record_dup (fixture->record);
  cbk_record_set_text (fixture->record, "origin", "telephone");

  g_assert_false (validate (fixture, before));
  g_assert_error (fixture->error, CBK_ERROR, CBK_ERROR_STATE);
}

static void
test_bytes_that_are_no_text_are_refused (Fixture *fixture, gconstpointer unused)
{
  cbk_record_set_text (fixture->record, "summary", "Harbour \xff\xfe");

  g_assert_false (validate (fixture, NULL));
  g_assert_error (fixture->error, CBK_ERROR, CBK_ERROR_INVALID);
}

#define ADD(name, func) g_test_add ("/validate/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("what-is-needed-is-asked-for", test_what_is_needed_is_asked_for);
  ADD ("a-code-must-be-in-its-list", test_a_code_must_be_in_its_list);
  ADD ("what-was-there-before-is-not-questioned", test_what_was_there_before_is_not_questioned);
  ADD ("higher-markings-are-refused", test_higher_markings_are_refused);
  ADD ("what-is-set-once-stays", test_what_is_set_once_stays);
  ADD ("bytes-that-are-no-text-are-refused", test_bytes_that_are_no_text_are_refused);

  return g_test_run ();
}
