/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-place.h"

struct _CbkPlace
{
  GObject parent_instance;

  char *name;
  char *title;
  char *icon;
  gboolean urgent; /* its count is of what must be answered */
  gint64 count;
};

enum
{
  PROP_0,
  PROP_COUNT,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (CbkPlace, cbk_place, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
cbk_place_finalize (GObject *object)
{
  CbkPlace *self = CBK_PLACE (object);

  g_free (self->name);
  g_free (self->title);
  g_free (self->icon);

  G_OBJECT_CLASS (cbk_place_parent_class)->finalize (object);
}

static void
cbk_place_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CbkPlace *self = CBK_PLACE (object);

  switch (prop_id)
    {
    case PROP_COUNT:
      g_value_take_string (value, self->count > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, self->count)
                                                  : g_strdup (""));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cbk_place_class_init (CbkPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cbk_place_finalize;
  object_class->get_property = cbk_place_get_property;

  /**
   * CbkPlace:count:
   *
   * How many wait, as the sidebar says it; nothing for none.
   */
  properties[PROP_COUNT] = g_param_spec_string (
      "count", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cbk_place_init (CbkPlace *self)
{
}

CbkPlace *
cbk_place_new (const char *name, const char *title, const char *icon, gboolean urgent)
{
  CbkPlace *self = g_object_new (CBK_TYPE_PLACE, NULL);

  self->name = g_strdup (name);
  self->title = g_strdup (title);
  self->icon = g_strdup (icon);
  self->urgent = urgent;

  return self;
}

const char *
cbk_place_get_name (CbkPlace *self)
{
  return self->name;
}

const char *
cbk_place_get_title (CbkPlace *self)
{
  return self->title;
}

const char *
cbk_place_get_icon (CbkPlace *self)
{
  return self->icon;
}

/**
 * cbk_place_is_urgent:
 * @self: a place
 *
 * Returns: whether what it counts must be answered
 */
gboolean
cbk_place_is_urgent (CbkPlace *self)
{
  return self->urgent;
}

void
cbk_place_set_count (CbkPlace *self, gint64 count)
{
  if (self->count == count)
    return;

  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}
