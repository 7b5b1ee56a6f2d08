/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "laptop.h"

#include "base/cbk-error.h"
#include "model/cbk-record-json.h"

typedef struct
{
  CbkTransport parent;
  CbkTransport *real;
  Laptop *laptop;
} BadLine;

static GBytes *
exchange (CbkTransport *transport,
          const char *path,
          const char *token,
          const char *content_type,
          GBytes *body,
          guint *ret_status,
          GCancellable *cancellable,
          GError **error)
{
  BadLine *line = (BadLine *) transport;
  Laptop *laptop = line->laptop;
  g_autoptr(GBytes) answer = NULL;
  gboolean fails = ++laptop->n_exchanges == laptop->fail_at;

  if (laptop->before != NULL)
    laptop->before (laptop, path);

  if (!fails || laptop->lose_answer)
    answer = line->real->exchange (line->real, path, token, content_type, body, ret_status, cancellable, error);
  if (!fails && answer != NULL && g_str_equal (path, "/v1/sync/pull"))
    {
      g_clear_pointer (&laptop->pulled, g_bytes_unref);
      laptop->pulled = g_bytes_ref (answer);
      if (laptop->again != NULL)
        return g_steal_pointer (&laptop->again);
    }
  if (!fails)
    return g_steal_pointer (&answer);

  g_clear_error (error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE, "The line broke, as the test wanted");

  return NULL;
}

void
laptop_init (Laptop *self, const char *url, guint64 seed)
{
  *self = (Laptop){ .folder = cbk_test_make_folder () };
  cbk_test_env_init (&self->env, "2026-11-22T14:02:00Z");
  self->env.seed = seed;
  g_assert_true (cbk_sync_account_load (&self->account, self->folder, NULL));
  self->account.url = g_strdup (url);
  self->account.user = g_strdup ("1001");
  g_strlcpy (self->actor, OFFICER, sizeof self->actor);
  laptop_open (self);
}

void
laptop_open (Laptop *self)
{
  g_autoptr(GError) error = NULL;

  self->store = cbk_store_open (self->folder, &self->env.env, &error);
  g_assert_no_error (error);
}

void
laptop_close (Laptop *self)
{
  if (self->store != NULL)
    cbk_store_close (self->store);
  g_clear_object (&self->store);
}

void
laptop_free (Laptop *self)
{
  g_clear_pointer (&self->pulled, g_bytes_unref);
  g_clear_pointer (&self->again, g_bytes_unref);
  laptop_close (self);
  cbk_test_remove_folder (self->folder);
  g_free (self->folder);
  cbk_sync_account_clear (&self->account);
}

/* A second laptop with a copy of the first one's disk; both are open afterwards. */
void
laptop_copy (Laptop *self, Laptop *copy, guint64 seed)
{
  g_autoptr(GError) error = NULL;

  laptop_init (copy, self->account.url, seed);
  laptop_close (copy);
  laptop_close (self);
  cbk_test_copy_files (self->folder, copy->folder);
  cbk_sync_account_clear (&copy->account);
  g_assert_true (cbk_sync_account_load (&copy->account, copy->folder, &error));
  g_assert_no_error (error);
  laptop_open (self);
  laptop_open (copy);
}

/* @more: (nullable): options for headquarters */
void
laptop_pair_init (CbkTestHq *hq, Laptop *a, Laptop *b, const char *program, const char *const *more)
{
  cbk_test_hq_make (hq, program);
  hq->more = more;
  cbk_test_hq_add_user (hq, "1001", "Mistry", "investigator");
  cbk_test_hq_start (hq);
  laptop_init (a, hq->url, 1);
  laptop_init (b, hq->url, 2);
}

void
laptop_pair_clear (CbkTestHq *hq, Laptop *a, Laptop *b)
{
  laptop_free (a);
  laptop_free (b);
  cbk_test_hq_free (hq);
}

gboolean
laptop_try (Laptop *self, GError **error)
{
  BadLine line = { .parent = { .exchange = exchange }, .laptop = self };
  g_autoptr(CbkTransport) real = line.real = cbk_transport_new_http (self->account.url, &self->account.trust, error);
  const CbkSyncSignIn sign_in = { .password = CBK_TEST_PASSWORD };

  g_assert_nonnull (real);
  self->n_exchanges = 0;

  return cbk_sync_cycle (self->store, &line.parent, &self->account, self->account.token == NULL ? &sign_in : NULL, &self->env.env, &self->report, NULL, error);
}

void
laptop_sync (Laptop *self)
{
  g_autoptr(GError) error = NULL;
  gboolean ok = laptop_try (self, &error);

  g_assert_no_error (error);
  g_assert_true (ok);
}

void
laptop_state (Laptop *self, CbkSyncState *state)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (cbk_sync_get_state (self->store, state, &error));
  g_assert_no_error (error);
}

static gboolean
commit (CbkSession *session, gpointer changes, GError **error)
{
  return cbk_session_commit (session, changes, error);
}

/* Pairs of before, which may be NULL, and after: one action. */
void
laptop_save (Laptop *self, GPtrArray *pairs)
{
  g_autoptr(CbkChangeSet) changes = cbk_change_set_new ("test", self->actor, NULL);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < pairs->len; i += 2)
    cbk_change_set_update (changes, pairs->pdata[i], pairs->pdata[i + 1]);
  cbk_test_env_advance (&self->env, 1);
  g_assert_true (cbk_store_save (self->store, commit, changes, NULL, &error));
  g_assert_no_error (error);
}

static void
save_one (Laptop *self, CbkRecord *before, CbkRecord *after)
{
  g_autoptr(GPtrArray) pairs = g_ptr_array_new ();

  g_ptr_array_add (pairs, before);
  g_ptr_array_add (pairs, after);
  laptop_save (self, pairs);
}

char *
laptop_make (Laptop *self, const char *summary)
{
  char id[CBK_ID_LENGTH + 1];
  g_autoptr(CbkRecord) record = NULL;

  cbk_id_init (id, &self->env.env);
  record = cbk_record_new (cbk_registry_find ("case"), id);
  cbk_record_set_text (record, "summary", summary);
  cbk_record_set_text (record, "state", "intake");
  save_one (self, NULL, record);

  return g_strdup (id);
}

void
laptop_change (Laptop *self, const char *id, const char *field, const char *value)
{
  g_autoptr(CbkRecord) before = laptop_get (self, id);
  g_autoptr(CbkRecord) after = NULL;

  g_assert_nonnull (before);
  after = cbk_record_dup (before);
  cbk_record_set_text (after, field, value);
  save_one (self, before, after);
}

typedef struct
{
  const char *id;
  CbkRecord *record;
} Get;

static gboolean
get (CbkSession *session, gpointer data, GError **error)
{
  Get *self = data;

  self->record = cbk_session_get (session, "case", self->id, error);

  return self->record != NULL;
}

CbkRecord *
laptop_get (Laptop *self, const char *id)
{
  Get what = { id, NULL };
  g_autoptr(GError) error = NULL;

  if (!cbk_store_read (self->store, get, &what, NULL, &error))
    g_assert_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND);

  return what.record;
}

char *
laptop_text (Laptop *self, const char *id, const char *field)
{
  g_autoptr(CbkRecord) record = laptop_get (self, id);

  return record != NULL ? g_strdup (cbk_record_get_text (record, field)) : NULL;
}

void
laptop_assert_text (Laptop *self, const char *id, const char *field, const char *wanted)
{
  g_autofree char *text = laptop_text (self, id, field);

  g_assert_cmpstr (text, ==, wanted);
}

char *
laptop_json (Laptop *self, const char *id)
{
  g_autoptr(CbkRecord) record = laptop_get (self, id);
  g_autoptr(GString) json = g_string_new (NULL);

  g_assert_nonnull (record);
  cbk_record_append_json (record, CBK_JSON_STAMPS, json);
  g_string_append_printf (json, " %" G_GINT64_FORMAT, record->version);

  return g_string_free (g_steal_pointer (&json), FALSE);
}

typedef struct
{
  const char *sql;
  char *text;
} Asking;

static gboolean
ask_text (CbkSession *session, gpointer data, GError **error)
{
  Asking *asking = data;
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_session_get_cache (session), asking->sql);
  if (cbk_statement_step (&stmt))
    asking->text = g_strdup (cbk_statement_get_text (&stmt, 0));

  return cbk_statement_finish (&stmt, error);
}

/* The first column of the first row of what the cache answers, %NULL for none. */
char *
laptop_ask (Laptop *self, const char *sql)
{
  Asking asking = { sql, NULL };
  g_autoptr(GError) error = NULL;

  g_assert_true (cbk_store_write (self->store, ask_text, &asking, NULL, &error));
  g_assert_no_error (error);

  return asking.text;
}

char *
laptop_find_officer (Laptop *self, const char *number)
{
  g_autofree char *sql = g_strdup_printf ("SELECT lower (hex (id)) FROM officers WHERE number = '%s'", number);
  g_autofree char *hex = laptop_ask (self, sql);

  g_assert_nonnull (hex);

  return g_strdup_printf ("%.8s-%.4s-%.4s-%.4s-%s", hex, hex + 8, hex + 12, hex + 16, hex + 20);
}

/* What is saved on the laptop is saved by whoever signs in on it. */
void
laptop_introduce (Laptop *self)
{
  g_autofree char *id = NULL;

  laptop_sync (self);
  id = laptop_find_officer (self, self->account.user);
  g_strlcpy (self->actor, id, sizeof self->actor);
}

/* After headquarters was restored everybody signs in anew. */
void
laptop_sync_signing_in (Laptop *self)
{
  g_clear_pointer (&self->account.token, g_free);
  laptop_sync (self);
}
