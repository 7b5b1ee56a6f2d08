/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/cbk-clock.h"

#include "base/cbk-date.h"
#include "ui/compat/cbk-color.h"

struct _CbkClock
{
  GtkWidget parent_instance;

  double used; /* 0 to 1 */
  gboolean late;
};

#define SIZE 24
#define SMALL 16  /* in lists */
#define STROKE 3.0

/* Where nobody knows since when it runs, the arc is of the last day. */
#define UNKNOWN_SPAN (24 * CBK_HOUR)

G_DEFINE_FINAL_TYPE (CbkClock, cbk_clock, GTK_TYPE_WIDGET)

static void
cbk_clock_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  *minimum = *natural = gtk_widget_has_css_class (widget, "small") ? SMALL : SIZE;
}

static void
draw_mark (cairo_t *cr, double radius)
{
  cairo_set_line_width (cr, 2.2);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, 0, -radius * 0.45);
  cairo_line_to (cr, 0, radius * 0.08);
  cairo_stroke (cr);
  cairo_arc (cr, 0, radius * 0.46, 1.4, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
cbk_clock_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CbkClock *self = CBK_CLOCK (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double radius = (MIN (width, height) - STROKE) / 2;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, width, height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  GdkRGBA color;

  cbk_color_of (widget, &color);
  cairo_translate (cr, width / 2.0, height / 2.0);
  cairo_set_line_width (cr, STROKE);

  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha * 0.22);
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  cairo_stroke (cr);

  gdk_cairo_set_source_rgba (cr, &color);
  cairo_arc (cr, 0, 0, radius, -G_PI / 2, -G_PI / 2 + 2 * G_PI * self->used);
  cairo_stroke (cr);
  if (self->late)
    draw_mark (cr, radius);

  cairo_destroy (cr);
}

static void
cbk_clock_class_init (CbkClockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = cbk_clock_measure;
  widget_class->snapshot = cbk_clock_snapshot;
  gtk_widget_class_set_css_name (widget_class, "clock");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cbk_clock_init (CbkClock *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

static void
set_class (CbkClock *self, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

/**
 * cbk_clock_set:
 * @self: a clock
 * @since: when it began to run, or %CBK_TIME_UNSET where nobody knows
 * @due: when it runs out
 * @now: the time
 * @words: what it says, for a screen reader
 */
void
cbk_clock_set (CbkClock *self, gint64 since, gint64 due, gint64 now, const char *words)
{
  gint64 left = due - now;
  gint64 span = since != CBK_TIME_UNSET && since < due ? due - since : UNKNOWN_SPAN;

  g_return_if_fail (CBK_IS_CLOCK (self));

  self->late = left < 0;
  self->used = CLAMP (1 - (double)left / span, 0.0, 1.0);
  set_class (self, "late", self->late);
  set_class (self, "last", !self->late && left < 15 * CBK_MINUTE);
  set_class (self, "soon", left >= 15 * CBK_MINUTE && left < CBK_HOUR);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
