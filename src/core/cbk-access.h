/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cbk-reference.h"

G_BEGIN_DECLS

/**
 * CbkAccess:
 * @operation: a code of the list "access_operation", which says what kind of processing it is
 * @type: (nullable): what kind of record
 * @id: (nullable): which
 * @reason: (nullable): why
 * @detail: (nullable): what was asked, and how much was shown
 * @recipient: (nullable): to whom it is disclosed
 *
 * What a user does with records without changing them.
 */
typedef struct
{
  const char *operation;
  const char *type;
  const char *id;
  const char *reason;
  const char *detail;
  const char *recipient;
} CbkAccess;

gboolean cbk_access_check (CbkReference *reference, const CbkAccess *access, GError **error);

G_END_DECLS
