/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-env.h"

G_BEGIN_DECLS

/**
 * CbkTestEnv:
 *
 * Time and chance that a test decides: it is one moment until the test moves on, and the dice fall as the seed says.
 */
typedef struct
{
  CbkEnv env;
  gint64 now;
  gint64 up;         /* what the clock that is never set says beyond that */
  guint64 seed;
} CbkTestEnv;

void        cbk_test_env_init     (CbkTestEnv *self, const char *now);
void        cbk_test_env_advance  (CbkTestEnv *self, gint64 ms);
char       *cbk_test_make_folder  (void);
void        cbk_test_remove_folder(const char *path);
void        cbk_test_copy_files   (const char *from, const char *to);
char       *cbk_test_shared_data  (const char *path);

G_END_DECLS
