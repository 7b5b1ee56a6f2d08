/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     cbk_text_fold_append (GString     *out, const char *text);
char    *cbk_text_fold        (const char  *text);
gboolean cbk_text_next_word   (const char **cursor, const char **ret_word, gsize *ret_length);

G_END_DECLS
