/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-look.h"

#include "hq/cbk-hq-entitlement.h"

static gboolean
read_news (CbkHqLook *self, CbkHqStorage *storage, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db, "SELECT scope, last_seq, name FROM scope WHERE last_seq > :since");
  cbk_hq_statement_bind_int (&stmt, ":since", self->since);
  while (cbk_hq_statement_step (&stmt))
    {
      CbkHqNews news = { cbk_hq_statement_get_int (&stmt, 0), cbk_hq_statement_get_int (&stmt, 1),
                         g_strdup (cbk_hq_statement_get_text (&stmt, 2)) };

      g_array_append_val (self->news, news);
    }

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
look_after (CbkHqEar *ear, CbkHqStorage *storage, GError **error)
{
  g_autoptr(CbkHqSession) session = NULL;
  g_autoptr(CbkHqDevice) device = NULL;

  g_clear_pointer (&ear->scopes, g_array_unref);
  if (!cbk_hq_storage_get_session (storage, ear->token, &session, error) ||
      (session != NULL && !cbk_hq_storage_get_device (storage, session->device, FALSE, &device, error)))
    return FALSE;

  ear->welcome = device != NULL && device->blocked == CBK_HQ_WELCOME && !session->blocked;

  return !ear->welcome || cbk_hq_entitled_scopes (storage, session->number, &ear->scopes, error);
}

static gboolean
look (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqLook *self = data;

  g_array_set_size (self->news, 0);
  if (!cbk_hq_storage_get_head (storage, &self->head, error) ||
      (self->head > self->since && !read_news (self, storage, error)))
    return FALSE;

  for (guint i = 0; i < self->ears->len; i++)
    if (!look_after (&g_array_index (self->ears, CbkHqEar, i), storage, error))
      return FALSE;

  return TRUE;
}

static void
fail (CbkHqJob *job, const GError *error)
{
  ((CbkHqLook *) job)->failed = TRUE;
}

static void
run (CbkHqJob *job, CbkHqStorage *storage)
{
  CbkHqLook *self = (CbkHqLook *) job;
  g_autoptr(GError) error = NULL;

  if (cbk_hq_storage_read (storage, look, self, &error))
    return;

  g_printerr ("casebook-hq: %s\n", error->message);
  self->failed = TRUE;
}

static void
news_clear (gpointer data)
{
  g_free (((CbkHqNews *) data)->name);
}

static void
ear_clear (gpointer data)
{
  g_clear_pointer (&((CbkHqEar *) data)->scopes, g_array_unref);
}

/**
 * cbk_hq_look_new:
 * @since: how far the last look saw
 * @done: called in the lane's main context; frees the look
 * @data: the asker's
 *
 * Returns: (transfer full): a look that is pushed into a lane as its job
 */
CbkHqLook *
cbk_hq_look_new (gint64 since, void (*done) (CbkHqJob *job), gpointer data)
{
  CbkHqLook *self = g_new0 (CbkHqLook, 1);

  self->job = (CbkHqJob){ run, fail, done };
  self->since = since;
  self->data = data;
  self->news = g_array_new (FALSE, FALSE, sizeof (CbkHqNews));
  g_array_set_clear_func (self->news, news_clear);
  self->ears = g_array_new (FALSE, FALSE, sizeof (CbkHqEar));
  g_array_set_clear_func (self->ears, ear_clear);

  return self;
}

void
cbk_hq_look_free (CbkHqLook *self)
{
  g_array_unref (self->news);
  g_array_unref (self->ears);
  g_free (self);
}
