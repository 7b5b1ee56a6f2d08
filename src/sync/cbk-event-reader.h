/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One event longer than that is none of headquarters'. */
#define CBK_EVENT_MAX (64 * 1024)

/* Lasts for the call. */
typedef struct
{
  const char *kind;      /* "message" where none was said */
  const char *id;        /* (nullable): the last that was said, with this event or before */
  const char *data;
} CbkEvent;

typedef void (*CbkEventFunc) (const CbkEvent *event, gpointer data);

/* Bytes in, events out (WHATWG HTML, "Server-sent events"). Knows no socket and no clock. */
typedef struct
{
  GString *line;
  GString *data;
  char *kind;
  char *id;
  gboolean begun;        /* something but a byte order mark was there */
  gboolean after_cr;
} CbkEventReader;

void     cbk_event_reader_init  (CbkEventReader *self);
void     cbk_event_reader_clear (CbkEventReader *self);
gboolean cbk_event_reader_feed  (CbkEventReader *self, const char *bytes, gsize length, CbkEventFunc func, gpointer data,
                                 GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkEventReader, cbk_event_reader_clear)

G_END_DECLS
