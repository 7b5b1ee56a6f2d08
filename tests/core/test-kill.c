/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-reading.h"
#include "lib/cbk-test.h"

#include <signal.h>

/* Kills a writing program at random moments; after each, what it acknowledged is there, in order and found by its
 * words. CBK_KILL_ROUNDS sets how often: a few in the tests, 500 as a benchmark. */

#define SEED 20261122

typedef struct
{
  CbkTestEnv dice;
  char *folder;
  GHashTable *acknowledged;   /* id → the last text */
  guint rounds;
  guint64 n;
} Kills;

static void
read_acknowledged (Kills *self, GDataInputStream *stream, guint most)
{
  char *line;

  for (guint i = 0; i < most && (line = g_data_input_stream_read_line_utf8 (stream, NULL, NULL, NULL)) != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (line, " ", 2);

      /* A line that was cut by the kill names nothing that the writer had said whole; its end is missing. */
      if (words[0] != NULL && words[1] != NULL && cbk_id_is_valid (words[0]))
        {
          g_hash_table_replace (self->acknowledged, g_strdup (words[0]), g_strdup (words[1]));
          self->n++;
        }
      g_free (line);
    }
}

static guint
throw_dice (Kills *self, guint sides)
{
  guint32 number;

  cbk_env_random (&self->dice.env, (guint8 *) &number, sizeof number);

  return number % sides;
}

static void
write_until_killed (Kills *self, const char *program, guint round)
{
  g_autofree char *number = g_strdup_printf ("%u", round);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GDataInputStream) stream = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *ready = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, self->folder, number, NULL);
  g_assert_no_error (error);
  stream = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));

  /* Every tenth is killed while it opens the store and repairs what the last kill left; the others somewhere inside a
   * save, after a few were acknowledged. */
  if (round % 10 != 9)
    {
      ready = g_data_input_stream_read_line (stream, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (ready);
      read_acknowledged (self, stream, 1 + throw_dice (self, 20));
    }

  g_usleep (throw_dice (self, 4000));
  g_subprocess_send_signal (process, SIGKILL);
  read_acknowledged (self, stream, G_MAXUINT);
  g_subprocess_wait (process, NULL, NULL);
}

static void
check_record (Kills *self, CbkWorkspace *workspace, const char *id, const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkRecord) record = cbk_workspace_open_record (workspace, "case", id, NULL, &error);
  g_autoptr(GPtrArray) found = NULL;
  const char *summary;

  g_assert_no_error (error);
  summary = cbk_record_get_text (record, "summary");

  /* The change after the last acknowledged one may have been saved too; nothing older may stand there. */
  g_assert_true (g_str_equal (summary, text) ||
                 (g_str_has_suffix (text, "x") && strncmp (summary, text, strlen (text) - 1) == 0));

  found = cbk_workspace_search (workspace, summary, "case", 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((CbkFound *) found->pdata[0])->record->id, ==, id);
}

static gboolean
verify (CbkSession *session, gpointer report, GError **error)
{
  return cbk_outbox_verify (cbk_session_get_outbox (session), report, error);
}

static void
check_all (Kills *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkWorkspace) workspace = cbk_workspace_open (self->folder, cbk_env_system (), &error);
  CbkChainReport report;
  GHashTableIter iter;
  gpointer id, text;

  g_assert_no_error (error);
  g_assert_null (cbk_store_get_notice (cbk_workspace_get_store (workspace)));
  g_assert_true (cbk_workspace_sign_in (workspace, "9001", &error));

  g_assert_true (cbk_store_write (cbk_workspace_get_store (workspace), verify, &report, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (report.broken_at, ==, 0);

  g_hash_table_iter_init (&iter, self->acknowledged);
  while (g_hash_table_iter_next (&iter, &id, &text))
    check_record (self, workspace, id, text);

  cbk_workspace_close (workspace);
}

static void
test_nothing_acknowledged_is_lost (gconstpointer program)
{
  const char *rounds = g_getenv ("CBK_KILL_ROUNDS");
  Kills self = { .rounds = rounds != NULL ? (guint) atoi (rounds) : 15 };

  cbk_test_env_init (&self.dice, "2026-11-22T14:02:00Z");
  self.dice.seed = SEED;
  self.folder = cbk_test_make_folder ();
  self.acknowledged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint round = 0; round < self.rounds; round++)
    {
      write_until_killed (&self, program, round);
      check_all (&self);

      /* What was seen once stays seen; only the newest are looked for again. */
      if (g_hash_table_size (self.acknowledged) > 200)
        g_hash_table_remove_all (self.acknowledged);
    }

  g_assert_cmpuint (self.n, >, self.rounds);
  g_print ("# {\"bench\":\"kill\",\"kills\":%u,\"acknowledged\":%" G_GUINT64_FORMAT ",\"lost\":0}\n", self.rounds, self.n);

  g_hash_table_unref (self.acknowledged);
  cbk_test_remove_folder (self.folder);
  g_free (self.folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/kill/nothing-acknowledged-is-lost", argv[1], test_nothing_acknowledged_is_lost);

  return g_test_run ();
}
