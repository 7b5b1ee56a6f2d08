/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Characters of a word that are compared; what is longer is compared so far. */
#define CBK_NAME_MAX 64

guint    cbk_name_distance         (const char *a, const char *b, guint bound);
guint    cbk_name_jaro_winkler     (const char *a, const char *b);
gboolean cbk_name_is_same_family   (const char *a, const char *b);

guint    cbk_name_compare_words    (const char *a, const char *b, gboolean given, const char **ret_reason);
guint    cbk_name_compare_surnames (const char *a, const char *b, const char **ret_reason);
guint    cbk_name_compare_given    (const char *a, const char *b, const char **ret_reason);

G_END_DECLS
