/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-resource.h"

#include "base/cbk-error.h"

#include "data/cbk-reference-resources.h"

#define ROOT "/uk/wmp2020/Casebook/reference/"

/* Asked for by name and not through the global lookup: a linker drops from a static library what nobody
 * calls, and the resource with it. */
static GResource *
get_resource (void)
{
  return cbk_reference_resources_get_resource ();
}

/**
 * cbk_resource_load:
 * @name: a file of data/reference, such as "law/custody.json"
 * @error: %CBK_ERROR_NOT_FOUND
 *
 * Reads what was compiled into the program. Any thread.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
cbk_resource_load (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (ROOT, name, NULL);
  GBytes *bytes = g_resource_lookup_data (get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (bytes == NULL)
    g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "This program carries no reference file \"%s\".",
                 name);

  return bytes;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

/**
 * cbk_resource_list:
 * @folder: a folder of data/reference, such as "law"
 * @error: %CBK_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the names of its files for
 *   cbk_resource_load(), sorted
 */
char **
cbk_resource_list (const char *folder, GError **error)
{
  g_autofree char *path = g_strconcat (ROOT, folder, "/", NULL);
  g_auto(GStrv) children =
    g_resource_enumerate_children (get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  guint length = children != NULL ? g_strv_length (children) : 0;
  char **names;

  if (length == 0)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "This program carries no reference files \"%s\".",
                   folder);
      return NULL;
    }

  names = g_new0 (char *, length + 1);
  for (guint i = 0; i < length; i++)
    names[i] = g_strconcat (folder, "/", children[i], NULL);
  qsort (names, length, sizeof *names, compare_names);

  return names;
}
