/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>
#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

/**
 * CbkFieldType:
 * @CBK_FIELD_TEXT: any text (`char *`)
 * @CBK_FIELD_CODE: a value of the reference list named by the target (`char *`)
 * @CBK_FIELD_REF: the id of a record of the entity named by the target (`char *`)
 * @CBK_FIELD_DATE: a calendar date as known: "2026-11-22", "2026-11", "2026" (`char *`)
 * @CBK_FIELD_GEOMETRY: a GeoJSON geometry in WGS84 (`char *`)
 * @CBK_FIELD_LIST: texts, or codes of the list named by the target (`char **`)
 * @CBK_FIELD_INT: a whole number in the field's unit, %CBK_INT_UNSET when not known (`gint64`)
 * @CBK_FIELD_TIME: a moment in milliseconds since 1970, %CBK_TIME_UNSET when not known (`gint64`)
 * @CBK_FIELD_BOOL: yes or no; use a code where "unknown" is an answer (`gboolean`)
 */
typedef enum
{
  CBK_FIELD_TEXT,
  CBK_FIELD_CODE,
  CBK_FIELD_REF,
  CBK_FIELD_DATE,
  CBK_FIELD_GEOMETRY,
  CBK_FIELD_LIST,
  CBK_FIELD_INT,
  CBK_FIELD_TIME,
  CBK_FIELD_BOOL,
} CbkFieldType;

#define CBK_INT_UNSET G_MININT64

/**
 * CbkFieldFlags:
 * @CBK_FIELD_REQUIRED: must be set before a record is saved; only where safety or law demands it
 * @CBK_FIELD_INDEXED: lists filter or sort by it
 * @CBK_FIELD_SEARCHABLE: its words are in the full-text index
 * @CBK_FIELD_SENSITIVE: never in logs, notifications, errors or reports
 * @CBK_FIELD_FIXED: set when the record is made, never after
 * @CBK_FIELD_TITLE: part of the one line that names the record
 * @CBK_FIELD_STAMP: written by the store from the mutation; not part of what people change
 * @CBK_FIELD_FILE: the SHA-256 of an attachment, which travels beside the record; an entity has one at most
 */
typedef enum
{
  CBK_FIELD_NONE = 0,
  CBK_FIELD_REQUIRED = 1 << 0,
  CBK_FIELD_INDEXED = 1 << 1,
  CBK_FIELD_SEARCHABLE = 1 << 2,
  CBK_FIELD_SENSITIVE = 1 << 3,
  CBK_FIELD_FIXED = 1 << 4,
  CBK_FIELD_TITLE = 1 << 5,
  CBK_FIELD_STAMP = 1 << 6,
  CBK_FIELD_FILE = 1 << 7,
} CbkFieldFlags;

/**
 * CbkKey:
 *
 * What people type to find a record, beside its words: each kind is normalised in its own way before it is compared.
 */
typedef enum
{
  CBK_KEY_NONE,
  CBK_KEY_NAME,      /* found also by its beginning and when misspelt */
  CBK_KEY_REFERENCE, /* crime, log, custody, prison, PNC numbers... */
  CBK_KEY_MARK,      /* registration marks */
  CBK_KEY_PHONE,     /* in any of the ways a number is written */
  CBK_KEY_BIRTH,     /* dates of birth */
  CBK_KEY_POSTCODE,
} CbkKey;

/**
 * CbkMerge:
 * @CBK_MERGE_FIELD: merges unless this field was changed by somebody else
 * @CBK_MERGE_GROUP: merges unless any field of the same group was changed: values that only make sense together
 * @CBK_MERGE_STRICT: conflicts when the record was changed at all
 * @CBK_MERGE_HQ: only headquarters writes it
 *
 * What happens when two people changed a record without seeing each other (docs/sync.md).
 */
typedef enum
{
  CBK_MERGE_FIELD,
  CBK_MERGE_GROUP,
  CBK_MERGE_STRICT,
  CBK_MERGE_HQ,
} CbkMerge;

typedef enum
{
  CBK_UNIT_NONE,
  CBK_UNIT_E7,       /* degrees times 10 000 000 */
  CBK_UNIT_METRES,
  CBK_UNIT_MILLIMETRES,
  CBK_UNIT_CENTIMETRES,
  CBK_UNIT_SQUARE_METRES,
  CBK_UNIT_MINUTES,
  CBK_UNIT_SECONDS,
  CBK_UNIT_DAYS,
  CBK_UNIT_MONTHS,
  CBK_UNIT_YEARS,
  CBK_UNIT_PENCE,
  CBK_UNIT_PPM,      /* probabilities and shares, in millionths */
  CBK_UNIT_PERCENT,
  CBK_UNIT_BYTES,
  CBK_UNIT_DEGREES,
} CbkUnit;

typedef struct
{
  const char *name;
  const char *label;
  CbkFieldType type;
  guint16 offset;
  guint16 since;
  CbkFieldFlags flags;
  CbkUnit unit;
  CbkKey key;
  CbkMerge merge;
  const char *group;
  const char *target;
} CbkField;

/* Fails to compile when @member is not declared as @ctype in @Type. */
#define CBK_FIELD_OFFSET(Type, member, ctype)                                                                    \
  (G_STRUCT_OFFSET (Type, member) +                                                                              \
   0 * sizeof (char[__builtin_types_compatible_p (__typeof__ (((Type *) 0)->member), ctype) ? 1 : -1]))

#define CBK_FIELD_ROW(Type, member, ctype, type_, since_, label_, ...)                                           \
  { .name = #member, .label = label_, .type = type_, .since = since_,                                            \
    .offset = CBK_FIELD_OFFSET (Type, member, ctype), ##__VA_ARGS__ }

#define CBK_TEXT(Type, member, since_, label_, ...)                                                              \
  CBK_FIELD_ROW (Type, member, char *, CBK_FIELD_TEXT, since_, label_, ##__VA_ARGS__)
#define CBK_CODE(Type, member, since_, label_, list_, ...)                                                       \
  CBK_FIELD_ROW (Type, member, char *, CBK_FIELD_CODE, since_, label_, .target = list_, ##__VA_ARGS__)
#define CBK_REF(Type, member, since_, label_, entity_, ...)                                                      \
  CBK_FIELD_ROW (Type, member, char *, CBK_FIELD_REF, since_, label_, .target = entity_, ##__VA_ARGS__)
#define CBK_DATE(Type, member, since_, label_, ...)                                                              \
  CBK_FIELD_ROW (Type, member, char *, CBK_FIELD_DATE, since_, label_, ##__VA_ARGS__)
#define CBK_GEOMETRY(Type, member, since_, label_, ...)                                                          \
  CBK_FIELD_ROW (Type, member, char *, CBK_FIELD_GEOMETRY, since_, label_, ##__VA_ARGS__)
#define CBK_LIST(Type, member, since_, label_, list_, ...)                                                       \
  CBK_FIELD_ROW (Type, member, char **, CBK_FIELD_LIST, since_, label_, .target = list_, ##__VA_ARGS__)
#define CBK_INT(Type, member, since_, label_, ...)                                                               \
  CBK_FIELD_ROW (Type, member, gint64, CBK_FIELD_INT, since_, label_, ##__VA_ARGS__)
#define CBK_TIME(Type, member, since_, label_, ...)                                                              \
  CBK_FIELD_ROW (Type, member, gint64, CBK_FIELD_TIME, since_, label_, ##__VA_ARGS__)
#define CBK_BOOL(Type, member, since_, label_, ...)                                                              \
  CBK_FIELD_ROW (Type, member, gboolean, CBK_FIELD_BOOL, since_, label_, ##__VA_ARGS__)

static inline gboolean
cbk_field_is_text (const CbkField *self)
{
  return self->type <= CBK_FIELD_GEOMETRY;
}

static inline gboolean
cbk_field_is_number (const CbkField *self)
{
  return self->type == CBK_FIELD_INT || self->type == CBK_FIELD_TIME;
}

G_END_DECLS
