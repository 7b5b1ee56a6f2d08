/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-registry.h"
#include "ui/cbk-related-list.h"
#include "ui/fixture.h"

/* A list names kinds, fields and commands by words: each of them has to be one. */
static void
test_table (UiFixture *fixture, gconstpointer unused)
{
  const CbkRelated *related;

  for (guint i = 0; (related = cbk_related_nth (i)) != NULL; i++)
    {
      CbkRecordClass *klass = cbk_registry_find (related->type);

      g_test_message ("%s: %s: %s", related->home, related->tab, related->title);
      g_assert_nonnull (cbk_kind_for (related->type));
      g_assert_nonnull (cbk_record_class_find_field (klass, related->link));
      g_assert_true (related->heading == NULL || cbk_record_class_find_field (klass, related->heading) != NULL);
      g_assert_true (related->opens == NULL || cbk_record_class_find_field (klass, related->opens) != NULL);
      for (guint j = 0; j < CBK_MAX_RELATED_VERBS && related->verbs[j] != NULL; j++)
        g_assert_nonnull (cbk_command_find (related->verbs[j]));
    }
}

static gboolean
is_full_from_the_start (const CbkRelated *related)
{
  static const char *const titles[] = { "Assessments", "Latest in the log", "Not on a schedule yet", "Reviews", NULL };

  return g_strv_contains (titles, related->title);
}

static void
assert_lists_say_that_they_are_empty (UiFixture *fixture, const char *home, const char *id)
{
  const CbkRelated *related;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-record", "(ss)", home, id);
  ui_fixture_wait_for (fixture, "History");
  for (guint i = 0; (related = cbk_related_nth (i)) != NULL; i++)
    {
      if (!g_str_equal (related->home, home))
        continue;

      g_test_message ("%s: %s", related->tab, related->title);
      cbk_record_page_show_tab (ui_fixture_get_page (fixture), related->tab);
      ui_fixture_wait_for (fixture, related->title);
      if (!is_full_from_the_start (related))
        ui_fixture_wait_for (fixture, related->empty);
    }
}

static void
test_empty (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = ui_fixture_new_case (fixture, "Theft from a van");
  g_autofree char *person = ui_fixture_run (fixture, "register_person", NULL, "surname", "Wren", NULL);

  ui_fixture_open (fixture, 1200);
  assert_lists_say_that_they_are_empty (fixture, "case", id);
  assert_lists_say_that_they_are_empty (fixture, "person", person);
}

static void
test_shows_itself (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = ui_fixture_new_case (fixture, "Theft from a van");
  g_autofree char *person = NULL;
  g_autofree char *role = NULL;
  g_autofree char *action = NULL;

  ui_fixture_open_case (fixture, id, 1200);
  ui_fixture_wait_for (fixture, "Nobody yet. Press P to add somebody.");

  person = ui_fixture_run (fixture, "create", NULL, "type", "person", "surname", "Redfern", "forenames", "Callum", NULL);
  role = ui_fixture_run (fixture, "add_person_to_case", id, "type", "case", "role", "victim", "person", person, NULL);
  ui_fixture_wait_for (fixture, "REDFERN, Callum");

  action = ui_fixture_run (fixture, "raise_action", id, "type", "case", "title", "Secure the CCTV", "raised_because",
                "It is overwritten tonight", "due_at", "2026-11-22T17:02:00Z", NULL);
  ui_fixture_wait_for (fixture, "Secure the CCTV");
  ui_fixture_wait_for (fixture, "3 h");
}

static void
test_opens (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = ui_fixture_new_case (fixture, "Theft from a van");
  g_autofree char *action = ui_fixture_run (fixture, "raise_action", id, "type", "case", "title", "Secure the CCTV",
                                 "raised_because", "It is overwritten tonight", NULL);

  ui_fixture_open_case (fixture, id, 1200);
  ui_fixture_wait_for (fixture, "Secure the CCTV");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-record", "(ss)", "action", action);
  ui_fixture_wait_for (fixture, "It is overwritten tonight");
}

static void
test_narrow (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = ui_fixture_new_case (fixture, "Theft from a van");
  CbkRecordPage *page = ui_fixture_open_case (fixture, id, 360);
  const CbkRelated *related;

  for (guint i = 0; (related = cbk_related_nth (i)) != NULL; i++)
    cbk_record_page_show_tab (page, related->tab);
  ui_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 360);
}

static void
test_views (UiFixture *fixture, gconstpointer unused)
{
  const CbkKind *kind = cbk_kind_find ("case");

  for (guint i = 0; i < cbk_kind_count_views (kind); i++)
    {
      g_auto (GStrv) conditions = cbk_kind_dup_conditions (kind, i, fixture->workspace);
      CbkListing listing
          = { .type = "case", .conditions = (const char *const *)conditions, .limit = -1 };
      g_autoptr (GError) error = NULL;
      gint64 n = -1;

      g_test_message ("%s", kind->views[i].label);
      g_assert_true (cbk_workspace_count (fixture->workspace, &listing, &n, &error));
      g_assert_no_error (error);
      g_assert_cmpint (n, >=, 0);
      for (guint j = 0; conditions[j] != NULL; j++)
        g_assert_null (strchr (conditions[j], '$'));
    }
  ui_fixture_open (fixture, 1200);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  ADD_UI_TEST ("/related/each-list-names-kinds-fields-and-commands-that-there-are", test_table);
  ADD_UI_TEST ("/related/each-list-opens-and-says-when-it-is-empty", test_empty);
  ADD_UI_TEST ("/related/what-is-added-shows-itself-with-its-name-and-clock", test_shows_itself);
  ADD_UI_TEST ("/related/a-row-opens-its-record", test_opens);
  ADD_UI_TEST ("/related/tabs-fit-360-pixels", test_narrow);
  ADD_UI_TEST ("/cases/each-saved-view-is-a-list-that-can-be-had", test_views);

  return ui_test_main (argc, argv);
}
