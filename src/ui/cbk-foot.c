/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-foot.h"

#include "ui/cbk-sync-words.h"
#include "ui/cbk-words.h"

struct _CbkFoot
{
  AdwBin parent_instance;

  CbkDesk *desk;

  GtkWidget *sync;
  GtkImage *icon;
  GtkLabel *state;
  GtkLabel *more;
  GtkWidget *conflicts_box;
  GtkLabel *conflicts;
  AdwAvatar *avatar;
  GtkLabel *user;
  GtkLabel *roles;
};

G_DEFINE_FINAL_TYPE (CbkFoot, cbk_foot, ADW_TYPE_BIN)

static void
show_syncing (CbkFoot *self)
{
  const CbkSyncing *syncing = cbk_desk_get_syncing (self->desk);
  g_autofree char *conflicts
      = cbk_words_count ((guint64)syncing->n_conflicts, "%lu conflict to decide", "%lu conflicts to decide");
  g_autofree char *state = cbk_sync_words_dup_state (self->desk);
  g_autofree char *more = cbk_sync_words_dup_more (self->desk);

  gtk_image_set_from_icon_name (self->icon, cbk_sync_words_get_icon (self->desk));
  gtk_label_set_label (self->state, state);
  gtk_label_set_label (self->more, more);
  gtk_widget_set_tooltip_text (self->sync, syncing->last_error);
  gtk_label_set_label (self->conflicts, conflicts);
  gtk_widget_set_visible (self->conflicts_box, syncing->n_conflicts > 0);
}

static void
show_user (CbkFoot *self)
{
  const CbkUser *user = cbk_workspace_get_user (cbk_desk_get_workspace (self->desk));
  g_autofree char *roles = cbk_roles_print (user->roles);

  g_strdelimit (roles, "_", ' ');
  /* The initials are those of the name, not of the number before it. */
  adw_avatar_set_text (self->avatar, cbk_officer_peek_name (user->name));
  gtk_label_set_label (self->user, user->name);
  gtk_label_set_label (self->roles, roles);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->roles), roles);
}

static void
cbk_foot_dispose (GObject *object)
{
  CbkFoot *self = CBK_FOOT (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_FOOT);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cbk_foot_parent_class)->dispose (object);
}

static void
cbk_foot_class_init (CbkFootClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cbk_foot_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-foot.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkFoot, sync);
  gtk_widget_class_bind_template_child (widget_class, CbkFoot, icon);
  gtk_widget_class_bind_template_child (widget_class, CbkFoot, state);
  gtk_widget_class_bind_template_child (widget_class, CbkFoot, more);
  gtk_widget_class_bind_template_child (widget_class, CbkFoot, conflicts_box);
  gtk_widget_class_bind_template_child (widget_class, CbkFoot, conflicts);
  gtk_widget_class_bind_template_child (widget_class, CbkFoot, avatar);
  gtk_widget_class_bind_template_child (widget_class, CbkFoot, user);
  gtk_widget_class_bind_template_child (widget_class, CbkFoot, roles);
}

static void
cbk_foot_init (CbkFoot *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cbk_foot_set_desk:
 * @self: a foot without a desk
 * @desk: the desk
 */
void
cbk_foot_set_desk (CbkFoot *self, CbkDesk *desk)
{
  g_return_if_fail (CBK_IS_FOOT (self) && self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "syncing-changed", G_CALLBACK (show_syncing), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (show_syncing), self, G_CONNECT_SWAPPED);
  show_syncing (self);
  show_user (self);
}
