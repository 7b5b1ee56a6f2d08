/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-context.h"

G_BEGIN_DECLS

struct _CbkContext
{
  CbkWorkspace *workspace;
  CbkSession *session;
  const CbkCommand *command;
  const CbkUser *user;
  const char *subject;
  GHashTable *args;
  CbkChangeSet *changes;
  GPtrArray *warnings;
  CbkRecord *result;
};

gboolean cbk_context_check_args (CbkContext *self, GError **error);
gboolean cbk_context_validate   (CbkContext *self, GError **error);

G_END_DECLS
