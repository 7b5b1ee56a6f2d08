/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-list-workspace.h"

#include "ui/cbk-page-stack.h"
#include "ui/cbk-record-row.h"
#include "ui/widgets/cbk-split-view.h"

/* Who walks down a list opens what they stop at, not all that they pass: each opening is in the log. */
#define REST_MS 150

struct _CbkListWorkspace
{
  AdwBin parent_instance;

  CbkDesk *desk;
  const CbkKind *kind;
  GCancellable *cancellable;   /* of the list that is being opened */
  guint view;
  guint rest_id;
  gboolean narrow_window;      /* the window has put its sidebar away */

  GListModel *records;
  GtkSingleSelection *selection;

  CbkSplitView *split;
  AdwWindowTitle *title;
  GtkSearchEntry *filter;
  GtkBox *views;
  GtkStack *stack;
  GtkListView *list;
  AdwStatusPage *empty;
  AdwStatusPage *problem;
  GtkButton *new_button;
  CbkPageStack *pages;
};

enum
{
  PROP_0,
  PROP_NARROW_WINDOW,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (CbkListWorkspace, cbk_list_workspace, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static gboolean
is_filtered (CbkListWorkspace *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->filter)) != '\0';
}

static void
show_count (CbkListWorkspace *self, guint n)
{
  g_autofree char *count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u shown", "%u shown", n), n);

  adw_window_title_set_subtitle (self->title, count);
}

static void
show_state (CbkListWorkspace *self)
{
  CbkRecordList *records = CBK_RECORD_LIST (self->records);
  guint n = records != NULL ? g_list_model_get_n_items (self->records) : 0;
  const GError *error = records != NULL ? cbk_record_list_get_error (records) : NULL;

  if (records == NULL)
    return;

  show_count (self, n);
  if (error != NULL)
    {
      adw_status_page_set_description (self->problem, error->message);
      gtk_stack_set_visible_child_name (self->stack, "problem");
    }
  else if (n > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (!cbk_record_list_get_loading (records))
    gtk_stack_set_visible_child_name (self->stack, is_filtered (self) ? "no-results" : "empty");
}

/* The old rows stay in sight until the new list is there. */
static void
take_records (CbkListWorkspace *self, GListModel *records)
{
  if (self->records != NULL)
    g_signal_handlers_disconnect_by_data (self->records, self);
  g_set_object (&self->records, records);
  g_signal_connect_swapped (records, "items-changed", G_CALLBACK (show_state), self);
  g_signal_connect_swapped (records, "notify::loading", G_CALLBACK (show_state), self);
  g_signal_connect_swapped (records, "notify::error", G_CALLBACK (show_state), self);
  gtk_single_selection_set_model (self->selection, records);
  show_state (self);
}

static void
on_list_opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CbkListWorkspace) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GListModel) records = cbk_workspace_open_list_finish (CBK_WORKSPACE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;

  if (records != NULL)
    {
      take_records (self, records);
      return;
    }

  adw_status_page_set_description (self->problem, error->message);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
open_list (CbkListWorkspace *self)
{
  CbkWorkspace *workspace = cbk_desk_get_workspace (self->desk);
  g_auto(GStrv) conditions =
    cbk_kind_dup_conditions (self->kind, self->view, workspace);
  CbkListing listing = { .type = self->kind->type,
                         .conditions = (const char *const *) conditions,
                         .limit = -1 };

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cbk_workspace_open_list_async (workspace, &listing, gtk_editable_get_text (GTK_EDITABLE (self->filter)),
                                 self->cancellable, on_list_opened_cb, g_object_ref (self));
}

/* What the words find is looked up once, so that a filtered list is opened again; others stay true by
 * themselves. */
static void
on_changed_cb (CbkListWorkspace *self)
{
  if (is_filtered (self))
    open_list (self);
}

static void
on_view_toggled_cb (CbkListWorkspace *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;

  self->view = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "view"));
  open_list (self);
}

static void
add_views (CbkListWorkspace *self)
{
  GtkToggleButton *first = NULL;

  for (guint i = 0; i < cbk_kind_count_views (self->kind); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_(self->kind->views[i].label));

      g_object_set_data (G_OBJECT (button), "view", GUINT_TO_POINTER (i));
      gtk_widget_add_css_class (button, "view");
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (button);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == 0);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (on_view_toggled_cb), self);
      gtk_box_append (self->views, button);
    }
}

static void
open_selected (CbkListWorkspace *self)
{
  CbkListItem *item = gtk_single_selection_get_selected_item (self->selection);
  CbkRecord *record = item != NULL ? cbk_list_item_get_record (item) : NULL;

  if (record == NULL)
    return;

  cbk_page_stack_open (self->pages, record->id);
  cbk_split_view_set_show_content (self->split, TRUE);
}

static void
on_rested_cb (gpointer data)
{
  CbkListWorkspace *self = data;

  self->rest_id = 0;
  open_selected (self);
}

static void
on_selected_cb (CbkListWorkspace *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION)
    self->rest_id = g_timeout_add_once (REST_MS, on_rested_cb, self);
}

static void
on_activate_cb (CbkListWorkspace *self, guint position)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  gtk_single_selection_set_selected (self->selection, position);
  open_selected (self);
}

static void
on_setup_row_cb (CbkListWorkspace *self, GtkListItem *item)
{
  cbk_record_row_set_up (self->desk, self->kind, item);
}

static void
on_stop_filter_cb (CbkListWorkspace *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* Down from the filter goes into what it found. */
static void
go_to_first (CbkListWorkspace *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, 0);
}

static void
first_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_to_first (CBK_LIST_WORKSPACE (widget));
}

static void
cbk_list_workspace_dispose (GObject *object)
{
  CbkListWorkspace *self = CBK_LIST_WORKSPACE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->records != NULL)
    g_signal_handlers_disconnect_by_data (self->records, self);
  /* The split view is both the bin's child and the template's: only one of them may let it go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_LIST_WORKSPACE);
  g_clear_object (&self->records);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cbk_list_workspace_parent_class)->dispose (object);
}

static void
cbk_list_workspace_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NARROW_WINDOW:
      g_value_set_boolean (value, CBK_LIST_WORKSPACE (object)->narrow_window);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cbk_list_workspace_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NARROW_WINDOW:
      CBK_LIST_WORKSPACE (object)->narrow_window = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cbk_list_workspace_class_init (CbkListWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cbk_list_workspace_dispose;
  object_class->get_property = cbk_list_workspace_get_property;
  object_class->set_property = cbk_list_workspace_set_property;

  properties[PROP_NARROW_WINDOW] = g_param_spec_boolean (
    "narrow-window", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CBK_TYPE_SPLIT_VIEW);
  g_type_ensure (CBK_TYPE_PAGE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-list-workspace.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkListWorkspace, selection);
  gtk_widget_class_bind_template_child (widget_class, CbkListWorkspace, split);
  gtk_widget_class_bind_template_child (widget_class, CbkListWorkspace, title);
  gtk_widget_class_bind_template_child (widget_class, CbkListWorkspace, filter);
  gtk_widget_class_bind_template_child (widget_class, CbkListWorkspace, views);
  gtk_widget_class_bind_template_child (widget_class, CbkListWorkspace, stack);
  gtk_widget_class_bind_template_child (widget_class, CbkListWorkspace, list);
  gtk_widget_class_bind_template_child (widget_class, CbkListWorkspace, empty);
  gtk_widget_class_bind_template_child (widget_class, CbkListWorkspace, problem);
  gtk_widget_class_bind_template_child (widget_class, CbkListWorkspace, new_button);
  gtk_widget_class_bind_template_child (widget_class, CbkListWorkspace, pages);
  gtk_widget_class_bind_template_callback (widget_class, open_list);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_to_first);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_filter_cb);
  gtk_widget_class_install_action (widget_class, "list.first", NULL, first_action);
}

static void
cbk_list_workspace_init (CbkListWorkspace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cbk_list_workspace_new:
 * @desk: the desk
 * @kind: what it lists
 *
 * Returns: (transfer floating): a workspace that opens its first view
 */
GtkWidget *
cbk_list_workspace_new (CbkDesk *desk, const CbkKind *kind)
{
  CbkListWorkspace *self = g_object_new (CBK_TYPE_LIST_WORKSPACE, NULL);

  self->desk = g_object_ref (desk);
  self->kind = kind;
  cbk_page_stack_set_up (self->pages, desk, kind);
  adw_window_title_set_title (self->title, _(kind->title));
  g_object_set (self->filter, "placeholder-text", _(kind->filter_hint), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(kind->filter_hint), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _(kind->title),
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (self->new_button), kind->new_label != NULL);
  if (kind->new_label != NULL)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->new_button), _(kind->new_label));
  adw_status_page_set_icon_name (self->empty, kind->icon);
  adw_status_page_set_title (self->empty, _(kind->empty_title));
  adw_status_page_set_description (self->empty, _(kind->empty_text));
  add_views (self);
  g_signal_connect_object (desk, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  open_list (self);

  return GTK_WIDGET (self);
}

const CbkKind *
cbk_list_workspace_get_kind (CbkListWorkspace *self)
{
  return self->kind;
}

/**
 * cbk_list_workspace_get_records:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): what it lists, of #CbkListItem; %NULL until it is open
 */
GListModel *
cbk_list_workspace_get_records (CbkListWorkspace *self)
{
  return self->records;
}

static gboolean
show_list (CbkListWorkspace *self)
{
  if (!cbk_split_view_get_collapsed (self->split) || !cbk_split_view_get_show_content (self->split))
    return FALSE;

  cbk_split_view_set_show_content (self->split, FALSE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));

  return TRUE;
}

/**
 * cbk_list_workspace_go_back:
 * @self: a workspace
 *
 * Returns: whether a page was over another, or over the list, and is not any more
 */
gboolean
cbk_list_workspace_go_back (CbkListWorkspace *self)
{
  return cbk_page_stack_go_back (self->pages) || show_list (self);
}

void
cbk_list_workspace_filter (CbkListWorkspace *self)
{
  show_list (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->filter));
}

void
cbk_list_workspace_write_log (CbkListWorkspace *self)
{
  cbk_record_page_write_log (cbk_list_workspace_get_page (self));
}

/**
 * cbk_list_workspace_get_page:
 * @self: a workspace
 *
 * Returns: (transfer none): the page that is seen, of a record of the list or of one that belongs to it
 */
CbkRecordPage *
cbk_list_workspace_get_page (CbkListWorkspace *self)
{
  return cbk_page_stack_get_page (self->pages);
}

void
cbk_list_workspace_show_record (CbkListWorkspace *self, const char *id)
{
  cbk_page_stack_open (self->pages, id);
  cbk_split_view_set_show_content (self->split, TRUE);
}

/**
 * cbk_list_workspace_show_view:
 * @self: a workspace
 * @view: which of its views
 */
void
cbk_list_workspace_show_view (CbkListWorkspace *self, guint view)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->views));

  for (guint i = 0; button != NULL && i < view; i++)
    button = gtk_widget_get_next_sibling (button);
  if (button != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

/**
 * cbk_list_workspace_dup_link:
 * @self: a workspace
 *
 * Returns: (transfer full) (nullable): a link that opens the record that is shown
 */
char *
cbk_list_workspace_dup_link (CbkListWorkspace *self)
{
  CbkRecordPage *page = cbk_list_workspace_get_page (self);
  const char *id = cbk_record_page_get_id (page);

  return id != NULL ? g_strdup_printf ("casebook:%s/%s", cbk_record_page_get_kind (page)->type, id) : NULL;
}
