/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-sync-details.h"
#include "ui/cbk-desk.h"

G_BEGIN_DECLS

/* How this laptop stands with headquarters, in a few words. */
const char *cbk_sync_words_get_icon      (CbkDesk *desk);
char       *cbk_sync_words_dup_state     (CbkDesk *desk);
char       *cbk_sync_words_dup_more      (CbkDesk *desk);
char       *cbk_sync_words_dup_next      (CbkDesk *desk);
const char *cbk_sync_words_get_group     (CbkSyncItemKind kind);
const char *cbk_sync_words_get_item_icon (CbkSyncItemKind kind);
const char *cbk_sync_words_get_item_state (CbkSyncItemKind kind);
const char *cbk_sync_words_get_advice    (CbkSyncItemKind kind);

G_END_DECLS
