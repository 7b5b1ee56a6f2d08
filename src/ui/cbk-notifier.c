/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-notifier.h"

#include "ui/cbk-today-item.h"
#include "ui/cbk-words.h"

/* How long before the end. */
#define AHEAD (15 * CBK_MINUTE)

struct _CbkNotifier
{
  GObject parent_instance;

  CbkDesk *desk;
  GListModel *items;   /* of CbkTodayItem */
  GSettings *settings; /* NULL: always */
  GHashTable *told;    /* keys of clocks that were told of */
};

enum
{
  RAN_OUT,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (CbkNotifier, cbk_notifier, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static gboolean
is_to_be_told (CbkNotifier *self, CbkTodayItem *item, gint64 now)
{
  const CbkUser *user = cbk_workspace_get_user (cbk_desk_get_workspace (self->desk));

  return (item->kind == CBK_TODAY_CLOCK || item->kind == CBK_TODAY_ASSIGNMENT) && item->due >= now
         && item->due - now <= AHEAD && g_strcmp0 (item->owner, user->id) == 0
         && !g_hash_table_contains (self->told, item->key);
}

static void
tell (CbkNotifier *self, CbkTodayItem *item, gint64 now)
{
  g_autofree char *when = cbk_words_when (item->due, now);
  g_autofree char *body = g_strdup_printf (_ ("Due at %s"), when);

  g_hash_table_add (self->told, g_strdup (item->key));
  g_signal_emit (self, signals[RAN_OUT], 0, _ (item->what), body);
}

static void
look (CbkNotifier *self)
{
  gint64 now = cbk_env_now (cbk_workspace_get_env (cbk_desk_get_workspace (self->desk)));

  if (self->settings != NULL && !g_settings_get_boolean (self->settings, "notify"))
    return;

  for (guint i = 0; i < g_list_model_get_n_items (self->items); i++)
    {
      g_autoptr (CbkTodayItem) item = g_list_model_get_item (self->items, i);

      if (is_to_be_told (self, item, now))
        tell (self, item, now);
    }
}

static void
cbk_notifier_dispose (GObject *object)
{
  CbkNotifier *self = CBK_NOTIFIER (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->items);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cbk_notifier_parent_class)->dispose (object);
}

static void
cbk_notifier_finalize (GObject *object)
{
  g_hash_table_unref (CBK_NOTIFIER (object)->told);

  G_OBJECT_CLASS (cbk_notifier_parent_class)->finalize (object);
}

static void
cbk_notifier_class_init (CbkNotifierClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cbk_notifier_dispose;
  object_class->finalize = cbk_notifier_finalize;

  /**
   * CbkNotifier::ran-out:
   * @what: what is due; nothing of the record is in it
   * @body: when
   *
   * Once for each clock.
   */
  signals[RAN_OUT] = g_signal_new ("ran-out", CBK_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
cbk_notifier_init (CbkNotifier *self)
{
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * cbk_notifier_new:
 * @desk: the desk
 * @items: the rows of Today, of #CbkTodayItem
 * @settings: (nullable): whether the user wants to be told
 *
 * Returns: (transfer full): a notifier, which looks with each tick of the desk and whenever @items change
 */
CbkNotifier *
cbk_notifier_new (CbkDesk *desk, GListModel *items, GSettings *settings)
{
  CbkNotifier *self = g_object_new (CBK_TYPE_NOTIFIER, NULL);

  self->desk = g_object_ref (desk);
  self->items = g_object_ref (items);
  g_set_object (&self->settings, settings);
  g_signal_connect_object (desk, "ticked", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (items, "items-changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);

  return self;
}
