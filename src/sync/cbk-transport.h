/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/cbk-sync-trust.h"

G_BEGIN_DECLS

/* Is given a file piece by piece as it comes; %FALSE with an error ends it. */
typedef gboolean (*CbkTransportSink) (gconstpointer bytes, gsize length, gpointer data, GError **error);

/**
 * CbkTransportRequest:
 * @method: of HTTP
 * @token: (nullable): who asks
 * @content_type: (nullable): of @body
 * @body: (nullable): what is sent
 * @offset: where in a file @body belongs; negative for none
 * @digest: (nullable): the Content-Digest of @body
 * @from: from where on a file is wanted
 * @sink: (nullable): takes the answer's body when that is a file
 *
 * What is asked when attachments travel. @offset of 0 is the beginning: set it to -1 where there is none.
 */
typedef struct
{
  const char *method;
  const char *path;
  const char *token;
  const char *content_type;
  GBytes *body;
  gint64 offset;
  const char *digest;
  gint64 from;
  CbkTransportSink sink;
  gpointer sink_data;
} CbkTransportRequest;

typedef struct
{
  guint status;
  gint64 offset;           /* how far a file on its way is; negative when that was not said */
  GBytes *body;            /* empty when a sink took it */
} CbkTransportReply;

/**
 * CbkTransport:
 * @request: asks what has more to it than a body; %FALSE with an error when there was no answer
 * @exchange: sends a body, or asks where there is none, and waits for the answer; %NULL with an error when there was none
 * @leave: for how many milliseconds the answer to the last exchange asked to be left alone; 0 when it did not
 *
 * The way to headquarters. Used by one thread. Tests put one between that loses and repeats.
 */
typedef struct _CbkTransport CbkTransport;

struct _CbkTransport
{
  GBytes *(*exchange) (CbkTransport *self, const char *path, const char *token, const char *content_type, GBytes *body,
                       guint *ret_status, GCancellable *cancellable, GError **error);
  gboolean (*request) (CbkTransport *self, const CbkTransportRequest *request, CbkTransportReply *reply,
                       GCancellable *cancellable, GError **error);
  void (*close) (CbkTransport *self);
  gint64 leave;
};

CbkTransport *cbk_transport_new_http (const char *url, CbkSyncTrust *trust, GError **error);
gboolean      cbk_transport_is_local (const char *url);

static inline void
cbk_transport_close (CbkTransport *self)
{
  self->close (self);
}

void cbk_transport_reply_clear (CbkTransportReply *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkTransportReply, cbk_transport_reply_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkTransport, cbk_transport_close)

G_END_DECLS
