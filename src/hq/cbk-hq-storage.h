/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-env.h"
#include "base/cbk-id.h"
#include "store/cbk-chain.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Everybody in the force; a restricted record is in a scope of its own, "restricted:" and its need-to-know's id. */
#define CBK_HQ_SCOPE_FORCE "force"

typedef struct
{
  char device[CBK_ID_LENGTH + 1];
  char *name;
  gint64 incarnation;
  gint64 last_dseq;
  guint8 last_hash[CBK_HASH_BYTES];
  gboolean blocked;
} CbkHqDevice;

typedef struct
{
  char mid[CBK_ID_LENGTH + 1];
  char device[CBK_ID_LENGTH + 1];
  char txn[CBK_ID_LENGTH + 1];   /* empty when it stands alone */
  gint64 dseq;
  guint8 hash[CBK_HASH_BYTES];
  char *payload;
  char *sent_by;                 /* the number of whoever was signed in when it was sent */
  int status;                    /* a CbkCustody */
  char *result;
} CbkHqMutation;

typedef struct
{
  char type[64];
  char id[CBK_ID_LENGTH + 1];
  gint64 version;
  gint64 schema;
  char *doc;
  char *fver;
  gint64 scope;
} CbkHqRecord;

/* What goes with a new version of a record. */
typedef struct
{
  const char *mid;
  const char *device;
  const char *txn;
  const char *delta;
} CbkHqChange;

/* One line of a feed; @record lasts for the call. */
typedef struct
{
  gint64 seq;
  gboolean out;                  /* it left the scope; only type and id of @record are there */
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
  gint64 n_conflicts;
  gint64 n_quarantined;
  char *problem;                 /* a sentence, NULL when all is well */
} CbkHqReport;

typedef struct _CbkHqStorage CbkHqStorage;

typedef gboolean (*CbkHqFunc) (CbkHqStorage *storage, gpointer data, GError **error);
typedef gboolean (*CbkHqFeedFunc) (const CbkHqFeedRow *row, gpointer data, gboolean *ret_more, GError **error);

/**
 * CbkHqStorage:
 * @transact: runs a function in one durable transaction; what it returns %FALSE for never happened
 * @attempt: the same inside a transaction: %FALSE undoes the function's work and nothing else
 * @get_mutation: by id
 * @find_held: whether a mutation of a txn is in conflict or quarantined already
 * @put_record: a record's new version, its history and its number in the feed
 * @list_own: the versions after @base that @device made (element-type gint64)
 * @read_feed: rows after a number, in their order, until the function has enough
 *
 * What headquarters needs of a database. One thread. Every function returns %FALSE with an error when it failed; what is
 * not there is no failure but comes back as %NULL.
 */
struct _CbkHqStorage
{
  const CbkEnv *env;
  char *epoch;

  void (*close) (CbkHqStorage *self);
  gboolean (*transact) (CbkHqStorage *self, CbkHqFunc func, gpointer data, GError **error);
  gboolean (*attempt) (CbkHqStorage *self, CbkHqFunc func, gpointer data, GError **error);

  gboolean (*get_device) (CbkHqStorage *self, const char *device, CbkHqDevice **ret_device, GError **error);
  gboolean (*put_device) (CbkHqStorage *self, const CbkHqDevice *device, GError **error);
  gboolean (*mark_fork) (CbkHqStorage *self, const char *device, GError **error);

  gboolean (*get_mutation) (CbkHqStorage *self, const char *mid, CbkHqMutation **ret_mutation, GError **error);
  gboolean (*find_held) (CbkHqStorage *self, const char *txn, gboolean *ret_held, GError **error);
  gboolean (*put_mutation) (CbkHqStorage *self, const CbkHqMutation *mutation, GError **error);
  gboolean (*put_conflict) (CbkHqStorage *self, const char *cid, const CbkHqMutation *mutation, const char *type,
                            const char *id, const char *fields, GError **error);

  gboolean (*get_record) (CbkHqStorage *self, const char *type, const char *id, CbkHqRecord **ret_record, GError **error);
  gboolean (*put_record) (CbkHqStorage *self, const CbkHqRecord *record, const CbkHqChange *change, GError **error);
  gboolean (*list_own) (CbkHqStorage *self, const char *type, const char *id, const char *device, gint64 base,
                        GArray **ret_versions, GError **error);

  gboolean (*find_scope) (CbkHqStorage *self, const char *name, gint64 *ret_scope, GError **error);
  gboolean (*get_head) (CbkHqStorage *self, gint64 *ret_seq, GError **error);
  gboolean (*read_feed) (CbkHqStorage *self, gint64 scope, gint64 after, CbkHqFeedFunc func, gpointer data, GError **error);

  gboolean (*get_user) (CbkHqStorage *self, const char *number, CbkHqUser **ret_user, GError **error);
  gboolean (*put_user) (CbkHqStorage *self, const CbkHqUser *user, GError **error);
  gboolean (*put_session) (CbkHqStorage *self, const guint8 token[CBK_HASH_BYTES], const char *number, const char *device,
                           gint64 expires, GError **error);
  gboolean (*get_session) (CbkHqStorage *self, const guint8 token[CBK_HASH_BYTES], char **ret_number, char **ret_device,
                           GError **error);

  gboolean (*verify) (CbkHqStorage *self, CbkHqReport *report, GError **error);
};

void cbk_hq_device_free   (CbkHqDevice   *self);
void cbk_hq_mutation_free (CbkHqMutation *self);
void cbk_hq_record_free   (CbkHqRecord   *self);
void cbk_hq_user_free     (CbkHqUser     *self);

static inline void
cbk_hq_storage_close (CbkHqStorage *self)
{
  self->close (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkHqStorage, cbk_hq_storage_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkHqDevice, cbk_hq_device_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkHqMutation, cbk_hq_mutation_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkHqRecord, cbk_hq_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkHqUser, cbk_hq_user_free)

G_END_DECLS
