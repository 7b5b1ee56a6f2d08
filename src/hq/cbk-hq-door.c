/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-door.h"

#include "hq/cbk-hq-secret.h"

#include <string.h>

/* Nobody comes in by a password or a token alone: the laptop proves by its key that it is the one that headquarters gave a
 * certificate to, and a token is good in its hands only. A stolen token is of no use elsewhere. */

void
cbk_hq_caller_clear (CbkHqCaller *self)
{
  g_clear_pointer (&self->session, cbk_hq_session_free);
  g_clear_pointer (&self->laptop, g_free);
}

/**
 * cbk_hq_answer_wipe:
 * @answer: (out): what a blocked laptop is told
 * @device: the laptop
 *
 * It wipes what can be read there, and seals what it did; a drained one sends the rest of that, from the number on that is
 * said.
 */
void
cbk_hq_answer_wipe (CbkHqAnswer *answer, const CbkHqDevice *device)
{
  gboolean drain = device->blocked == CBK_HQ_DRAINED;

  cbk_hq_answer_next (answer, 403, "device",
                      "This laptop is blocked at headquarters, and what could be read on it was removed. "
                      "Please give it to your administrator",
                      device->last_dseq + 1);
  g_string_truncate (answer->body, answer->body->len - strlen ("}\n"));
  g_string_append_printf (answer->body, ",\"drain\":%s,\"wipe_cache\":true}\n", drain ? "true" : "false");
}

static gboolean
refuse (CbkHqAnswer *answer, guint status, const char *word, const char *sentence)
{
  cbk_hq_answer_refuse (answer, status, word, sentence);

  return FALSE;
}

static gboolean
refuse_certificate (CbkHqAnswer *answer)
{
  return refuse (answer, 401, "certificate",
                 "Headquarters has given this laptop no certificate that is still good; please sign in again");
}

static gboolean
find (CbkHqCaller *self, CbkHqStorage *storage, GError **error)
{
  guint8 token[CBK_HASH_BYTES];

  if (self->has_fingerprint && !cbk_hq_storage_find_certificate (storage, self->fingerprint, &self->laptop, error))
    return FALSE;

  if (self->authorization == NULL || !g_str_has_prefix (self->authorization, "Bearer "))
    return TRUE;

  cbk_hq_token_hash (self->authorization + strlen ("Bearer "), token);

  return cbk_hq_storage_get_session (storage, token, &self->session, error);
}

/* The same certificate, or one of the two that overlap while a laptop renews it. */
static gboolean
is_bound (CbkHqCaller *self, CbkHqStorage *storage, gboolean *ret_bound, GError **error)
{
  g_autofree CbkHqCertificate *given = NULL;

  *ret_bound = FALSE;
  if (self->laptop == NULL || !g_str_equal (self->laptop->device, self->session->device))
    return TRUE;

  if (memcmp (self->fingerprint, self->session->certificate, CBK_HASH_BYTES) == 0)
    {
      *ret_bound = TRUE;
      return TRUE;
    }

  if (!cbk_hq_storage_find_certificate (storage, self->session->certificate, &given, error))
    return FALSE;

  *ret_bound = given != NULL && memcmp (given->key_id, self->laptop->key_id, CBK_HASH_BYTES) == 0;

  return TRUE;
}

/* A blocked laptop is told so whatever it asks and whoever uses it, until somebody unblocks it. */
static gboolean
check_laptop (CbkHqCaller *self, CbkHqRequest *request, CbkHqAnswer *answer, GError **error)
{
  g_autoptr(CbkHqDevice) device = NULL;

  if (self->laptop == NULL)
    return TRUE;

  if (!cbk_hq_storage_get_device (request->storage, self->laptop->device, FALSE, &device, error))
    return FALSE;

  if (device == NULL || device->blocked == CBK_HQ_WELCOME)
    return TRUE;

  request->drains = device->blocked == CBK_HQ_DRAINED && self->sends;
  if (!request->drains)
    cbk_hq_answer_wipe (answer, device);

  return TRUE;
}

static gboolean
check_session (CbkHqCaller *self, CbkHqRequest *request, CbkHqAnswer *answer, GError **error)
{
  gboolean bound;

  if (self->session == NULL)
    return TRUE;

  if (!is_bound (self, request->storage, &bound, error))
    return FALSE;

  if (!bound)
    {
      g_printerr ("casebook-hq: the token of %s was shown by another laptop than the one that it was given to\n",
                  self->session->number);
      refuse_certificate (answer);
    }
  else if (self->session->blocked)
    refuse (answer, 403, "user", "You are blocked at headquarters; please ask your administrator");
  else
    {
      request->number = self->session->number;
      request->device = self->session->device;
    }

  return TRUE;
}

/**
 * cbk_hq_admit:
 * @self: who asks; cbk_hq_caller_clear() when the request is done
 * @request: (inout): gets who it is: its number, device and laptop
 * @answer: (out): the refusal
 *
 * Returns: whether they are let in
 */
gboolean
cbk_hq_admit (CbkHqCaller *self, CbkHqRequest *request, CbkHqAnswer *answer)
{
  g_autoptr(GError) error = NULL;

  if (!find (self, request->storage, &error) || !check_laptop (self, request, answer, &error) ||
      (answer->status == 200 && !check_session (self, request, answer, &error)))
    {
      cbk_hq_answer_fail (answer, error);
      return FALSE;
    }

  if (answer->status != 200)
    return FALSE;

  request->laptop = self->laptop;
  if (request->drains)
    {
      request->number = "";
      request->device = self->laptop->device;
    }

  if (!self->needs_token || request->number != NULL)
    return TRUE;

  if (self->laptop == NULL)
    return refuse_certificate (answer);

  return refuse (answer, 401, "token", "Please sign in to headquarters again");
}
