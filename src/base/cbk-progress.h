/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CbkProgressFunc:
 * @what: what is being done, as a short sentence for a person; good until the call returns
 * @done: how much of it is done
 * @total: how much there is, 0 when not known
 * @data: whatever the caller gave with the function
 *
 * Told now and then by long work, on the thread that does it.
 */
typedef void (*CbkProgressFunc) (const char *what, guint64 done, guint64 total, gpointer data);

G_END_DECLS
