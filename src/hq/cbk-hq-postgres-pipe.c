/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-postgres-private.h"

#include "base/cbk-error.h"

#include <string.h>

/* What is sent and what comes back, in their order. */

static const struct
{
  const char *state;      /* an SQLSTATE, or the class that it begins with */
  CbkError code;
  gboolean again;         /* whether the same may go well when it is done once more */
  const char *message;
} failures[] = {
  { "40", CBK_ERROR_BUSY, TRUE, "Others change the same things at headquarters just now; nothing of this was kept" },
  { "55P03", CBK_ERROR_BUSY, TRUE, "Others change the same things at headquarters just now; nothing of this was kept" },
  { "23505", CBK_ERROR_CONFLICT, TRUE, "Something with that number or name is at headquarters already" },
  { "23", CBK_ERROR_CONFLICT, FALSE, "What is at headquarters does not let this in" },
  { "25006", CBK_ERROR_BUSY, FALSE, "Headquarters' database takes nothing at the moment; nothing of this was kept" },
  { "53100", CBK_ERROR_FULL, FALSE, "The disk of headquarters' database is full; nothing of this was kept" },
  { "53", CBK_ERROR_BUSY, FALSE, "Headquarters' database has no room for more work at the moment" },
  { "57", CBK_ERROR_BUSY, FALSE, "Headquarters' database was told to stop" },
};

static void
set_failure (CbkHqPostgres *self, CbkError code, gboolean again, const char *message)
{
  self->parent.again |= again;
  if (self->failure == NULL)
    self->failure = g_error_new_literal (CBK_ERROR, (gint) code, message);
}

/* What failed first is what is told; only its kind, because what the database says of it may have values in it. */
void
cbk_hq_postgres_fail (CbkHqPostgres *self, const PGresult *result)
{
  const char *state = PQresultErrorField (result, PG_DIAG_SQLSTATE);
  const char *words = PQresultErrorField (result, PG_DIAG_MESSAGE_PRIMARY);
  g_autofree char *message = NULL;

  if (self->failure != NULL)
    return;

  for (guint i = 0; state != NULL && i < G_N_ELEMENTS (failures); i++)
    if (g_str_has_prefix (state, failures[i].state))
      {
        set_failure (self, failures[i].code, failures[i].again, failures[i].message);
        return;
      }

  /* Without a state it is not the server that speaks: the connection broke. */
  message = g_strdup_printf ("Headquarters' database refused: %s", words != NULL ? words : "it cannot be reached");
  set_failure (self, state != NULL ? CBK_ERROR_STORAGE : CBK_ERROR_BUSY, FALSE, message);
}

/* What was to be kept just then may be there or not: that is never tried again here, but asked for by the laptop. */
void
cbk_hq_postgres_lose (CbkHqPostgres *self)
{
  g_clear_pointer (&self->conn, PQfinish);
  g_queue_clear (&self->sent);
  self->reading = NULL;
  self->sync_due = FALSE;
  set_failure (self, CBK_ERROR_BUSY, !self->committing,
               self->committing ? "Headquarters' database went away before it said whether this is kept"
                                : "Headquarters' database went away; nothing of this was kept");
}

gboolean
cbk_hq_postgres_propagate (CbkHqPostgres *self, GError **error)
{
  if (self->failure == NULL)
    return TRUE;

  if (error != NULL)
    *error = g_error_copy (self->failure);

  return FALSE;
}

/* One statement without values. */
void
cbk_hq_postgres_send (CbkHqPostgres *self, const char *sql)
{
  if (self->conn == NULL)
    return;

  if (PQsendQueryParams (self->conn, sql, 0, NULL, NULL, NULL, NULL, 1))
    g_queue_push_tail (&self->sent, NULL);
  else
    cbk_hq_postgres_lose (self);
}

/* Returns: (nullable): a row of what is being read; %NULL when the answer is over */
PGresult *
cbk_hq_postgres_next_row (CbkHqPostgres *self)
{
  PGresult *result;

  while ((result = PQgetResult (self->conn)) != NULL)
    {
      ExecStatusType status = PQresultStatus (result);

      if (status == PGRES_SINGLE_TUPLE)
        return result;

      if (status == PGRES_FATAL_ERROR)
        cbk_hq_postgres_fail (self, result);
      PQclear (result);
    }

  self->reading = NULL;
  if (PQstatus (self->conn) == CONNECTION_BAD)
    cbk_hq_postgres_lose (self);

  return NULL;
}

/* The end of a pipeline, at which the server answers again after a failure. */
static void
take_sync (CbkHqPostgres *self)
{
  PGresult *result = self->conn != NULL ? PQgetResult (self->conn) : NULL;

  if (self->conn != NULL && (result == NULL || PQresultStatus (result) != PGRES_PIPELINE_SYNC))
    cbk_hq_postgres_lose (self);
  PQclear (result);
  self->sync_due = FALSE;
}

/* The rows that nobody asked for yet are put aside: something else is to be asked. */
void
cbk_hq_postgres_keep_read (CbkHqPostgres *self)
{
  CbkHqCursor *cursor = self->reading;
  PGresult *row;

  while (self->reading != NULL && (row = cbk_hq_postgres_next_row (self)) != NULL)
    g_queue_push_tail (&cursor->rows, row);
  if (self->sync_due)
    take_sync (self);
  if (cursor != NULL && self->failure != NULL)
    cursor->failure = g_error_copy (self->failure);
}

/* The rows that nobody wants. */
void
cbk_hq_postgres_end_read (CbkHqPostgres *self)
{
  PGresult *row;

  while (self->reading != NULL && (row = cbk_hq_postgres_next_row (self)) != NULL)
    PQclear (row);
  if (self->sync_due)
    take_sync (self);
}

/* The whole answer to the oldest statement that was not answered. */
void
cbk_hq_postgres_take (CbkHqPostgres *self)
{
  CbkHqPlan *plan = g_queue_pop_head (&self->sent);
  PGresult *result;

  while ((result = PQgetResult (self->conn)) != NULL)
    {
      ExecStatusType status = PQresultStatus (result);

      if (status == PGRES_FATAL_ERROR)
        cbk_hq_postgres_fail (self, result);
      if (plan != NULL && status != PGRES_COMMAND_OK)
        plan->sent = FALSE;
      PQclear (result);
    }

  if (PQstatus (self->conn) == CONNECTION_BAD)
    cbk_hq_postgres_lose (self);
}

/* Everything that was sent is done, or failed; the server listens again. */
void
cbk_hq_postgres_sync (CbkHqPostgres *self)
{
  cbk_hq_postgres_keep_read (self);
  if (self->conn == NULL)
    return;

  if (!PQpipelineSync (self->conn) || PQflush (self->conn) < 0)
    {
      cbk_hq_postgres_lose (self);
      return;
    }

  while (self->sent.length > 0)
    cbk_hq_postgres_take (self);
  take_sync (self);
}
