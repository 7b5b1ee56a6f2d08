/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-date.h"
#include "base/cbk-json.h"
#include "domain/cbk-rules.h"

G_BEGIN_DECLS

/**
 * CbkReferenceValue:
 * @code: what records hold
 * @label: what people read
 * @from: the first day it may be chosen, or %CBK_DAY_UNSET
 * @to: the last day it may be chosen, or %CBK_DAY_UNSET
 * @provisional: shown as such; headquarters' list replaces it
 * @attributes: (nullable): further members, such as a grade's target in minutes
 */
typedef struct
{
  char *code;
  char *label;
  CbkDay from;
  CbkDay to;
  gboolean provisional;
  JsonObject *attributes;
} CbkReferenceValue;

typedef struct
{
  char *name;
  char *title;
  char *source;
  CbkConfidence confidence;
  GPtrArray *values;   /* CbkReferenceValue, in the order in which people choose */
} CbkReferenceList;

#define CBK_TYPE_REFERENCE (cbk_reference_get_type ())
G_DECLARE_FINAL_TYPE (CbkReference, cbk_reference, CBK, REFERENCE, GObject)

CbkReference            *cbk_reference_new        (void);
gboolean                 cbk_reference_load       (CbkReference *self, const char *json, gssize length, GError **error);
gboolean                 cbk_reference_load_builtin (CbkReference *self, GError **error);
const CbkReferenceList  *cbk_reference_find_list  (CbkReference *self, const char *list);
const CbkReferenceValue *cbk_reference_find_value (CbkReference *self, const char *list, const char *code);
char                   **cbk_reference_dup_names  (CbkReference *self);
gboolean                 cbk_reference_value_is_current (const CbkReferenceValue *self, CbkDay day);

G_END_DECLS
