/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stddef.h>

/* For the sanitizers' leak check alone. GLib's table of quarks is replaced by a larger one whenever it is full, and the old
 * one is never freed, because others may be reading it (glib/gquark.c). With the properties of our entities it is full. The
 * first table, of 2048 pointers, is the first thing of that size that any program of ours allocates: it is remembered here,
 * so that it does not count as lost. */

#define TABLE_SIZE (2048 * sizeof (char *))

void __sanitizer_malloc_hook (const volatile void *memory, size_t size);

static const volatile void *table;

void
__sanitizer_malloc_hook (const volatile void *memory, size_t size)
{
  if (table == NULL && size == TABLE_SIZE)
    table = memory;
}
