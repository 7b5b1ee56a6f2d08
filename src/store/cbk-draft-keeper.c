/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-draft-keeper.h"

#include "store/cbk-store-private.h"

/**
 * CbkDraftKeeper:
 *
 * Stands beside a form and keeps what is typed into it: a second after the first change at the latest it is
 * on the disk, however much is typed meanwhile, and at most one write is on its way. Lives in one main
 * context.
 */
struct _CbkDraftKeeper
{
  GObject parent_instance;

  CbkStore *store;
  char *owner;
  CbkRecord *record;
  gint64 base_version;
  guint interval;
  GSource *timer;
  gboolean dirty;     /* the form holds what was not handed to the writer yet */
  gboolean writing;
  gboolean failing;   /* the last write failed, and that was told */
};

enum
{
  SAVED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CbkDraftKeeper, cbk_draft_keeper, G_TYPE_OBJECT)

/* What a write takes along, so that it needs nothing of the keeper. */
typedef struct
{
  char *owner;
  CbkRecord *record;
  gint64 base_version;
} CbkDraftWrite;

static void
write_free (gpointer data)
{
  CbkDraftWrite *write = data;

  g_free (write->owner);
  g_object_unref (write->record);
  g_free (write);
}

static CbkDraftWrite *
write_new (CbkDraftKeeper *self)
{
  CbkDraftWrite *write = g_new0 (CbkDraftWrite, 1);

  write->owner = g_strdup (self->owner);
  write->record = cbk_record_dup (self->record);
  write->base_version = self->base_version;

  return write;
}

static gboolean
save (CbkSession *session, gpointer data, GError **error)
{
  CbkDraftWrite *write = data;

  return cbk_draft_save (session, write->owner, write->record, write->base_version, NULL, error);
}

static gboolean
discard (CbkSession *session, gpointer data, GError **error)
{
  CbkDraftWrite *write = data;

  return cbk_draft_discard (session, write->owner, cbk_record_get_entity (write->record)->name,
                            write->record->id, error);
}

static gboolean
can_write (CbkDraftKeeper *self)
{
  return self->store != NULL && self->store->writer != NULL;
}

static void
stop_timer (CbkDraftKeeper *self)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
}

static gboolean
on_timer_cb (gpointer user_data)
{
  CbkDraftKeeper *self = user_data;

  stop_timer (self);
  cbk_draft_keeper_flush (self);

  return G_SOURCE_REMOVE;
}

/* The clock runs from the first change on; further ones do not put it off. */
static void
start_timer (CbkDraftKeeper *self)
{
  if (self->timer != NULL || self->writing || !can_write (self))
    return;

  self->timer = g_timeout_source_new (self->interval);
  g_source_set_callback (self->timer, on_timer_cb, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

static void
on_notify_cb (CbkDraftKeeper *self)
{
  self->dirty = TRUE;
  start_timer (self);
}

static void
on_saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CbkDraftKeeper) self = user_data;
  g_autoptr(GError) error = NULL;
  CbkDraftWrite *write = cbk_store_run_finish (CBK_STORE (object), result, &error);

  self->writing = FALSE;
  if (write != NULL)
    {
      write_free (write);
      self->failing = FALSE;
      g_signal_emit (self, signals[SAVED], 0);
    }
  else
    {
      gboolean told = self->failing;

      /* It is tried again, but said once: a full disk is no news every second. */
      self->dirty = self->failing = TRUE;
      if (!told)
        g_signal_emit (self, signals[FAILED], 0, error);
    }

  if (self->dirty)
    start_timer (self);
}

static void
let_go (CbkDraftKeeper *self)
{
  stop_timer (self);
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_clear_object (&self->record);
  g_clear_object (&self->store);
}

static void
cbk_draft_keeper_dispose (GObject *object)
{
  cbk_draft_keeper_close (CBK_DRAFT_KEEPER (object));

  G_OBJECT_CLASS (cbk_draft_keeper_parent_class)->dispose (object);
}

static void
cbk_draft_keeper_finalize (GObject *object)
{
  CbkDraftKeeper *self = CBK_DRAFT_KEEPER (object);

  g_clear_pointer (&self->owner, g_free);

  G_OBJECT_CLASS (cbk_draft_keeper_parent_class)->finalize (object);
}

static void
cbk_draft_keeper_class_init (CbkDraftKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cbk_draft_keeper_dispose;
  object_class->finalize = cbk_draft_keeper_finalize;

  /**
   * CbkDraftKeeper::saved:
   *
   * What was in the form when the write began is on the disk.
   */
  signals[SAVED] = g_signal_new ("saved", CBK_TYPE_DRAFT_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  /**
   * CbkDraftKeeper::failed:
   * @error: why
   *
   * What is typed cannot be kept at the moment. Emitted once until a write succeeds again.
   */
  signals[FAILED] = g_signal_new ("failed", CBK_TYPE_DRAFT_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
cbk_draft_keeper_init (CbkDraftKeeper *self)
{
  self->interval = CBK_DRAFT_KEEPER_INTERVAL;
}

/**
 * cbk_draft_keeper_new:
 * @store: a store, which outlives the keeper or its cbk_draft_keeper_close()
 * @owner: whose form it is
 * @record: (transfer none): what the form is bound to; its version is the one that the form began with
 *
 * Returns: (transfer full): a keeper that listens to @record
 */
CbkDraftKeeper *
cbk_draft_keeper_new (CbkStore *store, const char *owner, CbkRecord *record)
{
  CbkDraftKeeper *self = g_object_new (CBK_TYPE_DRAFT_KEEPER, NULL);

  self->store = g_object_ref (store);
  self->owner = g_strdup (owner);
  self->record = g_object_ref (record);
  self->base_version = record->version;
  g_signal_connect_swapped (record, "notify", G_CALLBACK (on_notify_cb), self);

  return self;
}

/**
 * cbk_draft_keeper_set_interval:
 * @self: a keeper
 * @interval: how long a change may wait, in ms; from the next change on
 */
void
cbk_draft_keeper_set_interval (CbkDraftKeeper *self, guint interval)
{
  self->interval = interval;
}

/**
 * cbk_draft_keeper_is_dirty:
 * @self: a keeper
 *
 * Returns: whether the form holds what is not on the disk yet
 */
gboolean
cbk_draft_keeper_is_dirty (CbkDraftKeeper *self)
{
  return self->dirty || self->writing;
}

/**
 * cbk_draft_keeper_flush:
 * @self: a keeper
 *
 * Hands what is in the form to the writer now; what comes while a write is on its way follows after it.
 */
void
cbk_draft_keeper_flush (CbkDraftKeeper *self)
{
  if (!self->dirty || self->writing || !can_write (self))
    return;

  stop_timer (self);
  self->dirty = FALSE;
  self->writing = TRUE;
  cbk_store_write_async (self->store, save, write_new (self), write_free, NULL, on_saved_cb,
                         g_object_ref (self));
}

/**
 * cbk_draft_keeper_close:
 * @self: a keeper
 *
 * The form goes: what it holds is handed to the writer, which has it on the disk before cbk_store_close()
 * returns. Harmless when closed already.
 */
void
cbk_draft_keeper_close (CbkDraftKeeper *self)
{
  /* Also when a write is on its way: this one comes after it. */
  if (self->dirty && can_write (self))
    cbk_store_write_async (self->store, save, write_new (self), write_free, NULL, NULL, NULL);

  self->dirty = FALSE;
  let_go (self);
}

/**
 * cbk_draft_keeper_discard:
 * @self: a keeper
 *
 * What the form holds was saved as a record, or thrown away: the draft goes, and nothing more is kept.
 */
void
cbk_draft_keeper_discard (CbkDraftKeeper *self)
{
  if (can_write (self))
    cbk_store_write_async (self->store, discard, write_new (self), write_free, NULL, NULL, NULL);
  self->dirty = FALSE;
  let_go (self);
}
