/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-storage.h"

G_BEGIN_DECLS

/* How long nothing may be numbered before whoever should is put out, in milliseconds. */
#define CBK_HQ_STALL (10 * 1000)

/* Numbers the changes of a headquarters whose database does not do it with each commit. There are as many as there are
 * programs; one of them is elected and works, the others stand by. */
typedef struct _CbkHqLeader CbkHqLeader;

CbkHqLeader *cbk_hq_leader_start (const char *folder, const CbkEnv *env, gint64 stall, GSourceFunc numbered, gpointer data);
void         cbk_hq_leader_stop  (CbkHqLeader *self);

gboolean cbk_hq_lead_begin (CbkHqStorage *storage, gboolean depose, gint64 *ret_term, GError **error);
gboolean cbk_hq_lead_batch (CbkHqStorage *storage, gint64 term, guint *ret_done, GError **error);

G_END_DECLS
