/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-storage.h"

G_BEGIN_DECLS

gboolean cbk_hq_print_conflicts (CbkHqStorage *storage, gboolean quarantine, GError **error);
gboolean cbk_hq_quarantine_end  (CbkHqStorage *storage, const char *cid, const char *number, const char *reason,
                                 gboolean release, GError **error);

G_END_DECLS
