/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/cbk-bars.h"

#include "ui/compat/cbk-color.h"

struct _CbkBars
{
  GtkWidget parent_instance;

  gint64 values[CBK_MAX_BARS];
  guint n_values;
  gint64 most;
};

#define BAR_WIDTH 9
#define GAP 2
#define HEIGHT 20
#define SHARE_HEIGHT 4

G_DEFINE_FINAL_TYPE (CbkBars, cbk_bars, GTK_TYPE_WIDGET)

static gboolean
is_shares (CbkBars *self)
{
  return gtk_widget_has_css_class (GTK_WIDGET (self), "shares");
}

static void
cbk_bars_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  CbkBars *self = CBK_BARS (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = is_shares (self) ? SHARE_HEIGHT : HEIGHT;
  else
    *minimum = *natural = is_shares (self) ? 0 : (int)MAX (self->n_values, 1) * (BAR_WIDTH + GAP) - GAP;
}

static void
append (GtkSnapshot *snapshot,
        const GdkRGBA *color,
        double strength,
        double x,
        double y,
        double width,
        double height)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float)x, (float)y, (float)width, (float)height);
  GdkRGBA shade = *color;

  shade.alpha = (float)(shade.alpha * strength);
  gtk_snapshot_append_color (snapshot, &shade, &rect);
}

static void
snapshot_shares (CbkBars *self, GtkSnapshot *snapshot, const GdkRGBA *color, int width, int height)
{
  gint64 sum = 0;
  double x = 0;

  for (guint i = 0; i < self->n_values; i++)
    sum += self->values[i];

  for (guint i = 0; sum > 0 && i < self->n_values; i++)
    {
      double part = (double)self->values[i] / (double)sum * width;

      append (snapshot, color, 0.2 + 0.7 * i / MAX (self->n_values - 1, 1), x, 0, MAX (part - 1, 0), height);
      x += part;
    }
}

static void
cbk_bars_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CbkBars *self = CBK_BARS (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  GdkRGBA color;

  cbk_color_of (widget, &color);
  if (is_shares (self))
    {
      snapshot_shares (self, snapshot, &color, width, height);
      return;
    }

  for (guint i = 0; i < self->n_values; i++)
    {
      double part = self->most > 0 ? (double)self->values[i] / (double)self->most * height : 0;

      part = CLAMP (part, 2, height);
      append (snapshot, &color, i == 0 ? 1 : 0.45, i * (BAR_WIDTH + GAP), height - part, BAR_WIDTH, part);
    }
}

static void
cbk_bars_class_init (CbkBarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = cbk_bars_measure;
  widget_class->snapshot = cbk_bars_snapshot;
  gtk_widget_class_set_css_name (widget_class, "bars");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cbk_bars_init (CbkBars *self)
{
}

/**
 * cbk_bars_set:
 * @self: bars
 * @values: (array length=n_values): the numbers
 * @most: what a full bar stands for
 * @words: what they say, for a screen reader and who rests the pointer on them
 */
void
cbk_bars_set (CbkBars *self, const gint64 *values, guint n_values, gint64 most, const char *words)
{
  g_return_if_fail (CBK_IS_BARS (self) && n_values <= CBK_MAX_BARS);

  for (guint i = 0; i < n_values; i++)
    self->values[i] = values[i];
  self->n_values = n_values;
  self->most = most;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
