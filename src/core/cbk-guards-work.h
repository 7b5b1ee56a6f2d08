/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-work.h"

G_BEGIN_DECLS

/* The conditions by theme; cbk-guards.c has the one table of their names. */

/* cbk-guards-case.c */
gboolean cbk_guard_assessed               (CbkContext *context, CbkRecord *draft, GError **error);
gboolean cbk_guard_charge_recorded        (CbkContext *context, CbkRecord *draft, GError **error);
gboolean cbk_guard_may_file               (CbkContext *context, CbkRecord *draft, GError **error);
gboolean cbk_guard_on_bail                (CbkContext *context, CbkRecord *draft, GError **error);
gboolean cbk_guard_plan_approved          (CbkContext *context, CbkRecord *draft, GError **error);
gboolean cbk_guard_screened               (CbkContext *context, CbkRecord *draft, GError **error);
gboolean cbk_guard_in_time_or_reason      (CbkContext *context, CbkRecord *draft, GError **error);
gboolean cbk_guard_registrar              (CbkContext *context, CbkRecord *draft, GError **error);

/* cbk-guards-work.c */
gboolean cbk_guard_may_review             (CbkContext *context, CbkRecord *draft, GError **error);
gboolean cbk_guard_needs_no_approval      (CbkContext *context, CbkRecord *draft, GError **error);
gboolean cbk_guard_newer_approved         (CbkContext *context, CbkRecord *draft, GError **error);
gboolean cbk_guard_newer_authorised       (CbkContext *context, CbkRecord *draft, GError **error);
gboolean cbk_guard_newer_recorded         (CbkContext *context, CbkRecord *draft, GError **error);
gboolean cbk_guard_newer_sent             (CbkContext *context, CbkRecord *draft, GError **error);
gboolean cbk_guard_has_newer_signed       (CbkContext *context, CbkRecord *draft, GError **error);
gboolean cbk_guard_not_author             (CbkContext *context, CbkRecord *draft, GError **error);
gboolean cbk_guard_not_author_and_grade   (CbkContext *context, CbkRecord *draft, GError **error);
gboolean cbk_guard_not_owner              (CbkContext *context, CbkRecord *draft, GError **error);
gboolean cbk_guard_owner_or_team          (CbkContext *context, CbkRecord *draft, GError **error);
gboolean cbk_guard_past_acknowledge_by    (CbkContext *context, CbkRecord *draft, GError **error);
gboolean cbk_guard_overdue                (CbkContext *context, CbkRecord *draft, GError **error);
gboolean cbk_guard_rationales_given       (CbkContext *context, CbkRecord *draft, GError **error);
gboolean cbk_guard_receiver               (CbkContext *context, CbkRecord *draft, GError **error);

/* cbk-guards-outcome.c */
gboolean cbk_guard_outcome_checks         (CbkContext *context, CbkRecord *draft, GError **error);

G_END_DECLS
