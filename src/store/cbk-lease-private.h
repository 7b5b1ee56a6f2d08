/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-session-private.h"

G_BEGIN_DECLS

/* Until when this laptop may show what it holds, and what headquarters' clock says. Any thread. */
typedef struct
{
  GMutex mutex;
  gint64 until;       /* by headquarters' clock; %CBK_TIME_UNSET when it has no lease */
  gint64 offset;      /* headquarters' clock less ours */
  gint64 seen;        /* a moment of headquarters' clock that has passed… */
  gint64 seen_mono;   /* …when the machine had run for so long */
} CbkLease;

void     cbk_lease_init  (CbkLease *self);
void     cbk_lease_clear (CbkLease *self);
gboolean cbk_lease_read  (CbkLease *self, CbkSession *session, gboolean contact, GError **error);
gboolean cbk_lease_check (CbkLease *self, const CbkEnv *env, GError **error);

G_END_DECLS
