/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-server-private.h"

#include "base/cbk-error.h"
#include "hq/cbk-hq-blobs.h"
#include "hq/cbk-hq-disposal.h"

/* How often it is looked whether the server's certificate ends soon. */
#define LOOK_AT_TLS_SECONDS (12 * 60 * 60)
/* How often abandoned uploads are looked for. */
#define SWEEP_SECONDS (60 * 60)

/* Whoever shows a bad certificate is let in as one who shows none: then it can be told in words what to do. */
static gboolean
on_certificate_cb (SoupServerMessage *message, GTlsCertificate *certificate, GTlsCertificateFlags errors, gpointer unused)
{
  return TRUE;
}

static void
on_started_cb (SoupServer *soup, SoupServerMessage *message, gpointer data)
{
  g_signal_connect (message, "accept-certificate", G_CALLBACK (on_certificate_cb), NULL);
}

static GSocketAddress *
make_address (const CbkHqSettings *settings, GError **error)
{
  g_autoptr(GInetAddress) inet = g_inet_address_new_from_string (settings->address);

  if (inet == NULL)
    g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "“%s” is no address of this machine", settings->address);
  else if (settings->plain && !g_inet_address_get_is_loopback (inet))
    g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID,
                 "Without TLS headquarters listens on this machine alone, not on %s: passwords and records would be open",
                 settings->address);
  else
    return g_inet_socket_address_new (inet, (guint16) settings->port);

  return NULL;
}

static gboolean
put_on_tls (CbkHqServer *self, GError **error)
{
  CbkHqTls tls;
  gboolean ok = cbk_hq_tls_load (&tls, self->folder, self->env, error);

  if (ok)
    {
      soup_server_set_tls_certificate (self->soup, tls.server);
      soup_server_set_tls_database (self->soup, tls.laptops);
      soup_server_set_tls_auth_mode (self->soup, G_TLS_AUTHENTICATION_REQUESTED);
    }

  /* The authority is read once: the lanes have it in their hands. */
  if (ok && self->tls.authority.key == NULL)
    self->tls = tls;
  else
    cbk_hq_tls_clear (&tls);

  return ok;
}

static gboolean
on_look_at_tls_cb (gpointer data)
{
  g_autoptr(GError) error = NULL;

  if (!put_on_tls (data, &error))
    g_printerr ("casebook-hq: the certificate cannot be renewed: %s\n", error->message);

  return G_SOURCE_CONTINUE;
}

static gboolean
open_lanes (CbkHqServer *self, const CbkEnv *env, GError **error)
{
  CbkHqMode mode = self->only_events ? CBK_HQ_DB_READ : CBK_HQ_DB_WRITE;
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_open (self->folder, env, mode, error);

  if (storage == NULL)
    return FALSE;

  self->one_writer = storage->db->klass->inline_sequencer;
  self->epoch = g_strdup (storage->epoch);
  if (self->only_events)
    {
      self->lanes[CBK_HQ_LANE_READ] = cbk_hq_lane_new (self->folder, env, CBK_HQ_DB_READ, 1, FALSE, error);
      return self->lanes[CBK_HQ_LANE_READ] != NULL;
    }

  self->lanes[CBK_HQ_LANE_WRITE] = cbk_hq_lane_new (self->folder, env, CBK_HQ_DB_WRITE, self->one_writer ? 1 : 4, TRUE, error);
  if (self->lanes[CBK_HQ_LANE_WRITE] != NULL)
    self->lanes[CBK_HQ_LANE_READ] = cbk_hq_lane_new (self->folder, env, CBK_HQ_DB_READ, 2, FALSE, error);
  if (self->lanes[CBK_HQ_LANE_READ] != NULL)
    self->lanes[CBK_HQ_LANE_FILES] = cbk_hq_lane_new (self->folder, env, CBK_HQ_DB_WRITE, 2, FALSE, error);
  if (self->lanes[CBK_HQ_LANE_FILES] != NULL)
    self->lanes[CBK_HQ_LANE_DOOR] = cbk_hq_lane_new (self->folder, env, CBK_HQ_DB_WRITE, 2, FALSE, error);

  return self->lanes[CBK_HQ_LANE_DOOR] != NULL;
}

/* One look for uploads that nobody goes on with. */
typedef struct
{
  CbkHqJob job;
  CbkHqServer *server;
} CbkHqSweep;

static void
run_sweep (CbkHqJob *job, CbkHqStorage *storage)
{
  const char *folder = ((CbkHqSweep *) job)->server->folder;
  g_autoptr(GError) error = NULL;
  guint n;

  if (!cbk_hq_blobs_sweep (storage, folder, &n, &error) || !cbk_hq_disposal_sweep (storage, folder, &error))
    g_printerr ("casebook-hq: %s\n", error->message);
}

static void
finish_sweep (CbkHqJob *job)
{
  ((CbkHqSweep *) job)->server->n_waiting--;
  g_free (job);
}

static gboolean
on_sweep_cb (gpointer data)
{
  CbkHqServer *self = data;
  CbkHqSweep *sweep = g_new0 (CbkHqSweep, 1);

  sweep->job = (CbkHqJob){ run_sweep, NULL, finish_sweep };
  sweep->server = self;
  self->n_waiting++;
  cbk_hq_lane_push (self->lanes[CBK_HQ_LANE_FILES], &sweep->job);

  return G_SOURCE_CONTINUE;
}

static void
start_sweeping (CbkHqServer *self)
{
  self->sweep = g_timeout_source_new_seconds (SWEEP_SECONDS);
  g_source_set_callback (self->sweep, on_sweep_cb, self, NULL);
  g_source_attach (self->sweep, g_main_context_get_thread_default ());
  on_sweep_cb (self);
}

/* What was committed a moment ago can be read in its place now. */
static gboolean
on_numbered_cb (gpointer data)
{
  CbkHqServer *self = data;

  cbk_hq_events_news (self->events);
  cbk_hq_indexer_news (self->indexer);

  return G_SOURCE_CONTINUE;
}

/**
 * cbk_hq_server_start:
 * @settings: what it serves, and where
 * @env: time and chance, of any thread; borrowed, outlives the server
 * @error: %CBK_ERROR_INVALID for another address, what the storage says, or the network
 *
 * It speaks TLS 1.2 or later, and asks laptops for their certificate. In plain, on the loopback alone, it believes the
 * header "X-Client-Fingerprint": whoever may connect to that port has to be the proxy, which checks certificates against
 * authority.pem and throws away such headers of others.
 *
 * Returns: (transfer full) (nullable): headquarters, answering as long as the main context is run
 */
CbkHqServer *
cbk_hq_server_start (const CbkHqSettings *settings, const CbkEnv *env, GError **error)
{
  g_autoptr(CbkHqServer) self = g_new0 (CbkHqServer, 1);
  g_autoptr(GSocketAddress) where = make_address (settings, error);

  self->soup = soup_server_new ("server-header", "casebook-hq", NULL);
  self->folder = g_strdup (settings->folder);
  self->enrol = settings->enrol;
  self->plain = settings->plain;
  self->only_events = settings->only_events;
  self->env = env;
  self->seal_interval = (gint64) settings->seal_seconds * 1000;
  self->provider = cbk_hq_provider_new ();
  self->gate = cbk_hq_gate_new (self->soup, env, &settings->gate);
  if (where == NULL || !cbk_hq_head_key_load (&self->head_key, self->folder, TRUE, error) ||
      !open_lanes (self, env, error) || !put_on_tls (self, error) ||
      !soup_server_listen (self->soup, where, self->plain ? 0 : SOUP_SERVER_LISTEN_HTTPS, error))
    return NULL;

  self->look_at_tls = g_timeout_add_seconds (LOOK_AT_TLS_SECONDS, on_look_at_tls_cb, self);
  self->events = cbk_hq_events_new (self->lanes[CBK_HQ_LANE_READ], env, &settings->events);
  if (!self->only_events)
    {
      self->indexer = cbk_hq_indexer_new (self->lanes[CBK_HQ_LANE_DOOR], self->lanes[CBK_HQ_LANE_WRITE], env);
      self->sealer = cbk_hq_sealer_start (self->lanes[CBK_HQ_LANE_WRITE], &self->head_key, self->seal_interval, &self->n_waiting);
      start_sweeping (self);
    }
  if (!self->one_writer && !self->only_events)
    self->leader = cbk_hq_leader_start (settings->folder, env, settings->stall, on_numbered_cb, self);

  g_signal_connect (self->soup, "request-started", G_CALLBACK (on_started_cb), self);
  soup_server_add_early_handler (self->soup, NULL, cbk_hq_on_headers, self, NULL);
  soup_server_add_handler (self->soup, NULL, cbk_hq_on_request, self, NULL);

  return g_steal_pointer (&self);
}

guint
cbk_hq_server_get_port (CbkHqServer *self)
{
  GSList *uris = soup_server_get_uris (self->soup);
  guint port = uris != NULL ? (guint) g_uri_get_port (uris->data) : 0;

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return port;
}

/* What laptops have sent is still taken; those that wait for an answer ask again. */
void
cbk_hq_server_stop (CbkHqServer *self)
{
  self->stopping = TRUE;
  if (self->look_at_tls != 0)
    g_source_remove (self->look_at_tls);
  soup_server_disconnect (self->soup);
  if (self->events != NULL)
    cbk_hq_events_stop (self->events);
  if (self->indexer != NULL)
    cbk_hq_indexer_stop (self->indexer);
  if (self->sealer != NULL)
    cbk_hq_sealer_stop (self->sealer);
  if (self->sweep != NULL)
    g_source_destroy (self->sweep);
  g_clear_pointer (&self->sweep, g_source_unref);
  g_clear_pointer (&self->leader, cbk_hq_leader_stop);
  for (guint i = 0; i < CBK_HQ_N_LANES; i++)
    g_clear_pointer (&self->lanes[i], cbk_hq_lane_stop);
  while (self->n_waiting > 0)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);

  g_clear_pointer (&self->events, cbk_hq_events_free);
  g_clear_pointer (&self->indexer, cbk_hq_indexer_free);
  g_clear_pointer (&self->sealer, cbk_hq_sealer_free);
  g_clear_object (&self->soup);
  g_clear_pointer (&self->gate, cbk_hq_gate_free);
  cbk_hq_tls_clear (&self->tls);
  g_clear_pointer (&self->provider, cbk_hq_provider_free);
  g_free (self->folder);
  g_free (self->epoch);
  cbk_hq_head_key_clear (&self->head_key);
  g_free (self);
}
