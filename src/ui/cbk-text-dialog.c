/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-text-dialog.h"

struct _CbkTextDialog
{
  AdwWindow parent_instance;

  CbkDesk *desk;
  GCancellable *cancellable;
  const CbkField *field;
  char *type;
  char *id;

  GtkTextView *text;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (CbkTextDialog, cbk_text_dialog, ADW_TYPE_WINDOW)

static void
on_saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CbkTextDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkResult) done = cbk_desk_run_finish (CBK_DESK (object), result, &error);

  if (self->desk == NULL)
    return;

  if (done != NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", TRUE);
  gtk_label_set_label (self->problem, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbkTextDialog *self = CBK_TEXT_DIALOG (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  g_autoptr(GHashTable) args = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  g_hash_table_insert (args, g_strdup ("type"), g_strdup (self->type));
  g_hash_table_insert (args, g_strdup (self->field->name),
                       gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  gtk_widget_action_set_enabled (widget, "dialog.save", FALSE);
  cbk_desk_run_async (self->desk, "edit", self->id, args, self->cancellable, on_saved_cb,
                      g_object_ref (self));
}

static void
cbk_text_dialog_dispose (GObject *object)
{
  CbkTextDialog *self = CBK_TEXT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_TEXT_DIALOG);
  g_clear_object (&self->desk);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (cbk_text_dialog_parent_class)->dispose (object);
}

static void
cbk_text_dialog_finalize (GObject *object)
{
  CbkTextDialog *self = CBK_TEXT_DIALOG (object);

  g_free (self->type);
  g_free (self->id);

  G_OBJECT_CLASS (cbk_text_dialog_parent_class)->finalize (object);
}

static void
cbk_text_dialog_class_init (CbkTextDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cbk_text_dialog_dispose;
  object_class->finalize = cbk_text_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-text-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkTextDialog, text);
  gtk_widget_class_bind_template_child (widget_class, CbkTextDialog, problem);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cbk_text_dialog_init (CbkTextDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cbk_text_dialog_present:
 * @parent: a widget in the window to stand over
 * @desk: the desk
 * @record: whose field
 * @field: a text
 *
 * Returns: (transfer none): the dialog, which closes itself when the text is saved
 */
CbkTextDialog *
cbk_text_dialog_present (GtkWidget *parent, CbkDesk *desk, CbkRecord *record, const CbkField *field)
{
  CbkTextDialog *self = g_object_new (CBK_TYPE_TEXT_DIALOG, "transient-for", gtk_widget_get_root (parent),
                                      "title", _(field->label), NULL);
  const char *text = cbk_record_peek_text (record, field);

  self->desk = g_object_ref (desk);
  self->field = field;
  self->type = g_strdup (cbk_record_get_entity (record)->name);
  self->id = g_strdup (record->id);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text != NULL ? text : "", -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(field->label), -1);
  gtk_window_present (GTK_WINDOW (self));

  return self;
}
