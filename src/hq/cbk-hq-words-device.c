/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-words-private.h"

#include "base/cbk-date.h"
#include "hq/cbk-hq-people.h"

static gboolean
say_code (CbkHqStorage *storage, const char *device, GError **error)
{
  g_autofree char *code = cbk_hq_make_code (storage, device, error);

  if (code == NULL)
    return FALSE;

  g_print ("Whoever signs in there first gives this code, once, within a week: casebookctl sync --code %s\n", code);

  return TRUE;
}

gboolean
cbk_hq_word_device_add (CbkHqRun *self, char **args, GError **error)
{
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_open (args[0], self->env, CBK_HQ_DB_WRITE, error);

  if (storage == NULL || !cbk_hq_add_device (storage, args[1], args[2], error))
    return FALSE;

  g_print ("Users can sign in on %s.\n", args[2]);

  return say_code (storage, args[1], error);
}

gboolean
cbk_hq_word_device_code (CbkHqRun *self, char **args, GError **error)
{
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_open (args[0], self->env, CBK_HQ_DB_WRITE, error);

  return storage != NULL && say_code (storage, args[1], error);
}

static gboolean
block (CbkHqRun *self, char **args, CbkHqBlock how, const char *sentence, GError **error)
{
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_open (args[0], self->env, CBK_HQ_DB_WRITE, error);

  if (storage == NULL || !cbk_hq_block_device (storage, args[1], how, error))
    return FALSE;

  g_print ("%s\n", sentence);

  return TRUE;
}

gboolean
cbk_hq_word_device_block (CbkHqRun *self, char **args, GError **error)
{
  return block (self, args, CBK_HQ_DRAINED,
                "Nobody can work on that laptop. When it is in touch again it removes what can be read there, and sends what "
                "it has not sent.", error);
}

gboolean
cbk_hq_word_device_wipe (CbkHqRun *self, char **args, GError **error)
{
  return block (self, args, CBK_HQ_SHUT_OUT,
                "Nothing is taken from that laptop any more. When it is in touch again it removes what can be read there.",
                error);
}

gboolean
cbk_hq_word_device_unblock (CbkHqRun *self, char **args, GError **error)
{
  return block (self, args, CBK_HQ_WELCOME, "Users can sign in on that laptop again.", error);
}

static void
print_time (CbkHqStatement *row, guint column)
{
  char time[CBK_TIME_TEXT_SIZE] = "";

  if (!cbk_hq_statement_is_null (row, column))
    cbk_time_print (cbk_hq_statement_get_int (row, column), time);
  g_print ("\t%.16s", time);
}

static void
print_fork (CbkHqStatement *row)
{
  char from[CBK_ID_LENGTH + 1];

  if (!cbk_hq_statement_is_null (row, 6))
    g_print ("\thas two histories: its disk was restored or copied");
  if (cbk_hq_statement_get_id (row, 7, from))
    g_print ("\tgoes on from %s", from);
}

/* Id, name, its last change, when it was seen, until when its certificate is good, whether it is blocked, and whether it was
 * copied. */
static void
print_device (CbkHqStatement *row, gpointer unused)
{
  static const char *const states[] = { "", "blocked", "blocked, wiped" };
  char id[CBK_ID_LENGTH + 1] = "";
  gint64 state = cbk_hq_statement_get_int (row, 2);

  cbk_hq_statement_get_id (row, 0, id);
  g_print ("%s\t%s\t%" G_GINT64_FORMAT, id, cbk_hq_statement_get_text (row, 1), cbk_hq_statement_get_int (row, 3));
  print_time (row, 4);
  print_time (row, 5);
  g_print ("\t%s", state > 0 && state < (gint64) G_N_ELEMENTS (states) ? states[state] : "");
  print_fork (row);
  g_print ("\n");
}

gboolean
cbk_hq_word_device_list (CbkHqRun *self, char **args, GError **error)
{
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_open (args[0], self->env, CBK_HQ_DB_READ, error);

  return storage != NULL && cbk_hq_storage_list_devices (storage, print_device, NULL, error);
}
