/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-storage.h"
#include "model/cbk-role.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 scope;
  char *name;
  gint64 last_seq;
  gint64 n;
  guint8 digest[CBK_HASH_BYTES];
} CbkHqScope;

/**
 * CbkHqOfficer:
 * @roles: all that they hold, wherever
 * @groups: (element-type utf8): the scopes of their units and teams
 * @keys: (element-type utf8): what lists of holders may call them by: their id, their teams' ids, their roles
 * @wide: whether they hold all that is not restricted
 *
 * What an officer was at one moment.
 */
typedef struct
{
  char id[CBK_ID_LENGTH + 1];
  gint64 at;
  CbkRoles roles;
  GPtrArray *groups;
  GPtrArray *keys;
  GPtrArray *granted;
  gboolean wide;
} CbkHqOfficer;

CbkHqOfficer *cbk_hq_officer_load      (CbkHqStorage *storage, const char *id, gint64 at, GError **error);
void          cbk_hq_officer_free      (CbkHqOfficer *self);
gboolean      cbk_hq_officer_holds_any (CbkHqOfficer *self, CbkHqStorage *storage, GArray *scopes, gboolean *ret_holds,
                                        GError **error);
GPtrArray    *cbk_hq_officer_list      (CbkHqOfficer *self, CbkHqStorage *storage, GError **error);

GPtrArray    *cbk_hq_list_entitled      (CbkHqStorage *storage, const char *number, GError **error);
char         *cbk_hq_scopes_etag        (GPtrArray *scopes);
CbkHqScope   *cbk_hq_scopes_find        (GPtrArray *scopes, const char *name);
GArray       *cbk_hq_scopes_numbers     (GPtrArray *scopes);
gboolean      cbk_hq_list_author_groups (CbkHqStorage *storage, const char *author, GPtrArray **ret_names, GError **error);
gboolean      cbk_hq_entitled_scopes    (CbkHqStorage *storage, const char *number, GArray **ret_scopes, GError **error);
gboolean      cbk_hq_is_entitled        (GArray *entitled, GArray *scopes);
void          cbk_hq_scope_free         (CbkHqScope *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkHqOfficer, cbk_hq_officer_free)

G_END_DECLS
