/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-env.h"
#include "base/cbk-id.h"
#include "hq/cbk-hq-bell.h"
#include "hq/cbk-hq-db.h"
#include "hq/cbk-hq-site.h"
#include "store/cbk-chain.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Scopes by name: what everybody holds; what no unit has; "unit:", "team:", "case:" and "restricted:" with an id. */
#define CBK_HQ_SCOPE_REF "ref"
#define CBK_HQ_SCOPE_FORCE "force"
#define CBK_HQ_SCOPE_ALL "*"

/* Whether a laptop may still speak with us. */
typedef enum
{
  CBK_HQ_WELCOME,
  CBK_HQ_DRAINED,    /* it is to wipe itself; what it has not sent yet is taken */
  CBK_HQ_SHUT_OUT,   /* it is to wipe itself, and nothing is taken from it: lost or stolen */
} CbkHqBlock;

typedef struct
{
  char device[CBK_ID_LENGTH + 1];
  char *name;
  gint64 incarnation;
  gint64 last_dseq;
  guint8 last_hash[CBK_HASH_BYTES];
  CbkHqBlock blocked;
  char forked_from[CBK_ID_LENGTH + 1];   /* the id that it gave up; empty for most */
  gint64 forked_at;                      /* when a second history of it was noticed, 0 when none was */
  gint64 seen_at;
} CbkHqDevice;

/* A laptop's certificate. */
typedef struct
{
  guint8 fingerprint[CBK_HASH_BYTES];
  char device[CBK_ID_LENGTH + 1];
  guint8 key_id[CBK_HASH_BYTES];
  gint64 ends;
} CbkHqCertificate;

/* Somebody's sign-in on a laptop. */
typedef struct
{
  char *number;
  char device[CBK_ID_LENGTH + 1];
  guint8 certificate[CBK_HASH_BYTES];   /* the fingerprint of the one that the token was given to */
  gboolean blocked;                     /* the user is */
} CbkHqSession;

typedef struct
{
  char mid[CBK_ID_LENGTH + 1];
  char device[CBK_ID_LENGTH + 1];
  char txn[CBK_ID_LENGTH + 1];   /* empty when it stands alone */
  gint64 dseq;
  guint8 hash[CBK_HASH_BYTES];
  guint8 digest[CBK_HASH_BYTES]; /* of what @payload is or was; not read back */
  char *payload;                 /* %NULL where the law had it erased */
  char *sent_by;                 /* the number of whoever was signed in when it was sent */
  int status;                    /* a CbkCustody */
  char *result;
  JsonObject *object;            /* (nullable): the payload, read; borrowed */
  gboolean again;                /* a copied laptop sent it under its new id; the first result counts */
} CbkHqMutation;

/* What is found quickly of a record of the kind sync_conflict. */
typedef struct
{
  char cid[CBK_ID_LENGTH + 1];
  char type[64];
  char id[CBK_ID_LENGTH + 1];
  char kind[16];
  char device[CBK_ID_LENGTH + 1];
  gint64 opened_at;
  gboolean closed;
} CbkHqConflict;

/* A mutation that an open conflict holds. */
typedef struct
{
  char cid[CBK_ID_LENGTH + 1];
  char *payload;
} CbkHqWaiting;

typedef struct
{
  char type[64];
  char id[CBK_ID_LENGTH + 1];
  gint64 version;
  gint64 schema;
  char *doc;
  char *fver;
  GArray *scopes;                /* (element-type gint64), from the lowest; %NULL for none */
  gboolean disposed;             /* the law had it erased: @doc is empty */
} CbkHqRecord;

/* What goes with a new version of a record. */
typedef struct
{
  const char *mid;
  const char *device;
  gint64 dseq;
  const char *txn;
  const char *delta;
} CbkHqChange;

/* One line of a feed; @record lasts for the call. */
typedef struct
{
  gint64 seq;
  gboolean out;                  /* it left @scope; only type and id of @record are there */
  gint64 scope;
  const CbkHqRecord *record;
  const char *txn;
} CbkHqFeedRow;

typedef struct
{
  char *number;
  char *name;
  char *roles;
  char *password;                /* an Argon2id string */
  char officer[CBK_ID_LENGTH + 1];
  gboolean blocked;
  gint64 failures;
  gint64 locked_until;
} CbkHqUser;

/* What a look at everything found. */
typedef struct
{
  gint64 n_mutations;
  gint64 n_records;
  gint64 n_changes;
  gint64 n_conflicts;            /* open ones, without the quarantined */
  gint64 n_quarantined;          /* that nobody has released or rejected */
  gint64 oldest_at;              /* when the oldest of both was opened, 0 when there is none */
  gint64 n_erased;               /* payloads that the law had erased: their digests chain */
  gint64 n_accesses;
  gint64 n_heads;                /* of the logs' trees, signed */
  char *problem;                 /* a sentence, NULL when all is well */
} CbkHqReport;

typedef struct _CbkHqKnown CbkHqKnown;

/**
 * CbkHqStorage:
 *
 * What headquarters keeps, over whichever database. Used by one thread at a time. Every function returns %FALSE with an
 * error when it failed; what is not there is no failure but comes back as %NULL.
 */
typedef struct
{
  const CbkEnv *env;
  CbkHqDb *db;
  char *folder;
  char *epoch;
  CbkHqKnown *known;             /* what was looked up for the push that is being taken; NULL otherwise */
  CbkHqBell *bell;               /* for whoever numbers changes; NULL where each transaction numbers its own */
} CbkHqStorage;

typedef gboolean (*CbkHqFunc) (CbkHqStorage *storage, gpointer data, GError **error);
typedef gboolean (*CbkHqFeedFunc) (const CbkHqFeedRow *row, gpointer data, gboolean *ret_more, GError **error);

CbkHqStorage *cbk_hq_storage_open     (const char *folder, const CbkEnv *env, CbkHqMode mode, GError **error);
CbkHqStorage *cbk_hq_storage_make     (const char *folder, const CbkHqSite *site, const CbkEnv *env, GError **error);
gboolean      cbk_hq_storage_begin_epoch (CbkHqStorage *self, gpointer reason, GError **error);
void          cbk_hq_storage_close    (CbkHqStorage *self);
gboolean      cbk_hq_storage_transact (CbkHqStorage *self, CbkHqFunc func, gpointer data, GError **error);
gboolean      cbk_hq_storage_read     (CbkHqStorage *self, CbkHqFunc func, gpointer data, GError **error);

/* @lock holds until the transaction's end: whoever is about to change the row asks with it, so that two cannot. */
gboolean cbk_hq_storage_get_device   (CbkHqStorage *self, const char *device, gboolean lock, CbkHqDevice **ret_device,
                                      GError **error);
gboolean cbk_hq_storage_put_device   (CbkHqStorage *self, const CbkHqDevice *device, GError **error);
gboolean cbk_hq_storage_get_settled  (CbkHqStorage *self, const char *device, gint64 *ret_dseq, GError **error);
gboolean cbk_hq_storage_mark_fork    (CbkHqStorage *self, const char *device, GError **error);

gboolean cbk_hq_storage_get_mutation (CbkHqStorage *self, const char *mid, CbkHqMutation **ret_mutation, GError **error);
gboolean cbk_hq_storage_get_number   (CbkHqStorage *self, const char *device, gint64 dseq, CbkHqMutation **ret_mutation,
                                      GError **error);
gboolean cbk_hq_storage_put_mutation (CbkHqStorage *self, const CbkHqMutation *mutation, GError **error);

gboolean cbk_hq_storage_put_conflict (CbkHqStorage *self, const CbkHqConflict *conflict, GError **error);
gboolean cbk_hq_storage_list_conflicts (CbkHqStorage *self, const char *type, const char *id, GPtrArray **ret_conflicts,
                                      GError **error);
gboolean cbk_hq_storage_list_open    (CbkHqStorage *self, const char *kind, GPtrArray **ret_conflicts, GError **error);
gboolean cbk_hq_storage_put_held     (CbkHqStorage *self, const char *cid, const CbkHqMutation *mutation, const char *type,
                                      const char *id, GError **error);
gboolean cbk_hq_storage_list_held    (CbkHqStorage *self, const char *cid, GPtrArray **ret_mids, GError **error);
gboolean cbk_hq_storage_list_waiting (CbkHqStorage *self, const char *type, const char *id, const char *device,
                                      GPtrArray **ret_waiting, GError **error);

gboolean cbk_hq_storage_next_number  (CbkHqStorage *self, const char *name, gint64 year, gint64 first, gint64 *ret_number,
                                      GError **error);
gboolean cbk_hq_storage_set_unique   (CbkHqStorage *self, const char *type, const char *id, GPtrArray *keys, GError **error);
gboolean cbk_hq_storage_find_same    (CbkHqStorage *self, const char *type, const char *id, const char *key,
                                      char ret_other[CBK_ID_LENGTH + 1], GError **error);

gboolean cbk_hq_storage_get_record   (CbkHqStorage *self, const char *type, const char *id, gboolean lock,
                                      CbkHqRecord **ret_record, GError **error);
gboolean cbk_hq_storage_fill_records (CbkHqStorage *self, GPtrArray *records, gboolean lock, GError **error);
gboolean cbk_hq_storage_hold_record  (CbkHqStorage *self, const char *type, const char *id, GError **error);
gboolean cbk_hq_storage_await_makers (CbkHqStorage *self, gboolean alone, GError **error);
gboolean cbk_hq_storage_put_record   (CbkHqStorage *self, const CbkHqRecord *before, const CbkHqRecord *record,
                                      const CbkHqChange *change, GError **error);
gboolean cbk_hq_storage_move_record  (CbkHqStorage *self, const CbkHqRecord *record, GArray *scopes,
                                      const CbkHqChange *change, GError **error);
gboolean cbk_hq_storage_list_own     (CbkHqStorage *self, const char *type, const char *id, const char *device,
                                      gint64 base, GArray **ret_versions, GError **error);
gboolean cbk_hq_storage_get_author   (CbkHqStorage *self, const char *type, const char *id, gint64 version, char **ret_actor,
                                      gint64 *ret_at, GError **error);

gboolean cbk_hq_storage_find_scope   (CbkHqStorage *self, const char *name, gint64 *ret_scope, GError **error);
gboolean cbk_hq_storage_make_scope   (CbkHqStorage *self, const char *name, gint64 *ret_scope, GError **error);
gboolean cbk_hq_storage_look_up_scope (CbkHqStorage *self, const char *name, gint64 *ret_scope, GError **error);
gboolean cbk_hq_storage_get_head     (CbkHqStorage *self, gint64 *ret_seq, GError **error);
gboolean cbk_hq_storage_get_horizon  (CbkHqStorage *self, gint64 *ret_seq, GError **error);
gboolean cbk_hq_storage_get_lag      (CbkHqStorage *self, gint64 *ret_ms, GError **error);
gboolean cbk_hq_storage_list_ahead   (CbkHqStorage *self, GHashTable **ret_scopes, GError **error);
gboolean cbk_hq_storage_read_feed    (CbkHqStorage *self, GArray *scopes, gint64 after, gint64 limit,
                                      CbkHqFeedFunc func, gpointer data, GError **error);
char    *cbk_hq_scopes_print         (GArray *scopes);
GArray  *cbk_hq_scopes_parse         (const char *text);

gboolean cbk_hq_storage_get_user     (CbkHqStorage *self, const char *number, gboolean lock, CbkHqUser **ret_user,
                                      GError **error);
gboolean cbk_hq_storage_put_user     (CbkHqStorage *self, const CbkHqUser *user, GError **error);
gboolean cbk_hq_storage_put_session  (CbkHqStorage *self, const guint8 token[CBK_HASH_BYTES], const CbkHqSession *session,
                                      gint64 expires, GError **error);
gboolean cbk_hq_storage_get_session  (CbkHqStorage *self, const guint8 token[CBK_HASH_BYTES], CbkHqSession **ret_session,
                                      GError **error);

gboolean cbk_hq_storage_end_sessions (CbkHqStorage *self, const char *number, GError **error);
gboolean cbk_hq_storage_end_device_sessions (CbkHqStorage *self, const char *device, GError **error);

/* cbk-hq-storage-identity.c */
gboolean cbk_hq_storage_put_certificate  (CbkHqStorage *self, const CbkHqCertificate *certificate, gint64 overlap, GError **error);
gboolean cbk_hq_storage_find_certificate (CbkHqStorage *self, const guint8 fingerprint[CBK_HASH_BYTES],
                                          CbkHqCertificate **ret_certificate, GError **error);
gboolean cbk_hq_storage_find_last_certificate (CbkHqStorage *self, const char *device, CbkHqCertificate **ret_certificate,
                                               GError **error);
gboolean cbk_hq_storage_put_code      (CbkHqStorage *self, const guint8 code[CBK_HASH_BYTES], const char *device, gint64 ends,
                                       GError **error);
gboolean cbk_hq_storage_take_code     (CbkHqStorage *self, const guint8 code[CBK_HASH_BYTES], const char *device,
                                       gboolean *ret_good, GError **error);
gboolean cbk_hq_storage_use_nonce     (CbkHqStorage *self, const guint8 nonce[CBK_HASH_BYTES], gint64 ends, gboolean *ret_new,
                                       GError **error);
gboolean cbk_hq_storage_put_setting   (CbkHqStorage *self, const char *key, const char *value, GError **error);
gboolean cbk_hq_storage_get_setting   (CbkHqStorage *self, const char *key, char **ret_value, GError **error);

/* Called for each row; it lasts for the call. */
typedef void (*CbkHqListFunc) (CbkHqStatement *row, gpointer data);

gboolean cbk_hq_storage_list_users   (CbkHqStorage *self, CbkHqListFunc func, gpointer data, GError **error);
gboolean cbk_hq_storage_list_devices (CbkHqStorage *self, CbkHqListFunc func, gpointer data, GError **error);

gboolean cbk_hq_storage_verify       (CbkHqStorage *self, CbkHqReport *report, GError **error);
gboolean cbk_hq_verify_log           (CbkHqStorage *self, CbkHqReport *report, GError **error);

void cbk_hq_device_free   (CbkHqDevice   *self);
void cbk_hq_mutation_free (CbkHqMutation *self);
void cbk_hq_record_free   (CbkHqRecord   *self);
void cbk_hq_user_free     (CbkHqUser     *self);
void cbk_hq_session_free  (CbkHqSession  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkHqStorage, cbk_hq_storage_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkHqDevice, cbk_hq_device_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkHqMutation, cbk_hq_mutation_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkHqRecord, cbk_hq_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkHqUser, cbk_hq_user_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkHqSession, cbk_hq_session_free)

G_END_DECLS
