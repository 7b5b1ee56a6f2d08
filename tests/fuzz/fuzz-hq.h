/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fuzz.h"
#include "hq/cbk-hq-answer.h"

G_BEGIN_DECLS

#define FUZZ_NUMBER "1001"
#define FUZZ_DEVICE "0198c0de-0000-7000-8000-0000000000d0"

/* A headquarters in memory that is the same for every input: what a handler does to it is undone. @asked has what came over
 * the line; who asks, and where, is filled in. */
void fuzz_hq_ask (void (*handle) (const CbkHqRequest *request, CbkHqAnswer *answer), const CbkHqRequest *asked);

G_END_DECLS
