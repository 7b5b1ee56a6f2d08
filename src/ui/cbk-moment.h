/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-date.h"

G_BEGIN_DECLS

/* Days and times as people type them, and back. */
char *cbk_moment_dup_date  (const char *typed, gint64 now);
char *cbk_moment_dup_time  (const char *typed, gint64 now);
char *cbk_moment_show_date (const char *kept);
char *cbk_moment_show_time (const char *kept);

G_END_DECLS
