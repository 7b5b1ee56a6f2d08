/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A name can be said in several ways, and each has its code of six digits; more than these are left out. */
#define CBK_PHONETIC_MAX 16

guint    cbk_phonetic_daitch_mokotoff (const char *word, guint32 codes[CBK_PHONETIC_MAX]);
guint    cbk_phonetic_get_codes       (const char *word, guint32 codes[CBK_PHONETIC_MAX]);
gboolean cbk_phonetic_sounds_like     (const char *a, const char *b);
void     cbk_phonetic_append_keys     (GString    *out, const char *folded);

G_END_DECLS
