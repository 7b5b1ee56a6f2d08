/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cbk-role.h"

G_BEGIN_DECLS

/**
 * CbkTransition:
 * @from: the state left; %NULL for a record that is being made
 * @event: the verb, a word of the domain; commands name it
 * @to: the state entered
 * @who: who may do it
 * @asks: (nullable): fields that must be set on the record by then, with blanks between
 * @guard: (nullable): the name of a condition that core checks, where fields alone cannot say it
 *
 * One row of a state machine. Nothing is ever taken back: an undo is a further transition.
 */
typedef struct
{
  const char *from;
  const char *event;
  const char *to;
  CbkRoles who;
  const char *asks;
  const char *guard;
} CbkTransition;

typedef struct
{
  const char *field;
  const char *initial;
  const CbkTransition *transitions;
  guint n_transitions;
} CbkMachine;

#define CBK_MACHINE(field_, initial_, rows_)                                                                     \
  { .field = field_, .initial = initial_, .transitions = rows_, .n_transitions = G_N_ELEMENTS (rows_) }

const CbkTransition *cbk_machine_find     (const CbkMachine *self, const char *from, const char *event);
char                *cbk_machine_dup_next (const CbkMachine *self, const char *from);
gboolean             cbk_machine_is_end   (const CbkMachine *self, const char *state);

G_END_DECLS
