/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-backlog.h"

#include "core/cbk-deadlines-private.h"

#define OPEN                                                                                                 \
  "c.withdrawn IS NULL AND c.state NOT IN ('closed', 'filed', 'not_crime', 'referred', 'transferred')"
#define CASE_SCOPE SCOPE ("c.owner", "c.team", "c.unit")

/* How old, in classes, and how many: each statement ends so. */
#define BY_AGE(since)                                                                                        \
  "CASE WHEN " since " > :now - 14400000 THEN 0 WHEN " since " > :now - 86400000 THEN 1 "                    \
  "WHEN " since " > :now - 259200000 THEN 2 ELSE 3 END, count (*) "

typedef struct
{
  const char *what;
  const char *sql;
} Queue;

static const Queue queues[CBK_N_BACKLOGS] = {
  { N_ ("Unassessed"),
    "SELECT c.grade, " BY_AGE (
        "c.reported_at") "FROM cases c WHERE c.withdrawn IS NULL "
                         "AND c.state IN ('intake', 'screening') AND c.thrive_version IS NULL" CASE_SCOPE
                         " GROUP BY 1, 2" },
  { N_ ("Unallocated"),
    "SELECT c.grade, " BY_AGE (
        "c.reported_at") "FROM cases c WHERE c.withdrawn IS NULL "
                         "AND c.state IN ('intake', 'screening', 'reopened') AND c.owner IS NULL" CASE_SCOPE
                         " GROUP BY 1, 2" },
  { N_ ("Unacknowledged"),
    "WITH c AS MATERIALIZED (SELECT " ID_TEXT (
        "c.id") " AS text, c.grade FROM cases c WHERE " OPEN ") "
                "SELECT c.grade, " BY_AGE (
                    "r.sent_at") "FROM allocations r LEFT JOIN c ON c.text = r.subject_id "
                                 "LEFT JOIN officers o ON o.id = r.to_officer WHERE r.withdrawn IS NULL AND "
                                 "r.state IN ('sent', 'escalated')" SCOPE ("r.to_officer",
                                                                           "coalesce (r.to_team, o.team)",
                                                                           "o.unit") " GROUP BY 1, 2" },
  { N_ ("Unreviewed"), "SELECT c.grade, " BY_AGE (
                           "c.next_review_at") "FROM cases c WHERE " OPEN
                                               " AND c.next_review_at < :now" CASE_SCOPE " GROUP BY 1, 2" },
  { N_ ("Unscheduled items"),
    "SELECT c.grade, " BY_AGE (
        "r.created_at") "FROM disclosure_items r JOIN cases c ON c.id = r.case_id "
                        "WHERE r.withdrawn IS NULL AND r.state = 'unscheduled' AND " OPEN CASE_SCOPE
                        " GROUP BY 1, 2" },
};

/**
 * cbk_severity_of_grade:
 * @reference: the lists
 * @grade: (nullable): a response grade
 *
 * Returns: how severe the list says it is
 */
CbkSeverity
cbk_severity_of_grade (CbkReference *reference, const char *grade)
{
  static const char *const words[] = { "high", "medium", "low" };
  const CbkReferenceValue *value
      = grade != NULL ? cbk_reference_find_value (reference, "response_grade", grade) : NULL;
  const char *severity
      = value != NULL && value->attributes != NULL ? cbk_json_get_text (value->attributes, "severity") : NULL;

  for (guint i = 0; severity != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], severity))
      return (CbkSeverity)i;

  return CBK_SEVERITY_UNKNOWN;
}

static gboolean
read_queue (CbkWorkspace *workspace,
            CbkSession *session,
            const CbkDeadlineScope *scope,
            const Queue *queue,
            CbkBacklog *backlog,
            GError **error)
{
  g_auto (CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_session_get_cache (session), queue->sql);
  cbk_deadlines_bind_scope (&stmt, scope);
  cbk_statement_bind_int (&stmt, ":now", cbk_env_now (cbk_workspace_get_env (workspace)));
  while (cbk_statement_step (&stmt))
    {
      gint64 count = cbk_statement_get_int (&stmt, 2);
      CbkSeverity severity = cbk_severity_of_grade (cbk_workspace_get_reference (workspace),
                                                    cbk_statement_get_text (&stmt, 0));

      backlog->n[severity] += count;
      backlog->ages[CLAMP (cbk_statement_get_int (&stmt, 1), 0, CBK_N_AGES - 1)] += count;
    }

  return cbk_statement_finish (&stmt, error);
}

/**
 * cbk_backlog_read:
 * @workspace: a workspace with a user
 * @session: on the reader's thread
 * @scope: whose
 * @backlog: (out): each queue
 * @error: any store error
 *
 * Returns: whether all could be counted
 */
gboolean
cbk_backlog_read (CbkWorkspace *workspace,
                  CbkSession *session,
                  const CbkDeadlineScope *scope,
                  CbkBacklog backlog[CBK_N_BACKLOGS],
                  GError **error)
{
  for (guint i = 0; i < CBK_N_BACKLOGS; i++)
    {
      backlog[i] = (CbkBacklog){ .what = queues[i].what };
      if (!read_queue (workspace, session, scope, &queues[i], &backlog[i], error))
        return FALSE;
    }

  return TRUE;
}
