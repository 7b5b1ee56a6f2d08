/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-session.h"

G_BEGIN_DECLS

gboolean cbk_sync_note_disposal   (CbkSession *session, CbkRecord *record, GError **error);
gboolean cbk_sync_finish_disposal (CbkSession *session, GError **error);

G_END_DECLS
