/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "domain/cbk-finding.h"

G_BEGIN_DECLS

/**
 * CbkCustodyArrival:
 * @CBK_CUSTODY_ORDINARY: arrested, then brought to a station: the clock starts on arrival at the first
 * @CBK_CUSTODY_OUT_OF_AREA: arrested for another area and not questioned there
 * @CBK_CUSTODY_VOLUNTARY: came of his own will, then arrested at the station
 * @CBK_CUSTODY_STREET_BAIL: came to answer street bail
 */
typedef enum
{
  CBK_CUSTODY_ORDINARY,
  CBK_CUSTODY_OUT_OF_AREA,
  CBK_CUSTODY_VOLUNTARY,
  CBK_CUSTODY_STREET_BAIL,
} CbkCustodyArrival;

/**
 * CbkCustodyAbsence:
 * @from: when it began: in hospital, or on the way there or back
 * @to: when it ended; %CBK_TIME_UNSET while it lasts
 * @questioned: whether the person was questioned, so that the time counts after all
 *
 * Time away from the station. Part of a stay in which the person was questioned is given as an absence of its
 * own.
 */
typedef struct
{
  gint64 from;
  gint64 to;
  gboolean questioned;
} CbkCustodyAbsence;

/**
 * CbkCustodyReview:
 * @done_at: when it was carried out
 * @postponed_because: (nullable): why it was late, where it was impracticable in time
 */
typedef struct
{
  gint64 done_at;
  const char *postponed_because;
} CbkCustodyReview;

/**
 * CbkCustodyFacts:
 * @arrival: how the person came
 * @arrested_at: when arrested; may be unset where it does not matter
 * @arrived_at: arrival at the (relevant) station; may be unset where it does not matter or has not happened
 * @authorised_at: when detention was authorised, or unset
 * @used_before: detention used before release on bail, in milliseconds
 * @absences: (array length=n_absences): in any order
 * @reviews: (array length=n_reviews): in any order
 *
 * What the custody record says. Moments are milliseconds since 1970 in UTC, or %CBK_TIME_UNSET. Borrows all
 * of it.
 */
typedef struct
{
  CbkCustodyArrival arrival;
  gint64 arrested_at;
  gint64 arrived_at;
  gint64 authorised_at;
  gint64 used_before;
  const CbkCustodyAbsence *absences;
  guint n_absences;
  const CbkCustodyReview *reviews;
  guint n_reviews;
} CbkCustodyFacts;

CbkFinding *cbk_custody_relevant_time   (const CbkRules    *rules,
                                         const CbkCustodyFacts  *custody,
                                         GError           **error);
GPtrArray  *cbk_custody_detention       (const CbkRules    *rules,
                                         const CbkCustodyFacts  *custody,
                                         GError           **error);
GPtrArray  *cbk_custody_reviews         (const CbkRules    *rules,
                                         const CbkCustodyFacts  *custody,
                                         guint              n_ahead,
                                         GError           **error);
CbkFinding *cbk_custody_check_extension (const CbkRules    *rules,
                                         const CbkCustodyFacts  *custody,
                                         gint64             given_at,
                                         const CbkOverride *override,
                                         GError           **error);
GPtrArray  *cbk_custody_alerts          (const CbkRules    *rules,
                                         const CbkCustodyFacts  *custody,
                                         GError           **error);

G_END_DECLS
