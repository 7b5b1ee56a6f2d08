/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "domain/cbk-finding.h"

G_BEGIN_DECLS

/**
 * CbkBailKind:
 * @CBK_BAIL_STANDARD: an ordinary case
 * @CBK_BAIL_AGENCY: a case of the FCA, HMRC, the NCA or the SFO
 * @CBK_BAIL_COMPLEX: designated by the DPP as exceptionally complex
 */
typedef enum
{
  CBK_BAIL_STANDARD,
  CBK_BAIL_AGENCY,
  CBK_BAIL_COMPLEX,
} CbkBailKind;

/**
 * CbkBailStep:
 *
 * The steps by which a bail period grows, in order. Not every rule set has every step.
 */
typedef enum
{
  CBK_BAIL_INITIAL,
  CBK_BAIL_FIRST_EXTENSION,
  CBK_BAIL_SECOND_EXTENSION,
  CBK_BAIL_COURT,
  CBK_BAIL_COURT_FURTHER,
} CbkBailStep;

/**
 * CbkBailSuspension:
 * @from: the day on which the CPS got the file
 * @to: the day on which it came back; %CBK_DAY_UNSET while they have it
 */
typedef struct
{
  CbkDay from;
  CbkDay to;
} CbkBailSuspension;

/**
 * CbkBailFacts:
 * @kind: what decides the length
 * @arrested: the day of arrest, which decides which set of rules applies
 * @suspensions: (array length=n_suspensions): when the CPS had the file; they do not overlap
 *
 * Pre-charge bail of one person. Borrows all of it.
 */
typedef struct
{
  CbkBailKind kind;
  CbkDay arrested;
  const CbkBailSuspension *suspensions;
  guint n_suspensions;
} CbkBailFacts;

GPtrArray  *cbk_bail_periods         (const CbkRules    *rules,
                                      const CbkBailFacts     *bail,
                                      GError           **error);
CbkFinding *cbk_bail_check_extension (const CbkRules    *rules,
                                      const CbkBailFacts     *bail,
                                      CbkBailStep        step,
                                      CbkDay             signed_on,
                                      const CbkOverride *override,
                                      GError           **error);

G_END_DECLS
