/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cbk-record.h"

G_BEGIN_DECLS

/* One record made or changed. @before is %NULL for a new one. */
typedef struct
{
  CbkRecord *before;
  CbkRecord *after;
} CbkChange;

/**
 * CbkChangeSet:
 *
 * What one command does, all of it or nothing: the records it makes and changes, who did it, by which command and why;
 * and which conflicts whoever did it had before them and decided.
 */
typedef struct
{
  char *command;
  char *actor;
  char *reason;
  GPtrArray *resolves;  /* ids, NULL when it decides nothing */
  GPtrArray *changes;   /* CbkChange, in order */
} CbkChangeSet;

CbkChangeSet *cbk_change_set_new    (const char *command, const char *actor, const char *reason);
void          cbk_change_set_free   (CbkChangeSet *self);
void          cbk_change_set_create (CbkChangeSet *self, CbkRecord *record);
void          cbk_change_set_update (CbkChangeSet *self, CbkRecord *before, CbkRecord *after);
void          cbk_change_set_resolve (CbkChangeSet *self, const char *conflict);
CbkRecord    *cbk_change_set_find   (CbkChangeSet *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkChangeSet, cbk_change_set_free)

G_END_DECLS
