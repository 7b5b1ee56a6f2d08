/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-context.h"
#include "domain/cbk-bail.h"

G_BEGIN_DECLS

/**
 * CbkBailTerms:
 * @facts: what to ask the law with; borrows @suspensions
 *
 * What a bail's record says. Not to be moved in memory.
 */
typedef struct
{
  CbkBailFacts facts;
  CbkBailSuspension suspensions[2];
} CbkBailTerms;

gboolean cbk_bail_terms_init     (CbkBailTerms *self, CbkRecord *bail, GError **error);
gboolean cbk_bail_terms_find_step (CbkBailTerms *self, const char *extension, CbkBailStep *ret_step, GError **error);
gboolean cbk_bail_terms_set_end  (CbkContext *context, CbkRecord *bail, GError **error);
gboolean cbk_bail_terms_move_file (CbkContext *context, CbkRecord *bail, const char *field, const char *event, const char *entry,
                                   GError **error);
gboolean cbk_bail_terms_check_grant (CbkContext *context, CbkRecord *bail, GError **error);
void     cbk_bail_terms_check_victim (CbkContext *context, CbkRecord *bail);
gboolean cbk_bail_terms_take_custody (CbkContext *context, CbkRecord *bail, GError **error);

G_END_DECLS
