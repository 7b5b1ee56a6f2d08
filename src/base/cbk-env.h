/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CbkEnv:
 * @now: milliseconds since 1970 in UTC, as the machine believes it is
 * @mono: milliseconds that only ever grow while the machine is up
 * @random: fills @length bytes
 *
 * Where time and chance come from. Everything that needs either is handed one of these, so that tests and
 * demonstrations repeat to the byte. Borrowed by whoever is given it; must outlive them. Any thread, unless the
 * implementation says otherwise.
 */
typedef struct _CbkEnv CbkEnv;

struct _CbkEnv
{
  gint64 (*now) (const CbkEnv *self);
  gint64 (*mono) (const CbkEnv *self);
  void (*random) (const CbkEnv *self, guint8 *bytes, gsize length);
  gpointer data;
};

const CbkEnv *cbk_env_system (void);

static inline gint64
cbk_env_now (const CbkEnv *self)
{
  return self->now (self);
}

static inline gint64
cbk_env_mono (const CbkEnv *self)
{
  return self->mono (self);
}

static inline void
cbk_env_random (const CbkEnv *self, guint8 *bytes, gsize length)
{
  self->random (self, bytes, length);
}

char *cbk_env_dup_boot_id (void);

G_END_DECLS
