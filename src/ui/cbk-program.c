/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-program.h"

#include "base/cbk-compat.h"
#include "core/cbk-sync-service.h"
#include "ui/cbk-window.h"
#include "ui/cbk-ui-resource.h"

struct _CbkProgram
{
  AdwApplication parent_instance;

  const CbkEnv *env;
  char *folder;
  char *who;
  CbkWorkspace *workspace;
  CbkDesk *desk;
  CbkSyncService *service;  /* keeps in step with headquarters while somebody works */
  CbkWindow *window;      /* borrowed; NULL when closed */
  gboolean opening;
};

G_DEFINE_FINAL_TYPE (CbkProgram, cbk_program, ADW_TYPE_APPLICATION)

/* What is opened and signed in on a thread of its own, so that the window is there meanwhile. */
typedef struct
{
  const CbkEnv *env;
  char *folder;
  char *who;                /* NULL: nobody yet */
  CbkWorkspace *workspace;  /* NULL: not open yet */
} CbkStart;

static void
start_free (gpointer data)
{
  CbkStart *start = data;

  g_clear_object (&start->workspace);
  g_free (start->folder);
  g_free (start->who);
  g_free (start);
}

static void
start_on_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  CbkStart *start = task_data;
  g_autoptr(GError) error = NULL;

  if (start->workspace == NULL)
    start->workspace = cbk_workspace_open (start->folder, start->env, &error);
  if (start->workspace != NULL && start->who != NULL)
    cbk_workspace_sign_in (start->workspace, start->who, &error);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
show_start (CbkProgram *self, const char *problem)
{
  CbkStartPage *page = self->window != NULL ? cbk_window_get_start (self->window) : NULL;

  if (page == NULL)
    return;

  if (self->workspace != NULL)
    cbk_start_page_ask_who (page, problem);
  else
    cbk_start_page_show_problem (page, problem);
}

static void
on_started_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  CbkProgram *self = CBK_PROGRAM (object);
  CbkStart *start = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  self->opening = FALSE;
  g_task_propagate_boolean (G_TASK (result), &error);
  g_set_object (&self->workspace, start->workspace);

  if (error != NULL || start->who == NULL)
    {
      show_start (self, error != NULL ? error->message : NULL);
      return;
    }

  self->desk = cbk_desk_new (self->workspace);
  self->service = cbk_sync_service_new (self->workspace);
  cbk_desk_set_service (self->desk, self->service);
  if (self->window != NULL)
    cbk_window_set_desk (self->window, self->desk);
}

static void
start (CbkProgram *self, const char *who)
{
  g_autoptr(GTask) task = NULL;
  CbkStart *data;

  if (self->opening || self->desk != NULL)
    return;

  data = g_new0 (CbkStart, 1);
  data->env = self->env;
  data->folder = g_strdup (self->folder);
  data->who = g_strdup (who);
  data->workspace = self->workspace != NULL ? g_object_ref (self->workspace) : NULL;

  self->opening = TRUE;
  if (self->window != NULL)
    cbk_start_page_show_opening (cbk_window_get_start (self->window));

  task = g_task_new (self, NULL, on_started_cb, NULL);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, data, start_free);
  g_task_run_in_thread (task, start_on_thread);
}

static void
open_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CbkProgram *self = user_data;

  start (self, self->who);
}

static void
sign_in_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  start (user_data, g_variant_get_string (parameter, NULL));
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CbkProgram *self = user_data;

  if (self->window != NULL)
    gtk_window_close (GTK_WINDOW (self->window));
}

static void
cbk_program_activate (GApplication *application)
{
  CbkProgram *self = CBK_PROGRAM (application);

  if (self->window == NULL)
    {
      self->window = cbk_window_new (GTK_APPLICATION (self));
      g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
      if (self->desk != NULL)
        cbk_window_set_desk (self->window, self->desk);
      else
        start (self, self->who);
    }

  gtk_window_present (GTK_WINDOW (self->window));
}

static void
cbk_program_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  CbkProgram *self = CBK_PROGRAM (application);

  g_application_activate (application);
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *link = g_file_get_uri (files[i]);

      cbk_window_open_link (self->window, link);
    }
}

static void
cbk_program_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { "open", open_action },
    { "sign-in", sign_in_action, "s" },
    { "quit", quit_action },
  };

  G_APPLICATION_CLASS (cbk_program_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
}

/* Whatever is still on its way is let in before the store closes under it. */
static void
cbk_program_shutdown (GApplication *application)
{
  CbkProgram *self = CBK_PROGRAM (application);

  while (self->opening)
    g_main_context_iteration (NULL, TRUE);

  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  if (self->service != NULL)
    cbk_sync_service_stop (self->service);
  if (self->workspace != NULL)
    cbk_workspace_close (self->workspace);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  g_clear_object (&self->service);
  g_clear_object (&self->desk);
  g_clear_object (&self->workspace);

  G_APPLICATION_CLASS (cbk_program_parent_class)->shutdown (application);
}

static int
cbk_program_handle_local_options (GApplication *application, GVariantDict *options)
{
  CbkProgram *self = CBK_PROGRAM (application);
  const char *folder = NULL;
  const char *who = NULL;

  if (g_variant_dict_lookup (options, "store", "^&ay", &folder))
    g_set_str (&self->folder, folder);
  if (g_variant_dict_lookup (options, "as", "&s", &who))
    g_set_str (&self->who, who);

  if (self->folder == NULL)
    self->folder = g_getenv ("CASEBOOK_STORE") != NULL
                       ? g_strdup (g_getenv ("CASEBOOK_STORE"))
                       : g_build_filename (g_get_user_data_dir (), "casebook", NULL);
  if (self->who == NULL)
    self->who = g_strdup (g_getenv ("CASEBOOK_USER"));

  return -1;
}

static void
cbk_program_finalize (GObject *object)
{
  CbkProgram *self = CBK_PROGRAM (object);

  if (self->window != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  g_free (self->folder);
  g_free (self->who);

  G_OBJECT_CLASS (cbk_program_parent_class)->finalize (object);
}

static void
cbk_program_class_init (CbkProgramClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cbk_program_finalize;
  application_class->activate = cbk_program_activate;
  application_class->open = cbk_program_open;
  application_class->startup = cbk_program_startup;
  application_class->shutdown = cbk_program_shutdown;
  application_class->handle_local_options = cbk_program_handle_local_options;

  /* A static library's own constructor may be left out by the linker. */
  g_resources_register (cbk_ui_get_resource ());
}

static void
cbk_program_init (CbkProgram *self)
{
  static const GOptionEntry entries[] = {
    { "store", 's', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, NULL, N_("The folder of the store"),
      N_("FOLDER") },
    { "as", 'a', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, NULL, N_("Who you are"), N_("NUMBER") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[LINK…]"));
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _("Cases, missing people, licences and resettlement."));
}

/**
 * cbk_program_new:
 * @env: time and chance; borrowed, outlives the application
 *
 * Returns: (transfer full): an application with one window; a second start brings it to the front
 */
CbkProgram *
cbk_program_new (const CbkEnv *env)
{
  CbkProgram *self = g_object_new (CBK_TYPE_PROGRAM, "application-id", "uk.wmp2020.Casebook",
                                       "resource-base-path", "/uk/wmp2020/Casebook", "flags",
                                   G_APPLICATION_HANDLES_OPEN, NULL);

  self->env = env;

  return self;
}

/**
 * cbk_program_set_store:
 * @self: an application
 * @folder: where the store is
 * @who: (nullable): an officer's number; the window asks when it is %NULL
 *
 * What the options --store and --as say; before it is activated.
 */
void
cbk_program_set_store (CbkProgram *self, const char *folder, const char *who)
{
  g_set_str (&self->folder, folder);
  g_set_str (&self->who, who);
}

/**
 * cbk_program_get_desk:
 * @self: an application
 *
 * Returns: (transfer none) (nullable): where the user works, once they do
 */
CbkDesk *
cbk_program_get_desk (CbkProgram *self)
{
  return self->desk;
}
