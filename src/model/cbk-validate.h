/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cbk-record.h"
#include "model/cbk-reference.h"

G_BEGIN_DECLS

gboolean cbk_validate_record   (CbkRecord *record, CbkRecord *before, CbkReference *reference, CbkDay today, GError **error);
gboolean cbk_validate_marking  (const char *marking, GError **error);

G_END_DECLS
