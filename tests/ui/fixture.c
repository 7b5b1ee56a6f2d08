/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/fixture.h"

#include "ui/cbk-list-workspace.h"
#include "ui/cbk-settings.h"

static CbkTestEnv application_env;
static CbkProgram *application;

/**
 * ui_test_main:
 *
 * Runs the tests that were added, under an application that is registered but never run.
 */
int
ui_test_main (int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  int code;

  cbk_test_env_init (&application_env, "2026-11-22T14:02:00Z");
  application = cbk_program_new (&application_env.env);
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);

  /* GNOME's own; without a session GTK believes in three buttons. */
  g_object_set (gtk_settings_get_default (), "gtk-decoration-layout", ":close", NULL);

  code = g_test_run ();
  g_clear_object (&application);

  return code;
}

GtkApplication *
ui_application (void)
{
  return GTK_APPLICATION (application);
}

/* What one test chose is not the next one's. */
static void
forget_choices (void)
{
  g_autoptr(GSettings) settings = cbk_settings_new ();
  g_autoptr(GSettingsSchema) schema = NULL;
  g_auto(GStrv) keys = NULL;

  g_assert_nonnull (settings);
  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    g_settings_reset (settings, keys[i]);
}

void
ui_fixture_set_up (UiFixture *fixture, gconstpointer unused)
{
  const char *roles[] = { "investigator", NULL };
  g_autoptr(GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  forget_choices ();
  cbk_test_env_init (&fixture->env, "2026-11-22T14:02:00Z");
  fixture->folder = cbk_test_make_folder ();
  fixture->workspace = cbk_workspace_open (fixture->folder, &fixture->env.env, &error);
  g_assert_no_error (error);
  g_assert_true (cbk_workspace_set_up (fixture->workspace, "1001", "Mistry", roles, &error));
  g_assert_no_error (error);

  first = ui_fixture_new_case (fixture, "Burglary in Harborne");
  second = ui_fixture_new_case (fixture, "Robbery at the tram stop");
  fixture->desk = cbk_desk_new (fixture->workspace);
}

static gboolean
is_idle (gpointer unused)
{
  return !g_main_context_pending (NULL);
}

/* The window, the desk and the workspace go; the store stays. */
void
ui_fixture_close (UiFixture *fixture)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_wait (is_idle, NULL);
  cbk_workspace_close (fixture->workspace);
  ui_wait (is_idle, NULL);
  g_assert_finalize_object (fixture->desk);
  g_assert_finalize_object (fixture->workspace);
  fixture->window = NULL;
}

void
ui_fixture_tear_down (UiFixture *fixture, gconstpointer unused)
{
  ui_fixture_close (fixture);
  cbk_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

void
ui_fixture_open (UiFixture *fixture, int width)
{
  fixture->window = cbk_window_new (GTK_APPLICATION (application));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 640);
  cbk_window_set_desk (fixture->window, fixture->desk);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_settle (GTK_WIDGET (fixture->window));
}

char *
ui_fixture_new_case (UiFixture *fixture, const char *summary)
{
  return ui_fixture_run (fixture, "open_case", NULL, "summary", summary, NULL);
}

/* The page that is seen in the workspace that is. */
CbkRecordPage *
ui_fixture_get_page (UiFixture *fixture)
{
  return cbk_list_workspace_get_page (
      CBK_LIST_WORKSPACE (ui_find_seen (GTK_WIDGET (fixture->window), CBK_TYPE_LIST_WORKSPACE)));
}

/* In a window of that width: the page of a case that has no grade yet. */
CbkRecordPage *
ui_fixture_open_case (UiFixture *fixture, const char *id, int width)
{
  ui_fixture_open (fixture, width);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-record", "(ss)", "case", id);
  ui_fixture_wait_for (fixture, "No grade yet");

  return ui_fixture_get_page (fixture);
}

static gboolean
on_deadline (gpointer passed)
{
  *(gboolean *) passed = TRUE;

  return G_SOURCE_CONTINUE;
}

void
ui_wait (UiCheck check, gpointer data)
{
  gboolean passed = FALSE;
  guint id = g_timeout_add_seconds (20, on_deadline, &passed);

  while (!check (data) && !passed)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (check (data));
  g_source_remove (id);
}

static gboolean
has_size (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

static void
on_frame_cb (GdkFrameClock *clock, guint *n)
{
  (*n)++;
}

static gboolean
has_painted (gpointer n)
{
  return *(guint *) n >= 3;
}

/* Until it has its size and was painted a few times. */
void
ui_settle (GtkWidget *widget)
{
  guint n = 0;
  GdkFrameClock *clock;
  gulong handler;

  ui_wait (has_size, widget);
  clock = gtk_widget_get_frame_clock (widget);
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_frame_cb), &n);
  gdk_frame_clock_begin_updating (clock);
  ui_wait (has_painted, &n);
  gdk_frame_clock_end_updating (clock);
  g_signal_handler_disconnect (clock, handler);
}

GtkWidget *
ui_find (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* As ui_find(), among what is in sight. */
GtkWidget *
ui_find_seen (GtkWidget *root, GType type)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find_seen (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

GtkWidget *
ui_find_label (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text) &&
      gtk_widget_get_mapped (root))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

void
ui_foreach (GtkWidget *root, UiFunc func, gpointer data)
{
  func (root, data);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    ui_foreach (child, func, data);
}

/* A command as the fixture's user, with names and values up to a NULL; returns the id of what it made or changed. */
char *
ui_fixture_run (UiFixture *fixture, const char *command, const char *subject, ...)
{
  g_autoptr (GHashTable) args = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (CbkResult) result = NULL;
  const char *name;
  va_list list;

  va_start (list, subject);
  while ((name = va_arg (list, const char *)) != NULL)
    g_hash_table_insert (args, (char *)name, va_arg (list, char *));
  va_end (list);
  result = cbk_workspace_run (fixture->workspace, command, subject, args, &error);
  g_assert_no_error (error);

  return g_strdup (result->id);
}

typedef struct
{
  GtkWidget *root;
  const char *text;
} Seen;

static gboolean
is_seen (gpointer data)
{
  Seen *seen = data;

  return ui_find_label (seen->root, seen->text) != NULL;
}

static gboolean
is_gone (gpointer data)
{
  return !is_seen (data);
}

void
ui_wait_for_text (gpointer root, const char *text)
{
  Seen seen = { root, text };

  g_test_message ("waiting to see “%s”", text);
  ui_wait (is_seen, &seen);
}

void
ui_fixture_wait_for (UiFixture *fixture, const char *text)
{
  ui_wait_for_text (fixture->window, text);
}

void
ui_wait_until_gone (GtkWidget *root, const char *text)
{
  Seen seen = { root, text };

  g_test_message ("waiting for “%s” to go", text);
  ui_wait (is_gone, &seen);
}
