/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-answer.h"

G_BEGIN_DECLS

/* Who asks, as far as it is proven. */
typedef struct
{
  const char *authorization;     /* the header, NULL for none */
  gboolean has_fingerprint;      /* TLS, or the proxy, has seen the key of a certificate that our authority signed */
  guint8 fingerprint[CBK_HASH_BYTES];
  gboolean needs_token;
  gboolean sends;                /* what a blocked laptop may still be allowed */

  CbkHqSession *session;
  CbkHqCertificate *laptop;
} CbkHqCaller;

gboolean cbk_hq_admit        (CbkHqCaller *self, CbkHqRequest *request, CbkHqAnswer *answer);
void     cbk_hq_caller_clear (CbkHqCaller *self);

void     cbk_hq_answer_wipe       (CbkHqAnswer *answer, const CbkHqDevice *device);

G_END_DECLS
