/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-record-picker.h"

#include "base/cbk-compat.h"
#include "core/cbk-names.h"
#include "model/cbk-registry.h"
#include "ui/cbk-command-dialog.h"
#include "ui/cbk-record-row.h"

struct _CbkRecordPicker
{
  AdwBin parent_instance;

  CbkDesk *desk;
  GCancellable *cancellable;
  const CbkKind *kind;
  char *condition; /* what the record belongs to; NULL for any */
  char *id;
  char *title; /* of the chosen one: the entry shows it */

  GtkEditable *entry;
  GtkWidget *results;
  GtkSliceListModel *slice;
  GtkSingleSelection *selection;
  GtkListView *list;
  GtkLabel *none;
  GtkButton *make;
};

enum
{
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (CbkRecordPicker, cbk_record_picker, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static void
show_results (CbkRecordPicker *self, GListModel *records)
{
  gtk_slice_list_model_set_model (self->slice, records);
  gtk_widget_set_visible (self->results, records != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->none), records != NULL && g_list_model_get_n_items (records) == 0);
}

static void
on_opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CbkRecordPicker) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) records = cbk_workspace_open_list_finish (CBK_WORKSPACE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;

  gtk_label_set_label (self->none, error != NULL ? error->message : _ ("Nothing found"));
  show_results (self, records);
  gtk_widget_set_visible (self->results, TRUE);
  if (error != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->none), TRUE);
}

static void
look (CbkRecordPicker *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  const char *conditions[] = { self->condition, NULL };
  CbkListing listing = { .type = self->kind->type, .conditions = conditions, .limit = -1 };

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cbk_workspace_open_list_async (cbk_desk_get_workspace (self->desk), &listing, *text != '\0' ? text : NULL,
                                 self->cancellable, on_opened_cb, g_object_ref (self));
}

/* What is typed over a choice takes it back. */
static void
on_text_changed_cb (CbkRecordPicker *self)
{
  const char *text = gtk_editable_get_text (self->entry);

  if (self->desk == NULL || g_strcmp0 (text, self->title) == 0)
    return;

  if (self->id != NULL)
    {
      g_clear_pointer (&self->id, g_free);
      g_clear_pointer (&self->title, g_free);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  look (self);
}

static void
choose (CbkRecordPicker *self, CbkRecord *record)
{
  g_set_str (&self->id, record->id);
  g_clear_pointer (&self->title, g_free);
  self->title = cbk_kind_dup_heading (self->kind, self->desk, record);
  g_cancellable_cancel (self->cancellable);
  gtk_editable_set_text (self->entry, self->title);
  show_results (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (self->entry, -1);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_activate_cb (CbkRecordPicker *self, guint position)
{
  g_autoptr (CbkListItem) item = g_list_model_get_item (G_LIST_MODEL (self->slice), position);
  CbkRecord *record = item != NULL ? cbk_list_item_get_record (item) : NULL;

  if (record != NULL)
    choose (self, record);
}

static void
on_entry_activate_cb (CbkRecordPicker *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (gtk_widget_get_visible (self->results) && selected != GTK_INVALID_LIST_POSITION)
    on_activate_cb (self, selected);
  else
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIR_TAB_FORWARD);
}

/* The focus stays in the entry while one goes up and down. */
static gboolean
on_key_cb (CbkRecordPicker *self, guint key)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->slice));
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (key == GDK_KEY_Escape && gtk_widget_get_visible (self->results))
    show_results (self, NULL);
  else if (key == GDK_KEY_Down && !gtk_widget_get_visible (self->results))
    look (self);
  else if (key == GDK_KEY_Down && selected + 1 < n)
    gtk_single_selection_set_selected (self->selection, selected + 1);
  else if (key == GDK_KEY_Up && selected != GTK_INVALID_LIST_POSITION && selected > 0)
    gtk_single_selection_set_selected (self->selection, selected - 1);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
on_setup_row_cb (CbkRecordPicker *self, GtkListItem *item)
{
  cbk_record_row_set_up (self->desk, self->kind, item);
}

static void
on_named_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CbkRecordPicker) self = user_data;
  g_autofree char *title = cbk_workspace_load_name_finish (CBK_WORKSPACE (object), result, NULL);

  if (title != NULL && self->desk != NULL && self->id != NULL)
    {
      g_set_str (&self->title, title);
      gtk_editable_set_text (self->entry, title);
    }
}

static void
on_made_cb (CbkRecordPicker *self, const char *type, const char *id)
{
  if (self->desk == NULL || g_strcmp0 (type, self->kind->type) != 0)
    return;

  cbk_record_picker_set_id (self, id);
  show_results (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_make_cb (CbkRecordPicker *self)
{
  CbkCommandDialog *dialog = cbk_command_dialog_present (GTK_WIDGET (self), self->desk,
                                                         cbk_command_find (self->kind->new_command), NULL, NULL);

  g_signal_connect_object (dialog, "done", G_CALLBACK (on_made_cb), self, G_CONNECT_SWAPPED);
}

static void
cbk_record_picker_dispose (GObject *object)
{
  CbkRecordPicker *self = CBK_RECORD_PICKER (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_RECORD_PICKER);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cbk_record_picker_parent_class)->dispose (object);
}

static void
cbk_record_picker_finalize (GObject *object)
{
  CbkRecordPicker *self = CBK_RECORD_PICKER (object);

  g_free (self->condition);
  g_free (self->id);
  g_free (self->title);

  G_OBJECT_CLASS (cbk_record_picker_parent_class)->finalize (object);
}

static void
cbk_record_picker_class_init (CbkRecordPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cbk_record_picker_dispose;
  object_class->finalize = cbk_record_picker_finalize;

  /**
   * CbkRecordPicker::changed:
   *
   * Another record is chosen, or none any more.
   */
  signals[CHANGED] = g_signal_new ("changed", CBK_TYPE_RECORD_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-record-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPicker, entry);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPicker, results);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPicker, slice);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPicker, selection);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPicker, list);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPicker, none);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPicker, make);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_make_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed_cb);
}

static void
cbk_record_picker_init (CbkRecordPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Exhibits of this case, not of all: where a kind says what it belongs to, only those near are offered. */
static char *
dup_condition (const char *type, const char *near_type, const char *near_id)
{
  CbkRecordClass *klass = cbk_registry_find (type);

  if (klass == NULL || near_id == NULL)
    return NULL;
  if (g_strcmp0 (near_type, "case") == 0 && cbk_record_class_find_field (klass, "case_id") != NULL)
    return g_strconcat ("case_id=", near_id, NULL);
  if (cbk_record_class_find_field (klass, "subject_id") != NULL && g_strcmp0 (near_type, "case") == 0)
    return g_strconcat ("subject_id=", near_id, NULL);

  return NULL;
}

/**
 * cbk_record_picker_new:
 * @desk: the desk
 * @type: what kind of record is asked for
 * @label: what it is asked for, for those who do not see it
 * @near_type: (nullable): the kind of record that is open
 * @near_id: (nullable): its id: where that says to what records belong, only those are offered
 *
 * Returns: (transfer floating): a picker in which nothing is chosen
 */
GtkWidget *
cbk_record_picker_new (CbkDesk *desk, const char *type, const char *label, const char *near_type, const char *near_id)
{
  CbkRecordPicker *self = g_object_new (CBK_TYPE_RECORD_PICKER, NULL);

  self->desk = g_object_ref (desk);
  self->kind = cbk_kind_for (type);
  self->condition = dup_condition (type, near_type, near_id);
  gtk_widget_set_visible (GTK_WIDGET (self->make), self->kind->new_command != NULL);
  if (self->kind->new_command != NULL)
    gtk_button_set_label (self->make, _ (cbk_command_find (self->kind->new_command)->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->kind->title), -1);

  return GTK_WIDGET (self);
}

/**
 * cbk_record_picker_get_id:
 * @self: a picker
 *
 * Returns: (nullable): what is chosen
 */
const char *
cbk_record_picker_get_id (CbkRecordPicker *self)
{
  return self->id;
}

/**
 * cbk_record_picker_set_id:
 * @self: a picker
 * @id: what was chosen before
 */
void
cbk_record_picker_set_id (CbkRecordPicker *self, const char *id)
{
  g_set_str (&self->id, id);
  cbk_workspace_load_name_async (cbk_desk_get_workspace (self->desk), self->kind->type, id, NULL, on_named_cb,
                                 g_object_ref (self));
}

GtkWidget *
cbk_record_picker_get_entry (CbkRecordPicker *self)
{
  return GTK_WIDGET (self->entry);
}
