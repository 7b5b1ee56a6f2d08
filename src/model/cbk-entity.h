/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cbk-field.h"
#include "model/cbk-machine.h"

G_BEGIN_DECLS

typedef struct _CbkRecord CbkRecord;

/**
 * CbkEntityFlags:
 * @CBK_ENTITY_APPEND: records are made and never changed; a correction is a further record
 * @CBK_ENTITY_STRICT: any change since a mutation's base is a conflict
 * @CBK_ENTITY_PERSONAL: opening one is a consultation that the access log keeps (DPA 2018 s.62)
 * @CBK_ENTITY_REFERENCE: headquarters owns it: gazetteer, areas, units; laptops only read
 */
typedef enum
{
  CBK_ENTITY_NONE = 0,
  CBK_ENTITY_APPEND = 1 << 0,
  CBK_ENTITY_STRICT = 1 << 1,
  CBK_ENTITY_PERSONAL = 1 << 2,
  CBK_ENTITY_REFERENCE = 1 << 3,
} CbkEntityFlags;

/**
 * CbkEntity:
 * @name: the word on the wire and on the command line: "case"
 * @relation: the table: "cases"
 * @code: a number that never changes: it is part of row ids; higher codes are shown first among search results
 * @since: the schema version that brought it
 * @about: one sentence for the data-model page
 * @machine: (nullable): its states
 * @dup_title: (nullable): the one line that names a record, where joining the title fields does not do
 *
 * All that the program knows of a kind of record. The table of fields is the only place where its shape is said.
 */
typedef struct
{
  const char *name;
  const char *relation;
  const char *label;
  const char *label_plural;
  const char *icon;
  const char *about;
  guint16 code;
  guint16 since;
  CbkEntityFlags flags;
  const CbkField *fields;
  guint n_fields;
  const CbkMachine *machine;
  char *(*dup_title) (CbkRecord *record);
} CbkEntity;

/* The row numbers of two kinds never meet: the code stands above 2^32. */
#define CBK_ENTITY_RID_BASE(code_) ((gint64) (code_) << 32)

G_END_DECLS
