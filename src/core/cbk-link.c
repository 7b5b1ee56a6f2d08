/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-link.h"

CbkLink *
cbk_link_new (void)
{
  CbkLink *self = g_new0 (CbkLink, 1);

  g_mutex_init (&self->mutex);

  return self;
}

static void
drop (CbkLink *self)
{
  g_clear_pointer (&self->transport, cbk_transport_close);
  cbk_sync_account_clear (&self->account);
  self->greeting = (CbkSyncGreeting){ 0 };
}

void
cbk_link_free (CbkLink *self)
{
  drop (self);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * cbk_link_take:
 * @self: a link
 * @folder: the store's folder
 * @anew: whether something is said that changes who signs in or where
 * @error: what cbk_sync_account_load() says
 *
 * Waits for whoever has it. What was kept is kept on as long as the files in @folder are those that it was read from:
 * whatever somebody else wrote there counts.
 *
 * Returns: whether the account could be read; cbk_link_leave() is to be called either way
 */
gboolean
cbk_link_take (CbkLink *self, const char *folder, gboolean anew, GError **error)
{
  g_mutex_lock (&self->mutex);
  if (!anew && self->transport != NULL && cbk_sync_account_is_current (&self->account))
    return TRUE;

  drop (self);
  if (!cbk_sync_account_load (&self->account, folder, error))
    return FALSE;

  self->account.greeting = &self->greeting;

  return TRUE;
}

/* Returns: whether there is a way to where the account says. */
gboolean
cbk_link_open (CbkLink *self, GError **error)
{
  if (self->transport == NULL)
    self->transport = cbk_transport_new_http (self->account.url, &self->account.trust, error);

  return self->transport != NULL;
}

/* Lets others have it; what did not go well is not gone on with. */
void
cbk_link_leave (CbkLink *self, gboolean keep)
{
  if (!keep)
    drop (self);
  g_mutex_unlock (&self->mutex);
}
