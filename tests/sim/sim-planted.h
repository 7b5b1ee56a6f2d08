/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Only where bugs are planted. */
gboolean sim_find_planted (guint n_steps, guint max_seeds, gint64 only);

G_END_DECLS
