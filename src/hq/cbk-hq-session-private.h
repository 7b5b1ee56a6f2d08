/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-access.h"
#include "hq/cbk-hq-enrolment.h"
#include "hq/cbk-hq-provider.h"
#include "hq/cbk-hq-tree.h"

G_BEGIN_DECLS

#define TOKEN_LIFE (12 * CBK_HOUR)

/* A laptop says who it is and how far it is. */
typedef struct
{
  const CbkHqRequest *request;
  CbkHqAnswer *answer;
  JsonObject *hello;
  const char *device_id;
  const char *successor;    /* the new id that a laptop with two histories asks for */
  const char *number;       /* of the session, or of whoever signed in just now */
  gboolean known;           /* number and password belong together */
  char *token;              /* a new one, when a password was given */
  gint64 expires;
  CbkHqDevice *device;
  gboolean is_new;          /* it was not known before */
  CbkHqEnrolment enrolment;
  CbkHqClaims claims;       /* of the sign-in service's token, where one was given */
  GPtrArray *scopes;        /* CbkHqScope: what the laptop may hold */
  gint64 last_access;
  guint8 access_hash[CBK_HASH_BYTES];
  CbkTreeHead heads[CBK_HQ_N_TREES];
  guint n_heads;
} CbkHqHello;

gboolean cbk_hq_hello_check_device  (CbkHqHello *self, CbkHqStorage *storage, GError **error);
gboolean cbk_hq_hello_check_history (CbkHqHello *self, CbkHqStorage *storage, GError **error);
gboolean cbk_hq_hello_succeed       (CbkHqHello *self, CbkHqStorage *storage, GError **error);

G_END_DECLS
