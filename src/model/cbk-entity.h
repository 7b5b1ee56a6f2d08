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
 * @CBK_ENTITY_HQ: headquarters alone makes one; people change only what its fields leave to them
 */
typedef enum
{
  CBK_ENTITY_NONE = 0,
  CBK_ENTITY_APPEND = 1 << 0,
  CBK_ENTITY_STRICT = 1 << 1,
  CBK_ENTITY_PERSONAL = 1 << 2,
  CBK_ENTITY_REFERENCE = 1 << 3,
  CBK_ENTITY_HQ = 1 << 4,
} CbkEntityFlags;

/**
 * CbkScopingKind:
 * @CBK_SCOPING_NONE: not said, which a test forbids
 * @CBK_SCOPING_REFERENCE: everybody holds it
 * @CBK_SCOPING_ROOT: what work is about: it has a scope of its own, and is in those of its unit and its team
 * @CBK_SCOPING_CHILD: it is where the records are that it belongs to
 * @CBK_SCOPING_SHARED: a person: it is wherever a root or its children name it
 * @CBK_SCOPING_SHARED_FURTHER: what persons have to do with: it is wherever a root, its children or their persons name it
 *
 * Which laptops a kind of record is for (docs/sync.md, "Scopes").
 */
typedef enum
{
  CBK_SCOPING_NONE,
  CBK_SCOPING_REFERENCE,
  CBK_SCOPING_ROOT,
  CBK_SCOPING_CHILD,
  CBK_SCOPING_SHARED,
  CBK_SCOPING_SHARED_FURTHER,
} CbkScopingKind;

/**
 * CbkUnique:
 * @within: (nullable): fields, with blanks between, whose values have to be the same for two records to be compared
 * @field: the value that they should not share; one that is not set is shared with nobody
 */
typedef struct
{
  const char *within;
  const char *field;
} CbkUnique;

/**
 * CbkEntity:
 * @name: the word on the wire and on the command line: "case"
 * @relation: the table: "cases"
 * @code: a number that never changes: it is part of row ids; higher codes are shown first among search results
 * @since: the schema version that brought it
 * @about: one sentence for the data-model page
 * @scoping: which laptops it is for
 * @home: (nullable): its fields that name what it belongs to, with spaces between; a shared record counts only where no
 *   other is named
 * @holders: (nullable): its fields that name officers, teams or roles who hold its root, wherever they are posted
 * @held_while: (nullable): the states in which they do; %NULL for always
 * @machine: (nullable): its states
 * @unique: (nullable): what no two of its records should share; headquarters keeps both and asks a person
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
  CbkScopingKind scoping;
  const char *home;
  const char *holders;
  const char *held_while;
  const CbkField *fields;
  guint n_fields;
  const CbkMachine *machine;
  const CbkUnique *unique;
  guint n_unique;
  char *(*dup_title) (CbkRecord *record);
} CbkEntity;

/* The row numbers of two kinds never meet: the code stands above 2^32. */
#define CBK_ENTITY_RID_BASE(code_) ((gint64) (code_) << 32)

G_END_DECLS
