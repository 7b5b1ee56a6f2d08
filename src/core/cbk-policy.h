/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-user.h"
#include "base/cbk-date.h"
#include "store/cbk-session.h"

G_BEGIN_DECLS

/* How much of a record somebody may see. */
typedef enum
{
  CBK_SIGHT_HIDDEN,      /* not even that it exists */
  CBK_SIGHT_EXISTENCE,   /* that it exists, and whom to ask */
  CBK_SIGHT_REASON,      /* all of it, once a reason is given */
  CBK_SIGHT_OPEN,        /* all of it */
} CbkSight;

gboolean cbk_policy_is_reason   (const char *text);
gboolean cbk_policy_check_roles (const CbkUser *user, CbkRoles who, const char *what, GError **error);
gboolean cbk_policy_check_write (const CbkUser *user, CbkRecordClass *klass, GError **error);
gboolean cbk_policy_look        (const CbkUser *user, CbkSession *session, CbkRecord *record, CbkDay today,
                                 CbkSight *ret_sight, GError **error);
char   **cbk_policy_dup_lists   (const CbkUser *user, CbkSession *session, CbkDay today, GError **error);
gboolean cbk_policy_check_open  (const CbkUser *user, CbkSession *session, CbkRecord *record, const char *reason,
                                 CbkDay today, GError **error);

G_END_DECLS
