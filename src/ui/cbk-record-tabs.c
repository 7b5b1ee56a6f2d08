/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-record-tabs.h"

#include "base/cbk-compat.h"
#include "ui/cbk-facts-view.h"
#include "ui/cbk-history-view.h"
#include "ui/cbk-log-view.h"
#include "ui/cbk-match-view.h"
#include "ui/cbk-related-view.h"

struct _CbkRecordTabs
{
  AdwBin parent_instance;

  CbkSheet *sheet;
  char *reason;
  gboolean narrow;

  GtkStack *stack;
  GtkBox *bar;
  CbkFactsView *facts;
  CbkLogView *log;
  CbkHistoryView *history;
  CbkMatchView *matches; /* NULL where nothing is matched */
};

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (CbkRecordTabs, cbk_record_tabs, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static void
read_tab (CbkRecordTabs *self)
{
  GtkWidget *tab = gtk_stack_get_visible_child (self->stack);
  CbkRecord *record = self->sheet != NULL ? cbk_sheet_get_record (self->sheet) : NULL;

  if (record == NULL)
    return;

  if (CBK_IS_RELATED_VIEW (tab))
    cbk_related_view_open (CBK_RELATED_VIEW (tab), record->id);
  else if (CBK_IS_LOG_VIEW (tab))
    cbk_log_view_open (self->log, record->id);
  else if (CBK_IS_HISTORY_VIEW (tab))
    cbk_history_view_open (self->history, record, self->reason);
  else if (self->matches != NULL && gtk_widget_is_ancestor (GTK_WIDGET (self->matches), tab))
    cbk_match_view_open (self->matches, record->id);
}

static void
on_tab_cb (CbkRecordTabs *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;

  gtk_stack_set_visible_child_name (self->stack, g_object_get_data (G_OBJECT (button), "tab"));
  read_tab (self);
}

static void
cbk_record_tabs_dispose (GObject *object)
{
  CbkRecordTabs *self = CBK_RECORD_TABS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_RECORD_TABS);
  g_clear_object (&self->sheet);

  G_OBJECT_CLASS (cbk_record_tabs_parent_class)->dispose (object);
}

static void
cbk_record_tabs_finalize (GObject *object)
{
  g_free (CBK_RECORD_TABS (object)->reason);

  G_OBJECT_CLASS (cbk_record_tabs_parent_class)->finalize (object);
}

static void
cbk_record_tabs_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, CBK_RECORD_TABS (object)->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cbk_record_tabs_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NARROW:
      CBK_RECORD_TABS (object)->narrow = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cbk_record_tabs_class_init (CbkRecordTabsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cbk_record_tabs_dispose;
  object_class->finalize = cbk_record_tabs_finalize;
  object_class->get_property = cbk_record_tabs_get_property;
  object_class->set_property = cbk_record_tabs_set_property;

  properties[PROP_NARROW] = g_param_spec_boolean (
      "narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CBK_TYPE_FACTS_VIEW);
  g_type_ensure (CBK_TYPE_HISTORY_VIEW);
  g_type_ensure (CBK_TYPE_LOG_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-record-tabs.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkRecordTabs, stack);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordTabs, bar);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordTabs, facts);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordTabs, log);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordTabs, history);
}

static void
cbk_record_tabs_init (CbkRecordTabs *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (self, "narrow", self->facts, "narrow", G_BINDING_SYNC_CREATE);
}

static void
add_tab (CbkRecordTabs *self, const char *name)
{
  GtkToggleButton *first = GTK_TOGGLE_BUTTON (gtk_widget_get_first_child (GTK_WIDGET (self->bar)));
  GtkWidget *button = gtk_toggle_button_new_with_label (_ (name));

  g_object_set_data (G_OBJECT (button), "tab", (gpointer)name);
  gtk_widget_add_css_class (button, "flat");
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_tab_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->bar, button);
}

static void
add_related_tab (CbkRecordTabs *self, CbkDesk *desk, const CbkKind *kind, const char *name)
{
  GtkWidget *view;

  if (gtk_stack_get_child_by_name (self->stack, name) != NULL)
    return;

  view = cbk_related_view_new (desk, kind->type, name);
  g_object_bind_property (self, "narrow", view, "narrow", G_BINDING_SYNC_CREATE);
  gtk_stack_add_named (self->stack, view, name);
  add_tab (self, name);
}

static void
add_matches_tab (CbkRecordTabs *self, CbkDesk *desk)
{
  static const char *const name = N_ ("Same Person?");
  GtkWidget *view = cbk_match_view_new (desk);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->matches = CBK_MATCH_VIEW (view);
  gtk_widget_add_css_class (view, "page-body");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_stack_add_named (self->stack, scroller, name);
  add_tab (self, name);
}

/**
 * cbk_record_tabs_set_up:
 * @self: tabs
 * @desk: the desk
 * @kind: what they are about
 *
 * Once, before anything is opened.
 */
void
cbk_record_tabs_set_up (CbkRecordTabs *self, CbkDesk *desk, const CbkKind *kind)
{
  const CbkRelated *related;

  cbk_facts_view_set_up (self->facts, desk);
  cbk_log_view_set_up (self->log, desk);
  cbk_history_view_set_up (self->history, desk);
  for (guint i = 0; (related = cbk_related_nth (i)) != NULL; i++)
    if (g_str_equal (related->home, kind->type))
      add_related_tab (self, desk, kind, related->tab);
  if (kind->log)
    add_tab (self, N_ ("Log"));
  if (kind->matched)
    add_matches_tab (self, desk);
  add_tab (self, N_ ("Details"));
  add_tab (self, N_ ("History"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_first_child (GTK_WIDGET (self->bar))), TRUE);
}

/**
 * cbk_record_tabs_open:
 * @self: tabs
 * @sheet: the record
 * @reason: (nullable): why it is read, where it is restricted
 */
void
cbk_record_tabs_open (CbkRecordTabs *self, CbkSheet *sheet, const char *reason)
{
  g_set_object (&self->sheet, sheet);
  g_set_str (&self->reason, reason);
  cbk_facts_view_set_sheet (self->facts, sheet);
  read_tab (self);
}

/**
 * cbk_record_tabs_show:
 * @self: tabs
 * @name: a tab's label, untranslated; another one changes nothing
 */
void
cbk_record_tabs_show (CbkRecordTabs *self, const char *name)
{
  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->bar)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    if (g_str_equal (g_object_get_data (G_OBJECT (button), "tab"), name))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}
