/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-storage.h"

G_BEGIN_DECLS

/* Where somebody works; without unit and team, the roles that they have anywhere. All borrowed. */
typedef struct
{
  const char *officer;
  const char *unit;          /* (nullable): an id */
  const char *team;          /* (nullable): an id */
  const char *roles;         /* codes with commas between */
  gint64 from_at;
  gint64 until_at;           /* G_MAXINT64 for no end */
  const char *reason;
} CbkHqPosting;

gboolean cbk_hq_put_posting  (CbkHqStorage *storage, const CbkHqPosting *posting, GError **error);
gboolean cbk_hq_end_postings (CbkHqStorage *storage, const char *officer, const char *unit, const char *team, gint64 at,
                              gint64 *ret_n, GError **error);
gboolean cbk_hq_end_role     (CbkHqStorage *storage, const char *officer, const char *role, gint64 at, GError **error);
gboolean cbk_hq_put_grant    (CbkHqStorage *storage, const char *officer, const char *scope, gint64 from_at, gint64 until_at,
                              const char *reason, GError **error);
gboolean cbk_hq_end_grants   (CbkHqStorage *storage, const char *officer, const char *scope, gint64 at, gint64 *ret_n,
                              GError **error);
gboolean cbk_hq_find_scope_name (CbkHqStorage *storage, const char *text, char **ret_name, GError **error);
gboolean cbk_hq_collect      (CbkHqStorage *storage, gint64 before, gint64 *ret_horizon, GError **error);

G_END_DECLS
