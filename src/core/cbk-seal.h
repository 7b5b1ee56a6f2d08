/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cbk-record.h"

G_BEGIN_DECLS

/* Entries of a log or of a decision log: each holds the hash of the one before and of itself. */

char     *cbk_seal_compute (CbkRecord *entry);
gboolean  cbk_seal_check   (GPtrArray *entries, guint *ret_broken);

G_END_DECLS
