/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-answer.h"

G_BEGIN_DECLS

/**
 * CbkHqEvent:
 * @device: whose chain it is of
 * @dn: its number there
 * @hash: its link there
 * @payload: canonical JSON, as it was sent
 * @sent_by: the number of whoever was signed in when it was sent
 *
 * Somebody did something with records that changed none: an entry of the access log.
 */
typedef struct
{
  char device[CBK_ID_LENGTH + 1];
  gint64 dn;
  guint8 hash[CBK_HASH_BYTES];
  char *payload;
  const char *sent_by;
  JsonObject *object;   /* @payload, read */
} CbkHqEvent;

void     cbk_hq_event_clear          (CbkHqEvent *self);

gboolean cbk_hq_storage_get_chain    (CbkHqStorage *self, const char *device, gboolean lock, gint64 *ret_last,
                                      guint8 hash[CBK_HASH_BYTES], GError **error);
gboolean cbk_hq_storage_put_chain    (CbkHqStorage *self, const char *device, gint64 last,
                                      const guint8 hash[CBK_HASH_BYTES], GError **error);
gboolean cbk_hq_storage_put_event    (CbkHqStorage *self, const CbkHqEvent *event, GError **error);
gboolean cbk_hq_storage_has_event    (CbkHqStorage *self, const CbkHqEvent *event, gboolean *ret_same, GError **error);
gboolean cbk_hq_number_accesses      (CbkHqStorage *self, GError **error);

/* What headquarters does itself, in its own chain. */
gboolean cbk_hq_log_own              (CbkHqStorage *storage, const char *actor, const char *operation, const char *kind,
                                      const char *type, const char *id, const char *reason, const char *detail,
                                      const char *recipient, GError **error);

void     cbk_hq_access               (const CbkHqRequest *request, CbkHqAnswer *answer);
void     cbk_hq_prove_consistency    (const CbkHqRequest *request, CbkHqAnswer *answer);
void     cbk_hq_prove_inclusion      (const CbkHqRequest *request, CbkHqAnswer *answer);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkHqEvent, cbk_hq_event_clear)

G_END_DECLS
