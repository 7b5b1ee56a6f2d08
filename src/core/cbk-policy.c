/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-policy.h"

#include "base/cbk-error.h"
#include "store/cbk-query.h"

#include <string.h>

/* A reason is a few words, not a key that was hit. */
#define SHORTEST_REASON 4

/**
 * cbk_policy_is_reason:
 * @text: (nullable): what somebody gave
 *
 * Returns: whether it says something
 */
gboolean
cbk_policy_is_reason (const char *text)
{
  return text != NULL && strlen (text) >= SHORTEST_REASON;
}

/**
 * cbk_policy_check_roles:
 * @user: who
 * @who: the roles that may
 * @what: what is to be done, for the message: "allocate a case"
 * @error: %CBK_ERROR_DENIED
 *
 * Returns: whether the user holds one of these roles
 */
gboolean
cbk_policy_check_roles (const CbkUser *user, CbkRoles who, const char *what, GError **error)
{
  g_autofree char *roles = NULL;

  if (user->roles & who)
    return TRUE;

  roles = cbk_roles_print (who);
  g_set_error (error, CBK_ERROR, CBK_ERROR_DENIED, "To %s takes one of these roles: %s", what, roles);

  return FALSE;
}

/**
 * cbk_policy_check_write:
 * @user: who
 * @klass: the kind of record
 * @error: %CBK_ERROR_DENIED
 *
 * Returns: whether the user may make and change records of that kind at all
 */
gboolean
cbk_policy_check_write (const CbkUser *user, CbkRecordClass *klass, GError **error)
{
  CbkRoles who = klass->entity->flags & CBK_ENTITY_REFERENCE ? CBK_ROLE_ADMINISTRATOR
                                                            : CBK_ROLES_WORKING | CBK_ROLE_ADMINISTRATOR;
  g_autofree char *what = g_strdup_printf ("change a %s", klass->entity->name);

  return cbk_policy_check_roles (user, who, what, error);
}

static gboolean
names_user (const char *const *list, const char *name)
{
  return list != NULL && name != NULL && g_strv_contains (list, name);
}

static gboolean
is_on_list (const CbkUser *user, CbkRecord *list, CbkDay today)
{
  const char *ends = cbk_record_get_text (list, "ends_on");
  CbkDay end = cbk_day_parse (ends);

  /* A list that has ended lets nobody in: the records wait for whoever keeps it. */
  if (end != CBK_DAY_UNSET && end < today)
    return FALSE;

  return names_user (cbk_record_get_list (list, "officers"), user->id) ||
         names_user (cbk_record_get_list (list, "teams"), user->team) ||
         (cbk_roles_parse (cbk_record_get_list (list, "roles")) & user->roles) != 0 ||
         g_strcmp0 (cbk_record_get_text (list, "keeper"), user->id) == 0;
}

/**
 * cbk_policy_look:
 * @user: who
 * @session: a session on the thread of the caller
 * @record: a record
 * @today: the local day, for lists that end
 * @ret_sight: (out): how much of it the user may see
 * @error: any store error
 *
 * A record is restricted by naming a need-to-know list. A list that is not on this laptop hides what it restricts.
 *
 * Returns: whether that could be told
 */
gboolean
cbk_policy_look (const CbkUser *user,
                 CbkSession *session,
                 CbkRecord *record,
                 CbkDay today,
                 CbkSight *ret_sight,
                 GError **error)
{
  g_autoptr(CbkRecord) list = NULL;
  g_autoptr(GError) local_error = NULL;

  *ret_sight = CBK_SIGHT_OPEN;
  if (record->restricted_to == NULL)
    return TRUE;

  list = cbk_session_get (session, "need_to_know", record->restricted_to, &local_error);
  if (list == NULL)
    {
      *ret_sight = CBK_SIGHT_HIDDEN;
      if (g_error_matches (local_error, CBK_ERROR, CBK_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (is_on_list (user, list, today))
    *ret_sight = cbk_record_get_bool (list, "reason_asked") ? CBK_SIGHT_REASON : CBK_SIGHT_OPEN;
  else
    *ret_sight = cbk_record_get_bool (list, "existence_shown") ? CBK_SIGHT_EXISTENCE : CBK_SIGHT_HIDDEN;

  return TRUE;
}

typedef struct
{
  const CbkUser *user;
  CbkDay today;
  GStrvBuilder *ids;
} CbkAdmission;

static gboolean
admit (CbkRecord *list, gpointer data, GError **error)
{
  CbkAdmission *admission = data;

  if (is_on_list (admission->user, list, admission->today))
    g_strv_builder_add (admission->ids, list->id);

  return TRUE;
}

/**
 * cbk_policy_dup_lists:
 * @user: who
 * @session: a session on the thread of the caller
 * @today: the local day, for lists that end
 * @error: any store error
 *
 * For lists of records, which cannot ask about each: what is restricted to one of these may be listed.
 *
 * Returns: (transfer full) (nullable): ids of the need-to-know lists that let the user in
 */
char **
cbk_policy_dup_lists (const CbkUser *user, CbkSession *session, CbkDay today, GError **error)
{
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr(CbkQuery) query = cbk_query_new (cbk_registry_find ("need_to_know"));
  CbkAdmission admission = { user, today, ids };

  cbk_query_withdrawn (query, TRUE);

  return cbk_query_foreach (query, session, admit, &admission, error) ? g_strv_builder_end (ids) : NULL;
}

/**
 * cbk_policy_check_open:
 * @user: who
 * @session: a session on the thread of the caller
 * @record: a record
 * @reason: (nullable): why they open it
 * @today: the local day
 * @error: %CBK_ERROR_NOT_FOUND when they may not learn that it exists, %CBK_ERROR_DENIED when they may not open it,
 *   %CBK_ERROR_INVALID when a reason is wanted
 *
 * Returns: whether they may read it
 */
gboolean
cbk_policy_check_open (const CbkUser *user,
                       CbkSession *session,
                       CbkRecord *record,
                       const char *reason,
                       CbkDay today,
                       GError **error)
{
  const char *name = cbk_record_get_entity (record)->name;
  CbkSight sight;

  if (!cbk_policy_look (user, session, record, today, &sight, error))
    return FALSE;

  switch (sight)
    {
    case CBK_SIGHT_HIDDEN:
      g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "There is no such %s here", name);
      return FALSE;

    case CBK_SIGHT_EXISTENCE:
      g_set_error (error, CBK_ERROR, CBK_ERROR_DENIED, "This %s is restricted and you are not on its list", name);
      return FALSE;

    case CBK_SIGHT_REASON:
      if (cbk_policy_is_reason (reason))
        return TRUE;
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "This %s is restricted: say why you open it", name);
      return FALSE;

    case CBK_SIGHT_OPEN:
    default:
      return TRUE;
    }
}
