/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-palette.h"

#include "ui/cbk-palette-item.h"

#define MAX_FOUND 30

struct _CbkPalette
{
  AdwBin parent_instance;

  CbkDesk *desk;
  GListModel *commands;      /* of CbkPaletteItem */
  GListModel *offers;        /* of CbkPaletteItem: for the record that is open; NULL for none */
  GCancellable *cancellable; /* of the search that is on its way */
  GtkWidget *before;         /* weak: where the focus was */

  GtkEditable *entry;
  GtkWidget *card;
  GtkStack *stack;
  GListStore *items;
  GtkSingleSelection *selection;
  GtkListView *list;
  AdwStatusPage *problem;
};

G_DEFINE_FINAL_TYPE (CbkPalette, cbk_palette, ADW_TYPE_BIN)

static const char *
get_text (CbkPalette *self)
{
  return gtk_editable_get_text (self->entry);
}

/* After ">" only commands are meant. */
static gboolean
is_command_text (const char *text)
{
  return *text == '>';
}

static void
append_matching (GPtrArray *found, GListModel *model, const char *text)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CbkPaletteItem) item = g_list_model_get_item (model, i);

      if (cbk_palette_item_matches (item, text))
        g_ptr_array_add (found, g_steal_pointer (&item));
    }
}

static void
show_items (CbkPalette *self, GPtrArray *found)
{
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), found->pdata,
                       found->len);
  if (found->len > 0)
    {
      gtk_single_selection_set_selected (self->selection, 0);
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
    }
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "list" : "none");
}

static void
show_without_search (CbkPalette *self, const char *text)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  if (!is_command_text (text))
    append_matching (found, cbk_desk_get_recent (self->desk), text);
  if (*text != '\0' && self->offers != NULL)
    append_matching (found, self->offers, text);
  append_matching (found, self->commands, text);
  show_items (self, found);
}

static CbkPaletteItem *
make_item (const CbkFound *found)
{
  const CbkEntity *entity = cbk_record_get_entity (found->record);
  g_autofree char *title = cbk_record_dup_title (found->record);
  g_autofree char *line = g_str_equal (found->match, "sounds like")
                              ? g_strdup_printf (_ ("%s · sounds like it"), _ (entity->label))
                              : g_strdup (_ (entity->label));

  return cbk_palette_item_new_record (entity->name, found->record->id,
                                      *title != '\0' ? title : _ (entity->label), line);
}

static void
on_searched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CbkPalette) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = cbk_workspace_search_finish (CBK_WORKSPACE (object), result, &error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;

  if (hits == NULL)
    {
      adw_status_page_set_description (self->problem, error->message);
      gtk_stack_set_visible_child_name (self->stack, "problem");
      return;
    }

  for (guint i = 0; i < hits->len; i++)
    g_ptr_array_add (found, make_item (hits->pdata[i]));
  if (self->offers != NULL)
    append_matching (found, self->offers, get_text (self));
  append_matching (found, self->commands, get_text (self));
  show_items (self, found);
}

/* What is shown stays until what was found takes its place. */
static void
on_text_changed_cb (CbkPalette *self)
{
  g_autofree char *text = g_strstrip (g_strdup (get_text (self)));

  if (self->desk == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (*text == '\0' || is_command_text (text))
    {
      show_without_search (self, text);
      return;
    }

  self->cancellable = g_cancellable_new ();
  cbk_workspace_search_async (cbk_desk_get_workspace (self->desk), text, MAX_FOUND, self->cancellable,
                              on_searched_cb, g_object_ref (self));
}

static void
run_action (CbkPalette *self, const char *detailed)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (g_action_parse_detailed_name (detailed, &name, &target, NULL))
    gtk_widget_activate_action_variant (GTK_WIDGET (self), name, target);
}

static void
on_activate_cb (CbkPalette *self, guint position)
{
  g_autoptr (CbkPaletteItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item == NULL)
    return;

  cbk_palette_close (self);
  if (item->action != NULL)
    run_action (self, item->action);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(ss)", item->type, item->id);
}

static void
on_entry_activate_cb (CbkPalette *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (selected != GTK_INVALID_LIST_POSITION)
    on_activate_cb (self, selected);
}

static void
move (CbkPalette *self, int by)
{
  int n = (int)g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint selected = gtk_single_selection_get_selected (self->selection);
  int next = selected == GTK_INVALID_LIST_POSITION ? 0 : CLAMP ((int)selected + by, 0, n - 1);

  if (n == 0)
    return;

  gtk_single_selection_set_selected (self->selection, (guint)next);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", (guint)next);
}

/* The focus stays in the entry: one types on while going up and down. */
static gboolean
on_key_cb (CbkPalette *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Page_Down:
      move (self, 8);
      return GDK_EVENT_STOP;

    case GDK_KEY_Page_Up:
      move (self, -8);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
on_pressed_cb (CbkPalette *self, int n_press, double x, double y)
{
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (self->card, GTK_WIDGET (self), &bounds)
      && !graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float)x, (float)y)))
    cbk_palette_close (self);
}

static void
cbk_palette_dispose (GObject *object)
{
  CbkPalette *self = CBK_PALETTE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->before);
  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_PALETTE);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->commands);
  g_clear_object (&self->offers);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cbk_palette_parent_class)->dispose (object);
}

static void
cbk_palette_class_init (CbkPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cbk_palette_dispose;

  g_type_ensure (CBK_TYPE_PALETTE_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkPalette, entry);
  gtk_widget_class_bind_template_child (widget_class, CbkPalette, card);
  gtk_widget_class_bind_template_child (widget_class, CbkPalette, stack);
  gtk_widget_class_bind_template_child (widget_class, CbkPalette, items);
  gtk_widget_class_bind_template_child (widget_class, CbkPalette, selection);
  gtk_widget_class_bind_template_child (widget_class, CbkPalette, list);
  gtk_widget_class_bind_template_child (widget_class, CbkPalette, problem);
  gtk_widget_class_bind_template_callback (widget_class, cbk_palette_close);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed_cb);
}

static void
cbk_palette_init (CbkPalette *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cbk_palette_set_up:
 * @self: a palette without a desk
 * @desk: the desk
 * @commands: what can be done, of #CbkPaletteItem
 */
void
cbk_palette_set_up (CbkPalette *self, CbkDesk *desk, GListModel *commands)
{
  g_return_if_fail (CBK_IS_PALETTE (self) && self->desk == NULL);

  self->desk = g_object_ref (desk);
  self->commands = g_object_ref (commands);
}

/**
 * cbk_palette_set_offers:
 * @self: a palette
 * @offers: (nullable): what can be done with the record that is open, of #CbkPaletteItem
 */
void
cbk_palette_set_offers (CbkPalette *self, GListModel *offers)
{
  g_set_object (&self->offers, offers);
}

/**
 * cbk_palette_open:
 * @self: a palette with a desk
 *
 * Lies over the window until something is chosen or it is left.
 */
void
cbk_palette_open (CbkPalette *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    g_set_weak_pointer (&self->before, gtk_root_get_focus (root));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  if (*get_text (self) != '\0')
    gtk_editable_set_text (self->entry, "");
  else
    on_text_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
cbk_palette_close (CbkPalette *self)
{
  g_cancellable_cancel (self->cancellable);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (self->before != NULL)
    gtk_widget_grab_focus (self->before);
}

/**
 * cbk_palette_get_items:
 * @self: a palette
 *
 * Returns: (transfer none): what it offers now, of #CbkPaletteItem
 */
GListModel *
cbk_palette_get_items (CbkPalette *self)
{
  return G_LIST_MODEL (self->items);
}
