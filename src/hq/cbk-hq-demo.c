/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-demo.h"

#include "base/cbk-error.h"
#include "base/cbk-json.h"
#include "hq/cbk-hq-own.h"
#include "hq/cbk-hq-people.h"
#include "hq/cbk-hq-postings.h"
#include "model/cbk-record-json.h"
#include "model/cbk-registry.h"

/* The made-up force is made by casebookctl, which knows what a force does all day, and taken line by line. */

#define MAKER "casebookctl"
#define BATCH 500

typedef struct
{
  CbkHqStorage *storage;
  GDataInputStream *lines;
  const char *actor;         /* the id of the officer on whose account, where a record does not say */
  gboolean over;
} Taking;

/* Beside this program, where both are built or installed; or where programs are looked for. */
static char *
find_maker (GError **error)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = g_path_get_dirname (self != NULL ? self : ".");
  g_autofree char *installed = g_build_filename (folder, MAKER, NULL);
  g_autofree char *built = g_build_filename (folder, "..", "cli", MAKER, NULL);
  char *found = NULL;

  if (g_file_test (installed, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&installed);
  if (g_file_test (built, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&built);

  found = g_find_program_in_path (MAKER);
  if (found == NULL)
    g_set_error_literal (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "The made-up force is made by " MAKER ", which is not installed");

  return found;
}

static gboolean
run_maker (const char *maker, const char *folder, const char *number, const char *const *words, GSubprocess **ret_process,
           GError **error)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) argv = NULL;

  g_strv_builder_add_many (builder, maker, "--quiet", "--store", folder, "--as", number, NULL);
  g_strv_builder_addv (builder, (const char **) words);
  argv = g_strv_builder_end (builder);
  *ret_process = g_subprocess_newv ((const char *const *) argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, error);

  return *ret_process != NULL;
}

static CbkRecord *
read_record (JsonObject *line, GError **error)
{
  const char *type = cbk_json_get_text (line, "type"), *id = cbk_json_get_text (line, "id");
  CbkRecordClass *klass = type != NULL ? cbk_registry_find (type) : NULL;
  JsonNode *doc = json_object_get_member (line, "doc");
  g_autoptr(CbkRecord) record = NULL;

  if (klass == NULL || !cbk_id_is_valid (id) || doc == NULL || !JSON_NODE_HOLDS_OBJECT (doc))
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_CORRUPT, MAKER " and this headquarters are of different versions");
      return NULL;
    }

  record = cbk_record_new (klass, id);

  return cbk_record_read_json (record, json_node_get_object (doc), error) ? g_steal_pointer (&record) : NULL;
}

static gboolean
take_line (Taking *self, const char *text, GError **error)
{
  g_autoptr(JsonObject) line = cbk_json_parse_object (text, -1, error);
  g_autoptr(CbkRecord) record = line != NULL ? read_record (line, error) : NULL;
  g_autofree char *actor = NULL;

  if (record == NULL)
    return FALSE;

  actor = g_strdup (record->created_by != NULL ? record->created_by : self->actor);

  return cbk_hq_take_own (self->storage, record, actor, "demo", error);
}

static gboolean
take_batch (CbkHqStorage *storage, gpointer data, GError **error)
{
  Taking *self = data;

  for (guint i = 0; i < BATCH && !self->over; i++)
    {
      g_autoptr(GError) local_error = NULL;
      g_autofree char *line = g_data_input_stream_read_line_utf8 (self->lines, NULL, NULL, &local_error);

      self->over = line == NULL;
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }

      if (line != NULL && !take_line (self, line, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
take_all (CbkHqStorage *storage, GSubprocess *maker, const char *actor, GError **error)
{
  g_autoptr(GDataInputStream) lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (maker));
  Taking self = { storage, lines, actor };

  while (!self.over)
    if (!cbk_hq_storage_transact (storage, take_batch, &self, error))
      return FALSE;

  return g_subprocess_wait_check (maker, NULL, error);
}

static gboolean
make_force (CbkHqStorage *storage, const char *folder, const char *size, const char *number, const char *actor, GError **error)
{
  const char *first[] = { "init", number, "Admin", "administrator", NULL };
  const char *second[] = { "demo", "--print", size, NULL };
  g_autofree char *maker = find_maker (error);
  g_autoptr(GSubprocess) init = NULL;
  g_autoptr(GSubprocess) demo = NULL;

  return maker != NULL && run_maker (maker, folder, number, first, &init, error) &&
         g_subprocess_wait_check (init, NULL, error) && run_maker (maker, folder, number, second, &demo, error) &&
         take_all (storage, demo, actor, error);
}

static gboolean
list_officers (CbkHqStorage *storage, GPtrArray *ids, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };
  char id[CBK_ID_LENGTH + 1];

  cbk_hq_statement_init (&stmt, storage->db, "SELECT id FROM record WHERE type = 'officer' ORDER BY id");
  while (cbk_hq_statement_step (&stmt))
    if (cbk_hq_statement_get_id (&stmt, 0, id))
      g_ptr_array_add (ids, g_strdup (id));

  return cbk_hq_statement_finish (&stmt, error);
}

/* They have always worked where the made-up force says. */
static gboolean
post_officers (CbkHqStorage *storage, gpointer data, GError **error)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (!list_officers (storage, ids, error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(CbkRecord) officer = cbk_hq_read_own (storage, "officer", ids->pdata[i], error);

      if (officer == NULL || !cbk_hq_post_officer (storage, officer, NULL, 0, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
grant_all (CbkHqStorage *storage, gpointer number, GError **error)
{
  g_autoptr(CbkHqUser) user = NULL;

  return cbk_hq_storage_get_user (storage, number, FALSE, &user, error) &&
         cbk_hq_put_grant (storage, user->officer, "*", 0, G_MAXINT64, "Shows the whole made-up force", error);
}

static gboolean
fill (CbkHqStorage *storage, const char *folder, const char *size, const char *number, const char *password, GError **error)
{
  static const char *const roles[] = { "administrator", "supervisor", "investigator", NULL };
  g_autoptr(CbkHqUser) user = NULL;

  return cbk_hq_add_user (storage, number, "Admin", roles, password, error) &&
         cbk_hq_storage_get_user (storage, number, FALSE, &user, error) &&
         make_force (storage, folder, size, number, user->officer, error) &&
         cbk_hq_storage_transact (storage, post_officers, NULL, error) &&
         cbk_hq_storage_transact (storage, grant_all, (gpointer) number, error);
}

static void
remove_store (const char *folder)
{
  g_autoptr(GFile) root = g_file_new_for_path (folder);
  g_autoptr(GFileEnumerator) files = g_file_enumerate_children (root, "standard::name,standard::type",
                                                                G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFileInfo *info;
  GFile *file;

  while (files != NULL && g_file_enumerator_iterate (files, &info, &file, NULL, NULL) && file != NULL)
    if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
      remove_store (g_file_peek_path (file));
    else
      g_file_delete (file, NULL, NULL);

  g_file_delete (root, NULL, NULL);
}

/**
 * cbk_hq_demo:
 * @storage: a headquarters without records
 * @size: "small", "unit" or "force"
 * @number: of the one who may sign in and see all of it
 * @password: theirs
 * @error: %CBK_ERROR_NOT_FOUND without casebookctl, %CBK_ERROR_CONFLICT when that one is there, or any store error
 *
 * Fills it with a force that nobody is in who lives: units, teams, officers with accounts and postings, cases, people.
 *
 * Returns: whether it is there
 */
gboolean
cbk_hq_demo (CbkHqStorage *storage, const char *size, const char *number, const char *password, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("casebook-demo-XXXXXX", error);
  gboolean ok;

  if (folder == NULL)
    return FALSE;

  ok = fill (storage, folder, size, number, password, error);
  remove_store (folder);

  return ok;
}
