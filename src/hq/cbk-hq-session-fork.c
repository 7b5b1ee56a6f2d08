/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-session-private.h"

#include "base/cbk-date.h"
#include "base/cbk-json.h"
#include "hq/cbk-hq-door.h"
#include "hq/cbk-hq-permission.h"
#include "hq/cbk-hq-secret.h"

#include <string.h>

/* Two histories of one laptop, and how the one of them goes on. */

/* The laptop's numbers have to go on from ours: otherwise its disk was restored or copied. What it has and we have not
 * is no fork but news. */
static gboolean
is_fork (CbkHqHello *self)
{
  gint64 next = cbk_json_get_int (self->hello, "next_dseq", 0);
  const char *last = cbk_json_get_text (self->hello, "last_hash");
  g_autofree char *ours = cbk_hash_print (self->device->last_hash);

  return next <= self->device->last_dseq || (next == self->device->last_dseq + 1 && g_strcmp0 (last, ours) != 0);
}

static gboolean
refuse (CbkHqHello *self, guint status, const char *word, const char *message)
{
  cbk_hq_answer_refuse (self->answer, status, word, message);

  return TRUE;
}

static gboolean
refuse_fork (CbkHqHello *self, CbkHqStorage *storage, GError **error)
{
  g_printerr ("casebook-hq: laptop %s has two histories; it was restored or copied\n", self->device_id);

  return refuse (self, 409, "fork", "This laptop's store was restored from a copy or is used twice; it goes on under a new id") &&
         cbk_hq_storage_mark_fork (storage, self->device_id, error);
}

gboolean
cbk_hq_hello_check_device (CbkHqHello *self, CbkHqStorage *storage, GError **error)
{
  if (g_str_equal (self->device_id, storage->epoch))
    return refuse (self, 403, "device", "This is no laptop; please ask your administrator");

  if (self->device->blocked != CBK_HQ_WELCOME)
    {
      cbk_hq_answer_wipe (self->answer, self->device);
      return TRUE;
    }

  return self->successor != NULL || !is_fork (self) || refuse_fork (self, storage, error);
}

/* A sign-in service's token is good once, and would be used up by a session that is refused. */
gboolean
cbk_hq_hello_check_history (CbkHqHello *self, CbkHqStorage *storage, GError **error)
{
  gboolean ok;

  if (self->claims.nonce == NULL || self->successor != NULL)
    return TRUE;

  if (!cbk_hq_storage_get_device (storage, self->device_id, TRUE, &self->device, error))
    return FALSE;

  ok = self->device == NULL || !is_fork (self) || refuse_fork (self, storage, error);
  g_clear_pointer (&self->device, cbk_hq_device_free);

  return ok;
}

/* The history that we have goes on with whoever else has it; this laptop goes on under a new id, and that is noted. */
gboolean
cbk_hq_hello_succeed (CbkHqHello *self, CbkHqStorage *storage, GError **error)
{
  g_autoptr(CbkHqDevice) old = g_steal_pointer (&self->device);
  gboolean is_known;

  if (!cbk_hq_storage_get_device (storage, self->successor, TRUE, &self->device, error))
    return FALSE;

  is_known = self->device != NULL;
  g_clear_pointer (&self->device, cbk_hq_device_free);
  self->device = g_new0 (CbkHqDevice, 1);
  g_strlcpy (self->device->device, self->successor, sizeof self->device->device);
  g_strlcpy (self->device->forked_from, old->device, sizeof self->device->forked_from);
  self->device->name = g_strdup (old->name);
  self->device->incarnation = old->incarnation + 1;
  self->is_new = TRUE;
  if (is_known || !cbk_id_is_valid (self->successor))
    return refuse (self, 400, "invalid", "A laptop that asks for a new id says one that nobody has");

  if (self->token == NULL)
    {
      self->token = cbk_hq_token_new ();
      self->expires = cbk_env_now (storage->env) + TOKEN_LIFE;
    }
  g_printerr ("casebook-hq: laptop %s was restored or copied and goes on as %s\n", old->device, self->successor);

  return cbk_hq_storage_mark_fork (storage, old->device, error) &&
         cbk_hq_copy_signed_in (storage, old->device, self->successor, error) &&
         cbk_hq_enrol_successor (&self->enrolment, self->request, old, self->successor, self->hello, self->answer, error);
}
