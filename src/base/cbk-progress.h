/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CbkProgressFunc:
 * @what: what is being done, for a person; lasts for the call
 * @done: how much of it is
 * @total: how much there is, in the same unit; 0 when not known
 * @data: what was given with the function
 *
 * Hears from long work how far it is. Called on the thread that does the work, and not for every small step.
 */
typedef void (*CbkProgressFunc) (const char *what, guint64 done, guint64 total, gpointer data);

G_END_DECLS
