/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"

/* The one list of verbs: the palette, the command line and the man page are loops over it. */
static const CbkCommand *const commands[] = {
  &cbk_command_acknowledge_allocation,
  &cbk_command_allocate_case,
  &cbk_command_create,
  &cbk_command_edit,
  &cbk_command_open_case,
  &cbk_command_undo,
  &cbk_command_withdraw,
};

/**
 * cbk_command_get_n:
 *
 * Returns: how many commands there are
 */
guint
cbk_command_get_n (void)
{
  return G_N_ELEMENTS (commands);
}

/**
 * cbk_command_nth:
 * @n: less than cbk_command_get_n()
 *
 * Returns: (transfer none): a command, in the order of their names
 */
const CbkCommand *
cbk_command_nth (guint n)
{
  g_return_val_if_fail (n < G_N_ELEMENTS (commands), NULL);

  return commands[n];
}

/**
 * cbk_command_find:
 * @name: a command's name
 *
 * Returns: (transfer none) (nullable): the command
 */
const CbkCommand *
cbk_command_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_strcmp0 (commands[i]->name, name) == 0)
      return commands[i];

  return NULL;
}
