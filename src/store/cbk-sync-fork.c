/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-session-private.h"
#include "store/cbk-sync-rows.h"

typedef struct
{
  CbkSession *session;
  gint64 settled;
} CbkRenumbering;

static gboolean
set_number (CbkConnection *cache, const char *key, gint64 value, GError **error)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, value);

  return cbk_cache_set_state (cache, key, text, error);
}

static gboolean
renumber (CbkConnection *cache, gpointer data, GError **error)
{
  CbkRenumbering *self = data;
  CbkOutbox *outbox = self->session->outbox;

  return cbk_cache_set_state (cache, "device", cbk_outbox_get_device (outbox), error) &&
         set_number (cache, "applied_dseq", cbk_outbox_get_last_dseq (outbox), error) &&
         set_number (cache, "settled_dseq", self->settled, error);
}

/**
 * cbk_sync_fork:
 * @session: a session that writes
 * @device: the new id, which headquarters knows
 * @error: any store error
 *
 * Goes on under a new id, see cbk_outbox_fork(). What people see stays as it is. Were this cut off between the two files,
 * the cache would find another id in the outbox and lay all that is there over itself again.
 *
 * Returns: whether that is done
 */
gboolean
cbk_sync_fork (CbkSession *session, const char *device, GError **error)
{
  g_autofree char *settled = NULL;
  CbkRenumbering renumbering = { session, 0 };

  if (!cbk_cache_get_state (session->cache, "settled_dseq", &settled, error))
    return FALSE;

  renumbering.settled = settled != NULL ? g_ascii_strtoll (settled, NULL, 10) : 0;

  return cbk_outbox_fork (session->outbox, device, &renumbering.settled, error) &&
         cbk_connection_transact (session->cache, renumber, &renumbering, error);
}

gboolean
cbk_sync_note_clock (CbkSession *session, gint64 offset, GError **error)
{
  return cbk_outbox_set_clock_offset (session->outbox, offset, error);
}
