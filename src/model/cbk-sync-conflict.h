/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cbk-record.h"

G_BEGIN_DECLS

CBK_DECLARE_ENTITY (CbkSyncConflict, cbk_sync_conflict)

G_END_DECLS
