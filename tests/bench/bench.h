/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Machines here are noisy: a benchmark compares with a floor measured in the same run, and fails on ratios. */

/* Microseconds since some moment. */
gint64  bench_now        (void);
/* Microseconds of processor time that the calling thread has had. */
gint64  bench_cpu_now    (void);
double  bench_percentile (GArray *samples, double percent);
double  bench_rss_mb     (void);
gint64  bench_env_int    (const char *name, gint64 fallback);

G_END_DECLS
