/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-offer-menu.h"

#include "core/cbk-offering.h"
#include "ui/cbk-icon.h"
#include "ui/cbk-palette-item.h"

struct _CbkOfferMenu
{
  GtkPopover parent_instance;

  GListStore *items; /* of CbkPaletteItem */

  GtkEditable *entry;
  GtkFilter *filter;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (CbkOfferMenu, cbk_offer_menu, GTK_TYPE_POPOVER)

static void
on_text_changed_cb (CbkOfferMenu *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static gboolean
matches (gpointer item, gpointer user_data)
{
  return cbk_palette_item_matches (item, gtk_editable_get_text (CBK_OFFER_MENU (user_data)->entry));
}

static void
on_activate_cb (CbkOfferMenu *self, guint position)
{
  g_autoptr (CbkPaletteItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (item == NULL || !g_action_parse_detailed_name (item->action, &name, &target, NULL))
    return;

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action_variant (GTK_WIDGET (self), name, target);
}

static void
on_entry_activate_cb (CbkOfferMenu *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (selected != GTK_INVALID_LIST_POSITION)
    on_activate_cb (self, selected);
}

static void
on_shown_cb (CbkOfferMenu *self)
{
  gtk_editable_set_text (self->entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static gboolean
on_key_cb (CbkOfferMenu *self, guint key)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (key == GDK_KEY_Down)
    gtk_single_selection_set_selected (
        self->selection, MIN (selected + 1, g_list_model_get_n_items (G_LIST_MODEL (self->selection)) - 1));
  else if (key == GDK_KEY_Up && selected > 0)
    gtk_single_selection_set_selected (self->selection, selected - 1);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
cbk_offer_menu_dispose (GObject *object)
{
  CbkOfferMenu *self = CBK_OFFER_MENU (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_OFFER_MENU);

  G_OBJECT_CLASS (cbk_offer_menu_parent_class)->dispose (object);
}

static void
cbk_offer_menu_class_init (CbkOfferMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cbk_offer_menu_dispose;

  g_type_ensure (CBK_TYPE_PALETTE_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-offer-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkOfferMenu, items);
  gtk_widget_class_bind_template_child (widget_class, CbkOfferMenu, entry);
  gtk_widget_class_bind_template_child (widget_class, CbkOfferMenu, filter);
  gtk_widget_class_bind_template_child (widget_class, CbkOfferMenu, selection);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed_cb);
}

static void
cbk_offer_menu_init (CbkOfferMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->filter), matches, self, NULL);
}

/**
 * cbk_offer_menu_set_record:
 * @self: a menu
 * @desk: the desk
 * @record: (nullable): what is open
 */
void
cbk_offer_menu_set_record (CbkOfferMenu *self, CbkDesk *desk, CbkRecord *record)
{
  g_autoptr (GPtrArray) offers
      = record != NULL ? cbk_workspace_list_offers (cbk_desk_get_workspace (desk), record) : NULL;

  g_list_store_remove_all (self->items);
  for (guint i = 0; offers != NULL && i < offers->len; i++)
    {
      const CbkOffer *offer = offers->pdata[i];
      g_autofree char *action = g_strdup_printf ("win.run-command::%s", offer->command->name);
      g_autoptr (CbkPaletteItem) item = cbk_palette_item_new_action (
          action, offer->why_not != NULL ? "changes-prevent-symbolic" : cbk_icon_of (offer->command->subject != NULL ? offer->command->subject : "record"),
          _ (offer->command->label), NULL);

      item->line = g_strdup (offer->why_not);
      g_list_store_append (self->items, item);
    }
}

/**
 * cbk_offer_menu_get_items:
 * @self: a menu
 *
 * Returns: (transfer none): what it offers, of #CbkPaletteItem
 */
GListModel *
cbk_offer_menu_get_items (CbkOfferMenu *self)
{
  return G_LIST_MODEL (self->items);
}
