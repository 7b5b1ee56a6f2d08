/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-command.h"

G_BEGIN_DECLS

/**
 * CbkOffer:
 * @command: what can be done with a record
 * @why_not: (nullable): a sentence that says why it cannot be done now; %NULL when it can be tried
 *
 * A command that a page offers. Conditions that depend on what is typed are looked at when it runs.
 */
typedef struct
{
  const CbkCommand *command;
  char *why_not;
} CbkOffer;

void        cbk_offer_free              (CbkOffer *self);

gboolean    cbk_command_is_for          (const CbkCommand *self, CbkReference *reference, const char *type);
const char *cbk_command_get_event       (const CbkCommand *self);
GHashTable *cbk_command_dup_prefill     (const CbkCommand *self, const char *type, const char *id);
GPtrArray  *cbk_workspace_list_offers   (CbkWorkspace *self, CbkRecord *record);

G_END_DECLS
