/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cbk-record.h"

G_BEGIN_DECLS

/**
 * CbkPlanStatus:
 * @approved: (nullable) (transfer none): the version that counts
 * @latest: (nullable) (transfer none): the newest version that was not discarded
 * @changed: whether the newest says something that nobody has approved
 */
typedef struct
{
  CbkRecord *approved;
  CbkRecord *latest;
  gboolean changed;
} CbkPlanStatus;

CbkPlanStatus cbk_plan_status          (GPtrArray *plans);
char         *cbk_plan_status_describe (const CbkPlanStatus *self);

G_END_DECLS
