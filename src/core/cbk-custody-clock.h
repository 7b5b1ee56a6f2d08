/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-context.h"
#include "domain/cbk-custody.h"

G_BEGIN_DECLS

/**
 * CbkCustodyClock:
 *
 * What a custody record and its events say, as the law wants to be asked. Made anew each time from the events, so that
 * no clock ever rests on an earlier answer. One thread.
 */
typedef struct _CbkCustodyClock CbkCustodyClock;

CbkCustodyClock       *cbk_custody_clock_new       (CbkRecord *record, GPtrArray *events);
void                   cbk_custody_clock_free      (CbkCustodyClock *self);
const CbkCustodyFacts *cbk_custody_clock_get_facts (CbkCustodyClock *self);
gboolean               cbk_custody_clock_update    (CbkCustodyClock *self, const CbkRules *rules, CbkRecord *draft,
                                                    GError **error);

/* The same for a command: with the events that it adds itself. */
CbkCustodyClock       *cbk_custody_clock_load      (CbkContext *context, CbkRecord *record, GError **error);
gboolean               cbk_custody_clock_set       (CbkContext *context, CbkRecord *draft, GError **error);
CbkRecord             *cbk_custody_clock_add_event (CbkContext *context, CbkRecord *record, const char *kind, gint64 at,
                                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkCustodyClock, cbk_custody_clock_free)

G_END_DECLS
