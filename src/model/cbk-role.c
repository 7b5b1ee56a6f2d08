/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-role.h"

static const char *const codes[] = {
  "investigator", "supervisor",   "locate",  "offender_manager", "breach",
  "resettlement", "intelligence", "custody", "administrator",    "auditor",
};

/**
 * cbk_role_parse:
 * @code: (nullable): "investigator" and so on, as in the reference list "role"
 *
 * Returns: the role, or %CBK_ROLE_NONE when @code is none that this version knows
 */
CbkRoles
cbk_role_parse (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_strcmp0 (code, codes[i]) == 0)
      return 1u << i;

  return CBK_ROLE_NONE;
}

/**
 * cbk_roles_parse:
 * @roles: (nullable) (array zero-terminated=1): codes
 *
 * Returns: all that are known of them
 */
CbkRoles
cbk_roles_parse (const char *const *roles)
{
  CbkRoles result = CBK_ROLE_NONE;

  for (guint i = 0; roles != NULL && roles[i] != NULL; i++)
    result |= cbk_role_parse (roles[i]);

  return result;
}

/**
 * cbk_roles_print:
 * @self: roles
 *
 * Returns: (transfer full): their codes with commas between, for messages
 */
char *
cbk_roles_print (CbkRoles self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (self & (1u << i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", codes[i]);

  return g_string_free (text, FALSE);
}
