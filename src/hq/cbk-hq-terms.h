/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-storage.h"

G_BEGIN_DECLS

/* Why a record was found, best first. */
typedef enum
{
  CBK_HQ_MATCH_EXACT,        /* a name, number or mark that is exactly what was typed */
  CBK_HQ_MATCH_TITLE,        /* the words stand in what names the record */
  CBK_HQ_MATCH_BEGINS,       /* a name, number or mark that begins so */
  CBK_HQ_MATCH_TEXT,         /* the words stand somewhere in it */
} CbkHqMatch;

typedef struct
{
  char type[64];
  char id[CBK_ID_LENGTH + 1];
  CbkHqMatch match;
} CbkHqHit;

gboolean cbk_hq_terms_step   (CbkHqStorage *storage, guint max, gboolean *ret_more, GError **error);
gboolean cbk_hq_terms_forget (CbkHqStorage *storage, const char *type, const char *id, GError **error);
GArray  *cbk_hq_terms_find   (CbkHqStorage *storage, const char *text, const char *type, GError **error);

G_END_DECLS
