/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-storage.h"

G_BEGIN_DECLS

/* Told of each row that is not taken. @line: its number in the file, from 1; @problem: a sentence without a stop. */
typedef void (*CbkHqImportFunc) (guint64 line, const char *problem, gpointer data);

typedef struct
{
  gint64 from;               /* since when people are where the table posts them, milliseconds since 1970 */
  CbkHqImportFunc func;
  gpointer data;

  guint n_made, n_changed, n_same, n_refused;
} CbkHqImport;

gboolean cbk_hq_import (CbkHqStorage *storage, const char *type, const char *path, CbkHqImport *import, GError **error);

G_END_DECLS
