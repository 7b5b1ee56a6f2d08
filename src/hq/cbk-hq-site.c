/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-site.h"

#include "base/cbk-error.h"

#include <glib/gstdio.h>

#define GROUP "storage"
#define DEFAULT_SCHEMA "casebook"

/* Which database a folder's headquarters is in: "casebook-hq.conf" there says it; without one it is the file "hq.db".
 *
 *   [storage]
 *   url=postgresql://casebook@db.example/casebook    where it is written
 *   replica=postgresql://…                           (optional) where laptops' pulls are read
 *   schema=casebook                                  (optional)
 */

static char *
conf_path (const char *folder)
{
  return g_build_filename (folder, "casebook-hq.conf", NULL);
}

/**
 * cbk_hq_site_write:
 * @folder: where headquarters keeps its things
 * @site: the database
 * @error: %CBK_ERROR_CONFLICT when the folder has a headquarters, or what the disk says
 *
 * Only its owner can read it: there may be a password in the address.
 *
 * Returns: whether the folder says so now
 */
gboolean
cbk_hq_site_write (const char *folder, const CbkHqSite *site, GError **error)
{
  g_autofree char *path = conf_path (folder);
  g_autofree char *file = g_build_filename (folder, "hq.db", NULL);
  g_autoptr(GKeyFile) conf = g_key_file_new ();
  g_autofree char *text = NULL;
  gsize length;

  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (file, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_CONFLICT, "There is a headquarters here already");
      return FALSE;
    }

  g_key_file_set_string (conf, GROUP, "url", site->url);
  if (site->schema != NULL)
    g_key_file_set_string (conf, GROUP, "schema", site->schema);
  text = g_key_file_to_data (conf, &length, NULL);

  return g_file_set_contents_full (path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

static CbkHqDb *
open_file (const char *folder, CbkHqMode mode, gboolean make, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "hq.db", NULL);
  CbkHqDb *db;

  if (!make && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND,
                   "There is no headquarters in %s; make one with: casebook-hq init %s", folder, folder);
      return NULL;
    }

  db = cbk_hq_db_open_sqlite (path, mode, error);
  g_chmod (path, 0600);

  return db;
}

static CbkHqDb *
open_conf (GKeyFile *conf, CbkHqMode mode, gboolean make, GError **error)
{
  g_autofree char *replica = mode == CBK_HQ_DB_READ ? g_key_file_get_string (conf, GROUP, "replica", NULL) : NULL;
  g_autofree char *url = g_key_file_get_string (conf, GROUP, "url", error);
  g_autofree char *schema = g_key_file_get_string (conf, GROUP, "schema", NULL);
  g_autofree char *sql = NULL;
  g_autoptr(CbkHqDb) db = NULL;

  if (url == NULL)
    return NULL;

  db = cbk_hq_db_open_postgres (replica != NULL ? replica : url, schema != NULL ? schema : DEFAULT_SCHEMA, mode, error);
  sql = g_strdup_printf ("CREATE SCHEMA IF NOT EXISTS %s", schema != NULL ? schema : DEFAULT_SCHEMA);
  if (db == NULL || (make && !cbk_hq_db_exec (db, sql, error)))
    return NULL;

  return g_steal_pointer (&db);
}

/**
 * cbk_hq_site_open:
 * @folder: where headquarters keeps its things
 * @mode: what the connection is for
 * @make: whether there is nothing yet
 * @error: %CBK_ERROR_NOT_FOUND, %CBK_ERROR_BUSY when the database does not answer, or any store error
 *
 * Returns: (transfer full) (nullable): a connection to the folder's database
 */
CbkHqDb *
cbk_hq_site_open (const char *folder, CbkHqMode mode, gboolean make, GError **error)
{
  g_autofree char *path = conf_path (folder);
  g_autoptr(GKeyFile) conf = g_key_file_new ();

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return open_file (folder, mode, make, error);

  return g_key_file_load_from_file (conf, path, G_KEY_FILE_NONE, error) ? open_conf (conf, mode, make, error) : NULL;
}
