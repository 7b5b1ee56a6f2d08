/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-context.h"

G_BEGIN_DECLS

/**
 * CbkHolder:
 * @event: (nullable): the continuity event that says so
 * @officer: (nullable): who has it
 * @text: (nullable): who or where, in words
 * @confirmed: whether whoever got it says so; a gap is shown in red
 *
 * Where an exhibit is, as its last continuity event tells. Borrows from the events.
 */
typedef struct
{
  CbkRecord *event;
  const char *officer;
  const char *text;
  gboolean confirmed;
} CbkHolder;

char      *cbk_evidence_hash_statement  (CbkRecord *statement);

CbkHolder  cbk_evidence_find_holder     (GPtrArray *events);
GPtrArray *cbk_evidence_load_continuity (CbkContext *context, const char *exhibit, GError **error);
CbkRecord *cbk_evidence_add_continuity  (CbkContext *context, CbkRecord *exhibit, const char *kind, GError **error);

char      *cbk_evidence_dup_initials    (CbkRecord *officer);
gboolean   cbk_evidence_number_exhibit  (CbkContext *context, CbkRecord *exhibit, GError **error);
gboolean   cbk_evidence_number_copy     (CbkContext *context, CbkRecord *copy, CbkRecord *original, GError **error);

G_END_DECLS
