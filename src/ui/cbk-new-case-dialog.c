/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-new-case-dialog.h"

#include "ui/compat/cbk-ask.h"

struct _CbkNewCaseDialog
{
  AdwWindow parent_instance;

  CbkDesk *desk;
  gboolean may_close;

  GtkEditable *summary;
  GtkEditable *place;
  AdwComboRow *channel;
  AdwComboRow *offence;
  GtkLabel *problem;
};

enum
{
  CASE_OPENED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (CbkNewCaseDialog, cbk_new_case_dialog, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

static const CbkReferenceList *
find_list (CbkNewCaseDialog *self, const char *name)
{
  return cbk_reference_find_list (cbk_workspace_get_reference (cbk_desk_get_workspace (self->desk)), name);
}

/* The first line is that nothing is chosen: the line of a value is its index and one. */
static void
offer (CbkNewCaseDialog *self, AdwComboRow *row, const char *name)
{
  const CbkReferenceList *list = find_list (self, name);
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _("Not known yet"));
  for (guint i = 0; i < list->values->len; i++)
    gtk_string_list_append (labels, ((const CbkReferenceValue *) list->values->pdata[i])->label);
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
}

static void
take_choice (CbkNewCaseDialog *self, GHashTable *args, const char *param, AdwComboRow *row, const char *name)
{
  const CbkReferenceList *list = find_list (self, name);
  guint selected = adw_combo_row_get_selected (row);
  const CbkReferenceValue *value = selected > 0 ? g_ptr_array_index (list->values, selected - 1) : NULL;

  if (value != NULL)
    g_hash_table_insert (args, g_strdup (param), g_strdup (value->code));
}

static void
take_text (GHashTable *args, const char *param, GtkEditable *editable)
{
  char *text = g_strstrip (g_strdup (gtk_editable_get_text (editable)));

  g_hash_table_insert (args, g_strdup (param), text);
}

static void
update_save (CbkNewCaseDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save",
                                 *gtk_editable_get_text (self->summary) != '\0');
}

static void
on_run_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CbkNewCaseDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkResult) done = cbk_desk_run_finish (CBK_DESK (object), result, &error);

  if (self->desk == NULL)
    return;

  if (done != NULL)
    {
      self->may_close = TRUE;
      g_signal_emit (self, signals[CASE_OPENED], 0, done->id);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  update_save (self);
  gtk_label_set_label (self->problem, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbkNewCaseDialog *self = CBK_NEW_CASE_DIALOG (widget);
  g_autoptr(GHashTable) args = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  take_text (args, "summary", self->summary);
  take_text (args, "location_text", self->place);
  take_choice (self, args, "channel", self->channel, "report_channel");
  take_choice (self, args, "classification", self->offence, "offence_class");
  gtk_widget_action_set_enabled (widget, "dialog.save", FALSE);
  cbk_desk_run_async (self->desk, "open_case", NULL, args, NULL, on_run_cb, g_object_ref (self));
}

static void
on_discard_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  CbkNewCaseDialog *self = CBK_NEW_CASE_DIALOG (object);

  self->may_close = cbk_ask_finish (GTK_WIDGET (self), result, NULL);
  if (self->may_close)
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
cbk_new_case_dialog_close_request (GtkWindow *window)
{
  CbkNewCaseDialog *self = CBK_NEW_CASE_DIALOG (window);

  if (!self->may_close &&
      (*gtk_editable_get_text (self->summary) != '\0' || *gtk_editable_get_text (self->place) != '\0'))
    {
      cbk_ask_async (GTK_WIDGET (self), _("Discard What You Typed?"), _("The case has not been opened yet."),
                     _("_Discard"), NULL, on_discard_cb, NULL);
      return TRUE;
    }

  return GTK_WINDOW_CLASS (cbk_new_case_dialog_parent_class)->close_request (window);
}

static void
cbk_new_case_dialog_dispose (GObject *object)
{
  CbkNewCaseDialog *self = CBK_NEW_CASE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_NEW_CASE_DIALOG);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cbk_new_case_dialog_parent_class)->dispose (object);
}

static void
cbk_new_case_dialog_class_init (CbkNewCaseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cbk_new_case_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = cbk_new_case_dialog_close_request;

  /**
   * CbkNewCaseDialog::case-opened:
   * @id: the new case
   */
  signals[CASE_OPENED] = g_signal_new ("case-opened", CBK_TYPE_NEW_CASE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/uk/wmp2020/Casebook/ui/cbk-new-case-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkNewCaseDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, CbkNewCaseDialog, place);
  gtk_widget_class_bind_template_child (widget_class, CbkNewCaseDialog, channel);
  gtk_widget_class_bind_template_child (widget_class, CbkNewCaseDialog, offence);
  gtk_widget_class_bind_template_child (widget_class, CbkNewCaseDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, update_save);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cbk_new_case_dialog_init (CbkNewCaseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_save (self);
}

/**
 * cbk_new_case_dialog_new:
 * @parent: the window that it stands over
 * @desk: the desk
 *
 * Returns: (transfer none): a dialog that closes itself when the case is opened
 */
CbkNewCaseDialog *
cbk_new_case_dialog_new (GtkWindow *parent, CbkDesk *desk)
{
  CbkNewCaseDialog *self = g_object_new (CBK_TYPE_NEW_CASE_DIALOG, "transient-for", parent, NULL);

  self->desk = g_object_ref (desk);
  offer (self, self->channel, "report_channel");
  offer (self, self->offence, "offence_class");
  gtk_widget_grab_focus (GTK_WIDGET (self->summary));

  return self;
}
