/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-session.h"

G_BEGIN_DECLS

/* Why a record was found, best first. */
typedef enum
{
  CBK_MATCH_KEY,          /* a name, number or mark that is exactly what was typed */
  CBK_MATCH_TITLE,        /* all words stand in what names the record */
  CBK_MATCH_KEY_PREFIX,   /* a name, number or mark that begins so */
  CBK_MATCH_TEXT,         /* the words stand somewhere in it */
  CBK_MATCH_SOUND,        /* a name that sounds or is spelt nearly so */
} CbkMatch;

typedef struct
{
  gint64 rid;
  CbkMatch match;
} CbkHit;

GArray *cbk_search_run    (CbkSession *session, const char *text, const char *type, guint limit, GError **error);
GArray *cbk_search_names  (CbkSession *session, const char *text, const char *type, guint limit, GError **error);
GArray *cbk_search_place  (CbkSession *session, gint64 lat_e7, gint64 lon_e7, gint64 metres, guint limit, GError **error);

G_END_DECLS
