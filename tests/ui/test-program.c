/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/fixture.h"

/* What the window is to show, in order; what is done when it does. */
typedef struct
{
  CbkProgram *program;
  CbkWorkspace *other;    /* has the store open, and lets go of it */
  const char *first_text;
  const char *action;
  const char *argument;
  gboolean acted;
  gboolean worked;
} Run;

static GtkWidget *
window_of (Run *run)
{
  return GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (run->program)));
}

static void
act (Run *run)
{
  run->acted = TRUE;
  if (run->other != NULL)
    cbk_workspace_close (run->other);
  if (run->action != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (run->program), run->action,
                                    run->argument != NULL ? g_variant_new_string (run->argument) : NULL);
}

static gboolean
look (gpointer data)
{
  Run *run = data;
  GtkWidget *window = window_of (run);

  if (window == NULL)
    return G_SOURCE_CONTINUE;

  if (!run->acted && (run->first_text == NULL || ui_find_label (window, run->first_text) != NULL))
    act (run);

  if (!run->acted || cbk_program_get_desk (run->program) == NULL || ui_find_label (window, "Cases") == NULL)
    return G_SOURCE_CONTINUE;

  run->worked = TRUE;
  g_application_quit (G_APPLICATION (run->program));

  return G_SOURCE_CONTINUE;
}

static gboolean
give_up (gpointer data)
{
  g_application_quit (G_APPLICATION (((Run *) data)->program));

  return G_SOURCE_CONTINUE;
}

static void
run_program (Run *run, const CbkEnv *env, const char *folder, const char *who)
{
  char *argv[] = { (char *) "casebook", NULL };
  guint look_id = g_timeout_add (20, look, run);
  guint give_up_id = g_timeout_add_seconds (30, give_up, run);

  run->program = cbk_program_new (env);
  g_application_set_flags (G_APPLICATION (run->program), G_APPLICATION_NON_UNIQUE);
  cbk_program_set_store (run->program, folder, who);
  g_assert_cmpint (g_application_run (G_APPLICATION (run->program), 1, argv), ==, 0);
  g_source_remove (look_id);
  g_source_remove (give_up_id);
  g_clear_object (&run->program);
  g_assert_true (run->worked);
}

typedef struct
{
  CbkTestEnv env;
  char *folder;
  CbkWorkspace *workspace;
} Store;

static void
set_up (Store *store, gconstpointer unused)
{
  const char *roles[] = { "investigator", NULL };
  g_autoptr(GError) error = NULL;

  cbk_test_env_init (&store->env, "2026-11-22T14:02:00Z");
  store->folder = cbk_test_make_folder ();
  store->workspace = cbk_workspace_open (store->folder, &store->env.env, &error);
  g_assert_no_error (error);
  g_assert_true (cbk_workspace_set_up (store->workspace, "1001", "Mistry", roles, &error));
}

static void
tear_down (Store *store, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  cbk_workspace_close (store->workspace);
  g_clear_object (&store->workspace);

  /* The program has let go of the store. */
  store->workspace = cbk_workspace_open (store->folder, &store->env.env, &error);
  g_assert_no_error (error);
  cbk_workspace_close (store->workspace);
  g_clear_object (&store->workspace);
  cbk_test_remove_folder (store->folder);
  g_free (store->folder);
}

static void
test_opens (Store *store, gconstpointer unused)
{
  Run run = { 0 };

  cbk_workspace_close (store->workspace);
  run_program (&run, &store->env.env, store->folder, "1001");
}

static void
test_asks (Store *store, gconstpointer unused)
{
  Run run = { .first_text = "No officer here has the number 77", .action = "sign-in", .argument = "1001" };

  cbk_workspace_close (store->workspace);
  run_program (&run, &store->env.env, store->folder, "77");
}

static void
test_busy (Store *store, gconstpointer unused)
{
  Run run = { .first_text = "Casebook Cannot Open", .action = "open", .other = store->workspace };

  run_program (&run, &store->env.env, store->folder, "1001");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/program/opens-the-store-and-shows-the-desk", Store, NULL, set_up, test_opens, tear_down);
  g_test_add ("/program/asks-again-who-it-is", Store, NULL, set_up, test_asks, tear_down);
  g_test_add ("/program/opens-when-the-other-program-has-gone", Store, NULL, set_up, test_busy, tear_down);

  return g_test_run ();
}
