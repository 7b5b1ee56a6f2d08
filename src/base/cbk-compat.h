/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* Functions of later GLib, under their own names, until the floor has them (docs/architecture.md). */

G_BEGIN_DECLS

#if !GLIB_CHECK_VERSION (2, 76, 0) || (defined(GLIB_VERSION_MAX_ALLOWED) && GLIB_VERSION_MAX_ALLOWED < G_ENCODE_VERSION (2, 76))

#undef g_set_str
#define g_set_str cbk_compat_set_str

static inline gboolean
cbk_compat_set_str (char **str_pointer, const char *new_str)
{
  char *copy;

  if (*str_pointer == new_str || (*str_pointer != NULL && new_str != NULL && strcmp (*str_pointer, new_str) == 0))
    return FALSE;

  copy = g_strdup (new_str);
  g_free (*str_pointer);
  *str_pointer = copy;

  return TRUE;
}

#undef g_string_free_and_steal
#define g_string_free_and_steal(string) ((g_string_free) ((string), FALSE))

#endif

G_END_DECLS
