/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lib/cbk-test.h"

#include "base/cbk-date.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

static gint64
test_now (const CbkEnv *env)
{
  return ((const CbkTestEnv *) env)->now;
}

static gint64
test_mono (const CbkEnv *env)
{
  return ((const CbkTestEnv *) env)->now + ((const CbkTestEnv *) env)->up;
}

static void
test_random (const CbkEnv *env, guint8 *bytes, gsize length)
{
  CbkTestEnv *self = (CbkTestEnv *) env;

  for (gsize i = 0; i < length; i++)
    {
      /* splitmix64 */
      guint64 z = (self->seed += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

      z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
      z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
      bytes[i] = (guint8) (z >> 56);
    }
}

/**
 * cbk_test_env_init:
 * @self: to be filled
 * @now: what time it is, as cbk_time_parse() reads it
 */
void
cbk_test_env_init (CbkTestEnv *self, const char *now)
{
  *self = (CbkTestEnv){ .env = { .now = test_now, .mono = test_mono, .random = test_random }, .seed = 1 };

  if (!cbk_time_parse (now, &self->now))
    g_error ("Not a time: %s", now);
}

void
cbk_test_env_advance (CbkTestEnv *self, gint64 ms)
{
  self->now += ms;
}

/**
 * cbk_test_make_folder:
 *
 * Returns: (transfer full): an empty folder of the test's own; cbk_test_remove_folder() afterwards
 */
char *
cbk_test_make_folder (void)
{
  g_autoptr(GError) error = NULL;
  char *path = g_dir_make_tmp ("casebook-test-XXXXXX", &error);

  g_assert_no_error (error);

  return path;
}

/**
 * cbk_test_remove_folder:
 * @path: a folder from cbk_test_make_folder(), removed with all that is in it
 */
/* The files of the folder @from, not what is in folders there, into @to. */
void
cbk_test_copy_files (const char *from, const char *to)
{
  g_autoptr(GDir) folder = g_dir_open (from, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        continue;

      g_assert_true (g_file_get_contents (source, &bytes, &length, NULL));
      g_assert_true (g_file_set_contents (target, bytes, (gssize) length, NULL));
    }
}

void
cbk_test_remove_folder (const char *path)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  g_chmod (path, 0700);
  dir = g_dir_open (path, 0, NULL);

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        cbk_test_remove_folder (child);
      else
        g_unlink (child);
    }

  g_rmdir (path);
}

/**
 * cbk_test_shared_data:
 * @path: below the folder of real data that is kept beside the project
 *
 * Returns: (transfer full) (nullable): where it is; %NULL, with the test marked as skipped, when this machine has none
 */
char *
cbk_test_shared_data (const char *path)
{
  g_autofree char *full = g_build_filename (g_getenv ("CBK_SHARED_DATA"), path, NULL);

  if (g_file_test (full, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&full);

  g_test_skip ("the shared data is not beside this checkout");

  return NULL;
}
