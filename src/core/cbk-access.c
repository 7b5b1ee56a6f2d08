/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-access.h"

#include "base/cbk-error.h"
#include "core/cbk-policy.h"

/* What the law wants logged, and what has to be said with it, is in data/reference/lists/audit.json. */

static const char *
get_attribute (CbkReference *reference, const char *list, const char *code, const char *name)
{
  const CbkReferenceValue *value = code != NULL ? cbk_reference_find_value (reference, list, code) : NULL;

  return value != NULL && value->attributes != NULL ? cbk_json_get_text (value->attributes, name) : NULL;
}

static gboolean
wants_recipient (CbkReference *reference, const char *operation)
{
  const CbkReferenceValue *value = cbk_reference_find_value (reference, "access_operation", operation);

  return value != NULL && value->attributes != NULL &&
         json_object_get_boolean_member_with_default (value->attributes, "recipient", FALSE);
}

/**
 * cbk_access_check:
 * @reference: the lists
 * @access: what somebody is about to do with personal or restricted records
 * @error: %CBK_ERROR_INVALID when a reason or a recipient is wanted
 *
 * Whether a reason is asked for always is a switch of each operation in the list; where it is asked for restricted records
 * alone, their need-to-know list says so (cbk_policy_check_open()).
 *
 * Returns: whether all was said that has to be logged
 */
gboolean
cbk_access_check (CbkReference *reference, const CbkAccess *access, GError **error)
{
  const char *policy = get_attribute (reference, "access_operation", access->operation, "reason");

  if (g_strcmp0 (policy, "always") == 0 && !cbk_policy_is_reason (access->reason))
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "Say why: it is kept in the access log");
      return FALSE;
    }

  if (wants_recipient (reference, access->operation) && !cbk_policy_is_reason (access->recipient))
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID,
                           "Say to whom this is disclosed: it is kept in the access log");
      return FALSE;
    }

  return TRUE;
}
