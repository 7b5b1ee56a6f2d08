/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-session.h"
#include "store/cbk-sync-scopes.h"

G_BEGIN_DECLS

/* How far this laptop is, as it says to headquarters. */
typedef struct
{
  char device[CBK_ID_LENGTH + 1];
  gint64 incarnation;
  gint64 last_dseq;
  gint64 first_open;       /* the first number that headquarters has not answered, 0 when there is none */
  char last_hash[2 * CBK_HASH_BYTES + 1];
  char *cursor;            /* "" before the first pull */
  char *since;             /* the cursor of the last time that all was read and compared; "" for none */
  char *etag;              /* of the set of scopes that this laptop was told last */
} CbkSyncHead;

/* What a push answers for one mutation. */
typedef struct
{
  gint64 dseq;
  char *result;            /* the line as headquarters wrote it */
} CbkSyncResult;

/* One line of a pull, or of a scope's page. */
typedef struct
{
  gboolean out;            /* it left the scope */
  char **scopes;           /* by name: those that it is in, or the one that it left */
  char *type;
  char *id;
  gint64 version;
  JsonObject *doc;         /* NULL with @out */
  JsonObject *fver;        /* for each field the version that last changed it; NULL when that was not said */
} CbkSyncRow;

/* Lines of a pull that are applied together, with the cursor. */
typedef struct
{
  GPtrArray *rows;         /* CbkSyncRow */
  char *asked;             /* the cursor that it answers; NULL when that was not said */
  char *asked_by;          /* the id under which a laptop asked; NULL when that was not said */
  char *asked_etag;        /* what of the scopes was known then; NULL for nothing */
  char *cursor;
  char *etag;              /* of the set of scopes, NULL when that was not said */
  GPtrArray *told;         /* names of all scopes that this laptop may hold; NULL when they are as they were */
  GPtrArray *leaving;      /* names of scopes that headquarters wants back; NULL for none */
  GHashTable *digests;     /* scope to "hex:n", as headquarters counts */
  gboolean forced;         /* rows replace ours whatever their version: they were asked for because ours differ */
  gint64 settled;          /* all our mutations up to this one are in what we have now; -1 when that was not said */
  gboolean more;
} CbkSyncPage;

/* What people are told. */
typedef struct
{
  gint64 n_waiting;        /* saved on this laptop */
  gint64 n_sent;           /* on their way, the answer is not here */
  gint64 n_acked;          /* with headquarters, the effect is not here */
  gint64 n_settled;        /* with headquarters, and the effect is here */
  gint64 n_conflicts;      /* held by headquarters until a person decides */
  gint64 n_quarantined;    /* kept by headquarters, not applied */
  gint64 n_events;         /* entries of the access log that headquarters has not */
  char *alarm;             /* what headquarters' logs contradict, a sentence; NULL when all holds */
  gint64 n_predicted;      /* records with a change that will meet somebody else's */
  gint64 oldest_at;        /* when the oldest was saved that headquarters has not; CBK_TIME_UNSET when it has all */
  gint64 clock_offset;     /* headquarters' clock less ours, in milliseconds; CBK_TIME_UNSET when not known */
  gint64 last_success;     /* CBK_TIME_UNSET before the first */
  char *last_error;        /* a sentence; NULL after a success */
} CbkSyncState;

/* A change that was made here and is not done with: on its way, or held at headquarters. */
typedef struct
{
  char *type;
  char id[CBK_ID_LENGTH + 1];
  char *command;           /* (nullable): by which it was made */
  gint64 at;               /* when it was saved; CBK_TIME_UNSET when not known */
  gboolean sent;           /* it is on its way, the answer is not here */
  gboolean held;           /* headquarters has it and did not apply it */
  char *conflict;          /* (nullable): of what is held, the conflict that holds it */
} CbkSyncChange;

CbkSyncPage *cbk_sync_page_new   (void);
void         cbk_sync_page_free  (CbkSyncPage *self);
CbkSyncRow  *cbk_sync_page_add   (CbkSyncPage *self, gboolean out, const char *type, const char *id, gint64 version,
                                  JsonObject *doc);
void         cbk_sync_page_set_fver (CbkSyncPage *self, JsonObject *fver);
void         cbk_sync_change_free (CbkSyncChange *self);
void         cbk_sync_result_free (CbkSyncResult *self);
void         cbk_sync_head_clear  (CbkSyncHead *self);
void         cbk_sync_state_clear (CbkSyncState *self);

gboolean cbk_sync_read_head     (CbkSession *session, CbkSyncHead *head, GError **error);
gboolean cbk_sync_same_history  (CbkSession *session, gint64 dseq, const char *hash, gboolean *ret_same, GError **error);
gboolean cbk_sync_read_batch    (CbkSession *session, gint64 after, guint max_rows, gsize max_bytes, GString *lines,
                                 gint64 *ret_last, GError **error);
gboolean cbk_sync_apply_load    (CbkSession *session, const CbkHeldScope *scope, CbkSyncPage *page, const char *next,
                                 GError **error);
gboolean cbk_sync_mark_sent     (CbkSession *session, gint64 first, gint64 last, GError **error);
gboolean cbk_sync_mark_acked    (CbkSession *session, GPtrArray *results, GError **error);
gboolean cbk_sync_apply_page    (CbkSession *session, CbkSyncPage *page, GError **error);
gboolean cbk_sync_predict       (CbkSession *session, CbkRecord *server, JsonObject *fver, gint64 settled, GError **error);
gboolean cbk_sync_predict_again (CbkSession *session, CbkRecordClass *klass, const char *id, GError **error);
gboolean cbk_sync_get_predicted (CbkSession *session, const char *id, char ***ret_fields, GError **error);
gboolean cbk_sync_fork          (CbkSession *session, const char *device, GError **error);
gboolean cbk_sync_note_clock    (CbkSession *session, gint64 offset, GError **error);
gboolean cbk_sync_note_success  (CbkSession *session, GError **error);
gboolean cbk_sync_note_error    (CbkSession *session, const char *sentence, GError **error);
gboolean cbk_sync_note_pace     (CbkSession *session, const char *pace, GError **error);
gboolean cbk_sync_read_pace     (CbkSession *session, char **ret_pace, GError **error);
gboolean cbk_sync_count_unsent  (CbkSession *session, gint64 *ret_n, GError **error);
gboolean cbk_sync_read_state    (CbkSession *session, CbkSyncState *state, GError **error);
GPtrArray *cbk_sync_list_changes (CbkSession *session, guint limit, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkSyncPage, cbk_sync_page_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkSyncHead, cbk_sync_head_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkSyncState, cbk_sync_state_clear)

G_END_DECLS
