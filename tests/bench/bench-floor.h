/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BenchFloor:
 *
 * What the libraries alone need for what sync does: one libsoup server over one SQLite file in a process of its own, and
 * a client that stores what it gets. No accounts, no merge, no history, no audit, no TLS. Times are microseconds.
 */
typedef struct _BenchFloor BenchFloor;

int         bench_floor_serve (const char *folder);

BenchFloor *bench_floor_new   (const char *program, const char *folder, GPtrArray *docs);
void        bench_floor_free  (BenchFloor *self);

gint64      bench_floor_load  (BenchFloor *self);
gint64      bench_floor_index (BenchFloor *self);
gint64      bench_floor_pull  (BenchFloor *self, guint n);
gint64      bench_floor_save  (BenchFloor *self, guint n);
gint64      bench_floor_push  (BenchFloor *self, guint n);

G_END_DECLS
