/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cbk-record.h"

G_BEGIN_DECLS

/* Raised whenever the words or keys of a record come out differently: the store then makes its indexes anew. */
#define CBK_SEARCH_VERSION 1

/* The longest key that is kept, in bytes. */
#define CBK_SEARCH_KEY_MAX 60

/* @is_name: a word of a name, which may also be found misspelt. @key lasts for the call. */
typedef void (*CbkSearchKeyFunc) (const char *key, gboolean is_name, gpointer data);

/* Degrees times 10 000 000. */
typedef struct
{
  gint32 min_lon, max_lon, min_lat, max_lat;
} CbkBox;

void     cbk_record_append_words (CbkRecord *self, GString *title, GString *body);
void     cbk_record_foreach_key  (CbkRecord *self, CbkSearchKeyFunc func, gpointer data);
gboolean cbk_record_get_box      (CbkRecord *self, CbkBox *box);
gboolean cbk_field_is_indexed_text (const CbkField *field);

G_END_DECLS
