/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-sidebar.h"

#include "ui/cbk-kind.h"
#include "ui/cbk-palette-item.h"
#include "ui/cbk-place.h"
#include "ui/cbk-verbs.h"

/**
 * cbk_sidebar_new_places:
 * @desk: the desk
 *
 * Returns: (transfer full): a list of #CbkPlace
 */
GListStore *
cbk_sidebar_new_places (CbkDesk *desk)
{
  const CbkUser *user = cbk_workspace_get_user (cbk_desk_get_workspace (desk));
  GListStore *places = g_list_store_new (CBK_TYPE_PLACE);
  g_autoptr (CbkPlace) today = cbk_place_new ("today", _ ("Today"), "casebook-today-symbolic", TRUE);
  const CbkKind *kind;

  g_list_store_append (places, today);
  for (guint i = 0; (kind = cbk_kind_nth (i)) != NULL; i++)
    if (cbk_kind_is_for (kind, user->roles))
      {
        g_autoptr (CbkPlace) place = cbk_place_new (kind->type, _ (kind->title), kind->icon, FALSE);

        g_list_store_append (places, place);
      }

  return places;
}

static void
on_counted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CbkPlace) place = user_data;
  gint64 count = cbk_workspace_count_finish (CBK_WORKSPACE (object), result, NULL);

  if (count >= 0)
    cbk_place_set_count (place, count);
}

static void
count_place (CbkWorkspace *workspace, CbkPlace *place)
{
  const CbkKind *kind = cbk_kind_find (cbk_place_get_name (place));
  int mine = kind != NULL ? cbk_kind_find_view (kind, "Mine") : -1;
  g_auto (GStrv) conditions
      = mine >= 0 ? cbk_kind_dup_conditions (kind, (guint)mine, workspace) : NULL;
  CbkListing listing = { .conditions = (const char *const *)conditions, .limit = -1 };

  if (mine < 0)
    return;

  listing.type = kind->type;
  cbk_workspace_count_async (workspace, &listing, NULL, on_counted_cb, g_object_ref (place));
}

/**
 * cbk_sidebar_count:
 * @desk: the desk
 * @places: its places; how many in each are the user's own is counted again
 */
void
cbk_sidebar_count (CbkDesk *desk, GListModel *places)
{
  CbkWorkspace *workspace = cbk_desk_get_workspace (desk);

  for (guint i = 0; cbk_workspace_get_store (workspace) != NULL && i < g_list_model_get_n_items (places); i++)
    {
      g_autoptr (CbkPlace) place = g_list_model_get_item (places, i);

      count_place (workspace, place);
    }
}

static void
append_action (
    GListStore *commands, const char *action, const char *icon, const char *title, const char *keys)
{
  g_autoptr (CbkPaletteItem) item = cbk_palette_item_new_action (action, icon, title, keys);

  g_list_store_append (commands, item);
}

/**
 * cbk_sidebar_new_commands:
 * @places: the places of the sidebar
 *
 * Returns: (transfer full): what the palette offers to do, of #CbkPaletteItem: to go to a place, and the
 * verbs
 */
GListModel *
cbk_sidebar_new_commands (GListModel *places)
{
  GListStore *commands = g_list_store_new (CBK_TYPE_PALETTE_ITEM);
  const CbkVerb *verb;

  for (guint i = 0; i < g_list_model_get_n_items (places); i++)
    {
      g_autoptr (CbkPlace) place = g_list_model_get_item (places, i);
      g_autofree char *action = g_strdup_printf ("win.show-workspace(%u)", i);
      g_autofree char *keys = i < 9 ? g_strdup_printf ("<Alt>%u", i + 1) : NULL;
      g_autofree char *title = g_strdup_printf (_ ("Go to %s"), cbk_place_get_title (place));

      append_action (commands, action, cbk_place_get_icon (place), title, keys);
    }

  for (guint i = 0; (verb = cbk_verb_nth (i)) != NULL; i++)
    if (verb->listed)
      append_action (commands, verb->action, "casebook-action-symbolic", _ (verb->label), verb->keys);

  return G_LIST_MODEL (commands);
}

static gboolean
has_text (GBinding *binding, const GValue *from, GValue *to, gpointer unused)
{
  g_value_set_boolean (to, *g_value_get_string (from) != '\0');

  return TRUE;
}

GtkWidget *
cbk_sidebar_make_row (gpointer item, gpointer unused)
{
  CbkPlace *place = item;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *count
      = g_object_new (GTK_TYPE_LABEL, "css-classes", (const char *[]){ "count", "numeric", NULL }, "valign",
                      GTK_ALIGN_CENTER, NULL);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (cbk_place_get_icon (place)));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", cbk_place_get_title (place), "xalign",
                                               0.0, "hexpand", TRUE, NULL));
  g_object_bind_property (place, "count", count, "label", G_BINDING_SYNC_CREATE);
  g_object_bind_property_full (place, "count", count, "visible", G_BINDING_SYNC_CREATE, has_text, NULL, NULL,
                               NULL);
  if (cbk_place_is_urgent (place))
    gtk_widget_add_css_class (count, "urgent");
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  cbk_place_get_title (place), -1);

  return row;
}
