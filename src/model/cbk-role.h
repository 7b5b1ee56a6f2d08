/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an officer may be asked to do. One officer may hold several (the list "role" has the same codes). */
typedef enum
{
  CBK_ROLE_NONE = 0,
  CBK_ROLE_INVESTIGATOR = 1 << 0,
  CBK_ROLE_SUPERVISOR = 1 << 1,
  CBK_ROLE_LOCATE = 1 << 2,
  CBK_ROLE_OFFENDER_MANAGER = 1 << 3,
  CBK_ROLE_BREACH = 1 << 4,
  CBK_ROLE_RESETTLEMENT = 1 << 5,
  CBK_ROLE_INTELLIGENCE = 1 << 6,
  CBK_ROLE_CUSTODY = 1 << 7,
  CBK_ROLE_ADMINISTRATOR = 1 << 8,
  CBK_ROLE_AUDITOR = 1 << 9,
} CbkRoles;

/* Everybody who works on records: all but the administrator and the auditor. */
#define CBK_ROLES_WORKING                                                                                        \
  (CBK_ROLE_INVESTIGATOR | CBK_ROLE_SUPERVISOR | CBK_ROLE_LOCATE | CBK_ROLE_OFFENDER_MANAGER | CBK_ROLE_BREACH | \
   CBK_ROLE_RESETTLEMENT | CBK_ROLE_INTELLIGENCE | CBK_ROLE_CUSTODY)

/* Whose work is not a unit's: they hold all that is not restricted. */
#define CBK_ROLES_FORCE_WIDE CBK_ROLE_INTELLIGENCE

CbkRoles    cbk_roles_parse (const char *const *codes);
CbkRoles    cbk_role_parse  (const char *code);
char       *cbk_roles_print (CbkRoles self);

G_END_DECLS
