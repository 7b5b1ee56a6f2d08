/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-conflicts-page.h"

#include "ui/cbk-conflict-row.h"
#include "ui/cbk-conflict-view.h"
#include "ui/cbk-kind.h"
#include "ui/widgets/cbk-split-view.h"

#include <glib/gi18n-lib.h>

/* Whose turn it is. A supervisor decides what their team leaves open. */
static const CbkKind kind = {
  .type = "sync_conflict",
  .views = {
    { N_("All"), { "state=open" } },
    { N_("Mine"), { "author=$me", "state=open" } },
    { N_("I own"), { "owner=$me", "state=open" } },
    { N_("My team’s"), { "team=$team", "state=open" } },
    { N_("Decided"), { "state!=open" } },
  },
};

struct _CbkConflictsPage
{
  AdwBin parent_instance;

  CbkDesk *desk;
  GCancellable *cancellable;    /* of the list that is being opened */
  guint view;
  gboolean narrow_window;
  GListModel *records;
  GtkSingleSelection *selection;

  CbkSplitView *split;
  AdwWindowTitle *title;
  GtkBox *views;
  GtkStack *stack;
  GtkListView *list;
  AdwStatusPage *empty;
  AdwStatusPage *problem;
  CbkConflictView *page;
};

enum
{
  PROP_0,
  PROP_NARROW_WINDOW,
};

G_DEFINE_FINAL_TYPE (CbkConflictsPage, cbk_conflicts_page, ADW_TYPE_BIN)

static void
show_problem (CbkConflictsPage *self, const GError *error)
{
  adw_status_page_set_description (self->problem, error->message);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
show_state (CbkConflictsPage *self)
{
  guint n = self->records != NULL ? g_list_model_get_n_items (self->records) : 0;
  g_autofree char *count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u shown", "%u shown", n), n);
  gboolean decided = self->view == cbk_kind_count_views (&kind) - 1;
  const GError *error = self->records != NULL ? cbk_record_list_get_error (CBK_RECORD_LIST (self->records)) : NULL;

  if (self->records == NULL)
    return;

  if (error != NULL)
    {
      show_problem (self, error);
      return;
    }

  adw_window_title_set_subtitle (self->title, count);
  adw_status_page_set_title (self->empty, decided ? _("Nothing decided yet") : _("Nothing to decide"));
  if (n > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (!cbk_record_list_get_loading (CBK_RECORD_LIST (self->records)))
    gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
take_records (CbkConflictsPage *self, GListModel *records)
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
  g_autoptr(CbkConflictsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GListModel) records = cbk_workspace_open_list_finish (CBK_WORKSPACE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;

  if (records != NULL)
    take_records (self, records);
  else
    show_problem (self, error);
}

static void
open_list (CbkConflictsPage *self)
{
  CbkWorkspace *workspace = cbk_desk_get_workspace (self->desk);
  g_auto(GStrv) conditions = cbk_kind_dup_conditions (&kind, self->view, workspace);
  CbkListing listing = { .type = kind.type, .conditions = (const char *const *) conditions, .sort = "opened_at", .limit = -1 };

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cbk_workspace_open_list_async (workspace, &listing, NULL, self->cancellable, on_list_opened_cb, g_object_ref (self));
}

static void
on_counted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GtkButton) button = user_data;
  gint64 n = cbk_workspace_count_finish (CBK_WORKSPACE (object), result, NULL);
  g_autofree char *label = g_strdup_printf ("%s %" G_GINT64_FORMAT, (char *) g_object_get_data (G_OBJECT (button), "label"), n);

  if (n >= 0)
    gtk_button_set_label (button, label);
}

static void
count (CbkConflictsPage *self)
{
  CbkWorkspace *workspace = cbk_desk_get_workspace (self->desk);

  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->views));
       button != NULL && cbk_workspace_get_store (workspace) != NULL; button = gtk_widget_get_next_sibling (button))
    {
      guint view = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "view"));
      g_auto(GStrv) conditions = cbk_kind_dup_conditions (&kind, view, workspace);
      CbkListing listing = { .type = kind.type, .conditions = (const char *const *) conditions, .limit = -1 };

      cbk_workspace_count_async (workspace, &listing, NULL, on_counted_cb, g_object_ref (button));
    }
}

static void
on_view_toggled_cb (CbkConflictsPage *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;

  self->view = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "view"));
  open_list (self);
}

static void
add_views (CbkConflictsPage *self)
{
  const CbkUser *user = cbk_workspace_get_user (cbk_desk_get_workspace (self->desk));
  GtkToggleButton *first = NULL;

  for (guint i = 0; i < cbk_kind_count_views (&kind); i++)
    {
      GtkWidget *button;

      if (strstr (kind.views[i].conditions[0], "$team") != NULL && !(user->roles & CBK_ROLE_SUPERVISOR))
        continue;

      button = gtk_toggle_button_new_with_label (_(kind.views[i].label));
      g_object_set_data (G_OBJECT (button), "view", GUINT_TO_POINTER (i));
      g_object_set_data (G_OBJECT (button), "label", (gpointer) _(kind.views[i].label));
      gtk_widget_add_css_class (button, "view");
      gtk_widget_add_css_class (button, "numeric");
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (button);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == 0);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (on_view_toggled_cb), self);
      gtk_box_append (self->views, button);
    }
}

static const char *
get_id_at (CbkConflictsPage *self, guint position)
{
  g_autoptr(CbkListItem) item = self->records != NULL ? g_list_model_get_item (self->records, position) : NULL;
  CbkRecord *record = item != NULL ? cbk_list_item_get_record (item) : NULL;

  return record != NULL ? record->id : NULL;
}

static void
open_selected (CbkConflictsPage *self)
{
  const char *id = get_id_at (self, gtk_single_selection_get_selected (self->selection));

  if (id == NULL)
    return;

  cbk_conflict_view_open (self->page, id);
  cbk_split_view_set_show_content (self->split, TRUE);
}

static void
on_selected_cb (CbkConflictsPage *self)
{
  if (!cbk_split_view_get_collapsed (self->split))
    open_selected (self);
}

static void
on_activate_cb (CbkConflictsPage *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  open_selected (self);
}

static guint
find_open (CbkConflictsPage *self)
{
  const char *id = cbk_conflict_view_get_id (self->page);
  guint n = self->records != NULL ? g_list_model_get_n_items (self->records) : 0;

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (get_id_at (self, i), id) == 0)
      return i;

  return GTK_INVALID_LIST_POSITION;
}

/* The one below, or the first again; what was decided goes from the list by itself. */
static void
on_passed_cb (CbkConflictsPage *self, gboolean decided)
{
  guint n = self->records != NULL ? g_list_model_get_n_items (self->records) : 0;
  guint position = find_open (self);
  guint next = position == GTK_INVALID_LIST_POSITION || position + 1 >= n ? 0 : position + 1;

  if (n > 1 && next != position)
    {
      gtk_single_selection_set_selected (self->selection, next);
      open_selected (self);
    }
  else if (decided)
    {
      cbk_conflict_view_open (self->page, NULL);
      cbk_split_view_set_show_content (self->split, FALSE);
    }
}

static void
on_setup_row_cb (CbkConflictsPage *self, GtkListItem *item)
{
  cbk_conflict_row_set_up (self->desk, item);
}

static void
cbk_conflicts_page_dispose (GObject *object)
{
  CbkConflictsPage *self = CBK_CONFLICTS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->records != NULL)
    g_signal_handlers_disconnect_by_data (self->records, self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_CONFLICTS_PAGE);
  g_clear_object (&self->records);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cbk_conflicts_page_parent_class)->dispose (object);
}

static void
cbk_conflicts_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NARROW_WINDOW:
      g_value_set_boolean (value, CBK_CONFLICTS_PAGE (object)->narrow_window);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cbk_conflicts_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NARROW_WINDOW:
      CBK_CONFLICTS_PAGE (object)->narrow_window = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
cbk_conflicts_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CBK_CONFLICTS_PAGE (widget)->list));
}

static void
cbk_conflicts_page_class_init (CbkConflictsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cbk_conflicts_page_dispose;
  object_class->get_property = cbk_conflicts_page_get_property;
  object_class->set_property = cbk_conflicts_page_set_property;
  widget_class->grab_focus = cbk_conflicts_page_grab_focus;

  g_object_class_install_property (object_class, PROP_NARROW_WINDOW,
                                   g_param_spec_boolean ("narrow-window", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));

  g_type_ensure (CBK_TYPE_SPLIT_VIEW);
  g_type_ensure (CBK_TYPE_CONFLICT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-conflicts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkConflictsPage, selection);
  gtk_widget_class_bind_template_child (widget_class, CbkConflictsPage, split);
  gtk_widget_class_bind_template_child (widget_class, CbkConflictsPage, title);
  gtk_widget_class_bind_template_child (widget_class, CbkConflictsPage, views);
  gtk_widget_class_bind_template_child (widget_class, CbkConflictsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CbkConflictsPage, list);
  gtk_widget_class_bind_template_child (widget_class, CbkConflictsPage, empty);
  gtk_widget_class_bind_template_child (widget_class, CbkConflictsPage, problem);
  gtk_widget_class_bind_template_child (widget_class, CbkConflictsPage, page);
  gtk_widget_class_bind_template_callback (widget_class, open_list);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_passed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_setup_row_cb);
}

static void
cbk_conflicts_page_init (CbkConflictsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cbk_conflicts_page_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): a page with all that is open
 */
GtkWidget *
cbk_conflicts_page_new (CbkDesk *desk)
{
  CbkConflictsPage *self = g_object_new (CBK_TYPE_CONFLICTS_PAGE, NULL);

  self->desk = g_object_ref (desk);
  cbk_conflict_view_set_up (self->page, desk);
  add_views (self);
  g_signal_connect_object (desk, "changed", G_CALLBACK (count), self, G_CONNECT_SWAPPED);
  open_list (self);
  count (self);

  return GTK_WIDGET (self);
}

/**
 * cbk_conflicts_page_show:
 * @self: a page
 * @id: a conflict, in the list or not
 */
void
cbk_conflicts_page_show (CbkConflictsPage *self, const char *id)
{
  cbk_conflict_view_open (self->page, id);
  cbk_split_view_set_show_content (self->split, TRUE);
}

/**
 * cbk_conflicts_page_go_back:
 * @self: a page
 *
 * Returns: whether a conflict was over the list and is not any more
 */
gboolean
cbk_conflicts_page_go_back (CbkConflictsPage *self)
{
  if (!cbk_split_view_get_collapsed (self->split) || !cbk_split_view_get_show_content (self->split))
    return FALSE;

  cbk_split_view_set_show_content (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));

  return TRUE;
}
