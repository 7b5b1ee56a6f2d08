/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-log-view.h"

#include "base/cbk-compat.h"
#include "ui/cbk-log-row.h"

struct _CbkLogView
{
  AdwBin parent_instance;

  CbkDesk *desk;
  GCancellable *cancellable;
  char *id;
  guint topic;
  GListModel *records;

  GtkNoSelection *entries;
  GtkBox *topics;
  GtkSearchEntry *filter;
  GtkScrolledWindow *scroller;
  GtkListView *list;
  GtkStack *stack;
  AdwStatusPage *problem;
};

/* What a log is looked through for: entries that people wrote, and those that tell of records of some kinds. */
static const struct
{
  const char *label;
  const char *condition;
} topics[] = {
  { N_ ("All"), NULL },
  { N_ ("Notes"), "about_type!" },
  { N_ ("Decisions"), "about_type:decision,outcome,assessment,solvability" },
  { N_ ("Actions"), "about_type:action,enquiry_line,plan" },
  { N_ ("People"), "about_type:case_role,person,offence" },
  { N_ ("Contact"), "about_type:contact,victim_duty,needs_assessment" },
  { N_ ("Custody"), "about_type:custody_record,bail,interview" },
  { N_ ("Evidence"), "about_type:exhibit,clip,media_file,statement,disclosure_item" },
  { N_ ("Progress"), "about_type:allocation,review,case,episode,breach,management,resettlement_plan" },
};

/* So many words are looked for; further ones would not find less that is wanted. */
#define MAX_WORDS 6

G_DEFINE_FINAL_TYPE (CbkLogView, cbk_log_view, ADW_TYPE_BIN)

static gboolean
is_filtered (CbkLogView *self)
{
  return self->topic > 0 || *gtk_editable_get_text (GTK_EDITABLE (self->filter)) != '\0';
}

static void
show_problem (CbkLogView *self, const GError *error)
{
  adw_status_page_set_description (self->problem, error->message);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
show_state (CbkLogView *self)
{
  CbkRecordList *records = CBK_RECORD_LIST (self->records);
  const GError *error = cbk_record_list_get_error (records);

  if (error != NULL)
    show_problem (self, error);
  else if (g_list_model_get_n_items (self->records) > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (!cbk_record_list_get_loading (records))
    gtk_stack_set_visible_child_name (self->stack, is_filtered (self) ? "no-results" : "empty");
}

/* Who reads at the top sees what comes: otherwise the list would stay with the row that was first. */
static void
on_items_changed_cb (CbkLogView *self, guint position, guint removed, guint added)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  if (position == 0 && added > 0 && gtk_adjustment_get_value (adjustment) <= gtk_adjustment_get_lower (adjustment))
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
  show_state (self);
}

static void
let_go (CbkLogView *self)
{
  if (self->records != NULL)
    g_signal_handlers_disconnect_by_data (self->records, self);
  g_clear_object (&self->records);
}

/* The old rows stay in sight until the new list is there. */
static void
on_opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CbkLogView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) records = cbk_workspace_open_list_finish (CBK_WORKSPACE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;

  if (records == NULL)
    {
      show_problem (self, error);
      return;
    }

  let_go (self);
  self->records = g_object_ref (records);
  g_signal_connect_data (records, "items-changed", G_CALLBACK (on_items_changed_cb), self, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_swapped (records, "notify::loading", G_CALLBACK (show_state), self);
  g_signal_connect_swapped (records, "notify::error", G_CALLBACK (show_state), self);
  gtk_no_selection_set_model (self->entries, records);
  show_state (self);
}

static GPtrArray *
make_conditions (CbkLogView *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->filter))));
  g_auto (GStrv) words = g_strsplit_set (text, " \t", MAX_WORDS);
  GPtrArray *conditions = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (conditions, g_strconcat ("subject_id=", self->id, NULL));
  if (topics[self->topic].condition != NULL)
    g_ptr_array_add (conditions, g_strdup (topics[self->topic].condition));
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_ptr_array_add (conditions, g_strconcat ("body~", words[i], NULL));
  g_ptr_array_add (conditions, NULL);

  return conditions;
}

static void
open_list (CbkLogView *self)
{
  g_autoptr (GPtrArray) conditions = NULL;
  CbkListing listing = { .type = "log_entry", .sort = "happened_at", .descending = TRUE, .limit = -1 };

  if (self->id == NULL)
    return;

  conditions = make_conditions (self);
  listing.conditions = (const char *const *)conditions->pdata;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cbk_workspace_open_list_async (cbk_desk_get_workspace (self->desk), &listing, NULL, self->cancellable,
                                 on_opened_cb, g_object_ref (self));
}

static void
on_topic_cb (CbkLogView *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;

  self->topic = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "topic"));
  open_list (self);
}

static void
on_stop_filter_cb (CbkLogView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
}

/* What an entry tells of is opened; one that tells of nothing else is opened itself. */
static void
on_activate_cb (CbkLogView *self, guint position)
{
  g_autoptr (CbkListItem) item = g_list_model_get_item (G_LIST_MODEL (self->entries), position);
  CbkRecord *record = item != NULL ? cbk_list_item_get_record (item) : NULL;
  const char *about = record != NULL ? cbk_record_get_text (record, "about_id") : NULL;

  if (record == NULL)
    return;

  if (about != NULL && !g_str_equal (about, self->id))
    gtk_widget_activate_action (GTK_WIDGET (self), "page.open", "(ss)", cbk_record_get_text (record, "about_type"),
                                about);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "page.open", "(ss)", "log_entry", record->id);
}

static void
on_setup_row_cb (CbkLogView *self, GtkListItem *item)
{
  cbk_log_row_set_up (self->desk, G_LIST_MODEL (self->entries), item);
}

static void
cbk_log_view_dispose (GObject *object)
{
  CbkLogView *self = CBK_LOG_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  let_go (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_LOG_VIEW);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cbk_log_view_parent_class)->dispose (object);
}

static void
cbk_log_view_finalize (GObject *object)
{
  CbkLogView *self = CBK_LOG_VIEW (object);

  g_free (self->id);

  G_OBJECT_CLASS (cbk_log_view_parent_class)->finalize (object);
}

static void
cbk_log_view_class_init (CbkLogViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cbk_log_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = cbk_log_view_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-log-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkLogView, entries);
  gtk_widget_class_bind_template_child (widget_class, CbkLogView, topics);
  gtk_widget_class_bind_template_child (widget_class, CbkLogView, filter);
  gtk_widget_class_bind_template_child (widget_class, CbkLogView, scroller);
  gtk_widget_class_bind_template_child (widget_class, CbkLogView, list);
  gtk_widget_class_bind_template_child (widget_class, CbkLogView, stack);
  gtk_widget_class_bind_template_child (widget_class, CbkLogView, problem);
  gtk_widget_class_bind_template_callback (widget_class, open_list);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_filter_cb);
}

static void
cbk_log_view_init (CbkLogView *self)
{
  GtkToggleButton *first = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_ (topics[i].label));

      g_object_set_data (G_OBJECT (button), "topic", GUINT_TO_POINTER (i));
      gtk_widget_add_css_class (button, "view");
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (button);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == 0);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (on_topic_cb), self);
      gtk_box_append (self->topics, button);
    }
}

/**
 * cbk_log_view_set_up:
 * @self: a view
 * @desk: the desk
 *
 * Once, before anything is opened.
 */
void
cbk_log_view_set_up (CbkLogView *self, CbkDesk *desk)
{
  self->desk = g_object_ref (desk);
}

/**
 * cbk_log_view_open:
 * @self: a view
 * @id: whose log
 */
void
cbk_log_view_open (CbkLogView *self, const char *id)
{
  if (g_strcmp0 (self->id, id) == 0)
    return;

  g_set_str (&self->id, id);
  let_go (self);
  gtk_no_selection_set_model (self->entries, NULL);
  gtk_stack_set_visible_child_name (self->stack, "list");
  open_list (self);
}
