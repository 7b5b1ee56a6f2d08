/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cbk-record.h"

G_BEGIN_DECLS

CBK_DECLARE_ENTITY (CbkDisposal, cbk_disposal)

G_END_DECLS
