/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-machine.h"

/**
 * cbk_machine_find:
 * @self: a state machine
 * @from: (nullable): the state that a record is in
 * @event: what is to happen
 *
 * Returns: (nullable): the row that allows it, or %NULL when it cannot happen from there
 */
const CbkTransition *
cbk_machine_find (const CbkMachine *self, const char *from, const char *event)
{
  for (guint i = 0; i < self->n_transitions; i++)
    if (g_strcmp0 (self->transitions[i].from, from) == 0 && g_str_equal (self->transitions[i].event, event))
      return &self->transitions[i];

  return NULL;
}

/**
 * cbk_machine_dup_next:
 * @self: a state machine
 * @from: the state that a record is in
 *
 * Returns: (transfer full): the events that can happen, with commas between, for messages; "nothing" when none
 */
char *
cbk_machine_dup_next (const CbkMachine *self, const char *from)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->n_transitions; i++)
    if (g_strcmp0 (self->transitions[i].from, from) == 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", self->transitions[i].event);

  if (text->len == 0)
    g_string_append (text, "nothing");

  return g_string_free (text, FALSE);
}

/**
 * cbk_machine_is_end:
 * @self: a state machine
 * @state: a state
 *
 * Returns: whether nothing leads on from there
 */
gboolean
cbk_machine_is_end (const CbkMachine *self, const char *state)
{
  for (guint i = 0; i < self->n_transitions; i++)
    if (g_strcmp0 (self->transitions[i].from, state) == 0)
      return FALSE;

  return TRUE;
}
