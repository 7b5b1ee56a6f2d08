/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cbk-record.h"

G_BEGIN_DECLS

typedef enum
{
  CBK_JSON_DOCUMENT = 0,      /* what travels: without the stamps, which are read off the mutations */
  CBK_JSON_STAMPS = 1 << 0,   /* with who made and changed it, and when: for people's exports */
} CbkJsonFlags;

/* Which value of a pair. */
typedef enum
{
  CBK_SET_BEFORE,
  CBK_SET_AFTER,
} CbkSetSide;

void      cbk_record_append_json  (CbkRecord *self, CbkJsonFlags flags, GString *json);
void      cbk_record_append_value (CbkRecord *self, const CbkField *field, GString *json);
gboolean  cbk_record_read_value   (CbkRecord *self, const CbkField *field, JsonNode *value, GError **error);
gboolean  cbk_record_read_json    (CbkRecord *self, JsonObject *object, GError **error);

guint     cbk_record_append_set   (CbkRecord *before, CbkRecord *after, GString *json);
gboolean  cbk_record_read_set     (CbkRecord *self, JsonObject *set, CbkSetSide side, GError **error);

char     *cbk_record_dup_field    (CbkRecord *self, const CbkField *field);
gboolean  cbk_record_parse_field  (CbkRecord *self, const CbkField *field, const char *text, GError **error);

G_END_DECLS
