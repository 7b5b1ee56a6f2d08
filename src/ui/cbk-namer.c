/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-namer.h"

#include "core/cbk-names.h"

/* So many names are kept; then all are read again, as they are asked for. */
#define MAX_NAMES 2000

struct _CbkNamer
{
  GObject parent_instance;

  CbkWorkspace *workspace;
  GCancellable *cancellable;
  GHashTable *names; /* by id; "" while one is being read */
};

enum
{
  NAMED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (CbkNamer, cbk_namer, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

typedef struct
{
  CbkNamer *namer;
  char *id;
} Asked;

static void
on_named_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Asked *asked = user_data;
  g_autoptr (CbkNamer) self = asked->namer;
  g_autofree char *id = asked->id;
  g_autoptr (GError) error = NULL;
  char *name = cbk_workspace_load_name_finish (CBK_WORKSPACE (object), result, &error);

  g_free (asked);
  if (name == NULL)
    return;

  g_hash_table_insert (self->names, g_steal_pointer (&id), name);
  g_signal_emit (self, signals[NAMED], 0);
}

static void
cbk_namer_dispose (GObject *object)
{
  CbkNamer *self = CBK_NAMER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (cbk_namer_parent_class)->dispose (object);
}

static void
cbk_namer_finalize (GObject *object)
{
  g_hash_table_unref (CBK_NAMER (object)->names);

  G_OBJECT_CLASS (cbk_namer_parent_class)->finalize (object);
}

static void
cbk_namer_class_init (CbkNamerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cbk_namer_dispose;
  object_class->finalize = cbk_namer_finalize;

  /**
   * CbkNamer::named:
   *
   * A name is known that was asked for.
   */
  signals[NAMED]
      = g_signal_new ("named", CBK_TYPE_NAMER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cbk_namer_init (CbkNamer *self)
{
  self->cancellable = g_cancellable_new ();
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

CbkNamer *
cbk_namer_new (CbkWorkspace *workspace)
{
  CbkNamer *self = g_object_new (CBK_TYPE_NAMER, NULL);

  self->workspace = g_object_ref (workspace);

  return self;
}

/**
 * cbk_namer_get:
 * @self: a namer
 * @type: an entity's name
 * @id: a record
 *
 * Returns: (nullable): what it is called; %NULL when that is not known yet
 */
const char *
cbk_namer_get (CbkNamer *self, const char *type, const char *id)
{
  const char *name = g_hash_table_lookup (self->names, id);
  Asked *asked;

  if (name != NULL)
    return *name != '\0' ? name : NULL;
  if (cbk_workspace_get_store (self->workspace) == NULL)
    return NULL;

  if (g_hash_table_size (self->names) >= MAX_NAMES)
    g_hash_table_remove_all (self->names);
  g_hash_table_insert (self->names, g_strdup (id), g_strdup (""));
  asked = g_new0 (Asked, 1);
  asked->namer = g_object_ref (self);
  asked->id = g_strdup (id);
  cbk_workspace_load_name_async (self->workspace, type, id, self->cancellable, on_named_cb, asked);

  return NULL;
}

/**
 * cbk_namer_forget:
 * @self: a namer
 * @ids: (element-type utf8): records that changed
 */
void
cbk_namer_forget (CbkNamer *self, GPtrArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_remove (self->names, ids->pdata[i]);
}
