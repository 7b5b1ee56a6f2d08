/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-syncing.h"
#include "core/cbk-today.h"

G_BEGIN_DECLS

typedef enum
{
  CBK_TODAY_HEADING,
  CBK_TODAY_ASSIGNMENT,    /* somebody handed it over and waits for an answer */
  CBK_TODAY_NOTICE,        /* a sentence and where to go */
  CBK_TODAY_CLOCK,
  CBK_TODAY_NOTE,          /* a sentence */
} CbkTodayKind;

/**
 * CbkTodayItem:
 * @key: what it is; the same when it is read again
 * @title: what is due; of a heading, the group
 * @what: (nullable): of a clock: the same without what is in the record
 * @line: which record
 * @rule: (nullable): by which rule, as long as it is
 * @type: (nullable): what opens
 * @verb: (nullable): of a notice: the label of its button
 * @action: (nullable): of a notice: what the button does
 * @mine: whether the user is who must acknowledge
 * @first, @last: where it stands on its card
 *
 * A row of Today. Immutable once it is in a list.
 */
#define CBK_TYPE_TODAY_ITEM (cbk_today_item_get_type ())
G_DECLARE_FINAL_TYPE (CbkTodayItem, cbk_today_item, CBK, TODAY_ITEM, GObject)

struct _CbkTodayItem
{
  GObject parent_instance;

  CbkTodayKind kind;
  CbkHorizon horizon;
  char *key;
  char *title;
  const char *what;   /* lives as long as the program */
  char *line;
  char *rule;
  char *type;
  char *id;
  char *subject;      /* the record that the clock is of: what an acknowledgement works on */
  char *owner;
  char *sent_by;
  char *grade;
  char *verb;
  char *action;
  gint64 since;
  gint64 due;
  guint count;
  gboolean mine;
  gboolean first;
  gboolean last;
};

CbkTodayItem *cbk_today_item_new   (CbkTodayKind kind, const char *key, const char *title);
gboolean      cbk_today_item_equal (CbkTodayItem *a, CbkTodayItem *b);
gboolean      cbk_today_item_acts  (CbkTodayItem *self);

void          cbk_today_fill_list  (GListStore *list, const CbkToday *today, const CbkSyncing *syncing, const char *me,
                                    gint64 now);

G_END_DECLS
