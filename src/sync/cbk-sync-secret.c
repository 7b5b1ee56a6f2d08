/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/cbk-sync-secret.h"

#include <libsecret/secret.h>

/* The keyring of whoever is logged in on the machine, where there is one. It is asked over D-Bus, behind which anything
 * may hang: nobody waits longer than this for it. */
#define PATIENCE_MS 3000

static const SecretSchema schema = {
  "uk.wmp2020.Casebook.Headquarters", SECRET_SCHEMA_NONE, { { "store", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
};

/* One question. */
typedef struct
{
  GMainContext *context;
  GCancellable *cancellable;
  gboolean done;
  gboolean ok;
  char *secret;
} CbkAsking;

/* Without a bus that runs already none is started: that is a desktop's work, not ours. */
static gboolean
is_there (void)
{
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "bus", NULL);

  return g_getenv ("DBUS_SESSION_BUS_ADDRESS") != NULL || g_getenv ("SECRET_BACKEND") != NULL ||
         g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
on_patience_over_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);

  return G_SOURCE_REMOVE;
}

static void
cbk_asking_init (CbkAsking *self)
{
  g_autoptr(GSource) timer = g_timeout_source_new (PATIENCE_MS);

  *self = (CbkAsking){ .context = g_main_context_new (), .cancellable = g_cancellable_new () };
  g_main_context_push_thread_default (self->context);
  g_source_set_callback (timer, on_patience_over_cb, g_object_ref (self->cancellable), g_object_unref);
  g_source_attach (timer, self->context);
}

static void
cbk_asking_wait (CbkAsking *self)
{
  while (!self->done)
    g_main_context_iteration (self->context, TRUE);

  g_main_context_pop_thread_default (self->context);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_object (&self->cancellable);
}

static void
on_stored_cb (GObject *unused, GAsyncResult *result, gpointer data)
{
  CbkAsking *self = data;

  self->ok = secret_password_store_finish (result, NULL);
  self->done = TRUE;
}

static void
on_found_cb (GObject *unused, GAsyncResult *result, gpointer data)
{
  CbkAsking *self = data;

  self->secret = secret_password_lookup_finish (result, NULL);
  self->done = TRUE;
}

static void
on_cleared_cb (GObject *unused, GAsyncResult *result, gpointer data)
{
  CbkAsking *self = data;

  secret_password_clear_finish (result, NULL);
  self->done = TRUE;
}

/**
 * cbk_sync_secret_store:
 * @folder: the store that it is for
 * @secret: what nobody else is to know
 *
 * Waits at most three seconds.
 *
 * Returns: whether the keyring holds it; otherwise the caller keeps it elsewhere
 */
gboolean
cbk_sync_secret_store (const char *folder, const char *secret)
{
  CbkAsking asking;

  if (!is_there ())
    return FALSE;

  cbk_asking_init (&asking);
  secret_password_store (&schema, SECRET_COLLECTION_DEFAULT, "Casebook: sign-in at headquarters", secret, asking.cancellable,
                         on_stored_cb, &asking, "store", folder, NULL);
  cbk_asking_wait (&asking);

  return asking.ok;
}

/**
 * cbk_sync_secret_lookup:
 * @folder: the store that it is for
 *
 * Waits at most three seconds.
 *
 * Returns: (transfer full) (nullable): what the keyring holds for it, if it answers
 */
char *
cbk_sync_secret_lookup (const char *folder)
{
  CbkAsking asking;
  char *secret;

  if (!is_there ())
    return NULL;

  cbk_asking_init (&asking);
  secret_password_lookup (&schema, asking.cancellable, on_found_cb, &asking, "store", folder, NULL);
  cbk_asking_wait (&asking);
  secret = g_strdup (asking.secret);
  secret_password_free (asking.secret);

  return secret;
}

/**
 * cbk_sync_secret_clear:
 * @folder: the store that it was for
 *
 * Waits at most three seconds. What the keyring cannot be told now it holds on to; headquarters takes it no longer.
 */
void
cbk_sync_secret_clear (const char *folder)
{
  CbkAsking asking;

  if (!is_there ())
    return;

  cbk_asking_init (&asking);
  secret_password_clear (&schema, asking.cancellable, on_cleared_cb, &asking, "store", folder, NULL);
  cbk_asking_wait (&asking);
}
