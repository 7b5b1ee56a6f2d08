/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-answer.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CbkHqEnrolment:
 * @certificate: (out): PEM, what the laptop is given; %NULL when it goes on with what it has
 * @fingerprint: (out): of what the laptop will show from now on
 *
 * How a session says who the laptop is.
 */
typedef struct
{
  char *certificate;
  guint8 fingerprint[CBK_HASH_BYTES];
} CbkHqEnrolment;

gboolean cbk_hq_enrol (CbkHqEnrolment *self, const CbkHqRequest *request, CbkHqDevice *device, gboolean is_new,
                       gboolean signed_in, JsonObject *hello, CbkHqAnswer *answer, GError **error);
gboolean cbk_hq_enrol_successor (CbkHqEnrolment *self, const CbkHqRequest *request, const CbkHqDevice *old,
                       const char *successor, JsonObject *hello, CbkHqAnswer *answer, GError **error);
char    *cbk_hq_code_new (CbkHqStorage *storage, const char *device, GError **error);

G_END_DECLS
