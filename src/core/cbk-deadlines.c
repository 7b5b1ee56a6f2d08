/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-deadlines-private.h"

#include "core/cbk-policy.h"
#include "domain/cbk-clocks.h"
#include "domain/cbk-uk-time.h"

#define CASE_SCOPE SCOPE ("c.owner", "c.team", "c.unit")
#define OFFICER_SCOPE(officer) SCOPE (officer, "o.team", "o.unit")
#define WINDOW(due) " AND " due " IS NOT NULL AND " due " <= :until ORDER BY " due " LIMIT :limit"

/* Each statement gives id, due, owner, where it is stored the rule in words, and where it is known since when it runs. */
typedef struct
{
  const char *type;
  const char *what;
  const char *sql;
  const char *clock;      /* a rule that explains a time counted from column 4 */
  gboolean by_day;        /* due is a date, to its end */
} Source;

static const Source sources[] = {
  { "custody_record", N_("Detention ends"),
    "SELECT r.id, r.detention_until, c.owner, r.detention_rule, r.relevant_at FROM custody_records r LEFT JOIN cases c ON c.id = r.case_id "
    "WHERE r.withdrawn IS NULL AND r.state <> 'released'" CASE_SCOPE WINDOW ("r.detention_until"), NULL, FALSE },
  { "custody_record", N_("Review of detention"),
    "SELECT r.id, r.review_due_at, c.owner, r.review_rule, NULL FROM custody_records r LEFT JOIN cases c ON c.id = r.case_id "
    "WHERE r.withdrawn IS NULL AND r.state <> 'released'" CASE_SCOPE WINDOW ("r.review_due_at"), NULL, FALSE },
  { "bail", N_("Bail ends"),
    "SELECT r.id, r.ends_on, c.owner, r.end_rule, r.granted_at FROM bails r LEFT JOIN cases c ON c.id = r.case_id "
    "WHERE r.withdrawn IS NULL AND r.state IN ('on_bail', 'extended', 'suspended')" CASE_SCOPE
    " AND r.ends_on IS NOT NULL AND r.ends_on <= :until_day ORDER BY r.ends_on LIMIT :limit", NULL, TRUE },
  { "bail", N_("Review of release under investigation"),
    "SELECT r.id, r.review_at, c.owner, r.end_rule, r.granted_at FROM bails r LEFT JOIN cases c ON c.id = r.case_id "
    "WHERE r.withdrawn IS NULL AND r.state = 'rui'" CASE_SCOPE WINDOW ("r.review_at"), NULL, FALSE },
  { "bail", N_("Sign-off of release under investigation"),
    "SELECT r.id, r.sign_off_at, c.owner, NULL, r.granted_at FROM bails r LEFT JOIN cases c ON c.id = r.case_id "
    "WHERE r.withdrawn IS NULL AND r.state = 'rui'" CASE_SCOPE WINDOW ("r.sign_off_at"), NULL, FALSE },
  { "victim_duty", N_("Duty to a victim"),
    "SELECT r.id, r.due_at, coalesce (r.owner, c.owner), r.duty || ', ' || r.rule_set, r.event_at FROM victim_duties r "
    "LEFT JOIN cases c ON c.id = r.case_id "
    "WHERE r.withdrawn IS NULL AND (r.state IN ('due', 'attempted') OR (r.state = 'breached' AND r.met_at IS NULL))"
    SCOPE ("coalesce (r.owner, c.owner)", "c.team", "c.unit") WINDOW ("r.due_at"), NULL, FALSE },
  { "case_role", N_("Contact with a victim"),
    "SELECT r.id, r.next_contact_at, c.owner, NULL, NULL FROM cases c JOIN case_roles r ON r.subject_id = " ID_TEXT ("c.id")
    " WHERE r.withdrawn IS NULL AND c.state NOT IN ('closed', 'filed', 'not_crime')" CASE_SCOPE
    WINDOW ("r.next_contact_at"), NULL, FALSE },
  { "allocation", N_("Allocation to be acknowledged"),
    "SELECT r.id, r.acknowledge_by, r.to_officer, NULL, r.sent_at FROM allocations r LEFT JOIN officers o ON o.id = r.to_officer "
    "WHERE r.withdrawn IS NULL AND r.state IN ('sent', 'escalated')"
    SCOPE ("r.to_officer", "coalesce (r.to_team, o.team)", "o.unit") WINDOW ("r.acknowledge_by"),
    "allocation.acknowledge", FALSE },
  { "case", N_("Plan to be approved"),
    "SELECT c.id, c.plan_due_at, c.owner, NULL, NULL FROM cases c WHERE c.withdrawn IS NULL AND c.state = 'allocated'" CASE_SCOPE
    WINDOW ("c.plan_due_at"), NULL, FALSE },
  { "review", N_("Supervisor's review"),
    "SELECT r.id, r.due_at, coalesce (r.reviewer, r.owner), r.due_rule, NULL FROM reviews r LEFT JOIN officers o ON o.id = "
    "coalesce (r.reviewer, r.owner) WHERE r.withdrawn IS NULL AND r.state IN ('due', 'overdue')"
    OFFICER_SCOPE ("coalesce (r.reviewer, r.owner)") WINDOW ("r.due_at"), NULL, FALSE },
  { "case", N_("Supervisor's review"),
    "SELECT c.id, c.next_review_at, c.supervisor, NULL, NULL FROM cases c WHERE c.withdrawn IS NULL "
    "AND c.state NOT IN ('closed', 'filed', 'not_crime', 'referred', 'transferred') AND NOT EXISTS (SELECT 1 FROM reviews v "
    "WHERE v.state IN ('due', 'overdue') AND v.subject_id = " ID_TEXT ("c.id") ")"
    SCOPE ("coalesce (c.supervisor, c.owner)", "c.team", "c.unit") WINDOW ("c.next_review_at"), NULL, FALSE },
  { "action", N_("Action"),
    "SELECT r.id, r.due_at, r.owner, NULL, NULL FROM actions r LEFT JOIN officers o ON o.id = r.owner "
    "WHERE r.withdrawn IS NULL AND r.state IN ('for_allocation', 'allocated', 'in_progress')"
    SCOPE ("r.owner", "coalesce (r.team, o.team)", "o.unit") WINDOW ("r.due_at"), NULL, FALSE },
  { "clip", N_("Footage deleted by its store"),
    "SELECT r.id, r.deletes_at, c.owner, r.retention_source, r.ended_at FROM clips r LEFT JOIN cases c ON c.id = r.case_id "
    "WHERE r.withdrawn IS NULL AND r.state IN ('identified', 'requested')" CASE_SCOPE WINDOW ("r.deletes_at"), NULL, FALSE },
  { "case", N_("Crime to be recorded"),
    "SELECT c.id, c.reported_at, c.owner, NULL, c.reported_at FROM cases c WHERE c.withdrawn IS NULL "
    "AND c.recorded_at IS NULL AND c.state IN ('intake', 'screening')" CASE_SCOPE WINDOW ("c.reported_at"),
    "recording.crime", FALSE },
};

void
cbk_deadline_free (CbkDeadline *self)
{
  g_free (self->type);
  g_free (self->id);
  g_free (self->title);
  g_free (self->home_type);
  g_free (self->home_id);
  g_free (self->home_title);
  g_free (self->grade);
  g_free (self->sent_by);
  g_free (self->explanation);
  g_free (self->owner);
  g_free (self);
}

typedef struct
{
  CbkWorkspace *workspace;
  const CbkDeadlineScope *scope;
  gint64 now;
  gint64 until;
  CbkDay until_day;
  GPtrArray *list;
} Work;

/* What is not bound is NULL: no matter whose. */
void
cbk_deadlines_bind_scope (CbkStatement *stmt, const CbkDeadlineScope *scope)
{
  if (scope->officer != NULL)
    cbk_statement_bind_id (stmt, ":officer", scope->officer);
  if (scope->team != NULL)
    cbk_statement_bind_id (stmt, ":team", scope->team);
  if (scope->unit != NULL)
    cbk_statement_bind_id (stmt, ":unit", scope->unit);
}

static void
bind_scope (Work *self, CbkStatement *stmt, const Source *source)
{
  g_autofree char *day = cbk_day_format (self->until_day);

  cbk_deadlines_bind_scope (stmt, self->scope);
  if (source->by_day)
    cbk_statement_bind_text (stmt, ":until_day", day);
  else
    cbk_statement_bind_int (stmt, ":until", self->until);
  cbk_statement_bind_int (stmt, ":limit", self->scope->limit > 0 ? (gint64) self->scope->limit : -1);
}

/* Where a rule is to be asked, its end is the due time too: what is stored is only where it counts from. */
static gboolean
explain (Work *self, CbkDeadline *deadline, const Source *source, gint64 from, GError **error)
{
  g_autoptr(CbkFinding) finding = cbk_clock_start (cbk_workspace_get_rules (self->workspace),
                                                   cbk_workspace_get_calendar (self->workspace), source->clock, from, error);

  if (finding == NULL)
    return FALSE;

  deadline->explanation = cbk_finding_explain (finding);
  if (deadline->due == from)
    deadline->due = cbk_finding_get_end (finding);

  return TRUE;
}

static CbkDeadline *
read_row (Work *self, CbkStatement *stmt, const Source *source, GError **error)
{
  g_autoptr(CbkDeadline) deadline = g_new0 (CbkDeadline, 1);
  char id[CBK_ID_LENGTH + 1];

  deadline->type = g_strdup (source->type);
  deadline->what = source->what;
  if (cbk_statement_get_id (stmt, 0, id))
    deadline->id = g_strdup (id);
  if (cbk_statement_get_id (stmt, 2, id))
    deadline->owner = g_strdup (id);
  deadline->due = source->by_day ? cbk_uk_start_of_day (cbk_day_parse (cbk_statement_get_text (stmt, 1)) + 1) - 1
                                 : cbk_statement_get_int (stmt, 1);

  deadline->since = cbk_statement_is_null (stmt, 4) ? CBK_TIME_UNSET : cbk_statement_get_int (stmt, 4);

  if (source->clock != NULL)
    return explain (self, deadline, source, cbk_statement_get_int (stmt, 4), error) ? g_steal_pointer (&deadline) : NULL;

  deadline->explanation = g_strdup (cbk_statement_get_text (stmt, 3));

  return g_steal_pointer (&deadline);
}

static gboolean
read_source (Work *self, CbkSession *session, const Source *source, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_session_get_cache (session), source->sql);
  bind_scope (self, &stmt, source);
  while (cbk_statement_step (&stmt))
    {
      CbkDeadline *deadline = read_row (self, &stmt, source, error);

      if (deadline == NULL)
        return FALSE;

      deadline->overdue = deadline->due < self->now;
      g_ptr_array_add (self->list, deadline);
    }

  return cbk_statement_finish (&stmt, error);
}

static int
compare_deadlines (gconstpointer a, gconstpointer b)
{
  const CbkDeadline *first = *(CbkDeadline **) a;
  const CbkDeadline *second = *(CbkDeadline **) b;

  return (first->due > second->due) - (first->due < second->due);
}

static const char *
get_field (CbkRecord *record, const char *name)
{
  return cbk_record_class_find_field (CBK_RECORD_GET_CLASS (record), name) != NULL ? cbk_record_get_text (record, name)
                                                                                   : NULL;
}

static void
find_home (CbkDeadline *self, CbkRecord *record)
{
  const char *of_case = get_field (record, "case_id");
  const char *subject = get_field (record, "subject_id");

  self->home_type = g_strdup (of_case != NULL ? "case" : subject != NULL ? get_field (record, "subject_type") : self->type);
  self->home_id = g_strdup (of_case != NULL ? of_case : subject != NULL ? subject : self->id);
  if (g_str_equal (self->type, "allocation"))
    self->sent_by = g_strdup (cbk_record_get_text (record, "sent_by"));
}

/* What it belongs to may not be on this laptop: then it is known by its own name alone. */
static gboolean
name_home (Work *self, CbkSession *session, CbkDeadline *deadline, CbkRecord *record, CbkSight *sight, GError **error)
{
  g_autoptr(CbkRecord) home = NULL;

  find_home (deadline, record);
  home = deadline->home_type != NULL ? cbk_session_get (session, deadline->home_type, deadline->home_id, NULL) : NULL;
  if (home == NULL)
    return TRUE;

  if (!cbk_policy_look (cbk_workspace_get_user (self->workspace), session, home, cbk_uk_day (self->now), sight, error))
    return FALSE;

  deadline->home_title = *sight == CBK_SIGHT_OPEN ? cbk_record_dup_title (home) : g_strdup (_("Restricted"));
  deadline->grade = g_strdup (get_field (home, "grade"));

  return TRUE;
}

/* A list tells no more about a record than the record would, nor than what it belongs to. */
static gboolean
name_deadline (Work *self, CbkSession *session, CbkDeadline *deadline, gboolean *ret_hidden, GError **error)
{
  g_autoptr(CbkRecord) record = cbk_session_get (session, deadline->type, deadline->id, error);
  CbkSight sight;
  CbkSight home_sight = CBK_SIGHT_OPEN;

  if (record == NULL || !cbk_policy_look (cbk_workspace_get_user (self->workspace), session, record,
                                          cbk_uk_day (self->now), &sight, error) ||
      !name_home (self, session, deadline, record, &home_sight, error))
    return FALSE;

  *ret_hidden = MIN (sight, home_sight) == CBK_SIGHT_HIDDEN;
  if (MIN (sight, home_sight) == CBK_SIGHT_OPEN)
    deadline->title = cbk_record_dup_title (record);
  else
    {
      deadline->title = g_strdup (_("Restricted"));
      g_clear_pointer (&deadline->explanation, g_free);
    }

  return TRUE;
}

static gboolean
name_all (Work *self, CbkSession *session, guint limit, GError **error)
{
  guint i = 0;

  while (i < self->list->len && i < limit)
    {
      gboolean hidden;

      if (!name_deadline (self, session, self->list->pdata[i], &hidden, error))
        return FALSE;

      if (hidden)
        g_ptr_array_remove_index (self->list, i);
      else
        i++;
    }

  if (i < self->list->len)
    g_ptr_array_remove_range (self->list, i, self->list->len - i);

  return TRUE;
}

static Work
make_work (CbkWorkspace *workspace, const CbkDeadlineScope *scope, GPtrArray *list)
{
  return (Work){
    .workspace = workspace,
    .scope = scope,
    .now = cbk_env_now (cbk_workspace_get_env (workspace)),
    .until = scope->until != CBK_TIME_UNSET ? scope->until : G_MAXINT64,
    .until_day = scope->until != CBK_TIME_UNSET ? cbk_uk_day (scope->until) : cbk_day_parse ("9999-12-31"),
    .list = list,
  };
}

/**
 * cbk_deadlines_collect:
 * @workspace: a workspace with a user
 * @session: on the reader's thread
 * @scope: whose, until when and how many of each kind
 * @error: any store error
 *
 * Returns: (transfer full) (element-type CbkDeadline) (nullable): the first due first, without their names: they may be
 * counted, and shown when cbk_deadlines_name() has named them
 */
GPtrArray *
cbk_deadlines_collect (CbkWorkspace *workspace, CbkSession *session, const CbkDeadlineScope *scope, GError **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) cbk_deadline_free);
  Work work = make_work (workspace, scope, list);

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (!read_source (&work, session, &sources[i], error))
      return NULL;

  g_ptr_array_sort (list, compare_deadlines);

  return g_steal_pointer (&list);
}

/**
 * cbk_deadlines_name:
 * @workspace: a workspace with a user
 * @session: on the reader's thread
 * @list: (element-type CbkDeadline): what was collected; what the user may not know of is taken out
 * @limit: so many stay, or 0 for all
 * @error: any store error
 *
 * Returns: whether all have their names
 */
gboolean
cbk_deadlines_name (CbkWorkspace *workspace, CbkSession *session, GPtrArray *list, guint limit, GError **error)
{
  CbkDeadlineScope scope = { .until = CBK_TIME_UNSET };
  Work work = make_work (workspace, &scope, list);

  return name_all (&work, session, limit > 0 ? limit : G_MAXUINT, error);
}

typedef struct
{
  CbkWorkspace *workspace;
  const CbkDeadlineScope *scope;
  GPtrArray *list;
} Listing;

static gboolean
read_all (CbkSession *session, gpointer data, GError **error)
{
  Listing *self = data;

  self->list = cbk_deadlines_collect (self->workspace, session, self->scope, error);

  return self->list != NULL && cbk_deadlines_name (self->workspace, session, self->list, self->scope->limit, error);
}

/**
 * cbk_workspace_list_deadlines:
 * @self: a workspace with a user
 * @scope: whose, until when and how many
 * @error: any store error
 *
 * All clocks that run: custody, bail, duties to victims, allocations, plans, reviews, actions, recording, footage. Waits
 * for the store's reader.
 *
 * Returns: (transfer full) (element-type CbkDeadline) (nullable): the first due first
 */
GPtrArray *
cbk_workspace_list_deadlines (CbkWorkspace *self, const CbkDeadlineScope *scope, GError **error)
{
  Listing listing = { .workspace = self, .scope = scope };
  g_autoptr(GPtrArray) list = NULL;
  gboolean ok;

  g_return_val_if_fail (cbk_workspace_get_user (self) != NULL, NULL);

  ok = cbk_store_read (cbk_workspace_get_store (self), read_all, &listing, NULL, error);
  list = listing.list;

  return ok ? g_steal_pointer (&list) : NULL;
}
