/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-words-private.h"

#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "domain/cbk-uk-time.h"
#include "hq/cbk-hq-postings.h"
#include "hq/cbk-hq-own.h"
#include "hq/cbk-hq-subscription.h"
#include "model/cbk-registry.h"

#include <string.h>

/* The words for who may hold what. */

/* For how long it is known what left a scope (docs/sync.md, "Tombstones"). */
#define HORIZON (90 * 24 * CBK_HOUR)

typedef struct
{
  CbkHqRun *run;
  char **args;
  gint64 from;
  gint64 until;
  gint64 n;
  char *scope;
  char officer[CBK_ID_LENGTH + 1];
} CbkHqAccess;

gboolean
cbk_hq_read_moment (const char *text, gint64 fallback, gint64 *ret_moment, GError **error)
{
  CbkDay day = cbk_day_parse (text);

  *ret_moment = fallback;
  if (text == NULL || cbk_time_parse (text, ret_moment))
    return TRUE;

  if (day != CBK_DAY_UNSET)
    {
      *ret_moment = cbk_uk_start_of_day (day);
      return TRUE;
    }

  g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "“%s” is neither a day nor a moment", text);

  return FALSE;
}

static gboolean
find_officer (CbkHqAccess *self, CbkHqStorage *storage, GError **error)
{
  g_autoptr(CbkHqUser) user = NULL;

  g_clear_pointer (&self->scope, g_free);
  if (!cbk_hq_storage_get_user (storage, self->args[1], FALSE, &user, error))
    return FALSE;

  if (user == NULL)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "There is no user %s", self->args[1]);
      return FALSE;
    }

  g_strlcpy (self->officer, user->officer, sizeof self->officer);

  return TRUE;
}

static gboolean
run_with (CbkHqRun *run, char **args, CbkHqAccess *self, CbkHqFunc func, GError **error)
{
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_open (args[0], run->env, CBK_HQ_DB_WRITE, error);

  *self = (CbkHqAccess){ .run = run, .args = args };

  return storage != NULL && cbk_hq_read_moment (run->from, cbk_env_now (run->env), &self->from, error) &&
         cbk_hq_read_moment (run->until, G_MAXINT64, &self->until, error) && cbk_hq_storage_transact (storage, func, self, error);
}

static gboolean
grant (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqAccess *self = data;
  const char *reason = self->run->reason != NULL ? self->run->reason : "";

  return find_officer (self, storage, error) && cbk_hq_find_scope_name (storage, self->args[2], &self->scope, error) &&
         cbk_hq_put_grant (storage, self->officer, self->scope, self->from, self->until, reason, error);
}

gboolean
cbk_hq_word_grant (CbkHqRun *run, char **args, GError **error)
{
  CbkHqAccess self;
  gboolean ok = run_with (run, args, &self, grant, error);

  if (ok)
    g_print ("%s may hold %s.\n", args[1], self.scope);
  g_free (self.scope);

  return ok;
}

static gboolean
revoke_grants (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqAccess *self = data;

  return find_officer (self, storage, error) && cbk_hq_find_scope_name (storage, self->args[2], &self->scope, error) &&
         cbk_hq_end_grants (storage, self->officer, self->scope, self->from, &self->n, error) &&
         cbk_hq_note_leaving (storage, error);
}

gboolean
cbk_hq_word_revoke (CbkHqRun *run, char **args, GError **error)
{
  CbkHqAccess self;
  gboolean ok = run_with (run, args, &self, revoke_grants, error);

  if (ok && self.n == 0)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "%s was not granted %s", args[1], self.scope);
      ok = FALSE;
    }
  if (ok)
    g_print ("%s may no longer hold %s for a grant.\n", args[1], self.scope);
  g_free (self.scope);

  return ok;
}

/* The posting travels to the laptops as a record too. */
static gboolean
take_record (CbkHqAccess *self, CbkHqStorage *storage, const char *kind, const char *group, GError **error)
{
  char id[CBK_ID_LENGTH + 1];
  g_autoptr(CbkRecord) record = NULL;
  g_autofree char *day = cbk_day_format (cbk_uk_day (self->from));
  g_autofree char *end = self->until != G_MAXINT64 ? cbk_day_format (cbk_uk_day (self->until)) : NULL;

  cbk_id_init (id, storage->env);
  record = cbk_record_new (cbk_registry_find ("posting"), id);
  cbk_record_set_text (record, "officer", self->officer);
  cbk_record_set_text (record, kind, group);
  cbk_record_set_text (record, "starts_on", day);
  cbk_record_set_text (record, "ends_on", end);
  cbk_record_set_text (record, "reason", self->run->reason);
  cbk_record_set_list (record, "roles", (const char *const *) self->args + 3);

  return cbk_hq_take_own (storage, record, self->officer, "add_posting", error);
}

static gboolean
find_group (CbkHqAccess *self, CbkHqStorage *storage, const char **ret_kind, const char **ret_id, GError **error)
{
  if (!cbk_hq_find_scope_name (storage, self->args[2], &self->scope, error))
    return FALSE;

  *ret_kind = g_str_has_prefix (self->scope, "unit:") ? "unit" : g_str_has_prefix (self->scope, "team:") ? "team" : NULL;
  if (*ret_kind == NULL)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "Somebody is posted to a unit or a team, not to “%s”", self->args[2]);
      return FALSE;
    }

  *ret_id = strchr (self->scope, ':') + 1;

  return TRUE;
}

static gboolean
add_posting (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqAccess *self = data;
  g_autofree char *roles = g_strjoinv (",", self->args + 3);
  CbkHqPosting posting = { .officer = self->officer, .roles = roles, .from_at = self->from, .until_at = self->until,
                           .reason = self->run->reason != NULL ? self->run->reason : "" };
  const char *kind, *id;

  if (!find_officer (self, storage, error) || !find_group (self, storage, &kind, &id, error))
    return FALSE;

  posting.unit = g_str_equal (kind, "unit") ? id : NULL;
  posting.team = g_str_equal (kind, "team") ? id : NULL;

  return cbk_hq_put_posting (storage, &posting, error) && take_record (self, storage, kind, id, error) &&
         cbk_hq_note_leaving (storage, error);
}

gboolean
cbk_hq_word_posting_add (CbkHqRun *run, char **args, GError **error)
{
  CbkHqAccess self;
  gboolean ok = run_with (run, args, &self, add_posting, error);

  if (ok)
    g_print ("%s is posted to %s.\n", args[1], args[2]);
  g_free (self.scope);

  return ok;
}

static gboolean
end_posting (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqAccess *self = data;
  const char *kind, *id;

  if (!find_officer (self, storage, error) || !find_group (self, storage, &kind, &id, error))
    return FALSE;

  return cbk_hq_end_postings (storage, self->officer, g_str_equal (kind, "unit") ? id : NULL,
                              g_str_equal (kind, "team") ? id : NULL, self->from, &self->n, error) &&
         cbk_hq_note_leaving (storage, error);
}

gboolean
cbk_hq_word_posting_end (CbkHqRun *run, char **args, GError **error)
{
  CbkHqAccess self;
  gboolean ok = run_with (run, args, &self, end_posting, error);

  if (ok && self.n == 0)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "%s is not posted to %s", args[1], args[2]);
      ok = FALSE;
    }
  if (ok)
    g_print ("%s is no longer posted to %s.\n", args[1], args[2]);
  g_free (self.scope);

  return ok;
}

static gboolean
end_role (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqAccess *self = data;

  return find_officer (self, storage, error) &&
         cbk_hq_end_role (storage, self->officer, self->args[2], self->from, error) && cbk_hq_note_leaving (storage, error);
}

gboolean
cbk_hq_word_role_end (CbkHqRun *run, char **args, GError **error)
{
  CbkHqAccess self;
  gboolean ok = run_with (run, args, &self, end_role, error);

  if (ok)
    g_print ("%s has the role %s no more.\n", args[1], args[2]);

  return ok;
}

static gboolean
note_leaving (CbkHqStorage *storage, gpointer unused, GError **error)
{
  return cbk_hq_note_leaving (storage, error);
}

gboolean
cbk_hq_word_receipts (CbkHqRun *run, char **args, GError **error)
{
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_open (args[0], run->env, CBK_HQ_DB_WRITE, error);
  g_autoptr(GPtrArray) overdue = NULL;

  if (storage == NULL || !cbk_hq_storage_transact (storage, note_leaving, NULL, error))
    return FALSE;

  overdue = cbk_hq_list_overdue (storage, error);
  if (overdue == NULL)
    return FALSE;

  for (guint i = 0; i < overdue->len; i++)
    {
      const CbkHqOverdue *one = overdue->pdata[i];
      g_autofree char *since = cbk_uk_time_format (one->wanted_at);

      g_print ("%s\t%s\twanted back since %s\n", one->device, one->scope, since);
    }
  if (overdue->len == 0)
    g_print ("Nothing is wanted back from any laptop.\n");

  return TRUE;
}

static gboolean
collect (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqAccess *self = data;
  gint64 before = self->run->until != NULL ? self->until : cbk_env_now (storage->env) - HORIZON;

  return cbk_hq_collect (storage, before, &self->n, error);
}

gboolean
cbk_hq_word_collect (CbkHqRun *run, char **args, GError **error)
{
  CbkHqAccess self;
  gboolean ok = run_with (run, args, &self, collect, error);

  if (ok)
    g_print ("What left a scope up to change %" G_GINT64_FORMAT " is forgotten.\n", self.n);

  return ok;
}
