/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     cbk_hex_append (GString *text, const guint8 *bytes, gsize length);
char    *cbk_hex_print  (const guint8 *bytes, gsize length);
gboolean cbk_hex_parse  (const char *text, guint8 *bytes, gsize length);

G_END_DECLS
