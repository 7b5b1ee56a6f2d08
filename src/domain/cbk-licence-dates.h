/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "domain/cbk-calendar.h"
#include "domain/cbk-finding.h"

G_BEGIN_DECLS

/**
 * CbkLicenceRelease:
 * @CBK_LICENCE_CONDITIONAL: released on the conditional release date (CRD)
 * @CBK_LICENCE_UNSENTENCED: held on remand, convicted and not sentenced, or for immigration, beside the
 *   sentence
 * @CBK_LICENCE_AFTER_RECALL: released on the post-recall release date (PRRD)
 * @CBK_LICENCE_HOME_DETENTION: released on the actual home detention curfew date (HDCAD)
 * @CBK_LICENCE_TIME_SERVED: sentenced to what was already served
 */
typedef enum
{
  CBK_LICENCE_CONDITIONAL,
  CBK_LICENCE_UNSENTENCED,
  CBK_LICENCE_AFTER_RECALL,
  CBK_LICENCE_HOME_DETENTION,
  CBK_LICENCE_TIME_SERVED,
} CbkLicenceRelease;

/**
 * CbkLicenceDates:
 * @release: by which road the person leaves
 * @legal: the CRD, PRRD or HDCAD
 * @conditional: after a recall, the CRD that went before, or %CBK_DAY_UNSET
 * @confirmed: the release date that the prison confirmed, or %CBK_DAY_UNSET
 */
typedef struct
{
  CbkLicenceRelease release;
  CbkDay legal;
  CbkDay conditional;
  CbkDay confirmed;
} CbkLicenceDates;

CbkFinding *cbk_licence_start            (const CbkRules        *rules,
                                          const CbkCalendar     *calendar,
                                          const CbkLicenceDates *dates,
                                          GError               **error);
GPtrArray  *cbk_licence_hard_stop        (const CbkRules        *rules,
                                          const CbkCalendar     *calendar,
                                          CbkDay                 start,
                                          CbkLicenceRelease      release,
                                          GError               **error);
CbkFinding *cbk_licence_check_editing    (const CbkRules        *rules,
                                          const CbkCalendar     *calendar,
                                          CbkDay                 start,
                                          CbkLicenceRelease      release,
                                          CbkDay                 today,
                                          GError               **error);
CbkFinding *cbk_licence_time_out         (const CbkRules        *rules,
                                          const CbkCalendar     *calendar,
                                          CbkDay                 start,
                                          GError               **error);
CbkFinding *cbk_licence_check_allocation (const CbkRules        *rules,
                                          const CbkCalendar     *calendar,
                                          CbkDay                 release_day,
                                          CbkDay                 assigned,
                                          GError               **error);

G_END_DECLS
