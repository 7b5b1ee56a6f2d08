/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench/bench.h"

#include <string.h>
#include <time.h>

gint64
bench_now (void)
{
  return g_get_monotonic_time ();
}

gint64
bench_cpu_now (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spent);

  return (gint64) spent.tv_sec * G_USEC_PER_SEC + spent.tv_nsec / 1000;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

/**
 * bench_percentile:
 * @samples: (element-type gdouble): sorted by this
 * @percent: 0 to 100
 *
 * Returns: the sample below which that share of them lies
 */
double
bench_percentile (GArray *samples, double percent)
{
  g_array_sort (samples, compare_doubles);

  return g_array_index (samples, double, (guint) ((samples->len - 1) * percent / 100));
}

/* The most memory that this program ever had resident. Not getrusage(): its figure begins with the memory of whoever
 * started the program. */
double
bench_rss_mb (void)
{
  g_autofree char *status = NULL;
  const char *peak;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  peak = strstr (status, "VmHWM:");
  g_assert_nonnull (peak);

  return g_ascii_strtod (peak + strlen ("VmHWM:"), NULL) / 1024;
}

gint64
bench_env_int (const char *name, gint64 fallback)
{
  const char *text = g_getenv (name);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : fallback;
}
