/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-deadlines.h"

G_BEGIN_DECLS

/* A case's id as the text that general references keep. */
#define ID_TEXT(id)                                                                                              \
  "lower (substr (hex (" id "), 1, 8) || '-' || substr (hex (" id "), 9, 4) || '-' || substr (hex (" id "), 13, 4) || " \
  "'-' || substr (hex (" id "), 17, 4) || '-' || substr (hex (" id "), 21))"

/* Whose: what cbk_deadlines_bind_scope() binds. */
#define SCOPE(officer, team, unit)                                                                               \
  " AND (:officer IS NULL OR " officer " = :officer) AND (:team IS NULL OR " team " = :team)"                    \
  " AND (:unit IS NULL OR " unit " = :unit)"

GPtrArray *cbk_deadlines_collect (CbkWorkspace *workspace, CbkSession *session, const CbkDeadlineScope *scope,
                                  GError **error);
gboolean   cbk_deadlines_name    (CbkWorkspace *workspace, CbkSession *session, GPtrArray *list, guint limit,
                                  GError **error);
void       cbk_deadlines_bind_scope (CbkStatement *stmt, const CbkDeadlineScope *scope);

G_END_DECLS
