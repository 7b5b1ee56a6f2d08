/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/cbk-sync-cycle-private.h"

#include "sync/cbk-sync-wire.h"

/* What the hands do about scopes: they get rid of one, load a page of one, or compare one, a step at a time. */

#define ASK_AT_ONCE 200

static void
clear_step (CbkScopeStep *self)
{
  g_clear_pointer (&self->scope, cbk_held_scope_free);
  g_clear_pointer (&self->versions, g_hash_table_unref);
  g_clear_pointer (&self->asked, g_ptr_array_unref);
  g_clear_pointer (&self->page, cbk_sync_page_free);
  g_clear_pointer (&self->next, g_free);
  g_clear_pointer (&self->since, g_free);
}

/* What has to go goes first; then its traces, once for all that went. */
static gboolean
find_scope (CbkSession *session, gpointer data, GError **error)
{
  static const CbkScopeState order[] = { CBK_SCOPE_GONE, CBK_SCOPE_LOADING, CBK_SCOPE_DIFFERING };
  CbkHands *self = data;

  if (!cbk_sync_find_scope (session, CBK_SCOPE_PURGING, &self->step.scope, error) ||
      (self->step.scope == NULL && !cbk_sync_sweep (session, &self->step.swept, error)))
    return FALSE;

  for (guint i = 0; self->step.scope == NULL && i < G_N_ELEMENTS (order); i++)
    if ((order[i] != CBK_SCOPE_GONE || self->step.swept) &&
        !cbk_sync_find_scope (session, order[i], &self->step.scope, error))
      return FALSE;

  return TRUE;
}

static gboolean
purge_some (CbkSession *session, gpointer data, GError **error)
{
  CbkHands *self = data;

  return cbk_sync_purge_some (session, self->step.scope, &self->step.more, error);
}

static gboolean
apply_load (CbkSession *session, gpointer data, GError **error)
{
  CbkHands *self = data;

  return cbk_sync_apply_load (session, self->step.scope, self->step.page, self->step.next, error);
}

static gboolean
drop_scope (CbkSession *session, gpointer data, GError **error)
{
  CbkHands *self = data;

  return cbk_sync_drop_scope (session, self->step.scope->scope, error);
}

static gboolean
lose_scope (CbkSession *session, gpointer data, GError **error)
{
  CbkHands *self = data;

  return cbk_sync_mark_scope (session, self->step.scope->scope, CBK_SCOPE_PURGING, error);
}

static gboolean
keep_scope (CbkSession *session, gpointer data, GError **error)
{
  CbkHands *self = data;

  return cbk_sync_mark_scope (session, self->step.scope->scope, CBK_SCOPE_HELD, error);
}

static gboolean
read_doubt (CbkSession *session, gpointer data, GError **error)
{
  CbkHands *self = data;

  return cbk_sync_read_doubt (session, &self->step.since, error);
}

static gboolean
finish_load (CbkSession *session, gpointer data, GError **error)
{
  return cbk_sync_finish_load (session, error);
}

/* Not granted any more since we were told: then it goes. */
static gboolean
is_refused (CbkHands *self, const CbkExchange *answer, gboolean *ret_refused, GError **error)
{
  *ret_refused = answer->answer.status != 200;
  if (!*ret_refused)
    return TRUE;

  if (answer->answer.status != 404)
    {
      cbk_sync_engine_refused (&self->engine, &answer->answer);
      return TRUE;
    }

  cbk_sync_engine_scoped (&self->engine, CBK_SYNC_SCOPES_MORE);

  return cbk_hands_run (self, lose_scope, error);
}

static gboolean
load_page (CbkHands *self, GError **error)
{
  g_autofree char *path = cbk_sync_print_load (self->step.scope, self->step.scope->loaded_to, FALSE, NULL);
  g_auto(CbkExchange) answer = { 0 };
  gboolean refused;

  if (!cbk_hands_exchange (self, path, NULL, NULL, &answer, error) || !is_refused (self, &answer, &refused, error))
    return FALSE;

  if (refused)
    return TRUE;

  self->step.page = cbk_sync_parse_load (answer.body, &self->step.next, error);
  if (self->step.page == NULL || !cbk_hands_run (self, apply_load, error))
    return FALSE;

  self->report->n_received += self->step.page->rows->len;
  cbk_sync_engine_scoped (&self->engine, CBK_SYNC_SCOPES_LOADED);

  return TRUE;
}

static gboolean
compare_scope (CbkSession *session, gpointer data, GError **error)
{
  CbkHands *self = data;

  return cbk_sync_compare_scope (session, self->step.scope, self->step.versions, self->step.asked, error);
}

static gboolean
read_versions (CbkHands *self, gboolean *ret_refused, GError **error)
{
  g_autofree char *next = NULL;

  do
    {
      g_autofree char *path = cbk_sync_print_load (self->step.scope, next, TRUE, self->step.since);
      g_auto(CbkExchange) answer = { 0 };

      g_clear_pointer (&next, g_free);
      if (!cbk_hands_exchange (self, path, NULL, NULL, &answer, error) ||
          !is_refused (self, &answer, ret_refused, error) ||
          (!*ret_refused && !cbk_sync_parse_versions (answer.body, self->step.versions, &next, error)))
        return FALSE;
    }
  while (!*ret_refused && next != NULL);

  return TRUE;
}

static gboolean
ask_for (CbkHands *self, guint first, gboolean *ret_refused, GError **error)
{
  guint n = MIN (ASK_AT_ONCE, (self->step.asked->len - first) / 2);
  g_autoptr(GBytes) body = cbk_sync_print_asked (self->step.asked, first, n);
  g_autofree char *path = cbk_sync_print_load (self->step.scope, NULL, FALSE, NULL);
  g_autofree char *none = NULL;
  g_auto(CbkExchange) answer = { 0 };

  if (!cbk_hands_exchange (self, path, "application/json", body, &answer, error) ||
      !is_refused (self, &answer, ret_refused, error))
    return FALSE;

  if (*ret_refused)
    return TRUE;

  g_clear_pointer (&self->step.page, cbk_sync_page_free);
  self->step.page = cbk_sync_parse_load (answer.body, &none, error);
  if (self->step.page == NULL)
    return FALSE;

  /* It is compared again from the beginning when it is cut off here. */
  self->step.page->forced = TRUE;
  g_free (self->step.next);
  self->step.next = g_strdup ("");
  self->report->n_received += self->step.page->rows->len;

  return cbk_hands_run (self, apply_load, error);
}

static gboolean
compare (CbkHands *self, GError **error)
{
  gboolean refused = FALSE;

  self->step.versions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->step.asked = g_ptr_array_new_with_free_func (g_free);
  if (!cbk_hands_run (self, read_doubt, error) || !read_versions (self, &refused, error))
    return FALSE;

  if (refused)
    return TRUE;

  if (!cbk_hands_run (self, compare_scope, error))
    return FALSE;

  for (guint i = 0; !refused && i < self->step.asked->len; i += 2 * ASK_AT_ONCE)
    if (!ask_for (self, i, &refused, error))
      return FALSE;

  if (refused)
    return TRUE;

  cbk_sync_engine_scoped (&self->engine, CBK_SYNC_SCOPES_LOADED);

  return cbk_hands_run (self, keep_scope, error);
}

static gboolean
send_receipt (CbkHands *self, GError **error)
{
  g_autoptr(GBytes) body = cbk_sync_print_receipt (self->step.scope);
  g_auto(CbkExchange) answer = { 0 };

  if (!cbk_hands_exchange (self, "/v1/purge-receipt", "application/json", body, &answer, error))
    return FALSE;

  if (answer.answer.status != 200)
    {
      cbk_sync_engine_refused (&self->engine, &answer.answer);
      return TRUE;
    }

  cbk_sync_engine_scoped (&self->engine, CBK_SYNC_SCOPES_MORE);

  return cbk_hands_run (self, drop_scope, error);
}

static gboolean
do_step (CbkHands *self, GError **error)
{
  switch (self->step.scope->state)
    {
    case CBK_SCOPE_PURGING:
      cbk_sync_engine_scoped (&self->engine, CBK_SYNC_SCOPES_MORE);
      return cbk_hands_run (self, purge_some, error);

    case CBK_SCOPE_GONE:
      return send_receipt (self, error);

    case CBK_SCOPE_LOADING:
      return load_page (self, error);

    case CBK_SCOPE_DIFFERING:
      return compare (self, error);

    case CBK_SCOPE_HELD:
    default:
      g_assert_not_reached ();
    }
}

/**
 * cbk_hands_do_scopes:
 * @self: the hands of a cycle
 * @error: any store or network error
 *
 * One step. A receipt is sent only after the files were swept: it says that nothing is left.
 *
 * Returns: whether it could be done
 */
gboolean
cbk_hands_do_scopes (CbkHands *self, GError **error)
{
  gboolean ok = cbk_hands_run (self, find_scope, error);

  if (ok && self->step.scope == NULL)
    {
      ok = cbk_hands_run (self, finish_load, error);
      cbk_sync_engine_scoped (&self->engine, CBK_SYNC_SCOPES_DONE);
    }
  else if (ok)
    ok = do_step (self, error);

  clear_step (&self->step);

  return ok;
}
