/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-access.h"
#include "core/cbk-user.h"
#include "domain/cbk-calendar.h"
#include "domain/cbk-rules.h"
#include "model/cbk-reference.h"
#include "store/cbk-store.h"

G_BEGIN_DECLS

/**
 * CbkWorkspace:
 *
 * One laptop's store with the law, the lists and the user that go with it: what windows, the command line and importers
 * are handed.
 */
#define CBK_TYPE_WORKSPACE (cbk_workspace_get_type ())
G_DECLARE_FINAL_TYPE (CbkWorkspace, cbk_workspace, CBK, WORKSPACE, GObject)

CbkWorkspace  *cbk_workspace_open          (const char *folder, const CbkEnv *env, GError **error);
void           cbk_workspace_close         (CbkWorkspace *self);
CbkStore      *cbk_workspace_get_store     (CbkWorkspace *self);
CbkReference  *cbk_workspace_get_reference (CbkWorkspace *self);
CbkRules      *cbk_workspace_get_rules     (CbkWorkspace *self);
CbkCalendar   *cbk_workspace_get_calendar  (CbkWorkspace *self);
const CbkEnv  *cbk_workspace_get_env       (CbkWorkspace *self);
CbkDay         cbk_workspace_get_today     (CbkWorkspace *self);
const char    *cbk_workspace_get_notice    (CbkWorkspace *self);
const CbkUser *cbk_workspace_get_user      (CbkWorkspace *self);

gboolean       cbk_workspace_sign_in       (CbkWorkspace *self, const char *who, GError **error);
gboolean       cbk_workspace_set_up        (CbkWorkspace *self, const char *number, const char *surname,
                                            const char *const *roles, GError **error);

CbkRecord     *cbk_workspace_open_record   (CbkWorkspace *self, const char *type, const char *id, const char *reason,
                                            GError **error);
gboolean       cbk_workspace_log           (CbkWorkspace *self, const CbkAccess *access, GError **error);

G_END_DECLS
