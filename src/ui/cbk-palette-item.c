/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-palette-item.h"

#include "ui/cbk-icon.h"
#include "ui/cbk-verbs.h"

enum
{
  PROP_0,
  PROP_ICON,
  PROP_TITLE,
  PROP_LINE,
  PROP_HINT,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (CbkPaletteItem, cbk_palette_item, G_TYPE_OBJECT)

static void
cbk_palette_item_finalize (GObject *object)
{
  CbkPaletteItem *self = CBK_PALETTE_ITEM (object);

  g_free (self->icon);
  g_free (self->title);
  g_free (self->line);
  g_free (self->hint);
  g_free (self->type);
  g_free (self->id);
  g_free (self->action);

  G_OBJECT_CLASS (cbk_palette_item_parent_class)->finalize (object);
}

static void
cbk_palette_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CbkPaletteItem *self = CBK_PALETTE_ITEM (object);
  const char *texts[N_PROPS] = { NULL, self->icon, self->title, self->line, self->hint };

  if (prop_id == 0 || prop_id >= N_PROPS)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  else
    g_value_set_string (value, texts[prop_id]);
}

static void
cbk_palette_item_class_init (CbkPaletteItemClass *klass)
{
  static const char *const names[N_PROPS] = { NULL, "icon-name", "title", "line", "hint" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cbk_palette_item_finalize;
  object_class->get_property = cbk_palette_item_get_property;

  for (guint i = 1; i < N_PROPS; i++)
    g_object_class_install_property (
        object_class, i,
        g_param_spec_string (names[i], NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
cbk_palette_item_init (CbkPaletteItem *self)
{
}

CbkPaletteItem *
cbk_palette_item_new_record (const char *type, const char *id, const char *title, const char *line)
{
  CbkPaletteItem *self = g_object_new (CBK_TYPE_PALETTE_ITEM, NULL);

  self->icon = g_strdup (cbk_icon_of (type));
  self->title = g_strdup (title);
  self->line = g_strdup (line);
  self->type = g_strdup (type);
  self->id = g_strdup (id);

  return self;
}

CbkPaletteItem *
cbk_palette_item_new_action (const char *action, const char *icon, const char *title, const char *keys)
{
  CbkPaletteItem *self = g_object_new (CBK_TYPE_PALETTE_ITEM, NULL);

  self->icon = g_strdup (icon);
  self->title = g_strdup (title);
  self->hint = keys != NULL ? cbk_keys_dup_label (keys) : NULL;
  self->action = g_strdup (action);

  return self;
}

/**
 * cbk_palette_item_matches:
 * @self: a line
 * @text: what was typed
 *
 * Returns: whether its title has a word that begins with each of those typed
 */
gboolean
cbk_palette_item_matches (CbkPaletteItem *self, const char *text)
{
  g_auto (GStrv) typed = g_str_tokenize_and_fold (text, NULL, NULL);
  g_auto (GStrv) words = g_str_tokenize_and_fold (self->title, NULL, NULL);

  for (guint i = 0; typed[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; !found && words[j] != NULL; j++)
        found = g_str_has_prefix (words[j], typed[i]);
      if (!found)
        return FALSE;
    }

  return TRUE;
}
