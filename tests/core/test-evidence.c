/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "core/cbk-context.h"
#include "core/fixture.h"

#define HASH_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define HASH_B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

static char *
open_case (Fixture *fixture)
{
  return fixture_run (fixture, "open_case", NULL, "summary", "Harbour burglary", NULL);
}

static void
assert_text (Fixture *fixture, const char *type, const char *id, const char *field, const char *expected)
{
  g_autofree char *text = fixture_text (fixture, type, id, field);

  g_assert_cmpstr (text, ==, expected);
}

static char *
sign (Fixture *fixture, const char *statement)
{
  g_autofree char *read = fixture_run (fixture, "read_back_statement", statement, "read_back", "read_self", NULL);

  return fixture_run (fixture, "sign_statement", statement, "declaration", "The force's words", "signature_kind", "on_screen",
                      NULL);
}

static char *
take (Fixture *fixture, const char *of_case)
{
  return fixture_run (fixture, "take_statement", NULL, "case_id", of_case, "witness_name", "Witness One", "channel", "telephone",
                      "body", "I saw the door open.", NULL);
}

/* The tables name conditions; one that nobody checks would let everything through. */
static void
test_every_guard_of_evidence_is_checked (void)
{
  static const char *const names[] = {
    "statement", "interview", "exhibit", "media_file", "clip", "disclosure_item", "custody_record", "bail", "victim_duty",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const CbkMachine *machine = cbk_registry_find (names[i])->entity->machine;

      for (guint j = 0; j < machine->n_transitions; j++)
        {
          g_test_message ("%s %s", names[i], machine->transitions[j].event);
          g_assert_true (machine->transitions[j].guard == NULL || cbk_guard_find (machine->transitions[j].guard) != NULL);
        }
    }
}

static void
test_a_statement_is_read_over_and_then_locked (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *of_case = open_case (fixture);
  g_autofree char *id = take (fixture, of_case);
  g_autofree char *done = NULL, *hash = NULL;

  g_assert_nonnull (strstr (fixture_warnings (fixture), "not evidence"));
  fixture_refuse (fixture, CBK_ERROR_STATE, "sign_statement", id, "declaration", "x", "signature_kind", "on_screen", NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "sign_statement", id, "signature_kind", "on_screen", NULL);
  done = sign (fixture, id);
  hash = fixture_text (fixture, "statement", id, "text_hash");
  g_assert_cmpuint (strlen (hash), ==, 64);
  assert_text (fixture, "statement", id, "state", "signed");

  fixture_refuse (fixture, CBK_ERROR_STATE, "change_statement", id, "body", "I saw nothing.", NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "edit", id, "type", "statement", "body", "I saw nothing.", NULL);
}

static void
test_a_change_has_to_be_read_over_again (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *of_case = open_case (fixture);
  g_autofree char *id = take (fixture, of_case);
  g_autofree char *read = fixture_run (fixture, "read_back_statement", id, "read_back", "read_phone", NULL);
  g_autofree char *changed = NULL;

  fixture_refuse (fixture, CBK_ERROR_STATE, "edit", id, "type", "statement", "body", "Something else", NULL);
  changed = fixture_run (fixture, "change_statement", id, "body", "I saw the door close.", NULL);
  assert_text (fixture, "statement", id, "state", "draft");
  assert_text (fixture, "statement", id, "read_back", NULL);
}

static void
test_the_next_version_takes_the_place_of_the_signed_one (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *of_case = open_case (fixture);
  g_autofree char *first = take (fixture, of_case);
  g_autofree char *signed_first = sign (fixture, first);
  g_autofree char *second = fixture_run (fixture, "amend_statement", first, "body", "I saw two doors open.", NULL);
  g_autofree char *signed_second = NULL;

  assert_text (fixture, "statement", first, "state", "signed");
  assert_text (fixture, "statement", second, "number", "2");
  signed_second = sign (fixture, second);
  assert_text (fixture, "statement", first, "state", "superseded");
  assert_text (fixture, "statement", first, "body", "I saw the door open.");
}

static void
test_an_online_account_becomes_a_draft_and_stays (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *of_case = open_case (fixture);
  g_autofree char *account = fixture_run (fixture, "take_statement", NULL, "case_id", of_case, "kind", "citizen_draft",
                                          "witness_name", "Witness Two", "channel", "online", "body", "My own words", NULL);
  g_autofree char *read = fixture_run (fixture, "read_back_statement", account, "read_back", "read_self", NULL);
  g_autofree char *draft = NULL;

  fixture_refuse (fixture, CBK_ERROR_STATE, "sign_statement", account, "declaration", "x", "signature_kind", "on_screen", NULL);
  draft = fixture_run (fixture, "take_statement", NULL, "origin_account", account, "channel", "telephone", NULL);
  assert_text (fixture, "statement", draft, "body", "My own words");
  assert_text (fixture, "statement", draft, "kind", "mg11");
  assert_text (fixture, "statement", draft, "origin_account", account);
}

static void
test_witness_details_are_kept_apart_and_restricted (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *of_case = open_case (fixture);
  g_autofree char *statement = take (fixture, of_case);
  g_autofree char *id = fixture_run (fixture, "record_witness_details", statement, "mobile_phone", "07700 900123", NULL);

  g_autoptr(CbkRecord) details = fixture_get (fixture, "witness_details", id);

  g_assert_nonnull (details->restricted_to);
  fixture_be (fixture, "1002");
  fixture_refuse (fixture, CBK_ERROR_DENIED, "edit", id, "type", "witness_details", "email", "x", NULL);
}

static void
test_an_interview_without_caution_is_warned_of (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *of_case = open_case (fixture);
  g_autofree char *id = fixture_run (fixture, "record_interview", NULL, "kind", "caution", "case_id", of_case, "started_at",
                                     "2026-11-22T12:00:00Z", NULL);
  g_autofree char *done = NULL;

  g_assert_nonnull (strstr (fixture_warnings (fixture), "caution"));
  assert_text (fixture, "interview", id, "state", "under_way");
  done = fixture_run (fixture, "summarise_interview", id, "summary", "No comment throughout", "answered", "no_comment", NULL);
  assert_text (fixture, "interview", id, "state", "summarised");
  fixture_refuse (fixture, CBK_ERROR_STATE, "record_interview", NULL, "kind", "witness", "started_at", "2026-11-22T12:00:00Z",
                  "ended_at", "2026-11-22T11:00:00Z", NULL);
}

static char *
seize (Fixture *fixture, const char *of_case, const char *number)
{
  return fixture_run (fixture, "seize_exhibit", NULL, "case_id", of_case, "description", "a crowbar", "producer_initials", "JBS",
                      "number", number, NULL);
}

static void
test_two_exhibits_never_share_a_reference (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *of_case = open_case (fixture);
  g_autofree char *first = seize (fixture, of_case, "");
  g_autofree char *third = NULL, *own = NULL;

  assert_text (fixture, "exhibit", first, "reference", "JBS/1");
  fixture_be (fixture, "1002");
  fixture_refuse (fixture, CBK_ERROR_CONFLICT, "seize_exhibit", NULL, "case_id", of_case, "description", "a torch",
                  "producer_initials", "JBS", "number", "1", NULL);
  third = seize (fixture, of_case, "3");
  own = fixture_run (fixture, "seize_exhibit", NULL, "case_id", of_case, "description", "a torch", NULL);
  assert_text (fixture, "exhibit", third, "reference", "JBS/3");
  assert_text (fixture, "exhibit", own, "reference", "H/1");
}

static void
test_nothing_is_submitted_without_a_seal (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *of_case = open_case (fixture);
  g_autofree char *id = seize (fixture, of_case, "");
  g_autofree char *sealed = NULL, *submitted = NULL, *copy = NULL;

  fixture_refuse (fixture, CBK_ERROR_STATE, "submit_exhibit", id, "to_text", "Laboratory", "why", "DNA", NULL);
  sealed = fixture_run (fixture, "seal_exhibit", id, "seal_number", "S100", NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "edit", id, "type", "exhibit", "description", "a longer crowbar", NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "seal_exhibit", id, "seal_number", "S101", NULL);
  submitted = fixture_run (fixture, "submit_exhibit", id, "to_text", "Laboratory", "why", "DNA", NULL);
  assert_text (fixture, "exhibit", id, "state", "submitted");

  copy = fixture_run (fixture, "copy_exhibit", id, "description", "crowbar, described anew", "why", "length measured", NULL);
  assert_text (fixture, "exhibit", copy, "reference", "JBS/1/A");
  assert_text (fixture, "exhibit", copy, "derived_from", id);
}

static void
test_whoever_gets_it_confirms (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *of_case = open_case (fixture);
  g_autofree char *id = seize (fixture, of_case, "");
  g_autofree char *other = fixture_officer (fixture, "1002");
  g_autofree char *third = fixture_officer (fixture, "2001");
  g_autofree char *moved = NULL, *confirmed = NULL, *gap = NULL;

  fixture_refuse (fixture, CBK_ERROR_STATE, "confirm_exhibit", id, NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "move_exhibit", id, "why", "to the store", NULL);
  fixture_refuse (fixture, CBK_ERROR_INVALID, "move_exhibit", id, "kind", "destroyed", "to_text", "fire", "why", "x", NULL);
  moved = fixture_run (fixture, "move_exhibit", id, "to_officer", other, "why", "end of duty", NULL);
  g_assert_cmpstr (fixture_warnings (fixture), ==, "");
  fixture_refuse (fixture, CBK_ERROR_DENIED, "confirm_exhibit", id, NULL);

  fixture_be (fixture, "1002");
  gap = fixture_run (fixture, "move_exhibit", id, "to_officer", third, "why", "in a hurry", NULL);
  g_assert_nonnull (strstr (fixture_warnings (fixture), "Gap in continuity"));
  fixture_be (fixture, "2001");
  confirmed = fixture_run (fixture, "confirm_exhibit", id, "seal_checked", "yes", NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "confirm_exhibit", id, NULL);
}

static void
test_an_open_case_keeps_its_exhibits (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *of_case = open_case (fixture);
  g_autofree char *id = seize (fixture, of_case, "");
  g_autofree char *sealed = fixture_run (fixture, "seal_exhibit", id, "seal_number", "S1", NULL);
  g_autofree char *stored = fixture_run (fixture, "move_exhibit", id, "kind", "stored", "to_text", "Store 4", "why", "kept", NULL);
  g_autofree char *loose = NULL, *loose_sealed = NULL, *loose_stored = NULL, *gone = NULL, *back = NULL;

  assert_text (fixture, "exhibit", id, "state", "stored");
  fixture_be (fixture, "2001");
  fixture_refuse (fixture, CBK_ERROR_STATE, "dispose_exhibit", id, "how", "disposed", "disposal_reason", "x",
                  "disposal_authority", "y", "to_text", "z", NULL);

  loose = fixture_run (fixture, "seize_exhibit", NULL, "subject_type", "incident", "subject_id", of_case, "description", "a bag",
                       NULL);
  loose_sealed = fixture_run (fixture, "seal_exhibit", loose, "seal_number", "S2", NULL);
  loose_stored = fixture_run (fixture, "move_exhibit", loose, "kind", "stored", "to_text", "Store 4", "why", "kept", NULL);
  gone = fixture_run (fixture, "dispose_exhibit", loose, "how", "destroyed", "disposal_reason", "perished",
                      "disposal_authority", "Insp", "to_text", "incinerator", NULL);
  assert_text (fixture, "exhibit", loose, "state", "destroyed");
  back = fixture_run (fixture, "correct_exhibit", loose, "why", "wrong bag", "to_text", "Store 4", NULL);
  assert_text (fixture, "exhibit", loose, "state", "stored");
}

static char *
add_file (Fixture *fixture, const char *of_case, const char *hash)
{
  return fixture_run (fixture, "register_file", NULL, "subject_type", "case", "subject_id", of_case, "name", "door.mp4", "size",
                      "1024", "sha256", hash, NULL);
}

static void
test_other_content_under_the_same_name_is_a_further_version (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *of_case = open_case (fixture);
  g_autofree char *first = add_file (fixture, of_case, HASH_A);
  g_autofree char *second = NULL;
  g_autoptr(GPtrArray) files = NULL;

  g_assert_cmpstr (fixture_warnings (fixture), ==, "");
  second = add_file (fixture, of_case, HASH_B);
  g_assert_nonnull (strstr (fixture_warnings (fixture), "other content"));
  fixture_refuse (fixture, CBK_ERROR_CONFLICT, "register_file", NULL, "subject_type", "case", "subject_id", of_case, "name",
                  "door.mp4", "size", "1024", "sha256", HASH_A, NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "register_file", NULL, "subject_type", "case", "subject_id", of_case, "name", "x",
                  "size", "1", "sha256", "abc", NULL);
  files = fixture_find (fixture, "media_file", NULL);
  g_assert_cmpuint (files->len, ==, 2);
}

static void
test_a_changed_file_is_blocked (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *of_case = open_case (fixture);
  g_autofree char *id = add_file (fixture, of_case, HASH_A);
  g_autofree char *same = fixture_run (fixture, "check_file", id, "sha256", HASH_A, NULL);
  g_autofree char *changed = NULL, *cleared = NULL;

  assert_text (fixture, "media_file", id, "hash_result", "same");
  changed = fixture_run (fixture, "check_file", id, "sha256", HASH_B, NULL);
  g_assert_nonnull (strstr (fixture_warnings (fixture), "changed"));
  assert_text (fixture, "media_file", id, "state", "blocked");
  fixture_be (fixture, "2001");
  cleared = fixture_run (fixture, "check_file", id, "sha256", HASH_A, NULL);
  assert_text (fixture, "media_file", id, "state", "registered");
}

static void
test_footage_warns_before_its_store_deletes_it (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *worn = fixture_run (fixture, "register_clip", NULL, "kind", "body_worn", "started_at", "2026-11-21T20:00:00Z",
                                       NULL);
  g_autofree char *shop = NULL;

  g_assert_nonnull (strstr (fixture_warnings (fixture), "Secure it"));
  assert_text (fixture, "clip", worn, "deletes_at", "2026-12-22T23:59:59.999Z");
  shop = fixture_run (fixture, "register_clip", NULL, "kind", "cctv_private", "started_at", "2026-11-21T20:00:00Z", NULL);
  g_assert_nonnull (strstr (fixture_warnings (fixture), "Ask its owner"));
}

static void
test_footage_is_requested_secured_and_seen (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = fixture_run (fixture, "register_clip", NULL, "kind", "cctv_private", NULL);
  g_autofree char *requested = NULL, *secured = NULL, *reviewed = NULL;

  fixture_refuse (fixture, CBK_ERROR_STATE, "review_clip", id, "evidential", "evidential", "review_note", "x", NULL);
  requested = fixture_run (fixture, "request_clip", id, "deletes_at", "2026-11-01T00:00:00Z", NULL);
  g_assert_nonnull (strstr (fixture_warnings (fixture), "deleted this footage already"));
  secured = fixture_run (fixture, "secure_clip", id, "store_reference", "DVD 4", NULL);
  g_assert_nonnull (strstr (fixture_warnings (fixture), "hash"));
  reviewed = fixture_run (fixture, "review_clip", id, "evidential", "evidential", "review_note", "The van at 02:10", NULL);
  assert_text (fixture, "clip", id, "state", "reviewed");
}

static void
test_material_is_numbered_over_all_schedules (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *of_case = open_case (fixture);
  g_autofree char *a = fixture_run (fixture, "add_disclosure_item", NULL, "case_id", of_case, "description", "Log of the call", NULL);
  g_autofree char *b = fixture_run (fixture, "add_disclosure_item", NULL, "case_id", of_case, "description", "notes", NULL);
  g_autofree char *a2 = NULL, *b2 = NULL, *a3 = NULL, *a4 = NULL, *a5 = NULL;

  g_assert_nonnull (strstr (fixture_warnings (fixture), "Describe it"));
  fixture_refuse (fixture, CBK_ERROR_STATE, "schedule_disclosure_item", a, "relevant", "unknown", NULL);
  a2 = fixture_run (fixture, "schedule_disclosure_item", a, "relevant", "yes", "sensitive", "no", NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "schedule_disclosure_item", b, "relevant", "yes", "sensitive", "yes", NULL);
  b2 = fixture_run (fixture, "schedule_disclosure_item", b, "relevant", "yes", "sensitive", "yes", "sensitive_reason",
                    "names an informant", NULL);
  assert_text (fixture, "disclosure_item", a, "number", "1");
  assert_text (fixture, "disclosure_item", a, "schedule", "MG6C");
  assert_text (fixture, "disclosure_item", b, "number", "2");
  assert_text (fixture, "disclosure_item", b, "schedule", "MG6D");

  a3 = fixture_run (fixture, "reconsider_disclosure", a, "why", "new defence statement", NULL);
  a4 = fixture_run (fixture, "schedule_disclosure_item", a, "relevant", "yes", "sensitive", "no", NULL);
  assert_text (fixture, "disclosure_item", a, "number", "1");
  a5 = fixture_run (fixture, "decide_disclosure", a, "meets_test", "yes", "decision_reason", "undermines", "disclosed_as", "full",
                    NULL);
  assert_text (fixture, "disclosure_item", a, "state", "disclosed");
  fixture_refuse (fixture, CBK_ERROR_DENIED, "decide_disclosure", b, "meets_test", "unknown", "decision_reason", "risk", NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/evidence/every-guard-is-checked", test_every_guard_of_evidence_is_checked);
  ADD_CORE_TEST ("/statements/read-over-and-then-locked", test_a_statement_is_read_over_and_then_locked);
  ADD_CORE_TEST ("/statements/a-change-has-to-be-read-over-again", test_a_change_has_to_be_read_over_again);
  ADD_CORE_TEST ("/statements/the-next-version-takes-the-place", test_the_next_version_takes_the_place_of_the_signed_one);
  ADD_CORE_TEST ("/statements/an-online-account-becomes-a-draft", test_an_online_account_becomes_a_draft_and_stays);
  ADD_CORE_TEST ("/statements/witness-details-are-kept-apart", test_witness_details_are_kept_apart_and_restricted);
  ADD_CORE_TEST ("/interviews/without-caution-is-warned-of", test_an_interview_without_caution_is_warned_of);
  ADD_CORE_TEST ("/exhibits/two-never-share-a-reference", test_two_exhibits_never_share_a_reference);
  ADD_CORE_TEST ("/exhibits/nothing-is-submitted-without-a-seal", test_nothing_is_submitted_without_a_seal);
  ADD_CORE_TEST ("/exhibits/whoever-gets-it-confirms", test_whoever_gets_it_confirms);
  ADD_CORE_TEST ("/exhibits/an-open-case-keeps-its-exhibits", test_an_open_case_keeps_its_exhibits);
  ADD_CORE_TEST ("/files/other-content-is-a-further-version", test_other_content_under_the_same_name_is_a_further_version);
  ADD_CORE_TEST ("/files/a-changed-file-is-blocked", test_a_changed_file_is_blocked);
  ADD_CORE_TEST ("/footage/warns-before-its-store-deletes-it", test_footage_warns_before_its_store_deletes_it);
  ADD_CORE_TEST ("/footage/requested-secured-and-seen", test_footage_is_requested_secured_and_seen);
  ADD_CORE_TEST ("/disclosure/numbered-over-all-schedules", test_material_is_numbered_over_all_schedules);

  return g_test_run ();
}
