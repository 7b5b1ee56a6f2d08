/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What libFuzzer calls, and what the replay of the corpora calls where there is no libFuzzer. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

G_END_DECLS
