/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-lease.h"

#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "base/cbk-json.h"
#include "domain/cbk-uk-time.h"
#include "store/cbk-lease-private.h"
#include "store/cbk-store-private.h"

/* A laptop that was stolen, or whose user was moved, does not hear of it while it is without a network. So what it holds is
 * lent for a time (docs/sync.md, "Leases"); past it nothing is shown until it was in touch. What was saved and not sent stays.
 *
 * Headquarters' clock is reckoned: the machine's, put right by the difference of the last contact, but never before a moment
 * that was seen to have passed, plus how long the machine has run since. So setting the clock back lends nothing. */

#define SEEN "hq_seen"

/* A moment is written down when it is so much later than the one before: not at every opening. */
#define SEEN_STEP (10 * CBK_MINUTE)

void
cbk_lease_init (CbkLease *self)
{
  *self = (CbkLease){ .until = CBK_TIME_UNSET };
  g_mutex_init (&self->mutex);
}

void
cbk_lease_clear (CbkLease *self)
{
  g_mutex_clear (&self->mutex);
}

static gboolean
read_until (CbkSession *session, gint64 *ret_until, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  *ret_until = CBK_TIME_UNSET;
  cbk_statement_init (&stmt, session->cache, "SELECT min (lease_until) FROM scope");
  if (cbk_statement_step (&stmt) && !cbk_statement_is_null (&stmt, 0))
    *ret_until = cbk_statement_get_int (&stmt, 0);

  return cbk_statement_finish (&stmt, error);
}

static gboolean
read_seen (CbkConnection *outbox, gint64 *ret_seen, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  *ret_seen = G_MININT64;
  cbk_statement_init (&stmt, outbox, "SELECT v FROM device WHERE k = '" SEEN "'");
  if (cbk_statement_step (&stmt))
    *ret_seen = g_ascii_strtoll (cbk_statement_get_text (&stmt, 0), NULL, 10);

  return cbk_statement_finish (&stmt, error);
}

/* The last thing that was saved since the last contact was saved at some moment: that has passed too. */
static gboolean
read_saved (CbkConnection *outbox, gint64 offset, gint64 *seen, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };
  g_autoptr(JsonObject) payload = NULL;
  gint64 at;

  cbk_statement_init (&stmt, outbox, "SELECT payload FROM mutation WHERE state < :acked ORDER BY dseq DESC LIMIT 1");
  cbk_statement_bind_int (&stmt, ":acked", CBK_MUTATION_ACKED);
  if (cbk_statement_step (&stmt))
    payload = cbk_json_parse_object (cbk_statement_get_text (&stmt, 0), -1, NULL);
  if (payload != NULL && cbk_time_parse (cbk_json_get_text (payload, "at"), &at))
    *seen = MAX (*seen, at + offset);

  return cbk_statement_finish (&stmt, error);
}

static gboolean
write_seen (CbkConnection *outbox, gpointer data, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, *(gint64 *) data);
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, outbox, "INSERT INTO device (k, v) VALUES ('" SEEN "', :v) ON CONFLICT (k) DO UPDATE SET v = :v");
  cbk_statement_bind_text (&stmt, ":v", text);

  return cbk_statement_finish (&stmt, error);
}

/**
 * cbk_lease_read:
 * @self: a lease
 * @session: the session that writes
 * @contact: whether headquarters said just now what its clock says: a clock that was wrong before is forgiven
 * @error: any store error
 *
 * Looks at what headquarters last lent, and writes down how late it is.
 *
 * Returns: whether it could
 */
gboolean
cbk_lease_read (CbkLease *self, CbkSession *session, gboolean contact, GError **error)
{
  CbkConnection *outbox = cbk_outbox_get_connection (session->outbox);
  gint64 offset = cbk_outbox_get_clock_offset (session->outbox);
  gint64 until, seen, written;

  if (offset == CBK_TIME_UNSET)
    offset = 0;

  if (!read_until (session, &until, error) || !read_seen (outbox, &written, error))
    return FALSE;

  seen = cbk_env_now (session->env) + offset;
  if (!contact && !read_saved (outbox, offset, &seen, error))
    return FALSE;
  if (!contact)
    seen = MAX (seen, written);

  g_mutex_lock (&self->mutex);
  self->until = until;
  self->offset = offset;
  self->seen = seen;
  self->seen_mono = cbk_env_mono (session->env);
  g_mutex_unlock (&self->mutex);

  return until == CBK_TIME_UNSET || (written != G_MININT64 && ABS (seen - written) < SEEN_STEP) ||
         cbk_connection_transact (outbox, write_seen, &seen, error);
}

/**
 * cbk_lease_check:
 * @self: a lease
 * @env: time
 * @error: %CBK_ERROR_DENIED
 *
 * Returns: whether what is held may be shown
 */
gboolean
cbk_lease_check (CbkLease *self, const CbkEnv *env, GError **error)
{
  gint64 until, now;
  g_autofree char *text = NULL;

  g_mutex_lock (&self->mutex);
  until = self->until;
  now = MAX (cbk_env_now (env) + self->offset, self->seen + cbk_env_mono (env) - self->seen_mono);
  g_mutex_unlock (&self->mutex);

  if (until == CBK_TIME_UNSET || now < until)
    return TRUE;

  text = cbk_uk_time_format (until);
  g_set_error (error, CBK_ERROR, CBK_ERROR_DENIED,
               "This laptop was to be in touch with headquarters by %s. What it holds is locked until it is; what was saved and "
               "not sent is safe", text);

  return FALSE;
}

/**
 * cbk_store_check_lease:
 * @self: a store
 * @error: %CBK_ERROR_DENIED
 *
 * Returns: whether what is held may be shown
 */
gboolean
cbk_store_check_lease (CbkStore *self, GError **error)
{
  return cbk_lease_check (&self->lease, self->env, error);
}

/**
 * cbk_store_get_lease:
 * @self: a store
 *
 * Returns: until when what is held may be shown, by headquarters' clock; %CBK_TIME_UNSET when it was never lent
 */
gint64
cbk_store_get_lease (CbkStore *self)
{
  gint64 until;

  g_mutex_lock (&self->lease.mutex);
  until = self->lease.until;
  g_mutex_unlock (&self->lease.mutex);

  return until;
}

static gboolean
renew (CbkSession *session, gpointer store, GError **error)
{
  return cbk_lease_read (&CBK_STORE (store)->lease, session, TRUE, error);
}

/**
 * cbk_store_renew_lease:
 * @self: a store
 * @error: any store error
 *
 * Waits. To be called when headquarters has been in touch.
 *
 * Returns: whether what it lent is known
 */
gboolean
cbk_store_renew_lease (CbkStore *self, GError **error)
{
  return cbk_store_write (self, renew, self, NULL, error);
}
