/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-deadlines.h"

#include "core/cbk-policy.h"
#include "domain/cbk-clocks.h"
#include "domain/cbk-uk-time.h"

/* A case's id as the text that general references keep. */
#define ID_TEXT(id)                                                                                              \
  "lower (substr (hex (" id "), 1, 8) || '-' || substr (hex (" id "), 9, 4) || '-' || substr (hex (" id "), 13, 4) || " \
  "'-' || substr (hex (" id "), 17, 4) || '-' || substr (hex (" id "), 21))"

#define SCOPE(officer, team, unit)                                                                               \
  " AND (:officer IS NULL OR " officer " = :officer) AND (:team IS NULL OR " team " = :team)"                    \
  " AND (:unit IS NULL OR " unit " = :unit)"

#define CASE_SCOPE SCOPE ("c.owner", "c.team", "c.unit")
#define OFFICER_SCOPE(officer) SCOPE (officer, "o.team", "o.unit")
#define WINDOW(due) " AND " due " IS NOT NULL AND " due " <= :until ORDER BY " due " LIMIT :limit"

/* Each statement gives id, due, owner and, where it is stored, the rule in words. */
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
    "SELECT r.id, r.detention_until, c.owner, r.detention_rule FROM custody_records r LEFT JOIN cases c ON c.id = r.case_id "
    "WHERE r.withdrawn IS NULL AND r.state <> 'released'" CASE_SCOPE WINDOW ("r.detention_until"), NULL, FALSE },
  { "custody_record", N_("Review of detention"),
    "SELECT r.id, r.review_due_at, c.owner, r.review_rule FROM custody_records r LEFT JOIN cases c ON c.id = r.case_id "
    "WHERE r.withdrawn IS NULL AND r.state <> 'released'" CASE_SCOPE WINDOW ("r.review_due_at"), NULL, FALSE },
  { "bail", N_("Bail ends"),
    "SELECT r.id, r.ends_on, c.owner, r.end_rule FROM bails r LEFT JOIN cases c ON c.id = r.case_id "
    "WHERE r.withdrawn IS NULL AND r.state IN ('on_bail', 'extended', 'suspended')" CASE_SCOPE
    " AND r.ends_on IS NOT NULL AND r.ends_on <= :until_day ORDER BY r.ends_on LIMIT :limit", NULL, TRUE },
  { "bail", N_("Review of release under investigation"),
    "SELECT r.id, r.review_at, c.owner, r.end_rule FROM bails r LEFT JOIN cases c ON c.id = r.case_id "
    "WHERE r.withdrawn IS NULL AND r.state = 'rui'" CASE_SCOPE WINDOW ("r.review_at"), NULL, FALSE },
  { "bail", N_("Sign-off of release under investigation"),
    "SELECT r.id, r.sign_off_at, c.owner, NULL FROM bails r LEFT JOIN cases c ON c.id = r.case_id "
    "WHERE r.withdrawn IS NULL AND r.state = 'rui'" CASE_SCOPE WINDOW ("r.sign_off_at"), NULL, FALSE },
  { "victim_duty", N_("Duty to a victim"),
    "SELECT r.id, r.due_at, coalesce (r.owner, c.owner), r.duty || ', ' || r.rule_set FROM victim_duties r "
    "LEFT JOIN cases c ON c.id = r.case_id "
    "WHERE r.withdrawn IS NULL AND (r.state IN ('due', 'attempted') OR (r.state = 'breached' AND r.met_at IS NULL))"
    SCOPE ("coalesce (r.owner, c.owner)", "c.team", "c.unit") WINDOW ("r.due_at"), NULL, FALSE },
  { "case_role", N_("Contact with a victim"),
    "SELECT r.id, r.next_contact_at, c.owner, NULL FROM cases c JOIN case_roles r ON r.subject_id = " ID_TEXT ("c.id")
    " WHERE r.withdrawn IS NULL AND c.state NOT IN ('closed', 'filed', 'not_crime')" CASE_SCOPE
    WINDOW ("r.next_contact_at"), NULL, FALSE },
  { "allocation", N_("Allocation to be acknowledged"),
    "SELECT r.id, r.acknowledge_by, r.to_officer, NULL, r.sent_at FROM allocations r LEFT JOIN officers o ON o.id = r.to_officer "
    "WHERE r.withdrawn IS NULL AND r.state IN ('sent', 'escalated')"
    SCOPE ("r.to_officer", "coalesce (r.to_team, o.team)", "o.unit") WINDOW ("r.acknowledge_by"),
    "allocation.acknowledge", FALSE },
  { "case", N_("Plan to be approved"),
    "SELECT c.id, c.plan_due_at, c.owner, NULL FROM cases c WHERE c.withdrawn IS NULL AND c.state = 'allocated'" CASE_SCOPE
    WINDOW ("c.plan_due_at"), NULL, FALSE },
  { "review", N_("Supervisor's review"),
    "SELECT r.id, r.due_at, coalesce (r.reviewer, r.owner), r.due_rule FROM reviews r LEFT JOIN officers o ON o.id = "
    "coalesce (r.reviewer, r.owner) WHERE r.withdrawn IS NULL AND r.state IN ('due', 'overdue')"
    OFFICER_SCOPE ("coalesce (r.reviewer, r.owner)") WINDOW ("r.due_at"), NULL, FALSE },
  { "case", N_("Supervisor's review"),
    "SELECT c.id, c.next_review_at, c.supervisor, NULL FROM cases c WHERE c.withdrawn IS NULL "
    "AND c.state NOT IN ('closed', 'filed', 'not_crime', 'referred', 'transferred') AND NOT EXISTS (SELECT 1 FROM reviews v "
    "WHERE v.state IN ('due', 'overdue') AND v.subject_id = " ID_TEXT ("c.id") ")"
    SCOPE ("coalesce (c.supervisor, c.owner)", "c.team", "c.unit") WINDOW ("c.next_review_at"), NULL, FALSE },
  { "clip", N_("Footage deleted by its store"),
    "SELECT r.id, r.deletes_at, c.owner, r.retention_source FROM clips r LEFT JOIN cases c ON c.id = r.case_id "
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

static void
bind_scope (Work *self, CbkStatement *stmt, const Source *source)
{
  g_autofree char *day = cbk_day_format (self->until_day);

  if (self->scope->officer != NULL)
    cbk_statement_bind_id (stmt, ":officer", self->scope->officer);
  if (self->scope->team != NULL)
    cbk_statement_bind_id (stmt, ":team", self->scope->team);
  if (self->scope->unit != NULL)
    cbk_statement_bind_id (stmt, ":unit", self->scope->unit);
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

/* A list tells no more about a record than the record would. */
static gboolean
name_deadline (Work *self, CbkSession *session, CbkDeadline *deadline, gboolean *ret_hidden, GError **error)
{
  g_autoptr(CbkRecord) record = cbk_session_get (session, deadline->type, deadline->id, error);
  CbkSight sight;

  if (record == NULL || !cbk_policy_look (cbk_workspace_get_user (self->workspace), session, record,
                                          cbk_uk_day (self->now), &sight, error))
    return FALSE;

  *ret_hidden = sight == CBK_SIGHT_HIDDEN;
  if (sight == CBK_SIGHT_OPEN)
    deadline->title = cbk_record_dup_title (record);
  else
    {
      deadline->title = g_strdup (_("Restricted"));
      g_clear_pointer (&deadline->explanation, g_free);
    }

  return TRUE;
}

static gboolean
name_all (Work *self, CbkSession *session, GError **error)
{
  guint limit = self->scope->limit > 0 ? self->scope->limit : G_MAXUINT;
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

static gboolean
read_all (CbkSession *session, gpointer data, GError **error)
{
  Work *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (!read_source (self, session, &sources[i], error))
      return FALSE;

  g_ptr_array_sort (self->list, compare_deadlines);

  return name_all (self, session, error);
}

/**
 * cbk_workspace_list_deadlines:
 * @self: a workspace with a user
 * @scope: whose, until when and how many
 * @error: any store error
 *
 * All clocks that run: custody, bail, duties to victims, allocations, plans, reviews, recording, footage. Waits for the
 * store's reader.
 *
 * Returns: (transfer full) (element-type CbkDeadline) (nullable): the first due first
 */
GPtrArray *
cbk_workspace_list_deadlines (CbkWorkspace *self, const CbkDeadlineScope *scope, GError **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) cbk_deadline_free);
  Work work = {
    .workspace = self,
    .scope = scope,
    .now = cbk_env_now (cbk_workspace_get_env (self)),
    .until = scope->until != CBK_TIME_UNSET ? scope->until : G_MAXINT64,
    .until_day = scope->until != CBK_TIME_UNSET ? cbk_uk_day (scope->until) : cbk_day_parse ("9999-12-31"),
    .list = list,
  };

  g_return_val_if_fail (cbk_workspace_get_user (self) != NULL, NULL);

  return cbk_store_read (cbk_workspace_get_store (self), read_all, &work, NULL, error) ? g_steal_pointer (&list) : NULL;
}
