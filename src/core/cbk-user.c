/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-user.h"

/**
 * cbk_user_new_from_record:
 * @officer: an officer
 *
 * Returns: (transfer full): that officer as a user
 */
CbkUser *
cbk_user_new_from_record (CbkRecord *officer)
{
  CbkUser *self = g_new0 (CbkUser, 1);

  self->id = g_strdup (officer->id);
  self->name = cbk_record_dup_title (officer);
  self->rank = g_strdup (cbk_record_get_text (officer, "rank"));
  self->unit = g_strdup (cbk_record_get_text (officer, "unit"));
  self->team = g_strdup (cbk_record_get_text (officer, "team"));
  self->roles = cbk_roles_parse (cbk_record_get_list (officer, "roles"));

  return self;
}

CbkUser *
cbk_user_copy (const CbkUser *self)
{
  CbkUser *copy = g_new0 (CbkUser, 1);

  copy->id = g_strdup (self->id);
  copy->name = g_strdup (self->name);
  copy->rank = g_strdup (self->rank);
  copy->unit = g_strdup (self->unit);
  copy->team = g_strdup (self->team);
  copy->roles = self->roles;

  return copy;
}

void
cbk_user_free (CbkUser *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->rank);
  g_free (self->unit);
  g_free (self->team);
  g_free (self);
}
