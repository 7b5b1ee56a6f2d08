/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cbk-record.h"

G_BEGIN_DECLS

#define CBK_SOLVABILITY_ELEMENTS 8

/**
 * CbkSolvabilityCount:
 * @present: how many elements are there
 * @unknown: of how many nobody knows yet
 *
 * What speaks for a detection. It decides nothing.
 */
typedef struct
{
  guint present;
  guint unknown;
} CbkSolvabilityCount;

CbkSolvabilityCount cbk_solvability_count (CbkRecord *sheet);
const char *const  *cbk_solvability_names (void);

G_END_DECLS
