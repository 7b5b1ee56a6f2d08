/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "base/cbk-json.h"
#include "domain/cbk-finding.h"

#define RULE(code, confidence)                                                                               \
  "{\"code\": \"" code "\", \"set\": \"tea-1773\", \"version\": 3, \"citation\": \"Tea Act s1\", "           \
  "\"confidence\": \"" confidence "\", \"parameters\": {}}"

typedef struct
{
  CbkRules *rules;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  fixture->rules = cbk_rules_new_from_data ("{\"kind\": \"rules\", \"rules\": [" RULE ("sure", "V") "," RULE (
                                              "unsure", "U") "," RULE ("ours", "D") "]}",
                                            -1, &error);
  g_assert_no_error (error);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_pointer (&fixture->rules, cbk_rules_unref);
}

static CbkFinding *
new_finding (Fixture *fixture, const char *code)
{
  CbkFinding *finding = cbk_finding_new ("tea.brewed", "Tea due", cbk_rules_lookup (fixture->rules, code, 0));
  gint64 moment;

  g_assert_true (cbk_time_parse ("2026-05-12T13:20Z", &moment));
  cbk_finding_set_moment (finding, moment);
  cbk_finding_set_because (finding, "%d minutes after the water boiled", 4);

  return finding;
}

static void
test_one_sentence_says_all (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkFinding) finding = new_finding (fixture, "sure");
  g_autofree char *text = cbk_finding_explain (finding);

  g_assert_cmpstr (text, ==,
                   "Tea due Tue 12 May 2026 14:20: 4 minutes after the water boiled "
                   "(Tea Act s1; rule tea-1773 version 3, verified).");
  g_assert_true (cbk_finding_is_confirmed (finding));
}

static void
test_an_unconfirmed_rule_is_called_so (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkFinding) finding = new_finding (fixture, "sure");
  g_autofree char *text = NULL;

  cbk_finding_add_rule (finding, cbk_rules_lookup (fixture->rules, "unsure", 0));
  text = cbk_finding_explain (finding);

  g_assert_nonnull (strstr (text, "unconfirmed"));
  g_assert_false (cbk_finding_is_confirmed (finding));
}

static void
test_a_default_is_not_called_law (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkFinding) finding = new_finding (fixture, "ours");
  g_autofree char *text = cbk_finding_explain (finding);

  g_assert_nonnull (strstr (text, "a default of this program, not law"));
}

static void
test_what_is_stored_is_canonical (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkFinding) finding = new_finding (fixture, "sure");
  g_autoptr(GString) canonical = g_string_new (NULL);
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *json = NULL;
  g_autoptr(GError) error = NULL;

  cbk_finding_add_input (finding, "leaves", "\"black\" %d", 2);
  cbk_finding_set_outcome (finding, CBK_FINDING_MET, "poured");
  json = cbk_finding_to_json (finding);
  node = cbk_json_parse (json, -1, &error);
  g_assert_no_error (error);
  g_assert_true (cbk_json_append_node (canonical, node, &error));

  g_assert_cmpstr (json, ==, canonical->str);
  g_assert_cmpstr (
    json, ==,
    "{\"because\":\"4 minutes after the water boiled\",\"code\":\"tea.brewed\",\"day\":\"2026-05-12\","
    "\"inputs\":[{\"name\":\"leaves\",\"value\":\"\\\"black\\\" 2\"}],"
    "\"moment\":\"2026-05-12T13:20:00.000Z\",\"outcome\":\"poured\","
    "\"rules\":[{\"citation\":\"Tea Act s1\",\"code\":\"sure\",\"confidence\":\"V\","
    "\"set\":\"tea-1773\",\"version\":3}],"
    "\"sentence\":\"Tea due Tue 12 May 2026 14:20: 4 minutes after the water boiled; poured "
    "(Tea Act s1; rule tea-1773 version 3, verified).\",\"state\":\"met\",\"warning\":null,"
    "\"what\":\"Tea due\"}");
}

static void
test_an_override_needs_reason_name_and_rank (Fixture *fixture, gconstpointer unused)
{
  const CbkOverride whole = { "the kettle log shows it", "Alder", "Sergeant" };
  const CbkOverride blank = { "", "Alder", "Sergeant" };
  g_autoptr(CbkFinding) finding = new_finding (fixture, "sure");
  g_autoptr(GError) error = NULL;

  g_assert_true (cbk_finding_refuse (finding, NULL, &error, "too %s", "late"));
  g_assert_cmpint (cbk_finding_get_state (finding), ==, CBK_FINDING_REFUSED);

  g_assert_false (cbk_finding_refuse (finding, &blank, &error, "too late"));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (cbk_finding_refuse (finding, &whole, &error, "too late"));
  g_assert_cmpint (cbk_finding_get_state (finding), ==, CBK_FINDING_BREACHED);
  g_assert_cmpstr (cbk_finding_get_input (finding, "recorded by"), ==, "Sergeant Alder");
}

static void
test_durations_read_as_people_say_them (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *a = cbk_duration_describe (6 * CBK_HOUR);
  g_autofree char *b = cbk_duration_describe (CBK_HOUR + CBK_MINUTE);
  g_autofree char *c = cbk_duration_describe (10 * CBK_MINUTE);
  g_autofree char *d = cbk_duration_describe (0);

  g_assert_cmpstr (a, ==, "6 hours");
  g_assert_cmpstr (b, ==, "1 hour 1 minute");
  g_assert_cmpstr (c, ==, "10 minutes");
  g_assert_cmpstr (d, ==, "0 minutes");
}

#define ADD(path, func) g_test_add ("/finding/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("one-sentence-says-all", test_one_sentence_says_all);
  ADD ("an-unconfirmed-rule-is-called-so", test_an_unconfirmed_rule_is_called_so);
  ADD ("a-default-is-not-called-law", test_a_default_is_not_called_law);
  ADD ("what-is-stored-is-canonical", test_what_is_stored_is_canonical);
  ADD ("an-override-needs-reason-name-and-rank", test_an_override_needs_reason_name_and_rank);
  ADD ("durations-read-as-people-say-them", test_durations_read_as_people_say_them);

  return g_test_run ();
}
