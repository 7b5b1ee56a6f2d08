/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-db.h"

G_BEGIN_DECLS

/* The database that a fresh headquarters is to be in; without one it is a file in its folder. */
typedef struct
{
  const char *url;
  const char *schema;        /* NULL for "casebook" */
} CbkHqSite;

gboolean cbk_hq_site_write (const char *folder, const CbkHqSite *site, GError **error);
CbkHqDb *cbk_hq_site_open  (const char *folder, CbkHqMode mode, gboolean make, GError **error);

G_END_DECLS
