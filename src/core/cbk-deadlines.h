/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-workspace.h"

G_BEGIN_DECLS

/**
 * CbkDeadline:
 * @type: the entity of the record on which the clock runs
 * @id: its id
 * @title: what it is called; "Restricted" when the user may know no more
 * @home_type: what it belongs to and what a person would open: "case"
 * @home_id: its id
 * @home_title: (nullable): what that is called; %NULL when it is not on this laptop
 * @grade: (nullable): the response grade of what it belongs to
 * @sent_by: (nullable): who handed it over, where it was
 * @what: what is due: "Detention ends"
 * @explanation: (nullable): by which rule
 * @owner: (nullable): the officer who answers for it
 * @since: when the clock began to run, or %CBK_TIME_UNSET where that is not known
 * @due: in milliseconds since 1970 in UTC
 * @overdue: whether that has passed
 *
 * One open clock.
 */
typedef struct
{
  char *type;
  char *id;
  char *title;
  char *home_type;
  char *home_id;
  char *home_title;
  char *grade;
  char *sent_by;
  const char *what;
  char *explanation;
  char *owner;
  gint64 since;
  gint64 due;
  gboolean overdue;
} CbkDeadline;

/**
 * CbkDeadlineScope:
 * @officer: (nullable): only what this officer answers for
 * @team: (nullable): only this team's
 * @unit: (nullable): only this unit's
 * @until: only what is due by then, or %CBK_TIME_UNSET for all
 * @limit: how many at the most; 0 for all
 */
typedef struct
{
  const char *officer;
  const char *team;
  const char *unit;
  gint64 until;
  guint limit;
} CbkDeadlineScope;

void       cbk_deadline_free            (CbkDeadline *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkDeadline, cbk_deadline_free)

GPtrArray *cbk_workspace_list_deadlines (CbkWorkspace *self, const CbkDeadlineScope *scope, GError **error);

G_END_DECLS
