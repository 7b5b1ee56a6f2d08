/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-context.h"
#include "domain/cbk-victims.h"

G_BEGIN_DECLS

/* The duties of the Victims' Code, as records that begin with events and are met by contacts. */

gboolean    cbk_victim_duties_begin        (CbkContext *context, const char *of_case, const char *person,
                                            const char *event_kind, const char *event_id, gint64 event_at, GError **error);
gboolean    cbk_victim_duties_begin_for    (CbkContext *context, CbkRecord *record, const char *event_kind,
                                            gint64 event_at, GError **error);
gboolean    cbk_victim_duties_judge        (CbkContext *context, CbkRecord *duty, CbkRecord *contact, GError **error);
gboolean    cbk_victim_duties_set_enhanced (CbkContext *context, CbkRecord *role, GError **error);
gboolean    cbk_victim_duties_meet         (CbkContext *context, CbkRecord *role, const char *duty, GError **error);
CbkFinding *cbk_victim_duties_next_contact (CbkContext *context, CbkRecord *role, CbkDay last, GError **error);

G_END_DECLS
