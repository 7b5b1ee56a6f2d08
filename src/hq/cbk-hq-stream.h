/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* More than that unread, and whoever does not read is let go: it costs the others memory. */
#define CBK_HQ_STREAM_UNSENT (16 * 1024)

/* A connection on which headquarters speaks and the other side only listens. Used by the thread that made it. */
typedef struct _CbkHqStream CbkHqStream;

/* The other side has gone, or was let go; free it, here or later. */
typedef void (*CbkHqGoneFunc) (CbkHqStream *stream, gpointer data);

CbkHqStream *cbk_hq_stream_new  (GIOStream *connection, CbkHqGoneFunc gone, gpointer data);
void         cbk_hq_stream_say  (CbkHqStream *self, const char *text);
void         cbk_hq_stream_free (CbkHqStream *self);

G_END_DECLS
