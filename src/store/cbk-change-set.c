/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-change-set.h"

static void
cbk_change_free (gpointer data)
{
  CbkChange *self = data;

  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_free (self);
}

/**
 * cbk_change_set_new:
 * @command: the command's name
 * @actor: the id of the officer
 * @reason: (nullable): why, where a reason was asked for
 *
 * Returns: (transfer full): an empty change set
 */
CbkChangeSet *
cbk_change_set_new (const char *command, const char *actor, const char *reason)
{
  CbkChangeSet *self = g_new0 (CbkChangeSet, 1);

  self->command = g_strdup (command);
  self->actor = g_strdup (actor);
  self->reason = g_strdup (reason);
  self->changes = g_ptr_array_new_with_free_func (cbk_change_free);

  return self;
}

void
cbk_change_set_free (CbkChangeSet *self)
{
  g_free (self->command);
  g_free (self->actor);
  g_free (self->reason);
  g_clear_pointer (&self->resolves, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self);
}

/**
 * cbk_change_set_create:
 * @self: a change set
 * @record: (transfer none): a new record; not changed after this
 */
void
cbk_change_set_create (CbkChangeSet *self, CbkRecord *record)
{
  cbk_change_set_update (self, NULL, record);
}

/**
 * cbk_change_set_update:
 * @self: a change set
 * @before: (nullable) (transfer none): the record as it is
 * @after: (transfer none): a draft of it; not changed after this
 */
void
cbk_change_set_update (CbkChangeSet *self, CbkRecord *before, CbkRecord *after)
{
  CbkChange *change = g_new0 (CbkChange, 1);

  g_return_if_fail (before == NULL || g_str_equal (before->id, after->id));

  g_set_object (&change->before, before);
  g_set_object (&change->after, after);
  g_ptr_array_add (self->changes, change);
}

/**
 * cbk_change_set_resolve:
 * @self: a change set
 * @conflict: the id of a conflict that whoever does this has seen
 *
 * Headquarters gives it back when another one about the same has come meanwhile.
 */
void
cbk_change_set_resolve (CbkChangeSet *self, const char *conflict)
{
  if (self->resolves == NULL)
    self->resolves = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->resolves, g_strdup (conflict));
}

/**
 * cbk_change_set_find:
 * @self: a change set
 * @id: a record's id
 *
 * Returns: (nullable) (transfer none): the record as this change set leaves it, when it touches it
 */
CbkRecord *
cbk_change_set_find (CbkChangeSet *self, const char *id)
{
  for (guint i = self->changes->len; i > 0; i--)
    {
      CbkChange *change = g_ptr_array_index (self->changes, i - 1);

      if (g_str_equal (change->after->id, id))
        return change->after;
    }

  return NULL;
}
