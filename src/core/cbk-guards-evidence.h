/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-context.h"

G_BEGIN_DECLS

/* Conditions by theme; cbk-guards.c has the one table of their names. */

gboolean cbk_guard_read_back_recorded (CbkContext *context, CbkRecord *statement, GError **error);
gboolean cbk_guard_continuity         (CbkContext *context, CbkRecord *exhibit, GError **error);
gboolean cbk_guard_not_locked         (CbkContext *context, CbkRecord *exhibit, GError **error);
gboolean cbk_guard_correction_event   (CbkContext *context, CbkRecord *exhibit, GError **error);
gboolean cbk_guard_hashed             (CbkContext *context, CbkRecord *file, GError **error);
gboolean cbk_guard_same_hash          (CbkContext *context, CbkRecord *file, GError **error);
gboolean cbk_guard_review_recorded    (CbkContext *context, CbkRecord *custody, GError **error);
gboolean cbk_guard_extension_recorded (CbkContext *context, CbkRecord *custody, GError **error);
gboolean cbk_guard_before_end         (CbkContext *context, CbkRecord *bail, GError **error);

G_END_DECLS
