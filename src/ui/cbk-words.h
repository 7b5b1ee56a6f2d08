/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-date.h"

G_BEGIN_DECLS

char *cbk_words_left  (gint64 due, gint64 now);
char *cbk_words_when  (gint64 moment, gint64 now);
char *cbk_words_count (guint64 n, const char *one, const char *many);

G_END_DECLS
