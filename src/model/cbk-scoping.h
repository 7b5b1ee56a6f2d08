/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cbk-record.h"

G_BEGIN_DECLS

/* One record names another. */
typedef struct
{
  const char *type;                /* an entity's name, for the program's life */
  char id[CBK_ID_LENGTH + 1];
  gboolean home;                   /* it belongs there; otherwise it names something shared */
} CbkTie;

/**
 * CbkScoping:
 * @ties: (element-type CbkTie): what the record names, in a fixed order
 * @holders: (element-type utf8): ids of officers and teams, and roles, who hold what the record is about
 * @groups: (element-type utf8): of a root: the scopes of its unit and its team, "unit:ID"
 * @ends_on: (nullable): the day after which the holders hold nothing any more, borrowed from the document
 * @restricted_to: (nullable): the need-to-know list, borrowed from the document
 *
 * All that decides in which scopes a record is, as far as its own document says it.
 */
typedef struct
{
  GArray *ties;
  GPtrArray *holders;
  GPtrArray *groups;
  const char *ends_on;
  const char *restricted_to;
} CbkScoping;

void     cbk_scoping_init  (CbkScoping *self, CbkRecordClass *klass, JsonObject *doc);
void     cbk_scoping_clear (CbkScoping *self);
gboolean cbk_scoping_same  (const CbkScoping *a, const CbkScoping *b);
gboolean cbk_scoping_same_groups (const CbkScoping *a, const CbkScoping *b);
gboolean cbk_scoping_reads (CbkRecordClass *klass, const char *name);
guint    cbk_scoping_rank  (CbkRecordClass *klass);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkScoping, cbk_scoping_clear)

G_END_DECLS
