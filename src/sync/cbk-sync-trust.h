/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-certificate.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CbkSyncTrust:
 * @authority: whom this laptop believes about headquarters, PEM; %NULL before the first contact
 * @expected: the fingerprint that somebody gave for it; %NULL where nobody did
 * @identity: this laptop's key and certificate; %NULL members before it has them
 * @is_new: whether @authority was met just now and is not kept yet
 * @generation: grows whenever connections have to be made anew
 *
 * By what a laptop knows headquarters and is known there; in the store's folder, for its owner's eyes alone. One thread.
 */
typedef struct
{
  char *folder;
  char *authority;
  char *expected;
  CbkIdentity identity;
  gboolean is_new;
  guint generation;
} CbkSyncTrust;

gboolean cbk_sync_trust_load             (CbkSyncTrust *self, const char *folder, GError **error);
void     cbk_sync_trust_clear            (CbkSyncTrust *self);
gboolean cbk_sync_trust_expect           (CbkSyncTrust *self, const char *fingerprint, GError **error);
gboolean cbk_sync_trust_check            (CbkSyncTrust *self, GTlsCertificate *chain, GSocketConnectable *host, GError **error);
gboolean cbk_sync_trust_keep_authority   (CbkSyncTrust *self, GError **error);
char    *cbk_sync_trust_make_request     (CbkSyncTrust *self, const char *device, GError **error);
gboolean cbk_sync_trust_keep_certificate (CbkSyncTrust *self, const char *certificate, GError **error);
gboolean cbk_sync_trust_has_certificate  (const CbkSyncTrust *self, gint64 now);
gboolean cbk_sync_trust_wants_renewal    (const CbkSyncTrust *self, gint64 now);
void     cbk_sync_trust_drop_certificate (CbkSyncTrust *self);

GTlsDatabase *cbk_trust_database_new (CbkSyncTrust *trust);
GError       *cbk_trust_database_steal_problem (GTlsDatabase *database);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkSyncTrust, cbk_sync_trust_clear)

G_END_DECLS
