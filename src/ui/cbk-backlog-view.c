/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-backlog-view.h"

#include "ui/widgets/cbk-bars.h"

struct _CbkBacklogView
{
  AdwBin parent_instance;

  GtkGrid *grid;
  GtkLabel *names[CBK_N_BACKLOGS];
  GtkLabel *counts[CBK_N_BACKLOGS][CBK_N_SEVERITIES];
  CbkBars *ages[CBK_N_BACKLOGS];
};

static const struct
{
  const char *icon;
  const char *word;
  const char *css_class;
} severities[CBK_N_SEVERITIES] = {
  { "casebook-risk-high-symbolic", N_ ("High"), "high" },
  { "casebook-risk-medium-symbolic", N_ ("Med"), "medium" },
  { "casebook-risk-low-symbolic", N_ ("Low"), "low" },
  { "casebook-unknown-symbolic", N_ ("None"), "unknown" },
};

G_DEFINE_FINAL_TYPE (CbkBacklogView, cbk_backlog_view, ADW_TYPE_BIN)

static void
cbk_backlog_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CBK_TYPE_BACKLOG_VIEW);

  G_OBJECT_CLASS (cbk_backlog_view_parent_class)->dispose (object);
}

static void
cbk_backlog_view_class_init (CbkBacklogViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cbk_backlog_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-backlog-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkBacklogView, grid);
}

static void
add_heads (CbkBacklogView *self)
{
  for (int i = 0; i < CBK_N_SEVERITIES; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      GtkWidget *icon = gtk_image_new_from_icon_name (severities[i].icon);
      GtkWidget *label = gtk_label_new (_ (severities[i].word));

      gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
      gtk_widget_add_css_class (icon, severities[i].css_class);
      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (box), icon);
      gtk_box_append (GTK_BOX (box), label);
      gtk_grid_attach (self->grid, box, i + 1, 0, 1, 1);
    }
}

static void
add_row (CbkBacklogView *self, int row)
{
  self->names[row]
      = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_grid_attach (self->grid, GTK_WIDGET (self->names[row]), 0, 2 * row + 1, 1, 1);
  for (int i = 0; i < CBK_N_SEVERITIES; i++)
    {
      self->counts[row][i] = g_object_new (GTK_TYPE_LABEL, "width-chars", 3, "css-classes",
                                           (const char *[]){ "heading", "numeric", "count", NULL }, NULL);
      gtk_grid_attach (self->grid, GTK_WIDGET (self->counts[row][i]), i + 1, 2 * row + 1, 1, 1);
    }
  self->ages[row] = g_object_new (CBK_TYPE_BARS, "hexpand", TRUE, "css-classes",
                                  (const char *[]){ "shares", NULL }, NULL);
  gtk_grid_attach (self->grid, GTK_WIDGET (self->ages[row]), 0, 2 * row + 2, CBK_N_SEVERITIES + 1, 1);
}

static void
cbk_backlog_view_init (CbkBacklogView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  add_heads (self);
  for (int i = 0; i < CBK_N_BACKLOGS; i++)
    add_row (self, i);
}

static void
show_count (GtkLabel *label, const CbkBacklog *backlog, int severity)
{
  gint64 n = backlog->n[severity];
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, n);
  g_autofree char *words
      = g_strdup_printf ("%s, %s: %s", _ (backlog->what), _ (severities[severity].word), text);

  gtk_label_set_label (label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (severity == CBK_SEVERITY_HIGH && n > 0)
    gtk_widget_add_css_class (GTK_WIDGET (label), "high");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), "high");
}

/**
 * cbk_backlog_view_set:
 * @self: a view
 * @backlog: what waits
 */
void
cbk_backlog_view_set (CbkBacklogView *self, const CbkBacklog backlog[CBK_N_BACKLOGS])
{
  g_return_if_fail (CBK_IS_BACKLOG_VIEW (self));

  for (guint i = 0; i < CBK_N_BACKLOGS; i++)
    {
      const gint64 *ages = backlog[i].ages;
      g_autofree char *words
          = g_strdup_printf (_ ("%s: %d under 4 hours, %d under a day, %d under 3 days, %d longer"),
                             _ (backlog[i].what), (int)ages[0], (int)ages[1], (int)ages[2], (int)ages[3]);

      gtk_label_set_label (self->names[i], _ (backlog[i].what));
      for (int j = 0; j < CBK_N_SEVERITIES; j++)
        show_count (self->counts[i][j], &backlog[i], j);
      cbk_bars_set (self->ages[i], ages, CBK_N_AGES, 0, words);
    }
}
