/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-tls.h"

#include "base/cbk-date.h"
#include "base/cbk-error.h"

#include <string.h>

#define AUTHORITY_NAME "authority.pem"
#define AUTHORITY_KEY_NAME "authority-key.pem"
#define SERVER_NAME "server.pem"
#define SERVER_KEY_NAME "server-key.pem"
#define HOSTS_NAME "server-names"

/* A month before it ends, a server's certificate of our own making is made anew. */
#define RENEWAL (30 * 24 * CBK_HOUR)

void
cbk_hq_tls_clear (CbkHqTls *self)
{
  cbk_identity_clear (&self->authority);
  g_clear_object (&self->server);
  g_clear_object (&self->laptops);
}

static gboolean
load (CbkIdentity *identity, const char *folder, const char *certificate_name, const char *key_name, GError **error)
{
  g_autofree char *certificate = g_build_filename (folder, certificate_name, NULL);
  g_autofree char *key = g_build_filename (folder, key_name, NULL);

  return cbk_identity_load (identity, certificate, key, error);
}

static gboolean
save (const CbkIdentity *identity, const char *folder, const char *certificate_name, const char *key_name, GError **error)
{
  g_autofree char *certificate = g_build_filename (folder, certificate_name, NULL);
  g_autofree char *key = g_build_filename (folder, key_name, NULL);

  return cbk_identity_save (identity, certificate, key, error);
}

static gboolean
make_server (const char *folder, const CbkIdentity *authority, const char *const *hosts, const CbkEnv *env, GError **error)
{
  g_auto(CbkIdentity) server = { 0 };
  g_autofree char *path = g_build_filename (folder, HOSTS_NAME, NULL);
  g_autofree char *names = g_strjoinv ("\n", (char **) hosts);

  return cbk_identity_init_server (&server, authority, hosts, env, error) && cbk_pem_save (path, names, error) &&
         save (&server, folder, SERVER_NAME, SERVER_KEY_NAME, error);
}

/**
 * cbk_hq_tls_make:
 * @folder: where headquarters keeps its things
 * @hosts: (array zero-terminated=1): the names and addresses by which laptops reach it
 * @certificate_path: (nullable): the force's own certificate for it, with those of who signed it behind it
 * @key_path: (nullable): with @certificate_path
 * @env: when, and chance
 * @error: %CBK_ERROR_INVALID, %CBK_ERROR_NOT_FOUND, %CBK_ERROR_STORAGE
 *
 * Makes the authority that vouches for laptops, and what headquarters shows them.
 *
 * Returns: whether they are in the folder
 */
gboolean
cbk_hq_tls_make (const char *folder, const char *const *hosts, const char *certificate_path, const char *key_path,
                 const CbkEnv *env, GError **error)
{
  g_auto(CbkIdentity) authority = { 0 };
  g_auto(CbkIdentity) given = { 0 };

  if (!cbk_identity_init_authority (&authority, "Casebook headquarters", env, error) ||
      !save (&authority, folder, AUTHORITY_NAME, AUTHORITY_KEY_NAME, error))
    return FALSE;

  if (certificate_path == NULL)
    return make_server (folder, &authority, hosts, env, error);

  if (key_path == NULL)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "A certificate is given together with its key");
      return FALSE;
    }

  return cbk_identity_load (&given, certificate_path, key_path, error) &&
         save (&given, folder, SERVER_NAME, SERVER_KEY_NAME, error);
}

/* Only what we made ourselves, and for the same names. */
static gboolean
renew (const CbkHqTls *self, CbkIdentity *server, const char *folder, const CbkEnv *env, GError **error)
{
  g_autofree char *path = g_build_filename (folder, HOSTS_NAME, NULL);
  g_autofree char *names = NULL;
  g_auto(GStrv) hosts = NULL;
  gint64 ends;

  if (!cbk_certificate_get_not_after (server->certificate, &ends, error))
    return FALSE;

  if (ends > cbk_env_now (env) + RENEWAL || (names = cbk_pem_load (path, NULL)) == NULL)
    return TRUE;

  hosts = g_strsplit (names, "\n", -1);
  cbk_identity_clear (server);

  return make_server (folder, &self->authority, (const char *const *) hosts, env, error) &&
         load (server, folder, SERVER_NAME, SERVER_KEY_NAME, error);
}

/**
 * cbk_hq_tls_load:
 * @self: (out): to be cleared
 * @folder: where headquarters keeps its things
 * @env: when, and chance
 * @error: %CBK_ERROR_NOT_FOUND, %CBK_ERROR_INVALID, %CBK_ERROR_STORAGE
 *
 * Renews the server's own certificate where less than a month of it is left.
 *
 * Returns: whether headquarters can speak TLS
 */
gboolean
cbk_hq_tls_load (CbkHqTls *self, const char *folder, const CbkEnv *env, GError **error)
{
  g_auto(CbkIdentity) server = { 0 };
  g_autofree char *authority = g_build_filename (folder, AUTHORITY_NAME, NULL);
  g_autofree char *pem = NULL;

  *self = (CbkHqTls){ 0 };
  if (!load (&self->authority, folder, AUTHORITY_NAME, AUTHORITY_KEY_NAME, error) ||
      !load (&server, folder, SERVER_NAME, SERVER_KEY_NAME, error) || !renew (self, &server, folder, env, error))
    return FALSE;

  pem = g_strconcat (server.certificate, server.key, NULL);
  self->server = g_tls_certificate_new_from_pem (pem, -1, error);
  if (self->server != NULL)
    {
      g_autofree char *anchors = g_canonicalize_filename (authority, NULL);

      /* GIO takes no other path for it. */
      self->laptops = g_tls_file_database_new (anchors, error);
    }

  return self->laptops != NULL;
}

/**
 * cbk_hq_tls_dup_fingerprint:
 * @folder: where headquarters keeps its things
 * @error: %CBK_ERROR_NOT_FOUND, %CBK_ERROR_INVALID
 *
 * Returns: (transfer full) (nullable): by what laptops know headquarters: the fingerprint of the last certificate that it
 * shows
 */
char *
cbk_hq_tls_dup_fingerprint (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, SERVER_NAME, NULL);
  g_autofree char *pem = cbk_pem_load (path, error);
  const char *last = pem != NULL ? g_strrstr (pem, "-----BEGIN CERTIFICATE-----") : NULL;

  if (pem == NULL)
    return NULL;

  return cbk_certificate_dup_fingerprint (last != NULL ? last : pem, error);
}
