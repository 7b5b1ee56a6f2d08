/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/cbk-sync-trust.h"

/* What TLS asks about whoever answers. The machine's own authorities, a hundred companies, are not asked. */

#define CBK_TYPE_TRUST_DATABASE (cbk_trust_database_get_type ())
G_DECLARE_FINAL_TYPE (CbkTrustDatabase, cbk_trust_database, CBK, TRUST_DATABASE, GTlsDatabase)

struct _CbkTrustDatabase
{
  GTlsDatabase parent_instance;

  CbkSyncTrust *trust;
  GError *problem;
};

G_DEFINE_FINAL_TYPE (CbkTrustDatabase, cbk_trust_database, G_TYPE_TLS_DATABASE)

static GTlsCertificateFlags
cbk_trust_database_verify_chain (GTlsDatabase *database,
                                 GTlsCertificate *chain,
                                 const char *purpose,
                                 GSocketConnectable *host,
                                 GTlsInteraction *interaction,
                                 GTlsDatabaseVerifyFlags flags,
                                 GCancellable *cancellable,
                                 GError **error)
{
  CbkTrustDatabase *self = CBK_TRUST_DATABASE (database);

  g_clear_error (&self->problem);

  return cbk_sync_trust_check (self->trust, chain, host, &self->problem) ? 0 : G_TLS_CERTIFICATE_UNKNOWN_CA;
}

static void
cbk_trust_database_finalize (GObject *object)
{
  g_clear_error (&CBK_TRUST_DATABASE (object)->problem);

  G_OBJECT_CLASS (cbk_trust_database_parent_class)->finalize (object);
}

static void
cbk_trust_database_class_init (CbkTrustDatabaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cbk_trust_database_finalize;
  G_TLS_DATABASE_CLASS (klass)->verify_chain = cbk_trust_database_verify_chain;
}

static void
cbk_trust_database_init (CbkTrustDatabase *self)
{
}

/**
 * cbk_trust_database_new:
 * @trust: borrowed, outlives it; only used while its owner waits for an exchange
 *
 * Returns: (transfer full): what a session of libsoup asks
 */
GTlsDatabase *
cbk_trust_database_new (CbkSyncTrust *trust)
{
  CbkTrustDatabase *self = g_object_new (CBK_TYPE_TRUST_DATABASE, NULL);

  self->trust = trust;

  return G_TLS_DATABASE (self);
}

/**
 * cbk_trust_database_steal_problem:
 * @database: from cbk_trust_database_new()
 *
 * Returns: (transfer full) (nullable): why the last one who answered was not headquarters
 */
GError *
cbk_trust_database_steal_problem (GTlsDatabase *database)
{
  return g_steal_pointer (&CBK_TRUST_DATABASE (database)->problem);
}
