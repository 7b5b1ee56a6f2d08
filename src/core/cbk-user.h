/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cbk-record.h"

G_BEGIN_DECLS

/* Who is working: an officer's record, read once. Immutable; any thread. */
typedef struct
{
  char *id;
  char *name;
  char *rank;
  char *unit;
  char *team;
  CbkRoles roles;
} CbkUser;

CbkUser *cbk_user_new_from_record (CbkRecord *officer);
CbkUser *cbk_user_copy            (const CbkUser *self);
void     cbk_user_free            (CbkUser *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkUser, cbk_user_free)

G_END_DECLS
