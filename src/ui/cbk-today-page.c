/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-today-page.h"

#include "domain/cbk-uk-time.h"
#include "ui/cbk-look-bar.h"
#include "ui/cbk-today-row.h"
#include "ui/cbk-today-side.h"
#include "ui/cbk-verbs.h"
#include "ui/widgets/cbk-split-view.h"

/* A save is often followed by another: what they change is read once. */
#define REST_MS 200

struct _CbkTodayPage
{
  AdwBin parent_instance;

  CbkDesk *desk;
  GCancellable *cancellable;
  CbkToday *today; /* as it was read; NULL before the first time */
  gint64 since;
  guint rest_id;
  gboolean narrow_window;

  GListStore *items;
  GtkSingleSelection *selection;

  AdwWindowTitle *title;
  GtkWidget *marking;
  CbkLookBar *looks;
  GtkStack *stack;
  CbkSplitView *split;
  GtkListView *list;
  CbkTodaySide *side;
  GtkToggleButton *show_side;
  AdwStatusPage *problem;
};

enum
{
  PROP_0,
  PROP_NARROW_WINDOW,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (CbkTodayPage, cbk_today_page, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static gint64
get_now (CbkTodayPage *self)
{
  return cbk_env_now (cbk_workspace_get_env (cbk_desk_get_workspace (self->desk)));
}

static void
show_title (CbkTodayPage *self)
{
  g_autofree char *time = cbk_uk_time_format_brief (get_now (self));

  adw_window_title_set_subtitle (self->title, time);
}

static CbkTodayItem *
get_selected (CbkTodayPage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

/* The first that can be acted on, when what was selected has gone. */
static void
select_something (CbkTodayPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  CbkTodayItem *selected = get_selected (self);

  if (selected != NULL && cbk_today_item_acts (selected))
    return;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CbkTodayItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (!cbk_today_item_acts (item))
        continue;

      gtk_single_selection_set_selected (self->selection, i);
      return;
    }
}

static void
show_items (CbkTodayPage *self)
{
  const CbkUser *user = cbk_workspace_get_user (cbk_desk_get_workspace (self->desk));

  if (self->today == NULL)
    return;

  cbk_today_fill_list (self->items, self->today, cbk_desk_get_syncing (self->desk), user->id, get_now (self));
  select_something (self);
}

static gboolean
on_first_shown_idle (gpointer self)
{
  if (gtk_widget_get_mapped (self))
    gtk_widget_grab_focus (self);

  return G_SOURCE_REMOVE;
}

static void
take_today (CbkTodayPage *self, CbkToday *today)
{
  /* Rows exist once they have their places. */
  if (self->today == NULL)
    g_idle_add_full (G_PRIORITY_LOW, on_first_shown_idle, g_object_ref (self), g_object_unref);
  g_clear_pointer (&self->today, cbk_today_free);
  self->today = today;
  show_items (self);
  cbk_today_side_show (self->side, today, self->since);
  gtk_stack_set_visible_child_name (self->stack, "today");
}

static void
on_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CbkTodayPage) self = user_data;
  g_autoptr (GError) error = NULL;
  CbkToday *today = cbk_workspace_read_today_finish (CBK_WORKSPACE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    {
      g_clear_pointer (&today, cbk_today_free);
      return;
    }

  if (today != NULL)
    {
      take_today (self, today);
      return;
    }

  adw_status_page_set_description (self->problem, error->message);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
read_today (CbkTodayPage *self)
{
  if (self->desk == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cbk_workspace_read_today_async (cbk_desk_get_workspace (self->desk), cbk_look_bar_get (self->looks), self->since,
                                  self->cancellable, on_read_cb, g_object_ref (self));
}

static void
on_rested_cb (gpointer data)
{
  CbkTodayPage *self = data;

  self->rest_id = 0;
  read_today (self);
}

static void
on_changed_cb (CbkTodayPage *self)
{
  if (self->rest_id == 0)
    self->rest_id = g_timeout_add_once (REST_MS, on_rested_cb, self);
}

static void
on_ticked_cb (CbkTodayPage *self)
{
  show_title (self);
  show_items (self);
  if (self->today != NULL)
    cbk_today_side_show (self->side, self->today, self->since);
}

static void
next_look_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (gtk_widget_get_mapped (widget))
    cbk_look_bar_go_on (CBK_TODAY_PAGE (widget)->looks);
}

static void
on_acknowledged_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbkResult) done = cbk_desk_run_finish (CBK_DESK (object), result, &error);

  if (done == NULL)
    cbk_desk_tell (CBK_DESK (object), error->message);
}

static void
acknowledge (CbkTodayPage *self, const char *id)
{
  cbk_desk_run_async (self->desk, "acknowledge_allocation", id, NULL, NULL, on_acknowledged_cb, NULL);
}

static void
acknowledge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  acknowledge (CBK_TODAY_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
acknowledge_selected_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbkTodayItem *item = get_selected (CBK_TODAY_PAGE (widget));

  if (gtk_widget_get_mapped (widget) && item != NULL && item->kind == CBK_TODAY_ASSIGNMENT && item->mine)
    acknowledge (CBK_TODAY_PAGE (widget), item->subject);
}

/* Only rows in sight exist. */
static CbkTodayRow *
find_row (CbkTodayPage *self, CbkTodayItem *item)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (CBK_IS_TODAY_ROW (row) && cbk_today_row_get_item (CBK_TODAY_ROW (row)) == item)
        return CBK_TODAY_ROW (row);
    }

  return NULL;
}

static void
explain_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbkTodayPage *self = CBK_TODAY_PAGE (widget);
  CbkTodayRow *row = find_row (self, get_selected (self));

  if (row != NULL && gtk_widget_get_mapped (widget))
    cbk_today_row_explain (row);
}

static void
on_activate_cb (CbkTodayPage *self, guint position)
{
  g_autoptr (CbkTodayItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item->id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(ss)", item->type, item->id);
  else if (item->action != NULL)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;

      if (g_action_parse_detailed_name (item->action, &name, &target, NULL))
        gtk_widget_activate_action_variant (GTK_WIDGET (self), name, target);
    }
}

static void
on_setup_row_cb (CbkTodayPage *self, GtkListItem *item)
{
  cbk_today_row_set_up (self->desk, item, self->split);
}

static void
on_bind_row_cb (CbkTodayPage *self, GtkListItem *item)
{
  CbkTodayItem *bound = gtk_list_item_get_item (item);

  gtk_list_item_set_selectable (item, cbk_today_item_acts (bound));
  gtk_list_item_set_activatable (item, cbk_today_item_acts (bound));
}

static void
arrange (CbkTodayPage *self)
{
  gboolean narrow = cbk_split_view_get_collapsed (self->split);

  gtk_widget_set_visible (GTK_WIDGET (self->title), !narrow);
  gtk_widget_set_visible (self->marking, !narrow);
}

static void
on_side_toggled_cb (CbkTodayPage *self)
{
  cbk_split_view_set_show_content (self->split, !gtk_toggle_button_get_active (self->show_side));
}

/* Headings take no part: the focus goes to what is selected, so that Enter opens it. */
static gboolean
cbk_today_page_grab_focus (GtkWidget *widget)
{
  CbkTodayPage *self = CBK_TODAY_PAGE (widget);
  CbkTodayRow *row = find_row (self, get_selected (self));

  return gtk_widget_grab_focus (row != NULL ? gtk_widget_get_parent (GTK_WIDGET (row)) : GTK_WIDGET (self->list));
}

static void
cbk_today_page_dispose (GObject *object)
{
  CbkTodayPage *self = CBK_TODAY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_TODAY_PAGE);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->today, cbk_today_free);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cbk_today_page_parent_class)->dispose (object);
}

static void
cbk_today_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CbkTodayPage *self = CBK_TODAY_PAGE (object);

  switch (prop_id)
    {
    case PROP_NARROW_WINDOW:
      g_value_set_boolean (value, self->narrow_window);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cbk_today_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NARROW_WINDOW:
      CBK_TODAY_PAGE (object)->narrow_window = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, CbkTodayPage, items);
  gtk_widget_class_bind_template_child (klass, CbkTodayPage, selection);
  gtk_widget_class_bind_template_child (klass, CbkTodayPage, title);
  gtk_widget_class_bind_template_child (klass, CbkTodayPage, marking);
  gtk_widget_class_bind_template_child (klass, CbkTodayPage, looks);
  gtk_widget_class_bind_template_child (klass, CbkTodayPage, stack);
  gtk_widget_class_bind_template_child (klass, CbkTodayPage, split);
  gtk_widget_class_bind_template_child (klass, CbkTodayPage, list);
  gtk_widget_class_bind_template_child (klass, CbkTodayPage, side);
  gtk_widget_class_bind_template_child (klass, CbkTodayPage, show_side);
  gtk_widget_class_bind_template_child (klass, CbkTodayPage, problem);
}

static void
cbk_today_page_class_init (CbkTodayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cbk_today_page_dispose;
  object_class->get_property = cbk_today_page_get_property;
  object_class->set_property = cbk_today_page_set_property;
  widget_class->grab_focus = cbk_today_page_grab_focus;

  properties[PROP_NARROW_WINDOW]
      = g_param_spec_boolean ("narrow-window", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CBK_TYPE_LOOK_BAR);
  g_type_ensure (CBK_TYPE_SPLIT_VIEW);
  g_type_ensure (CBK_TYPE_TODAY_ITEM);
  g_type_ensure (CBK_TYPE_TODAY_SIDE);
  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-today-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, arrange);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_side_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_today);
  gtk_widget_class_install_action (widget_class, "today.acknowledge", "s", acknowledge_action);
  gtk_widget_class_install_action (widget_class, "today.acknowledge-selected", NULL,
                                   acknowledge_selected_action);
  gtk_widget_class_install_action (widget_class, "today.explain", NULL, explain_action);
  gtk_widget_class_install_action (widget_class, "today.next-look", NULL, next_look_action);
}

static void
cbk_today_page_init (CbkTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cbk_verbs_add (GTK_WIDGET (self), "today");
}

/**
 * cbk_today_page_new:
 * @desk: the desk
 * @since: when the user was here the last time, or %CBK_TIME_UNSET
 *
 * Returns: (transfer floating): a page that reads what it shows, and reads it again after each save
 */
GtkWidget *
cbk_today_page_new (CbkDesk *desk, gint64 since)
{
  CbkTodayPage *self = g_object_new (CBK_TYPE_TODAY_PAGE, NULL);

  self->since = since;
  self->desk = g_object_ref (desk);
  cbk_today_side_set_up (self->side, desk);
  show_title (self);
  g_signal_connect_object (desk, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "syncing-changed", G_CALLBACK (show_items), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "officers-changed", G_CALLBACK (on_ticked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "ticked", G_CALLBACK (on_ticked_cb), self, G_CONNECT_SWAPPED);
  cbk_look_bar_set_up (self->looks, cbk_workspace_get_user (cbk_desk_get_workspace (desk)));
  read_today (self);

  return GTK_WIDGET (self);
}

/**
 * cbk_today_page_get_items:
 * @self: a page
 *
 * Returns: (transfer none): its rows, of #CbkTodayItem
 */
GListModel *
cbk_today_page_get_items (CbkTodayPage *self)
{
  return G_LIST_MODEL (self->items);
}
