/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-foot.h"

#include "domain/cbk-uk-time.h"
#include "ui/cbk-words.h"

struct _CbkFoot
{
  AdwBin parent_instance;

  CbkDesk *desk;

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

static gint64
get_now (CbkFoot *self)
{
  return cbk_env_now (cbk_workspace_get_env (cbk_desk_get_workspace (self->desk)));
}

/* Never since this laptop was set up: what is typed is safe here all the same. */
static void
show_alone (CbkFoot *self)
{
  gint64 at = cbk_desk_get_saved_at (self->desk);
  g_autofree char *clock = cbk_words_when (at, get_now (self));
  g_autofree char *text
      = clock != NULL ? g_strdup_printf (_ ("Saved here %s"), clock) : g_strdup (_ ("Saved here"));

  gtk_image_set_from_icon_name (self->icon, "casebook-saved-symbolic");
  gtk_label_set_label (self->state, text);
  gtk_label_set_label (self->more, _ ("No headquarters"));
}

static void
show_shared (CbkFoot *self, const CbkSyncing *syncing)
{
  gint64 n = syncing->n_waiting + syncing->n_sent;
  g_autofree char *clock = cbk_words_when (syncing->last_success, get_now (self));
  g_autofree char *waiting = g_strdup_printf (_ ("%" G_GINT64_FORMAT " waiting"), n);
  g_autofree char *sent = g_strdup_printf (_ ("All sent %s"), clock);
  g_autofree char *offline = g_strdup_printf (_ ("Offline since %s"), clock);
  g_autofree char *last = g_strdup_printf (_ ("Last sent %s"), clock);
  gboolean away = syncing->last_error != NULL;

  gtk_image_set_from_icon_name (self->icon, n > 0 ? "casebook-sync-symbolic" : "casebook-done-symbolic");
  gtk_label_set_label (self->state, n > 0 ? waiting : sent);
  gtk_label_set_label (self->more, away ? offline : n > 0 ? last : _ ("Headquarters has it all"));
}

static void
show_syncing (CbkFoot *self)
{
  const CbkSyncing *syncing = cbk_desk_get_syncing (self->desk);
  g_autofree char *conflicts
      = cbk_words_count ((guint64)syncing->n_conflicts, "%lu conflict to decide", "%lu conflicts to decide");

  if (syncing->last_success == CBK_TIME_UNSET)
    show_alone (self);
  else
    show_shared (self, syncing);

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), syncing->last_error);
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
