/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-syncing-page.h"

#include "domain/cbk-uk-time.h"
#include "ui/cbk-sync-item-row.h"
#include "ui/cbk-sync-words.h"
#include "ui/cbk-verbs.h"
#include "ui/cbk-words.h"

#include <glib/gi18n-lib.h>

/* Much changes while it is sent: what is shown is read once for all of it. */
#define REST_MS 200

struct _CbkSyncingPage
{
  AdwBin parent_instance;

  CbkDesk *desk;
  GCancellable *cancellable;
  GListStore *items;         /* of CbkSyncItem */
  guint rest_id;
  gboolean narrow_window;

  GtkStack *stack;
  AdwStatusPage *problem;
  GtkImage *icon;
  GtkLabel *state;
  GtkLabel *more;
  GtkLabel *sentence;
  GtkLabel *contact;
  GtkLabel *next;
  GtkLabel *lease;
  GtkLabel *log;
  GtkLabel *where;
  GtkListBox *list;
  GtkWidget *none;
};

enum
{
  PROP_0,
  PROP_NARROW_WINDOW,
};

G_DEFINE_FINAL_TYPE (CbkSyncingPage, cbk_syncing_page, ADW_TYPE_BIN)

static void
set_moment (GtkLabel *label, gint64 moment, const char *otherwise)
{
  g_autofree char *text = cbk_uk_time_format_brief (moment);

  gtk_label_set_label (label, text != NULL ? text : otherwise);
}

/* What headquarters, or the line to it, said. */
static char *
dup_sentence (CbkSyncingPage *self)
{
  const CbkSyncServiceStatus *status = cbk_desk_get_service_status (self->desk);
  const CbkSyncing *syncing = cbk_desk_get_syncing (self->desk);
  gboolean person = status != NULL && status->state == CBK_SYNC_SERVICE_PERSON;
  const char *said = person ? status->sentence : syncing->last_error;

  if (syncing->alarm != NULL)
    return g_strdup_printf (_("ALARM: %s. Please tell your information security officer."), syncing->alarm);

  return said != NULL ? g_strdup_printf ("%s.", said) : NULL;
}

static void
show_state (CbkSyncingPage *self)
{
  const CbkSyncing *syncing = cbk_desk_get_syncing (self->desk);
  g_autofree char *state = cbk_sync_words_dup_state (self->desk);
  g_autofree char *more = cbk_sync_words_dup_more (self->desk);
  g_autofree char *next = cbk_sync_words_dup_next (self->desk);
  g_autofree char *sentence = dup_sentence (self);
  g_autofree char *log = cbk_words_count ((guint64) syncing->n_events, "%lu entry waits", "%lu entries wait");

  gtk_image_set_from_icon_name (self->icon, cbk_sync_words_get_icon (self->desk));
  gtk_label_set_label (self->state, state);
  gtk_label_set_label (self->more, more);
  gtk_label_set_label (self->sentence, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), sentence != NULL);
  set_moment (self->contact, syncing->last_success, _("None yet"));
  gtk_label_set_label (self->next, next);
  gtk_label_set_label (self->log, syncing->n_events > 0 ? log : _("Headquarters has it all"));
}

static void
show_details (CbkSyncingPage *self, CbkSyncDetails *details)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  set_moment (self->lease, details->lease_until, _("For ever: nothing was lent yet"));
  gtk_label_set_label (self->where, details->url != NULL ? details->url : _("Not known yet"));
  g_list_store_splice (self->items, 0, n, details->items->pdata, details->items->len);
  gtk_widget_set_visible (GTK_WIDGET (self->list), details->items->len > 0);
  gtk_widget_set_visible (self->none, details->items->len == 0);
  gtk_stack_set_visible_child_name (self->stack, "sync");
}

static void
on_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CbkSyncingPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkSyncDetails) details = cbk_workspace_read_sync_details_finish (CBK_WORKSPACE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;

  if (details != NULL)
    {
      show_details (self, details);
      return;
    }

  adw_status_page_set_description (self->problem, error->message);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
read_details (CbkSyncingPage *self)
{
  if (cbk_workspace_get_store (cbk_desk_get_workspace (self->desk)) == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cbk_workspace_read_sync_details_async (cbk_desk_get_workspace (self->desk), self->cancellable, on_read_cb, g_object_ref (self));
}

static void
on_rested_cb (gpointer data)
{
  CbkSyncingPage *self = data;

  self->rest_id = 0;
  read_details (self);
}

static void
on_syncing_cb (CbkSyncingPage *self)
{
  show_state (self);
  if (self->rest_id == 0)
    self->rest_id = g_timeout_add_once (REST_MS, on_rested_cb, self);
}

static void
now_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbkSyncingPage *self = CBK_SYNCING_PAGE (widget);

  if (gtk_widget_get_mapped (widget) && !cbk_desk_sync_now (self->desk))
    cbk_desk_tell (self->desk, _("This window does not sync; casebookctl sync does"));
}

static void
on_row_activated_cb (CbkSyncingPage *self, GtkListBoxRow *row)
{
  CbkSyncItem *item = cbk_sync_item_row_get_item (CBK_SYNC_ITEM_ROW (row));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(ss)", item->type, item->id);
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  return cbk_sync_item_row_new (CBK_SYNCING_PAGE (data)->desk, item);
}

/* Each group begins with its name. */
static void
add_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer unused)
{
  const char *group = cbk_sync_words_get_group (cbk_sync_item_row_get_item (CBK_SYNC_ITEM_ROW (row))->kind);
  const char *last = before != NULL ? cbk_sync_words_get_group (cbk_sync_item_row_get_item (CBK_SYNC_ITEM_ROW (before))->kind)
                                    : "";

  gtk_list_box_row_set_header (row, NULL);
  if (!g_str_equal (group, last))
    gtk_list_box_row_set_header (row, g_object_new (GTK_TYPE_LABEL, "label", group, "xalign", 0.0, "css-classes",
                                                    (const char *[]){ "heading", "group-head", NULL }, NULL));
}

static void
cbk_syncing_page_dispose (GObject *object)
{
  CbkSyncingPage *self = CBK_SYNCING_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_SYNCING_PAGE);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->items);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cbk_syncing_page_parent_class)->dispose (object);
}

static void
cbk_syncing_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NARROW_WINDOW:
      g_value_set_boolean (value, CBK_SYNCING_PAGE (object)->narrow_window);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cbk_syncing_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NARROW_WINDOW:
      CBK_SYNCING_PAGE (object)->narrow_window = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, CbkSyncingPage, stack);
  gtk_widget_class_bind_template_child (klass, CbkSyncingPage, problem);
  gtk_widget_class_bind_template_child (klass, CbkSyncingPage, icon);
  gtk_widget_class_bind_template_child (klass, CbkSyncingPage, state);
  gtk_widget_class_bind_template_child (klass, CbkSyncingPage, more);
  gtk_widget_class_bind_template_child (klass, CbkSyncingPage, sentence);
  gtk_widget_class_bind_template_child (klass, CbkSyncingPage, contact);
  gtk_widget_class_bind_template_child (klass, CbkSyncingPage, next);
  gtk_widget_class_bind_template_child (klass, CbkSyncingPage, lease);
  gtk_widget_class_bind_template_child (klass, CbkSyncingPage, log);
  gtk_widget_class_bind_template_child (klass, CbkSyncingPage, where);
  gtk_widget_class_bind_template_child (klass, CbkSyncingPage, list);
  gtk_widget_class_bind_template_child (klass, CbkSyncingPage, none);
}

static void
cbk_syncing_page_class_init (CbkSyncingPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cbk_syncing_page_dispose;
  object_class->get_property = cbk_syncing_page_get_property;
  object_class->set_property = cbk_syncing_page_set_property;

  g_object_class_install_property (object_class, PROP_NARROW_WINDOW,
                                   g_param_spec_boolean ("narrow-window", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-syncing-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_details);
  gtk_widget_class_install_action (widget_class, "sync.now", NULL, now_action);
}

static void
cbk_syncing_page_init (CbkSyncingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cbk_verbs_add (GTK_WIDGET (self), "sync");
  self->items = g_list_store_new (CBK_TYPE_SYNC_ITEM);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->items), make_row, self, NULL);
  gtk_list_box_set_header_func (self->list, add_header, NULL, NULL);
}

/**
 * cbk_syncing_page_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): a page that shows what changes
 */
GtkWidget *
cbk_syncing_page_new (CbkDesk *desk)
{
  CbkSyncingPage *self = g_object_new (CBK_TYPE_SYNCING_PAGE, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "syncing-changed", G_CALLBACK (on_syncing_cb), self, G_CONNECT_SWAPPED);
  show_state (self);
  read_details (self);

  return GTK_WIDGET (self);
}
