/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-desk.h"

G_BEGIN_DECLS

#define CBK_MAX_VIEWS 9
#define CBK_MAX_CONDITIONS 6
#define CBK_MAX_LINE 4

/* A list that people come back to. In a condition "$me" is the user's id, "$team" their
 * team's, "$now" the time, "$high" the last grade that is severe. */
typedef struct
{
  const char *label;
  const char *conditions[CBK_MAX_CONDITIONS];
} CbkView;

/**
 * CbkKind:
 * @type: the entity
 * @who: who has it in the sidebar
 * @icon: for the sidebar and where nothing is to be seen
 * @heading: (nullable): the field that names a record in lists, or alternatives; its title when %NULL
 * @line: what stands under it, in a line; alternatives of which the first that is set stands have a bar
 * between
 * @state: (nullable): the field with its state
 * @grade: (nullable): the field with its grade
 * @when: (nullable): the time that a row shows as an age
 * @due: (nullable): the time that a row shows as a clock, until @done
 * @done: (nullable): the time after which that clock does not run
 * @owner: (nullable): the field with the officer whose it is
 * @log: whether a log is kept about it
 * @matched: whether two records may be of the same, which people decide
 *
 * How a workspace shows one kind of record. Adding a workspace is adding a row to the table in cbk-kind.c.
 */
typedef struct
{
  const char *type;
  CbkRoles who;
  const char *title;
  const char *page_title;
  const char *icon;
  const char *filter_hint;
  const char *new_label;      /* NULL: nothing is made here */
  const char *new_command;    /* NULL: a case, from a report */
  const char *empty_title;
  const char *empty_text;
  const char *pick_title;
  CbkView views[CBK_MAX_VIEWS];
  const char *heading;
  const char *line[CBK_MAX_LINE];
  const char *state;
  const char *grade;
  const char *when;
  const char *due;
  const char *done;
  const char *owner;
  gboolean log;
  gboolean matched;
} CbkKind;

const CbkKind *cbk_kind_nth            (guint n);
const CbkKind *cbk_kind_find           (const char *type);
const CbkKind *cbk_kind_for            (const char *type);
gboolean       cbk_kind_is_for         (const CbkKind *self, CbkRoles roles);
int            cbk_kind_find_view      (const CbkKind *self, const char *label);
guint          cbk_kind_count_views    (const CbkKind *self);
char         **cbk_kind_dup_conditions (const CbkKind *self, guint view, CbkWorkspace *workspace);

char          *cbk_kind_dup_heading    (const CbkKind *self, CbkDesk *desk, CbkRecord *record);
char          *cbk_kind_dup_line       (const CbkKind *self, CbkDesk *desk, CbkRecord *record);
const char    *cbk_state_get_icon      (const char *state);

G_END_DECLS
