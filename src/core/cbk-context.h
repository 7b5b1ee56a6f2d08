/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-command.h"
#include "domain/cbk-finding.h"
#include "store/cbk-query.h"

G_BEGIN_DECLS

/**
 * CbkContext:
 *
 * What a running command has at hand: its arguments, the records, the law, and the change set that it fills. On the
 * store's writer thread, for the time of the run.
 */

/* What was given; checked against the command's parameters before it runs. */
const char  *cbk_context_get_text    (CbkContext *self, const char *name);
gint64       cbk_context_get_time    (CbkContext *self, const char *name);
gint64       cbk_context_get_int     (CbkContext *self, const char *name, gint64 fallback);
gboolean     cbk_context_get_bool    (CbkContext *self, const char *name);
GHashTable  *cbk_context_get_args    (CbkContext *self);
const char  *cbk_context_get_subject_id (CbkContext *self);

/* Who, when and by which law. */
const CbkUser *cbk_context_get_user  (CbkContext *self);
gint64       cbk_context_get_now     (CbkContext *self);
CbkDay       cbk_context_get_today   (CbkContext *self);
CbkRules    *cbk_context_get_rules   (CbkContext *self);
CbkCalendar *cbk_context_get_calendar (CbkContext *self);
CbkReference *cbk_context_get_reference (CbkContext *self);
CbkSession  *cbk_context_get_session (CbkContext *self);

/* Records. A draft that was handed out is saved when the command succeeds. */
CbkRecord   *cbk_context_get_subject (CbkContext *self, GError **error);
CbkRecord   *cbk_context_get         (CbkContext *self, const char *type, const char *id, GError **error);
CbkRecord   *cbk_context_edit        (CbkContext *self, const char *type, const char *id, GError **error);
CbkRecord   *cbk_context_create      (CbkContext *self, const char *type);
GPtrArray   *cbk_context_find        (CbkContext *self, const char *type, GError **error, ...) G_GNUC_NULL_TERMINATED;
gboolean     cbk_context_fill        (CbkContext *self, CbkRecord *draft, GError **error, ...) G_GNUC_NULL_TERMINATED;

/* What happens to them. */
gboolean     cbk_context_move        (CbkContext *self, CbkRecord *draft, const char *event, GError **error);
gboolean     cbk_context_log         (CbkContext *self, CbkRecord *subject, CbkRecord *about, const char *kind,
                                      const char *text, GError **error);
gboolean     cbk_context_refuse      (CbkContext *self, GError **error, const char *format, ...) G_GNUC_PRINTF (3, 4);
void         cbk_context_warn        (CbkContext *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void         cbk_context_set_result  (CbkContext *self, CbkRecord *record);

/* Numbered entries, each with the hash of the one before. */
gboolean     cbk_context_seal        (CbkContext *self, CbkRecord *entry, GError **error);
gint64       cbk_context_next_number (CbkContext *self, const char *type, const char *subject, GError **error);

/* A condition that a state machine's row names; data/... says which in the entity's table. */
typedef gboolean (*CbkGuard) (CbkContext *context, CbkRecord *draft, GError **error);

CbkGuard     cbk_guard_find          (const char *name);

G_END_DECLS
