/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/cbk-banner.h"

#include "base/cbk-compat.h"

struct _CbkBanner
{
  AdwBin parent_instance;

  char *title;
  gboolean revealed;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_REVEALED,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (CbkBanner, cbk_banner, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static void
set_revealed (CbkBanner *self, gboolean revealed)
{
  if (self->revealed == revealed)
    return;

  self->revealed = revealed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
}

static void
on_dismiss_cb (CbkBanner *self)
{
  set_revealed (self, FALSE);
}

static void
cbk_banner_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CBK_TYPE_BANNER);

  G_OBJECT_CLASS (cbk_banner_parent_class)->dispose (object);
}

static void
cbk_banner_finalize (GObject *object)
{
  g_free (CBK_BANNER (object)->title);

  G_OBJECT_CLASS (cbk_banner_parent_class)->finalize (object);
}

static void
cbk_banner_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CbkBanner *self = CBK_BANNER (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_REVEALED:
      g_value_set_boolean (value, self->revealed);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cbk_banner_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CbkBanner *self = CBK_BANNER (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      cbk_banner_set_title (self, g_value_get_string (value));
      break;

    case PROP_REVEALED:
      set_revealed (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cbk_banner_class_init (CbkBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = cbk_banner_dispose;
  object_class->finalize = cbk_banner_finalize;
  object_class->get_property = cbk_banner_get_property;
  object_class->set_property = cbk_banner_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_REVEALED] = g_param_spec_boolean ("revealed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/widgets/cbk-banner.ui");
  gtk_widget_class_bind_template_callback (widget_class, on_dismiss_cb);
  gtk_widget_class_set_css_name (widget_class, "banner");
}

static void
cbk_banner_init (CbkBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cbk_banner_set_title:
 * @self: a banner
 * @title: (nullable): what it says; %NULL takes the banner away
 */
void
cbk_banner_set_title (CbkBanner *self, const char *title)
{
  g_return_if_fail (CBK_IS_BANNER (self));

  if (title != NULL && g_set_str (&self->title, title))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  set_revealed (self, title != NULL);
}
