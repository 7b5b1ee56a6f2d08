/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-context.h"

G_BEGIN_DECLS

/* What several commands and guards do alike. */

CbkRecord  *cbk_work_take          (CbkContext *context, GError **error);
CbkRecord  *cbk_work_get_parent    (CbkContext *context, CbkRecord *record, GError **error);
CbkRecord  *cbk_work_edit_parent   (CbkContext *context, CbkRecord *record, GError **error);
void        cbk_work_set_subject   (CbkRecord *record, CbkRecord *subject);
GPtrArray *cbk_work_find (CbkContext *context, const char *type, const char *field, const char *value,
                          GError **error);
CbkRecord *cbk_work_find_in_state (CbkContext *context, const char *type, const char *field,
                                   const char *value, const char *states, GError **error);
gboolean    cbk_work_log           (CbkContext *context, CbkRecord *record, const char *kind, GError **error,
                                    const char *format, ...) G_GNUC_PRINTF (5, 6);

const CbkField *cbk_work_find_typed_field (CbkContext *context, CbkRecord *record, const char *name, GError **error);
gboolean    cbk_work_has_field     (CbkRecord *record, const char *name);
gboolean    cbk_work_has_code      (CbkRecord *record, const char *field, const char *code);
gboolean    cbk_work_is_one_of     (const char *word, const char *words);
const char *cbk_work_label         (CbkContext *context, const char *list, const char *code);
JsonObject *cbk_work_attributes    (CbkContext *context, const char *list, const char *code);
gint64      cbk_work_rank_level    (CbkContext *context, const char *rank);
gboolean    cbk_work_tell_grade    (CbkContext *context, CbkRecord *assessment, GError **error);
gboolean    cbk_work_is_sentence   (const char *text);
gboolean cbk_work_set_due (CbkContext *context, CbkRecord *record, const char *field, const char *rule,
                           gint64 event, GError **error);

G_END_DECLS
