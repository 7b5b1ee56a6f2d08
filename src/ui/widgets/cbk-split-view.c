/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/cbk-split-view.h"

/**
 * CbkSplitView:
 *
 * A list beside a page; where there is no room for both, the page slides over the list. Property names follow
 * AdwNavigationSplitView and AdwOverlaySplitView, so that raising the floor changes a class name in XML and deletes this
 * file.
 */
struct _CbkSplitView
{
  GtkWidget parent_instance;

  GtkWidget *sidebar;
  GtkWidget *content;
  AdwAnimation *animation;
  double progress;        /* 0: the list, 1: the page, when collapsed */
  int sidebar_width;      /* pixels */
  int collapse_width;     /* pixels: narrower than this shows one at a time */
  guint notify_id;
  gboolean collapsed;
  gboolean show_content;
  gboolean at_end;        /* the list stands where lines end */
};

#define SLIDE_MS 200

enum
{
  PROP_0,
  PROP_SIDEBAR,
  PROP_CONTENT,
  PROP_COLLAPSED,
  PROP_SHOW_CONTENT,
  PROP_SIDEBAR_WIDTH,
  PROP_COLLAPSE_WIDTH,
  PROP_AT_END,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (CbkSplitView, cbk_split_view, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static void
on_notify_idle (gpointer data)
{
  CbkSplitView *self = data;

  self->notify_id = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLLAPSED]);
}

static void
set_collapsed (CbkSplitView *self, gboolean collapsed)
{
  if (self->collapsed == collapsed)
    return;

  self->collapsed = collapsed;
  adw_animation_pause (self->animation);
  self->progress = self->show_content;

  /* Listeners change the tree: never from within an allocation. */
  if (self->notify_id == 0)
    self->notify_id = g_idle_add_once (on_notify_idle, self);
}

static int
min_width (GtkWidget *child)
{
  int minimum = 0;

  if (child != NULL && gtk_widget_get_visible (child))
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

static void
cbk_split_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  CbkSplitView *self = CBK_SPLIT_VIEW (widget);
  GtkWidget *children[] = { self->sidebar, self->content };

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int child_min = 0;
      int child_nat = 0;

      if (children[i] == NULL)
        continue;

      gtk_widget_measure (children[i], orientation, -1, &child_min, &child_nat, NULL, NULL);
      *minimum = MAX (*minimum, child_min);
      *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? *natural + child_nat : MAX (*natural, child_nat);
    }
}

static void
allocate_child (GtkWidget *child, gboolean shown, int x, int width, int height)
{
  GtkAllocation allocation = { x, 0, width, height };

  if (child == NULL)
    return;

  gtk_widget_set_child_visible (child, shown);
  if (shown)
    gtk_widget_size_allocate (child, &allocation, -1);
}

static void
allocate_one (CbkSplitView *self, int width, int height, int sign)
{
  int slid = (int) (self->progress * width);

  allocate_child (self->sidebar, self->progress < 1, -sign * slid / 3, width, height);
  allocate_child (self->content, self->progress > 0, sign * (width - slid), width, height);
}

static void
cbk_split_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CbkSplitView *self = CBK_SPLIT_VIEW (widget);
  gboolean right = (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL) != self->at_end;
  int side = MAX (min_width (self->sidebar), self->sidebar_width);

  set_collapsed (self, width < MAX (self->collapse_width, side + min_width (self->content)));

  if (self->collapsed)
    {
      allocate_one (self, width, height, right ? -1 : 1);
      return;
    }

  allocate_child (self->sidebar, TRUE, right ? width - side : 0, side, height);
  allocate_child (self->content, TRUE, right ? 0 : side, width - side, height);
}

static void
on_progress_cb (double value, gpointer user_data)
{
  CbkSplitView *self = user_data;

  self->progress = value;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_child (CbkSplitView *self, GtkWidget **slot, GtkWidget *child, GtkWidget *before, GParamSpec *pspec)
{
  if (*slot == child)
    return;

  g_clear_pointer (slot, gtk_widget_unparent);
  *slot = child;
  if (child != NULL)
    gtk_widget_insert_before (child, GTK_WIDGET (self), before);

  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
cbk_split_view_dispose (GObject *object)
{
  CbkSplitView *self = CBK_SPLIT_VIEW (object);

  g_clear_handle_id (&self->notify_id, g_source_remove);
  g_clear_object (&self->animation);
  g_clear_pointer (&self->sidebar, gtk_widget_unparent);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (cbk_split_view_parent_class)->dispose (object);
}

static void
cbk_split_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CbkSplitView *self = CBK_SPLIT_VIEW (object);

  switch (prop_id)
    {
    case PROP_SIDEBAR:
      g_value_set_object (value, self->sidebar);
      break;

    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;

    case PROP_COLLAPSED:
      g_value_set_boolean (value, self->collapsed);
      break;

    case PROP_SHOW_CONTENT:
      g_value_set_boolean (value, self->show_content);
      break;

    case PROP_SIDEBAR_WIDTH:
      g_value_set_int (value, self->sidebar_width);
      break;

    case PROP_COLLAPSE_WIDTH:
      g_value_set_int (value, self->collapse_width);
      break;

    case PROP_AT_END:
      g_value_set_boolean (value, self->at_end);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cbk_split_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CbkSplitView *self = CBK_SPLIT_VIEW (object);

  switch (prop_id)
    {
    case PROP_SIDEBAR:
      set_child (self, &self->sidebar, g_value_get_object (value), self->content, pspec);
      break;

    case PROP_CONTENT:
      set_child (self, &self->content, g_value_get_object (value), NULL, pspec);
      break;

    case PROP_SHOW_CONTENT:
      cbk_split_view_set_show_content (self, g_value_get_boolean (value));
      break;

    case PROP_SIDEBAR_WIDTH:
      self->sidebar_width = g_value_get_int (value);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      break;

    case PROP_COLLAPSE_WIDTH:
      self->collapse_width = g_value_get_int (value);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      break;

    case PROP_AT_END:
      self->at_end = g_value_get_boolean (value);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cbk_split_view_class_init (CbkSplitViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = cbk_split_view_dispose;
  object_class->get_property = cbk_split_view_get_property;
  object_class->set_property = cbk_split_view_set_property;

  widget_class->measure = cbk_split_view_measure;
  widget_class->size_allocate = cbk_split_view_size_allocate;

  properties[PROP_SIDEBAR] = g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_COLLAPSED] =
    g_param_spec_boolean ("collapsed", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_CONTENT] = g_param_spec_boolean ("show-content", NULL, NULL, FALSE, flags);
  properties[PROP_SIDEBAR_WIDTH] = g_param_spec_int ("sidebar-width", NULL, NULL, 0, G_MAXINT, 324, flags);
  properties[PROP_COLLAPSE_WIDTH] = g_param_spec_int ("collapse-width", NULL, NULL, 0, G_MAXINT, 640, flags);
  properties[PROP_AT_END] = g_param_spec_boolean ("sidebar-at-end", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "splitview");
}

static void
cbk_split_view_init (CbkSplitView *self)
{
  AdwAnimationTarget *target = adw_callback_animation_target_new (on_progress_cb, self, NULL);

  self->sidebar_width = 324;
  self->collapse_width = 640;
  self->animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, SLIDE_MS, target);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

gboolean
cbk_split_view_get_collapsed (CbkSplitView *self)
{
  g_return_val_if_fail (CBK_IS_SPLIT_VIEW (self), FALSE);

  return self->collapsed;
}

gboolean
cbk_split_view_get_show_content (CbkSplitView *self)
{
  g_return_val_if_fail (CBK_IS_SPLIT_VIEW (self), FALSE);

  return self->show_content;
}

/**
 * cbk_split_view_set_show_content:
 * @self: a split view
 * @show_content: whether the page is in front, as soon as there is room for one only
 */
void
cbk_split_view_set_show_content (CbkSplitView *self, gboolean show_content)
{
  AdwTimedAnimation *animation;

  g_return_if_fail (CBK_IS_SPLIT_VIEW (self));

  if (self->show_content == !!show_content)
    return;

  self->show_content = !!show_content;
  animation = ADW_TIMED_ANIMATION (self->animation);
  adw_timed_animation_set_value_from (animation, self->progress);
  adw_timed_animation_set_value_to (animation, self->show_content);
  adw_animation_play (self->animation);
  if (!self->collapsed)
    adw_animation_skip (self->animation);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_CONTENT]);
}
