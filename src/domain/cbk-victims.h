/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "domain/cbk-calendar.h"
#include "domain/cbk-finding.h"

G_BEGIN_DECLS

/**
 * CbkVictimContact:
 * @at: when, in milliseconds since 1970 in UTC
 * @reached: whether the victim was told; otherwise it was an attempt
 */
typedef struct
{
  gint64 at;
  gboolean reached;
} CbkVictimContact;

/**
 * CbkVictimFacts:
 * @duty: "V1" to "V10"
 * @event_at: what began it, in milliseconds since 1970 in UTC; decides which Code applies
 * @enhanced: whether the victim has enhanced rights
 * @exempt_because: (nullable): the recorded reason why it need not be done
 * @contacts: (array length=n_contacts): contacts about this duty, in any order
 *
 * One duty to one victim. Borrows all of it.
 */
typedef struct
{
  const char *duty;
  gint64 event_at;
  gboolean enhanced;
  const char *exempt_because;
  const CbkVictimContact *contacts;
  guint n_contacts;
} CbkVictimFacts;

CbkFinding *cbk_victims_judge_duty   (const CbkRules      *rules,
                                      const CbkCalendar   *calendar,
                                      const CbkVictimFacts *duty,
                                      gint64               now,
                                      GError             **error);
CbkFinding *cbk_victims_next_contact (const CbkRules      *rules,
                                      const char          *plan,
                                      CbkDay               last_contact,
                                      int                  agreed_days,
                                      GError             **error);

G_END_DECLS
