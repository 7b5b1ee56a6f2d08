/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "sync/cbk-sync-wire.h"

/* Whatever somebody answers who only says they are headquarters. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr(GBytes) body = g_bytes_new (data, size);
  g_autoptr(CbkSyncPage) page = cbk_sync_parse_page (body, NULL);
  g_autoptr(GPtrArray) results = cbk_sync_parse_results (body, NULL);
  g_auto(CbkSyncWelcome) welcome = { 0 };

  cbk_sync_parse_welcome (body, &welcome, NULL);

  return 0;
}
