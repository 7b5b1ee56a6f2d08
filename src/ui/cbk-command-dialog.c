/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-command-dialog.h"

#include "base/cbk-compat.h"
#include "core/cbk-form.h"
#include "core/cbk-offering.h"
#include "ui/cbk-match-view.h"
#include "ui/cbk-param-row.h"

/* People type on: who is like that is looked for when they pause. */
#define PAUSE_MS 300

struct _CbkCommandDialog
{
  AdwWindow parent_instance;

  CbkDesk *desk;
  GCancellable *cancellable;
  const CbkCommand *command;
  char *type; /* the record that it is for; NULL for none */
  char *id;
  GHashTable *prefill;
  CbkForm *form;
  CbkMatchView *matches; /* where a person is made; NULL elsewhere */
  guint pause_id;

  AdwWindowTitle *title;
  GtkButton *run;
  GtkWidget *restored;
  GtkLabel *problem;
  GtkLabel *about;
  GtkListBox *fields;
  GtkBox *body;
};

enum
{
  DONE,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (CbkCommandDialog, cbk_command_dialog, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

static CbkParamRow *
nth_row (CbkCommandDialog *self, int n)
{
  return (CbkParamRow *)gtk_list_box_get_row_at_index (self->fields, n);
}

static void
show_problem (CbkCommandDialog *self, const char *problem)
{
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

/* The field whose label the sentence begins with, or has in it. */
static CbkParamRow *
find_row_for (CbkCommandDialog *self, const char *message)
{
  g_autofree char *folded = g_utf8_casefold (message, -1);

  for (int i = 0; nth_row (self, i) != NULL; i++)
    {
      g_autofree char *label = g_utf8_casefold (_ (cbk_param_row_get_param (nth_row (self, i))->label), -1);

      if (strstr (folded, label) != NULL)
        return nth_row (self, i);
    }

  return NULL;
}

static void
show_refusal (CbkCommandDialog *self, const char *message)
{
  CbkParamRow *row = find_row_for (self, message);

  if (row == NULL)
    {
      show_problem (self, message);
      return;
    }

  cbk_param_row_set_problem (row, message);
  cbk_param_row_focus (row);
}

static void
on_run_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CbkCommandDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbkResult) done = cbk_desk_run_finish (CBK_DESK (object), result, &error);

  if (self->desk == NULL)
    return;

  if (done == NULL)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.run", TRUE);
      show_refusal (self, error->message);
      return;
    }

  cbk_form_discard (self->form);
  g_signal_emit (self, signals[DONE], 0, done->type, done->id);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
check_fields (CbkCommandDialog *self)
{
  CbkParamRow *first = NULL;

  show_problem (self, NULL);
  for (int i = 0; nth_row (self, i) != NULL; i++)
    if (!cbk_param_row_check (nth_row (self, i)) && first == NULL)
      first = nth_row (self, i);
  if (first != NULL)
    cbk_param_row_focus (first);

  return first == NULL;
}

static void
add_args (GHashTable *args, GHashTable *from)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_hash_table_insert (args, g_strdup (name), g_strdup (value));
}

static void
run_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbkCommandDialog *self = CBK_COMMAND_DIALOG (widget);
  g_autoptr (GHashTable) args = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gboolean on_record = self->command->subject != NULL || g_hash_table_contains (self->prefill, "type");

  if (self->form == NULL || !check_fields (self))
    return;

  add_args (args, cbk_form_get_args (self->form));
  add_args (args, self->prefill);
  gtk_widget_action_set_enabled (widget, "dialog.run", FALSE);
  cbk_desk_run_async (self->desk, self->command->name, on_record ? self->id : NULL, args, NULL, on_run_cb,
                      g_object_ref (self));
}

static void
on_pause_cb (gpointer data)
{
  CbkCommandDialog *self = data;
  CbkPersonClue clue = {
    .forenames = cbk_form_get (self->form, "forenames"),
    .surname = cbk_form_get (self->form, "surname"),
    .date_of_birth = cbk_form_get (self->form, "born"),
    .phone = cbk_form_get (self->form, "phone"),
    .pnc_id = cbk_form_get (self->form, "pnc_id"),
  };

  self->pause_id = 0;
  cbk_match_view_look_for (self->matches, &clue);
}

static void
on_row_changed_cb (CbkCommandDialog *self, const char *value, CbkParamRow *row)
{
  if (self->form == NULL)
    return;

  cbk_form_set (self->form, cbk_param_row_get_param (row)->name, value);
  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->matches != NULL)
    self->pause_id = g_timeout_add_once (PAUSE_MS, on_pause_cb, self);
}

/* The record is there already: nothing is made, and what asked for somebody gets them. */
static void
on_taken_cb (CbkCommandDialog *self, const char *id)
{
  if (self->form != NULL)
    cbk_form_discard (self->form);
  g_signal_emit (self, signals[DONE], 0, "person", id);
  gtk_window_close (GTK_WINDOW (self));
}

/* Match before create. */
static void
add_matches (CbkCommandDialog *self)
{
  if (!g_str_equal (self->command->name, "register_person"))
    return;

  self->matches = CBK_MATCH_VIEW (cbk_match_view_new (self->desk));
  g_signal_connect_object (self->matches, "taken", G_CALLBACK (on_taken_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->body, GTK_WIDGET (self->matches));
}

static void
add_rows (CbkCommandDialog *self, gboolean required)
{
  for (guint i = 0; i < self->command->n_params; i++)
    {
      const CbkParam *param = &self->command->params[i];
      GtkWidget *row;

      if (param->required != required || g_hash_table_contains (self->prefill, param->name))
        continue;

      row = cbk_param_row_new (self->desk, param, self->type, self->id);
      g_signal_connect_object (row, "changed", G_CALLBACK (on_row_changed_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->fields, row);
    }
}

static void
fill_rows (CbkCommandDialog *self)
{
  for (int i = 0; nth_row (self, i) != NULL; i++)
    {
      const char *value = cbk_form_get (self->form, cbk_param_row_get_param (nth_row (self, i))->name);

      if (value != NULL)
        cbk_param_row_set_value (nth_row (self, i), value);
    }
}

static void
on_failed_cb (CbkCommandDialog *self, const GError *error)
{
  show_problem (self, error->message);
}

static void
on_form_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CbkCommandDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbkForm) form = cbk_form_open_finish (CBK_WORKSPACE (object), result, &error);

  if (self->desk == NULL)
    {
      if (form != NULL)
        cbk_form_close (form);
      return;
    }

  if (form == NULL)
    {
      show_problem (self, error->message);
      return;
    }

  self->form = g_steal_pointer (&form);
  g_signal_connect_object (self->form, "failed", G_CALLBACK (on_failed_cb), self, G_CONNECT_SWAPPED);
  fill_rows (self);
  gtk_widget_set_visible (self->restored, cbk_form_is_restored (self->form));
  gtk_widget_set_sensitive (GTK_WIDGET (self->fields), TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.run", TRUE);
  if (nth_row (self, 0) != NULL)
    cbk_param_row_focus (nth_row (self, 0));
}

static void
read_form (CbkCommandDialog *self)
{
  cbk_form_open_async (cbk_desk_get_workspace (self->desk), self->command, self->id, self->cancellable, on_form_cb,
                       g_object_ref (self));
}

/* What was typed before is thrown away: the form begins anew. */
static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbkCommandDialog *self = CBK_COMMAND_DIALOG (widget);
  GtkWidget *row;

  if (self->form == NULL)
    return;

  g_clear_handle_id (&self->pause_id, g_source_remove);
  cbk_form_discard (self->form);
  g_clear_object (&self->form);
  while ((row = GTK_WIDGET (nth_row (self, 0))) != NULL)
    gtk_list_box_remove (self->fields, row);
  add_rows (self, TRUE);
  add_rows (self, FALSE);
  read_form (self);
}

static void
cbk_command_dialog_dispose (GObject *object)
{
  CbkCommandDialog *self = CBK_COMMAND_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->form != NULL)
    cbk_form_close (self->form);
  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_COMMAND_DIALOG);
  g_clear_object (&self->form);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cbk_command_dialog_parent_class)->dispose (object);
}

static void
cbk_command_dialog_finalize (GObject *object)
{
  CbkCommandDialog *self = CBK_COMMAND_DIALOG (object);

  g_clear_pointer (&self->prefill, g_hash_table_unref);
  g_free (self->type);
  g_free (self->id);

  G_OBJECT_CLASS (cbk_command_dialog_parent_class)->finalize (object);
}

static void
cbk_command_dialog_class_init (CbkCommandDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cbk_command_dialog_dispose;
  object_class->finalize = cbk_command_dialog_finalize;

  /**
   * CbkCommandDialog::done:
   * @type: (nullable): the kind of record that the command was about or made
   * @id: (nullable): which
   */
  signals[DONE] = g_signal_new ("done", CBK_TYPE_COMMAND_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-command-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkCommandDialog, title);
  gtk_widget_class_bind_template_child (widget_class, CbkCommandDialog, run);
  gtk_widget_class_bind_template_child (widget_class, CbkCommandDialog, restored);
  gtk_widget_class_bind_template_child (widget_class, CbkCommandDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, CbkCommandDialog, about);
  gtk_widget_class_bind_template_child (widget_class, CbkCommandDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, CbkCommandDialog, body);
  gtk_widget_class_install_action (widget_class, "dialog.run", NULL, run_action);
  gtk_widget_class_install_action (widget_class, "dialog.clear", NULL, clear_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.run", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "dialog.run", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cbk_command_dialog_init (CbkCommandDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.run", FALSE);
}

/* "Allocate…" opens the form; on its button there is nothing more to come. */
static char *
dup_verb (const CbkCommand *command)
{
  char *label = g_strdup (_ (command->label));

  if (g_str_has_suffix (label, "…"))
    label[strlen (label) - strlen ("…")] = '\0';

  return label;
}

/**
 * cbk_command_dialog_present:
 * @parent: a widget in the window to stand over
 * @desk: the desk
 * @command: what is to be done
 * @type: (nullable): the kind of record that it is for
 * @id: (nullable): its id
 *
 * Returns: (transfer none): the dialog, which closes itself when the command is done
 */
CbkCommandDialog *
cbk_command_dialog_present (GtkWidget *parent, CbkDesk *desk, const CbkCommand *command, const char *type,
                            const char *id)
{
  g_autofree char *verb = dup_verb (command);
  CbkCommandDialog *self = g_object_new (CBK_TYPE_COMMAND_DIALOG, "transient-for", gtk_widget_get_root (parent),
                                         "title", verb, NULL);

  self->desk = g_object_ref (desk);
  self->command = command;
  self->type = g_strdup (type);
  self->id = g_strdup (id);
  self->prefill = type != NULL ? cbk_command_dup_prefill (command, type, id)
                               : g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  adw_window_title_set_title (self->title, verb);
  gtk_button_set_label (self->run, verb);
  gtk_label_set_label (self->about, _ (command->about));
  add_rows (self, TRUE);
  add_rows (self, FALSE);
  add_matches (self);
  gtk_widget_set_visible (GTK_WIDGET (self->fields), nth_row (self, 0) != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->fields), FALSE);
  read_form (self);
  gtk_window_present (GTK_WINDOW (self));

  return self;
}

/**
 * cbk_command_dialog_find:
 * @self: a dialog
 * @param: a parameter's name
 *
 * Returns: (transfer none) (nullable): the row where it is asked for
 */
GtkWidget *
cbk_command_dialog_find (CbkCommandDialog *self, const char *param)
{
  for (int i = 0; nth_row (self, i) != NULL; i++)
    if (g_str_equal (cbk_param_row_get_param (nth_row (self, i))->name, param))
      return GTK_WIDGET (nth_row (self, i));

  return NULL;
}

static void
on_started_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbkResult) done = cbk_desk_run_finish (CBK_DESK (object), result, &error);

  if (done == NULL)
    cbk_desk_tell (CBK_DESK (object), error->message);
}

/**
 * cbk_command_start:
 * @parent: a widget in the window
 * @desk: the desk
 * @command: what is to be done
 * @type: (nullable): the kind of record that it is for
 * @id: (nullable): its id
 *
 * Asks for what the command needs. One that needs nothing and can be taken back is done at once: there is an undo
 * in the toast.
 */
void
cbk_command_start (GtkWidget *parent, CbkDesk *desk, const CbkCommand *command, const char *type, const char *id)
{
  if (command->n_params > 0 || (command->flags & CBK_COMMAND_FINAL))
    cbk_command_dialog_present (parent, desk, command, type, id);
  else
    cbk_desk_run_async (desk, command->name, id, NULL, NULL, on_started_cb, NULL);
}
