/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-drafts.h"
#include "store/cbk-store.h"

G_BEGIN_DECLS

/* How long what was typed may wait for the disk, in ms. */
#define CBK_DRAFT_KEEPER_INTERVAL 1000

#define CBK_TYPE_DRAFT_KEEPER (cbk_draft_keeper_get_type ())
G_DECLARE_FINAL_TYPE (CbkDraftKeeper, cbk_draft_keeper, CBK, DRAFT_KEEPER, GObject)

CbkDraftKeeper *cbk_draft_keeper_new          (CbkStore *store, const char *owner, CbkRecord *record);
void            cbk_draft_keeper_set_interval (CbkDraftKeeper *self, guint interval);
gboolean        cbk_draft_keeper_is_dirty     (CbkDraftKeeper *self);
void            cbk_draft_keeper_flush        (CbkDraftKeeper *self);
void            cbk_draft_keeper_close        (CbkDraftKeeper *self);
void            cbk_draft_keeper_discard      (CbkDraftKeeper *self);

G_END_DECLS
