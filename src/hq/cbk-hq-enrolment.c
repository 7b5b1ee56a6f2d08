/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-enrolment.h"

#include "base/cbk-date.h"
#include "base/cbk-hex.h"
#include "base/cbk-json.h"
#include "hq/cbk-hq-door.h"
#include "hq/cbk-hq-secret.h"

#include <string.h>

#define DAY (24 * CBK_HOUR)

/* Less than that left, and a laptop that asks is given a new one. */
#define RENEWAL (10 * DAY)

/* An answer that got lost on a Friday is asked for again on a Monday. */
#define OVERLAP (3 * DAY)

#define CODE_LIFE (7 * DAY)

/**
 * cbk_hq_code_new:
 * @storage: in a transaction
 * @device: a laptop's id
 * @error: any store error
 *
 * Returns: (transfer full) (nullable): a code that takes in that laptop, once, within a week
 */
char *
cbk_hq_code_new (CbkHqStorage *storage, const char *device, GError **error)
{
  g_autofree char *code = cbk_hq_password_new ();
  guint8 hash[CBK_HASH_BYTES];

  cbk_hq_token_hash (code, hash);

  return cbk_hq_storage_put_code (storage, hash, device, cbk_env_now (storage->env) + CODE_LIFE, error) ? g_steal_pointer (&code)
                                                                                                        : NULL;
}

static gboolean
refuse (CbkHqAnswer *answer, guint status, const char *word, const char *sentence)
{
  cbk_hq_answer_refuse (answer, status, word, sentence);

  return TRUE;
}

static gboolean
take_code (CbkHqStorage *storage, const char *device, JsonObject *hello, gboolean *ret_good, GError **error)
{
  const char *code = cbk_json_get_text (hello, "code");
  guint8 hash[CBK_HASH_BYTES];

  *ret_good = FALSE;
  if (code == NULL)
    return TRUE;

  cbk_hq_token_hash (code, hash);

  return cbk_hq_storage_take_code (storage, hash, device, ret_good, error);
}

/* Who signed in may have this laptop taken in when the administrator gave a code for it, when any laptop is welcome and
 * this one is new, or when it is the very one that was taken in before: it has the key. */
static gboolean
may_enrol (const CbkHqRequest *request, const char *device, const guint8 *key_id, JsonObject *hello, gboolean *ret_may,
           GError **error)
{
  g_autofree CbkHqCertificate *last = NULL;

  if (!take_code (request->storage, device, hello, ret_may, error) ||
      !cbk_hq_storage_find_last_certificate (request->storage, device, &last, error))
    return FALSE;

  if (last != NULL)
    *ret_may = *ret_may || memcmp (last->key_id, key_id, CBK_HASH_BYTES) == 0;
  else
    *ret_may = *ret_may || request->enrol;

  return TRUE;
}

static gboolean
issue (CbkHqEnrolment *self, const CbkHqRequest *request, const char *device, const guint8 *key_id, const char *csr, GError **error)
{
  CbkHqCertificate row = { 0 };
  g_autofree char *fingerprint = NULL;

  self->certificate = cbk_certificate_sign (&request->tls->authority, csr, device, request->storage->env, error);
  if (self->certificate == NULL || !cbk_certificate_get_not_after (self->certificate, &row.ends, error) ||
      !(fingerprint = cbk_certificate_dup_fingerprint (self->certificate, error)))
    return FALSE;

  g_strlcpy (row.device, device, sizeof row.device);
  memcpy (row.key_id, key_id, CBK_HASH_BYTES);
  cbk_hex_parse (fingerprint, row.fingerprint, sizeof row.fingerprint);
  memcpy (self->fingerprint, row.fingerprint, CBK_HASH_BYTES);

  return cbk_hq_storage_put_certificate (request->storage, &row, OVERLAP, error);
}

/**
 * cbk_hq_enrol:
 * @self: (out): what the session goes on with
 * @request: the session that is opened; its laptop is the one whose certificate was shown
 * @device: which laptop it says to be
 * @is_new: whether it was not known before
 * @signed_in: whether somebody proved just now who they are
 * @hello: what it sent: "request" asks for a certificate, "code" is the administrator's
 * @answer: (out): the refusal, if any
 * @error: any store error
 *
 * In a transaction. A laptop that shows a certificate is the one that got it; its renewal needs nothing else. Another one
 * needs somebody who signs in.
 *
 * Returns: whether nothing failed
 */
gboolean
cbk_hq_enrol (CbkHqEnrolment *self, const CbkHqRequest *request, CbkHqDevice *device, gboolean is_new, gboolean signed_in,
              JsonObject *hello, CbkHqAnswer *answer, GError **error)
{
  const char *csr = cbk_json_get_text (hello, "request");
  g_autofree char *key = csr != NULL ? cbk_request_dup_key_id (csr, NULL) : NULL;
  guint8 key_id[CBK_HASH_BYTES];
  gboolean may;

  if (csr != NULL && !cbk_hex_parse (key, key_id, CBK_HASH_BYTES))
    return refuse (answer, 400, "invalid", "The laptop's request for a certificate makes no sense");

  if (request->laptop != NULL)
    {
      memcpy (self->fingerprint, request->laptop->fingerprint, CBK_HASH_BYTES);
      if (g_str_equal (request->laptop->device, device->forked_from))
        return refuse (answer, 401, "certificate", "This laptop goes on under a new id; please sign in again");

      if (!g_str_equal (request->laptop->device, device->device))
        return refuse (answer, 403, "certificate", "This certificate belongs to another laptop; please ask your administrator");

      if (csr == NULL || request->laptop->ends > cbk_env_now (request->storage->env) + RENEWAL)
        return TRUE;

      return issue (self, request, device->device, key_id, csr, error);
    }

  if (csr == NULL || !signed_in)
    return refuse (answer, 401, "certificate",
                   "Headquarters has given this laptop no certificate that is still good; please sign in again");

  if (!may_enrol (request, device->device, key_id, hello, &may, error))
    return FALSE;

  if (may)
    return issue (self, request, device->device, key_id, csr, error);

  return refuse (answer, 403, "device",
                 is_new ? "Headquarters does not know this laptop; please ask your administrator to add it"
                        : "Headquarters takes this laptop in with a code; please ask your administrator for one");
}

/**
 * cbk_hq_enrol_successor:
 * @self: (out): what the session goes on with
 * @request: the session that is opened
 * @old: the laptop that it says to be, whose numbers have two histories
 * @successor: the id under which it goes on
 * @hello: what it sent, with a request for a certificate
 * @answer: (out): the refusal, if any
 * @error: any store error
 *
 * In a transaction. Whoever has the old laptop's certificate, or its key and somebody who signed in, gets one for the new id.
 *
 * Returns: whether nothing failed
 */
gboolean
cbk_hq_enrol_successor (CbkHqEnrolment *self, const CbkHqRequest *request, const CbkHqDevice *old, const char *successor,
                        JsonObject *hello, CbkHqAnswer *answer, GError **error)
{
  const char *csr = cbk_json_get_text (hello, "request");
  g_autofree char *key = csr != NULL ? cbk_request_dup_key_id (csr, NULL) : NULL;
  gboolean may = request->laptop != NULL && g_str_equal (request->laptop->device, old->device);
  guint8 key_id[CBK_HASH_BYTES];

  if (key == NULL || !cbk_hex_parse (key, key_id, CBK_HASH_BYTES))
    return refuse (answer, 400, "invalid", "A laptop that asks for a new id asks for a certificate too");

  if (!may && !may_enrol (request, old->device, key_id, hello, &may, error))
    return FALSE;

  if (may)
    return issue (self, request, successor, key_id, csr, error);

  return refuse (answer, 403, "device", "Headquarters takes this laptop in with a code; please ask your administrator for one");
}
