/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-audit.h"

#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "base/cbk-json.h"
#include "hq/cbk-hq-access.h"

#include <string.h>

/* Changes are their own log, and are read where they are; what stays of an erased one is who, when, and with which record. */
#define SELECT_BOTH                                                                                                  \
  "SELECT kind_of, number, device, payload, actor, op, verb, type, id, at_hq FROM ("                                 \
  "SELECT 1 AS kind_of, dseq AS number, device, payload, actor, command AS op, op AS verb, type, id, at_hq "         \
  "FROM mutation WHERE again = 0 UNION ALL SELECT 0, dn, device, payload, actor, op, kind, type, id, at_hq FROM access_log) AS l "   \
  "WHERE at_hq >= :from AND at_hq < :until AND (:actor IS NULL OR actor = :actor) "                                  \
  "AND (:type IS NULL OR type = :type) AND (:id IS NULL OR id = :id OR (kind_of = 0 AND payload LIKE :like)) "

static const char oldest_first[] = SELECT_BOTH "ORDER BY at_hq, kind_of, device, number";
static const char newest_first[] = SELECT_BOTH "ORDER BY at_hq DESC, kind_of DESC, device, number DESC";

typedef struct
{
  const CbkHqAuditing *auditing;
  CbkReference *reference;
  CbkHqAuditFunc func;
  gpointer data;
  gint64 n;
} CbkHqAuditWalk;

static const char *
get_text (JsonObject *payload, const char *name)
{
  return payload != NULL ? cbk_json_get_text (payload, name) : NULL;
}

static gboolean
tell_row (CbkHqAuditWalk *walk, CbkHqStatement *stmt, GError **error)
{
  gboolean change = cbk_hq_statement_get_int (stmt, 0) != 0;
  g_autofree char *text = g_strdup (cbk_hq_statement_get_text (stmt, 3));
  g_autofree char *actor = g_strdup (cbk_hq_statement_get_text (stmt, 4));
  g_autofree char *op = g_strdup (cbk_hq_statement_get_text (stmt, 5));
  g_autofree char *verb = g_strdup (cbk_hq_statement_get_text (stmt, 6));
  g_autofree char *type = g_strdup (cbk_hq_statement_get_text (stmt, 7));
  g_autofree char *id = g_strdup (cbk_hq_statement_get_text (stmt, 8));
  g_autoptr(JsonObject) payload = text != NULL ? cbk_json_parse_object (text, -1, NULL) : NULL;
  char at_hq[CBK_TIME_TEXT_SIZE], device[CBK_ID_LENGTH + 1];
  CbkAuditEntry entry = {
    .change = change,
    .number = cbk_hq_statement_get_int (stmt, 1),
    .at = get_text (payload, "at"),
    .at_hq = at_hq,
    .device = device,
    .actor = actor,
    .kind = change ? cbk_audit_change_kind (walk->reference, op, g_strcmp0 (verb, "create") == 0) : verb,
    .operation = op,
    .type = type,
    .id = id,
    .reason = get_text (payload, "reason"),
    .detail = get_text (payload, "detail"),
    .recipient = get_text (payload, "recipient"),
    .sent = TRUE,
    .erased = payload == NULL,
  };

  cbk_time_print (cbk_hq_statement_get_int (stmt, 9), at_hq);
  cbk_hq_statement_get_id (stmt, 2, device);
  if (walk->auditing->kind != NULL && g_strcmp0 (entry.kind, walk->auditing->kind) != 0)
    return TRUE;

  walk->n++;

  return walk->func (&entry, walk->data, error);
}

static gboolean
read_rows (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqAuditWalk *walk = data;
  const CbkHqAuditing *auditing = walk->auditing;
  g_autofree char *like = auditing->id != NULL ? g_strdup_printf ("%%%s%%", auditing->id) : NULL;
  g_auto(CbkHqStatement) stmt = { 0 };

  if (walk->n > 0)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_BUSY,
                           "Headquarters' database went away while the log was read; please ask again");
      return FALSE;
    }

  cbk_hq_statement_init (&stmt, storage->db, auditing->limit > 0 ? newest_first : oldest_first);
  cbk_hq_statement_bind_int (&stmt, ":from", auditing->from == CBK_TIME_UNSET ? 0 : auditing->from);
  cbk_hq_statement_bind_int (&stmt, ":until", auditing->until == CBK_TIME_UNSET ? G_MAXINT64 : auditing->until);
  cbk_hq_statement_bind_text (&stmt, ":actor", auditing->actor);
  cbk_hq_statement_bind_text (&stmt, ":type", auditing->type);
  cbk_hq_statement_bind_text (&stmt, ":id", auditing->id);
  cbk_hq_statement_bind_text (&stmt, ":like", like);
  while ((auditing->limit <= 0 || walk->n < auditing->limit) && cbk_hq_statement_step (&stmt))
    if (!tell_row (walk, &stmt, error))
      return FALSE;

  return cbk_hq_statement_finish (&stmt, error);
}

/* What is asked of the log is in the log before anything of it is shown; whoever is at the machine asks. */
static gboolean
log_reading (CbkHqStorage *storage, gpointer data, GError **error)
{
  const CbkHqAuditing *auditing = data;
  const CbkAuditRequest request = { auditing->actor, auditing->type, auditing->id, auditing->kind, auditing->from,
                                    auditing->until };
  gboolean export = auditing->recipient != NULL;
  g_autofree char *who = g_strconcat ("system user ", g_get_user_name (), NULL);
  g_autoptr(GString) detail = g_string_new (NULL);

  cbk_audit_append_request (&request, detail);

  return cbk_hq_log_own (storage, who, export ? "export_log" : "read_log", export ? "disclosure" : "consultation", NULL, NULL,
                         NULL, detail->str, auditing->recipient, error);
}

/**
 * cbk_hq_audit:
 * @storage: a storage that writes
 * @auditing: what of the log
 * @func: called for each entry
 * @data: for @func
 * @error: any store error, or @func's
 *
 * Who did what with which records, on every laptop and here.
 *
 * Returns: whether all were told
 */
gboolean
cbk_hq_audit (CbkHqStorage *storage, const CbkHqAuditing *auditing, CbkHqAuditFunc func, gpointer data, GError **error)
{
  g_autoptr(CbkReference) reference = cbk_reference_new ();
  CbkHqAuditWalk walk = { .auditing = auditing, .reference = reference, .func = func, .data = data };

  return cbk_reference_load_builtin (reference, error) &&
         cbk_hq_storage_transact (storage, log_reading, (gpointer) auditing, error) &&
         cbk_hq_storage_read (storage, read_rows, &walk, error);
}
