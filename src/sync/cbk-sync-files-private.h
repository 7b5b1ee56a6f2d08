/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-json.h"
#include "sync/cbk-file-engine.h"
#include "sync/cbk-sync-files.h"

G_BEGIN_DECLS

/* An answer with its words, which the engine borrows. */
typedef struct
{
  CbkTransportReply reply;
  JsonObject *object;
  CbkFileAnswer answer;
} CbkFileExchange;

gboolean cbk_file_exchange       (CbkSyncFiles *files, CbkTransportRequest *request, CbkFileExchange *exchange,
                                  GCancellable *cancellable, GError **error);
void     cbk_file_exchange_clear (CbkFileExchange *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkFileExchange, cbk_file_exchange_clear)

G_END_DECLS
