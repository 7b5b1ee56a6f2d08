/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-today.h"

#include "core/cbk-deadlines-private.h"
#include "core/cbk-workspace-private.h"
#include "domain/cbk-uk-time.h"

#define MAX_NEWS 6
#define MAX_WORKLOADS 6

static void
workload_free (gpointer data)
{
  CbkWorkload *self = data;

  g_free (self->owner);
  g_free (self);
}

static void
news_free (gpointer data)
{
  CbkNews *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self);
}

void
cbk_today_free (CbkToday *self)
{
  g_clear_pointer (&self->clocks, g_ptr_array_unref);
  g_clear_pointer (&self->workload, g_ptr_array_unref);
  g_clear_pointer (&self->news, g_ptr_array_unref);
  g_free (self);
}

/**
 * cbk_look_is_offered:
 * @look: whose work
 * @user: who looks
 *
 * Returns: whether there is anything to look at so
 */
gboolean
cbk_look_is_offered (CbkLook look, const CbkUser *user)
{
  switch (look)
    {
    case CBK_LOOK_MINE:
      return TRUE;

    case CBK_LOOK_TEAM:
      return user->team != NULL;

    case CBK_LOOK_UNIT:
      return user->unit != NULL;

    default:
      return (user->roles
              & (CBK_ROLE_SUPERVISOR | CBK_ROLE_ADMINISTRATOR | CBK_ROLE_AUDITOR | CBK_ROLES_FORCE_WIDE))
             != 0;
    }
}

/**
 * cbk_horizon_of:
 * @due: when something is due
 * @now: the time
 *
 * Returns: how near that is; what is due after a week is of the week all the same
 */
CbkHorizon
cbk_horizon_of (gint64 due, gint64 now)
{
  if (due < now)
    return CBK_HORIZON_OVERDUE;
  if (due <= now + CBK_HOUR)
    return CBK_HORIZON_HOUR;

  return cbk_uk_day (due) == cbk_uk_day (now) ? CBK_HORIZON_TODAY : CBK_HORIZON_WEEK;
}

typedef struct
{
  CbkWorkspace *workspace;
  CbkUser *user;
  CbkLook look;
  gint64 since;
  CbkDeadlineScope scope;
  CbkToday *today;
} CbkTodayReading;

static void
reading_free (gpointer data)
{
  CbkTodayReading *self = data;

  g_object_unref (self->workspace);
  cbk_user_free (self->user);
  g_clear_pointer (&self->today, cbk_today_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkTodayReading, reading_free)

static CbkWorkload *
find_workload (CbkToday *today, const char *owner)
{
  for (guint i = 0; owner != NULL && i < today->workload->len; i++)
    if (g_str_equal (((CbkWorkload *)today->workload->pdata[i])->owner, owner))
      return today->workload->pdata[i];

  return NULL;
}

static gboolean
read_workload (CbkTodayReading *self, CbkSession *session, GError **error)
{
  g_auto (CbkStatement) stmt = { 0 };
  char id[CBK_ID_LENGTH + 1];

  if (self->look == CBK_LOOK_MINE)
    return TRUE;

  cbk_statement_init (
      &stmt, cbk_session_get_cache (session),
      "SELECT c.owner, count (*) FROM cases c WHERE c.withdrawn IS NULL AND c.owner IS NOT NULL "
      "AND c.state NOT IN ('closed', 'filed', 'not_crime', 'referred', 'transferred')" SCOPE (
          "c.owner", "c.team", "c.unit") " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT :limit");
  cbk_deadlines_bind_scope (&stmt, &self->scope);
  cbk_statement_bind_int (&stmt, ":limit", MAX_WORKLOADS);
  while (cbk_statement_step (&stmt))
    {
      CbkWorkload *workload = g_new0 (CbkWorkload, 1);

      g_ptr_array_add (self->today->workload, workload);
      if (cbk_statement_get_id (&stmt, 0, id))
        workload->owner = g_strdup (id);
      workload->n_open = cbk_statement_get_int (&stmt, 1);
    }

  return cbk_statement_finish (&stmt, error);
}

static void
count_clock (CbkToday *today, const CbkDeadline *clock)
{
  CbkWorkload *workload = find_workload (today, clock->owner);
  int days = (int)CLAMP (cbk_uk_day (clock->due) - cbk_uk_day (today->at), 0, CBK_WORKLOAD_DAYS);

  today->n_clocks[cbk_horizon_of (clock->due, today->at)]++;
  if (workload == NULL)
    return;

  workload->n_due++;
  if (days < CBK_WORKLOAD_DAYS)
    workload->due[days]++;
}

static void
pick (CbkToday *today, GPtrArray *picked, guint i, guint *n)
{
  if (*n < CBK_TODAY_LIMIT)
    g_ptr_array_add (picked, g_steal_pointer (&today->clocks->pdata[i]));
  (*n)++;
}

/* Years of what is long past must not hide what is due in a minute: so many of each horizon are shown, and of
   what is overdue those that passed last, which can still be helped. */
static void
pick_clocks (CbkToday *today)
{
  g_autoptr (GPtrArray) all = today->clocks;
  GPtrArray *picked = g_ptr_array_new_with_free_func ((GDestroyNotify)cbk_deadline_free);
  guint n_overdue = today->n_clocks[CBK_HORIZON_OVERDUE];
  guint n[CBK_N_HORIZONS] = { 0 };

  g_ptr_array_set_free_func (all, NULL);
  for (guint i = n_overdue; i > 0; i--)
    pick (today, picked, i - 1, &n[CBK_HORIZON_OVERDUE]);
  for (guint i = n_overdue; i < all->len; i++)
    pick (today, picked, i, &n[cbk_horizon_of (((CbkDeadline *)all->pdata[i])->due, today->at)]);

  for (guint i = 0; i < all->len; i++)
    g_clear_pointer (&all->pdata[i], cbk_deadline_free);
  today->clocks = picked;
}

static gboolean
read_clocks (CbkTodayReading *self, CbkSession *session, GError **error)
{
  CbkToday *today = self->today;

  today->clocks = cbk_deadlines_collect (self->workspace, session, &self->scope, error);
  if (today->clocks == NULL)
    return FALSE;

  for (guint i = 0; i < today->clocks->len; i++)
    count_clock (today, today->clocks->pdata[i]);
  pick_clocks (today);

  return cbk_deadlines_name (self->workspace, session, today->clocks, 0, error);
}

static gboolean
keep_news (CbkTodayReading *self, CbkSession *session, CbkStatement *stmt, GError **error)
{
  g_autoptr (CbkRecord) record = NULL;
  char id[CBK_ID_LENGTH + 1];
  gboolean may;
  CbkNews *news;

  if (!cbk_statement_get_id (stmt, 0, id))
    return TRUE;

  record = cbk_session_get (session, "case", id, error);
  if (record == NULL || !cbk_workspace_may_list (self->workspace, session, record, &may, error))
    return FALSE;

  if (!may)
    return TRUE;

  news = g_new0 (CbkNews, 1);
  news->id = g_strdup (id);
  news->title = cbk_record_dup_title (record);
  news->n_entries = cbk_statement_get_int (stmt, 1);
  news->last_at = cbk_statement_get_int (stmt, 2);
  g_ptr_array_add (self->today->news, news);

  return TRUE;
}

static gboolean
read_news (CbkTodayReading *self, CbkSession *session, GError **error)
{
  g_auto (CbkStatement) stmt = { 0 };

  if (self->since == CBK_TIME_UNSET)
    return TRUE;

  cbk_statement_init (
      &stmt, cbk_session_get_cache (session),
      "WITH c AS MATERIALIZED (SELECT c.id, " ID_TEXT (
          "c.id") " AS text FROM cases c "
                  "WHERE c.withdrawn IS NULL" SCOPE (
                      "c.owner", "c.team",
                      "c.unit") ") "
                                "SELECT c.id, count (*), max (l.happened_at) FROM log_entries l JOIN c ON "
                                "c.text = l.subject_id "
                                "WHERE l.happened_at > :since AND l.happened_at <= :now AND l.author <> :me "
                                "GROUP BY 1 ORDER BY 3 DESC LIMIT :limit");
  cbk_deadlines_bind_scope (&stmt, &self->scope);
  cbk_statement_bind_int (&stmt, ":since", self->since);
  cbk_statement_bind_int (&stmt, ":now", self->today->at);
  cbk_statement_bind_id (&stmt, ":me", self->user->id);
  cbk_statement_bind_int (&stmt, ":limit", MAX_NEWS);
  while (cbk_statement_step (&stmt))
    if (!keep_news (self, session, &stmt, error))
      return FALSE;

  return cbk_statement_finish (&stmt, error);
}

static gboolean
read_today (CbkSession *session, gpointer data, GError **error)
{
  CbkTodayReading *self = data;

  return read_workload (self, session, error) && read_clocks (self, session, error)
         && cbk_backlog_read (self->workspace, session, &self->scope, self->today->backlog, error)
         && read_news (self, session, error);
}

/* What is shown is a list of personal data, and in the access log like any other. */
static gboolean
log_today (CbkSession *session, gpointer data, GError **error)
{
  static const char *const words[] = { "mine", "team", "unit", "force" };
  CbkTodayReading *self = data;
  g_autofree char *detail = g_strdup_printf ("today, %s (%u)", words[self->look], self->today->clocks->len);
  CbkAccess access = { .operation = "list", .type = "case", .detail = detail };

  return cbk_workspace_log_in_session (self->workspace, session, &access, error);
}

static void
on_logged_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbkTodayReading) reading = cbk_store_run_finish (CBK_STORE (object), result, &error);

  if (reading == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&reading->today), (GDestroyNotify)cbk_today_free);
}

static void
on_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbkTodayReading) reading = cbk_store_run_finish (CBK_STORE (object), result, &error);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (reading == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (cbk_workspace_get_store (reading->workspace) == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The store was closed");
  else
    cbk_store_write_async (CBK_STORE (object), log_today, g_steal_pointer (&reading), reading_free,
                           cancellable, on_logged_cb, g_steal_pointer (&task));
}

static void
set_scope (CbkTodayReading *self)
{
  CbkToday *today = self->today;

  self->scope.until = today->at + 7 * 24 * CBK_HOUR;
  if (self->look == CBK_LOOK_TEAM)
    self->scope.team = self->user->team;
  else if (self->look == CBK_LOOK_UNIT)
    self->scope.unit = self->user->unit;
  else if (self->look == CBK_LOOK_MINE)
    self->scope.officer = self->user->id;
}

/**
 * cbk_workspace_read_today_async:
 * @self: a workspace with a user
 * @look: whose work; one that is offered to the user
 * @since: what others wrote since then is news, or %CBK_TIME_UNSET for none
 * @cancellable: (nullable): stops it
 * @callback: called where this was called
 * @user_data: for @callback
 *
 * Reads what must not be missed. It is in the access log before it is given.
 */
void
cbk_workspace_read_today_async (CbkWorkspace *self,
                                CbkLook look,
                                gint64 since,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  CbkTodayReading *reading = g_new0 (CbkTodayReading, 1);

  g_return_if_fail (CBK_IS_WORKSPACE (self) && cbk_workspace_get_user (self) != NULL);

  g_task_set_source_tag (task, cbk_workspace_read_today_async);
  reading->workspace = g_object_ref (self);
  reading->user = cbk_user_copy (cbk_workspace_get_user (self));
  reading->look = cbk_look_is_offered (look, reading->user) ? look : CBK_LOOK_MINE;
  reading->since = since;
  reading->today = g_new0 (CbkToday, 1);
  reading->today->at = cbk_env_now (cbk_workspace_get_env (self));
  reading->today->workload = g_ptr_array_new_with_free_func (workload_free);
  reading->today->news = g_ptr_array_new_with_free_func (news_free);
  set_scope (reading);
  cbk_store_read_async (cbk_workspace_get_store (self), read_today, reading, reading_free, cancellable,
                        on_read_cb, g_steal_pointer (&task));
}

/**
 * cbk_workspace_read_today_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: any store error
 *
 * Returns: (transfer full) (nullable): what must not be missed
 */
CbkToday *
cbk_workspace_read_today_finish (CbkWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
