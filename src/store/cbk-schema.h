/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cbk-registry.h"
#include "store/cbk-connection.h"

G_BEGIN_DECLS

/* Raised by one with each numbered SQL file in data/migrations. */
#define CBK_OUTBOX_VERSION 1
#define CBK_CACHE_VERSION 1

gboolean cbk_schema_migrate_outbox (CbkConnection *connection, GError **error);
gboolean cbk_schema_migrate_cache  (CbkConnection *connection, GError **error);
char    *cbk_schema_dup_dump       (CbkConnection *connection, GError **error);

G_END_DECLS
