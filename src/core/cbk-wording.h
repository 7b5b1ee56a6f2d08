/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-workspace.h"
#include "store/cbk-session.h"

G_BEGIN_DECLS

/* What people read in a record, on one of the store's threads: codes by their labels, records by their names. */

char *cbk_word_name  (CbkWorkspace *workspace, const CbkUser *user, CbkSession *session, const char *type,
                      const char *id, GError **error);
gboolean cbk_word_target (CbkRecord *record, const CbkField *field, const char **ret_type, const char **ret_id);
char *cbk_word_field (CbkWorkspace *workspace, CbkSession *session, CbkRecord *record, const CbkField *field,
                      gboolean *provisional);

G_END_DECLS
