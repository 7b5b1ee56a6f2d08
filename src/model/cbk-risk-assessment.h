/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cbk-record.h"

G_BEGIN_DECLS

CBK_DECLARE_ENTITY (CbkRiskAssessment, cbk_risk_assessment)

G_END_DECLS
