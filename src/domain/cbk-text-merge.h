/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where something is in a text, in bytes. */
typedef struct
{
  gsize start;
  gsize end;
} CbkTextSpan;

GArray *cbk_text_find_changes (const char *from, const char *to);
char   *cbk_text_merge        (const char *base, const char *ours, const char *theirs);

G_END_DECLS
