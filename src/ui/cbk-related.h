/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-kind.h"

G_BEGIN_DECLS

#define CBK_MAX_RELATED_VERBS 3

/**
 * CbkRelated:
 * @home: the kind of record on whose page the list is
 * @tab: on which of its tabs, untranslated
 * @title: what stands over it
 * @type: what it lists
 * @link: the field of those that names the record
 * @conditions: which of them; all when there are none
 * @heading: (nullable): what names a row here, where that is not what names it elsewhere
 * @opens: (nullable): the field that names what a row opens; the listed record itself when %NULL
 * @sort: (nullable): an indexed field; the newest row first when %NULL
 * @side: whether it stands in the right column
 * @limit: how many at the most; 0 for all
 * @empty: what is said where there are none
 * @verbs: (nullable): commands that its buttons begin
 *
 * A list of what belongs to a record. A tab is made of rows of this table; there is no page for each kind.
 */
typedef struct
{
  const char *home;
  const char *tab;
  const char *title;
  const char *type;
  const char *link;
  const char *conditions[CBK_MAX_CONDITIONS];
  const char *heading;
  const char *opens;
  const char *sort;
  gboolean side;
  guint limit;
  const char *empty;
  const char *verbs[CBK_MAX_RELATED_VERBS];
} CbkRelated;

const CbkRelated *cbk_related_nth      (guint n);
const CbkKind    *cbk_related_find_kind (const char *type);

G_END_DECLS
