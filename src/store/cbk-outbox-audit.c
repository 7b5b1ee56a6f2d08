/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-outbox-audit.h"

#include "base/cbk-date.h"

/* Both chains by the time that each entry claims; of what was erased this is left. */
static const char sql[] =
  "SELECT change, n, state, type, id, payload FROM ("
  "SELECT 0 AS change, n, sent AS state, json_extract (payload, '$.type') AS type, json_extract (payload, '$.id') AS id, "
  "json_extract (payload, '$.detail') AS detail, payload FROM access_event "
  "UNION ALL SELECT 1, dseq, state, type, lower (hex (id)), NULL, coalesce (payload, erased) FROM mutation) "
  "WHERE (:actor IS NULL OR json_extract (payload, '$.actor') = :actor) AND (:type IS NULL OR type = :type) "
  "AND (:id IS NULL OR replace (id, '-', '') = replace (:id, '-', '') OR instr (detail, :id) > 0) "
  "AND (:from IS NULL OR json_extract (payload, '$.at') >= :from) "
  "AND (:until IS NULL OR json_extract (payload, '$.at') < :until) "
  "ORDER BY json_extract (payload, '$.at'), change, n";

static void
bind_time (CbkStatement *stmt, const char *name, gint64 time)
{
  char text[CBK_TIME_TEXT_SIZE];

  if (time == CBK_TIME_UNSET)
    return;

  cbk_time_print (time, text);
  cbk_statement_bind_text (stmt, name, text);
}

static gboolean
tell_row (CbkStatement *stmt, CbkAuditRowFunc func, gpointer data, GError **error)
{
  const char *hex = cbk_statement_get_text (stmt, 4);
  g_autoptr(GString) id = g_string_new (hex);
  CbkAuditRow row = {
    .change = cbk_statement_get_int (stmt, 0) != 0,
    .number = cbk_statement_get_int (stmt, 1),
    .state = cbk_statement_get_int (stmt, 2),
    .type = cbk_statement_get_text (stmt, 3),
    .payload = cbk_statement_get_text (stmt, 5),
  };

  if (id->len == 2 * CBK_ID_BYTES)
    for (guint i = 0; i < 4; i++)
      g_string_insert_c (id, 8 + 5 * i, '-');
  row.id = hex != NULL ? id->str : NULL;

  return func (&row, data, error);
}

/**
 * cbk_outbox_foreach_audit:
 * @self: an outbox
 * @filter: which entries
 * @func: called for each, oldest first
 * @data: for @func
 * @error: any store error, or @func's
 *
 * What was done here with records: changes and accesses as one log.
 *
 * Returns: whether all were seen
 */
gboolean
cbk_outbox_foreach_audit (CbkOutbox *self, const CbkAuditFilter *filter, CbkAuditRowFunc func, gpointer data, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_outbox_get_connection (self), sql);
  cbk_statement_bind_text (&stmt, ":actor", filter->actor);
  cbk_statement_bind_text (&stmt, ":type", filter->type);
  cbk_statement_bind_text (&stmt, ":id", filter->id);
  bind_time (&stmt, ":from", filter->from);
  bind_time (&stmt, ":until", filter->until);
  while (cbk_statement_step (&stmt))
    if (!tell_row (&stmt, func, data, error))
      return FALSE;

  return cbk_statement_finish (&stmt, error);
}
