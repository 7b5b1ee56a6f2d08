/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lib/cbk-test.h"

/* GLib makes its table of strings (quarks) before main() begins, and lets go of it without freeing it once there are more
 * than 2048. It is no leak of ours: what libraries allocate before main() is theirs. Without the sanitizer there is nothing
 * to call. */

void __lsan_disable (void) __attribute__ ((weak));
void __lsan_enable (void) __attribute__ ((weak));

static void
ignore_libraries (void)
{
  if (__lsan_disable != NULL)
    __lsan_disable ();
}

static __attribute__ ((section (".preinit_array"), used)) void (*before_libraries) (void) = ignore_libraries;

static __attribute__ ((constructor)) void
watch_again (void)
{
  if (__lsan_enable != NULL)
    __lsan_enable ();
}
