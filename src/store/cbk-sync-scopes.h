/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-session.h"

G_BEGIN_DECLS

/**
 * CbkScopeState:
 * @CBK_SCOPE_LOADING: not all of it is here yet
 * @CBK_SCOPE_HELD: it is here, and follows headquarters
 * @CBK_SCOPE_DIFFERING: it has to be compared with what headquarters has
 * @CBK_SCOPE_PURGING: this laptop may not hold it any more, and is getting rid of it
 * @CBK_SCOPE_GONE: this laptop is rid of it, and has not said so yet
 *
 * Where a scope stands on this laptop.
 */
typedef enum
{
  CBK_SCOPE_LOADING,
  CBK_SCOPE_HELD,
  CBK_SCOPE_DIFFERING,
  CBK_SCOPE_PURGING,
  CBK_SCOPE_GONE,
} CbkScopeState;

typedef struct
{
  gint64 scope;
  char *name;
  CbkScopeState state;
  char *loaded_to;         /* "kind,id" of the last record that came, "" before the first */
  gint64 n;
  guint8 digest[CBK_HASH_BYTES];
} CbkHeldScope;

/* Which records are in which scopes, while a page is applied: what the scopes come to is written once, at its end. */
typedef struct
{
  CbkConnection *cache;
  GHashTable *by_name;     /* to CbkHeldScope */
  GHashTable *by_number;   /* to the same */
  GHashTable *touched;     /* CbkHeldScope */
} CbkMembers;

gboolean cbk_members_init    (CbkMembers *self, CbkConnection *cache, GError **error);
void     cbk_members_clear   (CbkMembers *self);
gboolean cbk_members_put     (CbkMembers *self, gint64 rid, const char *type, const char *id, gint64 before, gint64 after,
                              char **names, GError **error);
gboolean cbk_members_out     (CbkMembers *self, gint64 rid, const char *type, const char *id, gint64 version, const char *name,
                              gboolean *ret_left, GError **error);
gboolean cbk_members_finish  (CbkMembers *self, GError **error);

gboolean cbk_sync_tell_scopes    (CbkConnection *cache, GPtrArray *names, gboolean *ret_first, GError **error);
gboolean cbk_sync_give_back      (CbkConnection *cache, GPtrArray *names, GError **error);
gboolean cbk_sync_compare_scopes (CbkMembers *self, GHashTable *digests, GError **error);
gboolean cbk_sync_find_scope     (CbkSession *session, CbkScopeState state, CbkHeldScope **ret_scope, GError **error);
gboolean cbk_sync_set_loaded     (CbkConnection *cache, gint64 scope, CbkScopeState state, const char *loaded_to, GError **error);
gboolean cbk_sync_drop_scope     (CbkSession *session, gint64 scope, GError **error);
gboolean cbk_sync_set_leases     (CbkSession *session, GHashTable *leases, GError **error);
gboolean cbk_sync_resume_load    (CbkSession *session, GError **error);
gboolean cbk_sync_take_up        (CbkSession *session, GError **error);
gboolean cbk_sync_make_indexes   (CbkSession *session, GError **error);
gboolean cbk_sync_finish_load    (CbkSession *session, GError **error);
gboolean cbk_sync_restart        (CbkSession *session, GError **error);
gboolean cbk_sync_read_doubt     (CbkSession *session, char **ret_cursor, GError **error);
void     cbk_held_scope_free     (CbkHeldScope *self);

gboolean cbk_sync_purge_some     (CbkSession *session, const CbkHeldScope *scope, gboolean *ret_more, GError **error);
gboolean cbk_sync_purge_record   (CbkSession *session, CbkRecord *record, GError **error);
gboolean cbk_sync_finish_purges  (CbkSession *session, GError **error);
gboolean cbk_sync_compare_scope  (CbkSession *session, const CbkHeldScope *scope, GHashTable *theirs, GPtrArray *asked,
                                  GError **error);
gboolean cbk_sync_mark_scope     (CbkSession *session, gint64 scope, CbkScopeState state, GError **error);
gboolean cbk_sync_sweep          (CbkSession *session, gboolean *ret_swept, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkHeldScope, cbk_held_scope_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkMembers, cbk_members_clear)

G_END_DECLS
