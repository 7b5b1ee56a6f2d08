/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-env.h"

#include <errno.h>
#include <sys/random.h>

static gint64
system_now (const CbkEnv *self)
{
  return g_get_real_time () / 1000;
}

static gint64
system_mono (const CbkEnv *self)
{
  return g_get_monotonic_time () / 1000;
}

static void
system_random (const CbkEnv *self, guint8 *bytes, gsize length)
{
  while (length > 0)
    {
      gssize n = getrandom (bytes, length, 0);

      if (n < 0 && errno == EINTR)
        continue;

      /* Without randomness there are no ids and no keys: there is nothing sensible to go on with. */
      if (n <= 0)
        g_error ("The system gives no random numbers: %s", g_strerror (errno));

      bytes += n;
      length -= (gsize) n;
    }
}

/**
 * cbk_env_system:
 *
 * Returns: the machine's own clocks and randomness; usable from any thread
 */
const CbkEnv *
cbk_env_system (void)
{
  static const CbkEnv env = { .now = system_now, .mono = system_mono, .random = system_random };

  return &env;
}

/**
 * cbk_env_dup_boot_id:
 *
 * Names this start of the machine: monotonic times compare only within one of these.
 *
 * Returns: (transfer full): a short text, "unknown" where the system has none
 */
char *
cbk_env_dup_boot_id (void)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents ("/proc/sys/kernel/random/boot_id", &text, NULL, NULL))
    return g_strdup ("unknown");

  return g_strdup (g_strstrip (text));
}
