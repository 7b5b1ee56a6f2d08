/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-today-side.h"

#include "ui/cbk-backlog-view.h"
#include "ui/cbk-words.h"
#include "ui/widgets/cbk-bars.h"

struct _CbkTodaySide
{
  AdwBin parent_instance;

  CbkDesk *desk;

  CbkBacklogView *backlog;
  GtkWidget *workload_box;
  GtkListBox *workload;
  GtkWidget *news_box;
  GtkLabel *news_since;
  GtkListBox *news;
};

G_DEFINE_FINAL_TYPE (CbkTodaySide, cbk_today_side, ADW_TYPE_BIN)

static GtkWidget *
make_workload_row (CbkTodaySide *self, const CbkWorkload *workload, gint64 most)
{
  const char *known = cbk_desk_get_officer_name (self->desk, workload->owner);
  const char *name = known != NULL ? known : _ ("Somebody");
  g_autofree char *open = g_strdup_printf ("%" G_GINT64_FORMAT, workload->n_open);
  g_autofree char *due = g_strdup_printf ("%u", workload->n_due);
  g_autofree char *words = NULL;
  gint64 values[CBK_WORKLOAD_DAYS];
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *bars = g_object_new (CBK_TYPE_BARS, "valign", GTK_ALIGN_CENTER, NULL);

  words = g_strdup_printf (_ ("%s: %s open, %s due this week"), name, open, due);
  for (guint i = 0; i < CBK_WORKLOAD_DAYS; i++)
    values[i] = workload->due[i];
  cbk_bars_set (CBK_BARS (bars), values, CBK_WORKLOAD_DAYS, most, words);

  gtk_widget_add_css_class (row, "card-row");
  gtk_box_append (GTK_BOX (row), adw_avatar_new (26, name, TRUE));
  gtk_box_append (GTK_BOX (row), g_object_new (GTK_TYPE_LABEL, "label", name, "xalign", 0.0, "hexpand", TRUE,
                                               "ellipsize", PANGO_ELLIPSIZE_END, NULL));
  gtk_box_append (GTK_BOX (row), bars);
  gtk_box_append (GTK_BOX (row),
                  g_object_new (GTK_TYPE_LABEL, "label", open, "width-chars", 3, "xalign", 1.0, "css-classes",
                                (const char *[]){ "heading", "numeric", NULL }, NULL));
  gtk_box_append (GTK_BOX (row),
                  g_object_new (GTK_TYPE_LABEL, "label", due, "width-chars", 3, "xalign", 1.0, "css-classes",
                                (const char *[]){ "numeric", "second", NULL }, NULL));

  return row;
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

static void
show_workload (CbkTodaySide *self, const CbkToday *today)
{
  gint64 most = 1;

  clear_list (self->workload);
  for (guint i = 0; i < today->workload->len; i++)
    for (guint j = 0; j < CBK_WORKLOAD_DAYS; j++)
      most = MAX (most, ((CbkWorkload *)today->workload->pdata[i])->due[j]);
  for (guint i = 0; i < today->workload->len; i++)
    gtk_list_box_append (self->workload, make_workload_row (self, today->workload->pdata[i], most));
  gtk_widget_set_visible (self->workload_box, today->workload->len > 0);
}

static GtkWidget *
make_news_row (const CbkNews *news, gint64 now)
{
  g_autofree char *when = cbk_words_when (news->last_at, now);
  g_autofree char *count = cbk_words_count ((guint64)news->n_entries, "%lu new entry", "%lu new entries");
  g_autofree char *line = g_strdup_printf ("%s · %s", count, when);
  g_autofree char *title = g_markup_escape_text (news->title, -1);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", "case", news->id);

  return row;
}

static void
show_news (CbkTodaySide *self, const CbkToday *today, gint64 since_at)
{
  g_autofree char *since = cbk_words_when (since_at, today->at);

  clear_list (self->news);
  for (guint i = 0; i < today->news->len; i++)
    gtk_list_box_append (self->news, make_news_row (today->news->pdata[i], today->at));
  gtk_label_set_label (self->news_since, since != NULL ? since : "");
  gtk_widget_set_visible (self->news_box, today->news->len > 0);
}

static void
cbk_today_side_dispose (GObject *object)
{
  CbkTodaySide *self = CBK_TODAY_SIDE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_TODAY_SIDE);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cbk_today_side_parent_class)->dispose (object);
}

static void
cbk_today_side_class_init (CbkTodaySideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cbk_today_side_dispose;

  g_type_ensure (CBK_TYPE_BACKLOG_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-today-side.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkTodaySide, backlog);
  gtk_widget_class_bind_template_child (widget_class, CbkTodaySide, workload_box);
  gtk_widget_class_bind_template_child (widget_class, CbkTodaySide, workload);
  gtk_widget_class_bind_template_child (widget_class, CbkTodaySide, news_box);
  gtk_widget_class_bind_template_child (widget_class, CbkTodaySide, news_since);
  gtk_widget_class_bind_template_child (widget_class, CbkTodaySide, news);
}

static void
cbk_today_side_init (CbkTodaySide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cbk_today_side_set_up:
 * @self: a column without a desk
 * @desk: the desk
 */
void
cbk_today_side_set_up (CbkTodaySide *self, CbkDesk *desk)
{
  g_return_if_fail (CBK_IS_TODAY_SIDE (self) && self->desk == NULL);

  self->desk = g_object_ref (desk);
}

/**
 * cbk_today_side_show:
 * @self: a column
 * @today: what must not be missed
 * @since: when the user was here the last time, or %CBK_TIME_UNSET
 */
void
cbk_today_side_show (CbkTodaySide *self, const CbkToday *today, gint64 since)
{
  cbk_backlog_view_set (self->backlog, today->backlog);
  show_workload (self, today);
  show_news (self, today, since);
}
