/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char      *cbk_hq_sql_number_parameters (const char *sql, GPtrArray *names);
GPtrArray *cbk_hq_sql_split             (const char *sql);
char      *cbk_hq_sql_translate         (const char *sql);
char      *cbk_hq_sql_repeat            (const char *sql, guint n_rows);

G_END_DECLS
