/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-today-row.h"

#include "domain/cbk-uk-time.h"
#include "ui/cbk-words.h"
#include "ui/widgets/cbk-chip.h"
#include "ui/widgets/cbk-clock.h"

struct _CbkTodayRow
{
  AdwBin parent_instance;

  CbkDesk *desk;
  CbkTodayItem *item;
  gboolean narrow;

  GtkStack *kinds;
  GtkLabel *heading;
  GtkLabel *count;
  GtkImage *need_icon;
  GtkLabel *need_title;
  GtkLabel *need_line;
  CbkChip *risk;
  GtkWidget *read;
  GtkWidget *acknowledge;
  GtkButton *go;
  CbkClock *clock;
  GtkLabel *left;
  GtkLabel *when;
  GtkLabel *what;
  GtkLabel *line;
  GtkWidget *rule_box;
  GtkLabel *rule;
  GtkButton *explain;
  GtkWidget *owner_box;
  AdwAvatar *avatar;
  GtkLabel *owner;
  GtkLabel *note;
};

enum
{
  PROP_0,
  PROP_ITEM,
  PROP_NARROW,
};

G_DEFINE_FINAL_TYPE (CbkTodayRow, cbk_today_row, ADW_TYPE_BIN)

static gint64
get_now (CbkTodayRow *self)
{
  return cbk_env_now (cbk_workspace_get_env (cbk_desk_get_workspace (self->desk)));
}

static void
set_class (CbkTodayRow *self, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static void
show_heading (CbkTodayRow *self)
{
  g_autofree char *count = g_strdup_printf ("%u", self->item->count);

  gtk_label_set_label (self->heading, self->item->title);
  gtk_label_set_label (self->count, self->item->count > 0 ? count : "");
}

static void
show_risk (CbkTodayRow *self)
{
  static const char *const icons[]
      = { "casebook-risk-high-symbolic", "casebook-risk-medium-symbolic", "casebook-risk-low-symbolic" };
  static const char *const words[] = { N_ ("High risk"), N_ ("Medium risk"), N_ ("Low risk") };
  static const char *const classes[] = { "high", "medium", "low" };
  CbkReference *reference = cbk_workspace_get_reference (cbk_desk_get_workspace (self->desk));
  CbkSeverity severity = cbk_severity_of_grade (reference, self->item->grade);

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->risk), classes[i]);
  if (severity == CBK_SEVERITY_UNKNOWN)
    {
      cbk_chip_set (self->risk, "casebook-unknown-symbolic", _ ("No grade yet"), NULL);
      return;
    }

  gtk_widget_add_css_class (GTK_WIDGET (self->risk), classes[severity]);
  cbk_chip_set (self->risk, icons[severity], _ (words[severity]), self->item->grade);
}

static char *
describe_assignment (CbkTodayRow *self)
{
  const char *sender = cbk_desk_get_officer_name (self->desk, self->item->sent_by);
  const char *owner = cbk_desk_get_officer_name (self->desk, self->item->owner);
  g_autofree char *age = cbk_desk_format_age (self->desk, self->item->since);
  g_autofree char *left = cbk_words_left (self->item->due, get_now (self));
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("Assigned by %s"), sender != NULL ? sender : _ ("somebody"));
  if (!self->item->mine)
    g_string_append_printf (text, _ (" to %s"), owner != NULL ? owner : _ ("the team"));
  if (age != NULL)
    g_string_append_printf (text, _ (", %s ago"), age);
  g_string_append (text, " · ");
  g_string_append_printf (text,
                          self->item->due < get_now (self) ? _ ("to be acknowledged: %s")
                                                           : _ ("to be acknowledged within %s"),
                          left);

  return g_string_free (text, FALSE);
}

static void
show_assignment (CbkTodayRow *self)
{
  g_autofree char *line = describe_assignment (self);
  g_autofree char *title = g_strdup_printf (
      self->item->mine ? _ ("Acknowledge: %s") : _ ("Not acknowledged: %s"), self->item->title);

  gtk_image_set_from_icon_name (self->need_icon, "casebook-inbox-symbolic");
  gtk_label_set_label (self->need_title, title);
  gtk_label_set_label (self->need_line, line);
  show_risk (self);
  gtk_widget_set_visible (GTK_WIDGET (self->need_line), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->risk), !self->narrow);
  gtk_widget_set_visible (self->read, !self->narrow);
  gtk_widget_set_visible (self->acknowledge, self->item->mine);
  gtk_widget_set_visible (GTK_WIDGET (self->go), FALSE);
}

/* The target first: a name without one does not fit the action. */
static void
set_action (CbkTodayRow *self)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (!g_action_parse_detailed_name (self->item->action, &name, &target, NULL))
    return;

  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->go), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->go), name);
}

static void
show_notice (CbkTodayRow *self)
{
  gtk_image_set_from_icon_name (self->need_icon, g_str_equal (self->item->key, "conflicts")
                                                     ? "casebook-conflict-symbolic"
                                                     : "casebook-breach-symbolic");
  gtk_label_set_label (self->need_title, self->item->title);
  gtk_widget_set_visible (GTK_WIDGET (self->need_line), FALSE);
  cbk_chip_set (self->risk, NULL, NULL, NULL);
  gtk_widget_set_visible (self->read, FALSE);
  gtk_widget_set_visible (self->acknowledge, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->go), self->item->verb != NULL);
  if (self->item->verb != NULL)
    {
      gtk_button_set_label (self->go, self->item->verb);
      set_action (self);
    }
}

static char *
first_line (const char *text)
{
  const char *end = strpbrk (text, "\n;");

  return end != NULL ? g_strndup (text, (gsize)(end - text)) : g_strdup (text);
}

static void
show_time (CbkTodayRow *self)
{
  gint64 now = get_now (self);
  g_autofree char *left = cbk_words_left (self->item->due, now);
  g_autofree char *when = cbk_words_when (self->item->due, now);
  g_autofree char *absolute = cbk_uk_time_format (self->item->due);
  gboolean late = self->item->due < now;
  g_autofree char *due = late ? g_strdup_printf (_ ("due %s"), when) : g_strdup (when);

  gtk_label_set_label (self->left, left);
  gtk_label_set_label (self->when, due);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->when), absolute);
  cbk_clock_set (self->clock, self->item->since, self->item->due, now, left);
  set_class (self, "late", late);
}

static void
show_clock (CbkTodayRow *self)
{
  const char *name = cbk_desk_get_officer_name (self->desk, self->item->owner);
  g_autofree char *rule = self->item->rule != NULL ? first_line (self->item->rule) : NULL;

  show_time (self);
  gtk_label_set_label (self->what, self->item->title);
  gtk_label_set_label (self->line, self->item->line);
  gtk_label_set_label (self->rule, rule != NULL ? rule : "");
  gtk_widget_set_visible (self->rule_box, !self->narrow && rule != NULL);
  gtk_widget_set_visible (self->owner_box, !self->narrow);
  adw_avatar_set_text (self->avatar, name);
  gtk_label_set_label (self->owner, name != NULL ? name : _ ("Nobody"));
  gtk_widget_set_tooltip_text (self->owner_box, cbk_desk_get_officer (self->desk, self->item->owner));
}

static void
show (CbkTodayRow *self)
{
  static const char *const names[] = { "heading", "need", "need", "clock", "note" };
  CbkTodayItem *item = self->item;

  if (item == NULL)
    return;

  gtk_stack_set_visible_child_name (self->kinds, names[item->kind]);
  set_class (self, "on-card", item->kind != CBK_TODAY_HEADING);
  set_class (self, "need", item->kind == CBK_TODAY_ASSIGNMENT || item->kind == CBK_TODAY_NOTICE);
  set_class (self, "first", item->first);
  set_class (self, "last", item->last);
  set_class (self, "late", FALSE);

  if (item->kind == CBK_TODAY_HEADING)
    show_heading (self);
  else if (item->kind == CBK_TODAY_ASSIGNMENT)
    show_assignment (self);
  else if (item->kind == CBK_TODAY_NOTICE)
    show_notice (self);
  else if (item->kind == CBK_TODAY_CLOCK)
    show_clock (self);
  else
    gtk_label_set_label (self->note, item->title);
}

static void
on_read_cb (CbkTodayRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(ss)", self->item->type, self->item->id);
}

static void
on_acknowledge_cb (CbkTodayRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "today.acknowledge", "s", self->item->subject);
}

static void
on_popover_closed_cb (GtkWidget *popover)
{
  gtk_widget_unparent (popover);
}

static void
cbk_today_row_dispose (GObject *object)
{
  CbkTodayRow *self = CBK_TODAY_ROW (object);

  /* The stack is both the bin's child and the template's: only one of them may let it go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_TODAY_ROW);
  g_clear_object (&self->item);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cbk_today_row_parent_class)->dispose (object);
}

static void
cbk_today_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CbkTodayRow *self = CBK_TODAY_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      g_set_object (&self->item, g_value_get_object (value));
      show (self);
      break;

    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      show (self);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, CbkTodayRow, kinds);
  gtk_widget_class_bind_template_child (klass, CbkTodayRow, heading);
  gtk_widget_class_bind_template_child (klass, CbkTodayRow, count);
  gtk_widget_class_bind_template_child (klass, CbkTodayRow, need_icon);
  gtk_widget_class_bind_template_child (klass, CbkTodayRow, need_title);
  gtk_widget_class_bind_template_child (klass, CbkTodayRow, need_line);
  gtk_widget_class_bind_template_child (klass, CbkTodayRow, risk);
  gtk_widget_class_bind_template_child (klass, CbkTodayRow, read);
  gtk_widget_class_bind_template_child (klass, CbkTodayRow, acknowledge);
  gtk_widget_class_bind_template_child (klass, CbkTodayRow, go);
  gtk_widget_class_bind_template_child (klass, CbkTodayRow, clock);
  gtk_widget_class_bind_template_child (klass, CbkTodayRow, left);
  gtk_widget_class_bind_template_child (klass, CbkTodayRow, when);
  gtk_widget_class_bind_template_child (klass, CbkTodayRow, what);
  gtk_widget_class_bind_template_child (klass, CbkTodayRow, line);
  gtk_widget_class_bind_template_child (klass, CbkTodayRow, rule_box);
  gtk_widget_class_bind_template_child (klass, CbkTodayRow, rule);
  gtk_widget_class_bind_template_child (klass, CbkTodayRow, explain);
  gtk_widget_class_bind_template_child (klass, CbkTodayRow, owner_box);
  gtk_widget_class_bind_template_child (klass, CbkTodayRow, avatar);
  gtk_widget_class_bind_template_child (klass, CbkTodayRow, owner);
  gtk_widget_class_bind_template_child (klass, CbkTodayRow, note);
}

static void
cbk_today_row_class_init (CbkTodayRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = cbk_today_row_dispose;
  object_class->set_property = cbk_today_row_set_property;

  g_object_class_install_property (object_class, PROP_ITEM,
                                   g_param_spec_object ("item", NULL, NULL, CBK_TYPE_TODAY_ITEM, flags));
  g_object_class_install_property (object_class, PROP_NARROW,
                                   g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags));

  g_type_ensure (CBK_TYPE_CHIP);
  g_type_ensure (CBK_TYPE_CLOCK);
  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-today-row.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_read_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_acknowledge_cb);
  gtk_widget_class_bind_template_callback (widget_class, cbk_today_row_explain);
  gtk_widget_class_set_css_name (widget_class, "todayrow");
}

static void
cbk_today_row_init (CbkTodayRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
on_ticked_cb (CbkTodayRow *self)
{
  if (self->item != NULL && (self->item->kind == CBK_TODAY_CLOCK || self->item->kind == CBK_TODAY_ASSIGNMENT))
    show (self);
}

/**
 * cbk_today_row_set_up:
 * @desk: the desk
 * @item: a list item without a child, whose items are #CbkTodayItem
 * @split: where it stands; collapsed, there is room for what matters most
 *
 * Puts a row into @item.
 */
void
cbk_today_row_set_up (CbkDesk *desk, GtkListItem *item, CbkSplitView *split)
{
  CbkTodayRow *self = g_object_new (CBK_TYPE_TODAY_ROW, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "ticked", G_CALLBACK (on_ticked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "officers-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, GTK_WIDGET (self));
  g_object_bind_property (split, "collapsed", self, "narrow", G_BINDING_SYNC_CREATE);
  gtk_expression_bind (gtk_property_expression_new (GTK_TYPE_LIST_ITEM, NULL, "item"), self, "item", item);
}

/**
 * cbk_today_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
CbkTodayItem *
cbk_today_row_get_item (CbkTodayRow *self)
{
  return self->item;
}

/**
 * cbk_today_row_explain:
 * @self: a row
 *
 * Shows by which rule it is due, with what went into it.
 */
void
cbk_today_row_explain (CbkTodayRow *self)
{
  GtkWidget *popover;
  GtkWidget *label;

  if (self->item == NULL || self->item->rule == NULL)
    return;

  popover = gtk_popover_new ();
  label = g_object_new (GTK_TYPE_LABEL, "label", self->item->rule, "wrap", TRUE, "max-width-chars", 56,
                        "xalign", 0.0, "selectable", TRUE, NULL);
  gtk_popover_set_child (GTK_POPOVER (popover), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Why it is due"), -1);
  gtk_widget_set_parent (popover,
                         self->item->kind == CBK_TODAY_CLOCK ? GTK_WIDGET (self->explain) : self->read);
  g_signal_connect_swapped (popover, "closed", G_CALLBACK (on_popover_closed_cb), popover);
  gtk_popover_popup (GTK_POPOVER (popover));
}
