/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-answer.h"

G_BEGIN_DECLS

void     cbk_hq_show             (const CbkHqRequest *request, CbkHqAnswer *answer);
void     cbk_hq_search           (const CbkHqRequest *request, CbkHqAnswer *answer);
gboolean cbk_hq_log_consultation (CbkHqStorage *storage, const char *number, const char *device,
                                  const CbkHqConsultation *consultation, GError **error);

G_END_DECLS
