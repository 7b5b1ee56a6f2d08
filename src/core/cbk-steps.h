/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-context.h"

G_BEGIN_DECLS

/* Steps that several commands take. */

/* What a command asks for that may be recorded although it is outside the power. */
#define CBK_OVERRIDE_PARAMS                                                                                      \
  { "override_reason", N_("Why it is kept all the same"), CBK_FIELD_TEXT, FALSE, NULL },                         \
  { "override_name", N_("Who keeps it"), CBK_FIELD_TEXT, FALSE, NULL },                                          \
  { "override_rank", N_("Their rank"), CBK_FIELD_CODE, FALSE, "rank" }

const CbkOverride *cbk_step_get_override (CbkContext *context, CbkOverride *override);
gboolean     cbk_step_accept             (CbkContext *context, CbkFinding *finding, GError **error);
gboolean     cbk_step_has_rank           (CbkContext *context, const char *rank, const char *authority);
gboolean     cbk_step_check_past         (CbkContext *context, gint64 time, const char *what, GError **error);
CbkRecord   *cbk_step_find_case          (CbkContext *context, CbkRecord *record, GError **error);
gboolean     cbk_step_log                (CbkContext *context, CbkRecord *record, const char *kind, GError **error,
                                          const char *format, ...) G_GNUC_PRINTF (5, 6);
gboolean     cbk_step_set_suspect_status (CbkContext *context, CbkRecord *record, const char *status, GError **error);

G_END_DECLS
