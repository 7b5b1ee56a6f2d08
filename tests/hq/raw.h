/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "../sync/laptop.h"

G_BEGIN_DECLS

/* Bytes to a headquarters and back, without any library of ours between: what a stranger may send. With a laptop its
 * certificate is shown; without one, none. */
GIOStream *raw_connect (CbkTestHq *hq, Laptop *as);
GSocketConnection *raw_connect_port (CbkTestHq *hq);
gboolean   raw_send    (GIOStream *stream, const void *bytes, gssize length);
char      *raw_read    (GIOStream *stream, gsize max, gboolean *ret_end);
gboolean   raw_await   (GIOStream *stream, GString *seen, const char *text);
char      *raw_ask     (CbkTestHq *hq, Laptop *as, const char *head, const void *body, gssize length, guint *ret_status);

G_END_DECLS
