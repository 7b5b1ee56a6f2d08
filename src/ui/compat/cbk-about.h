/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cbk_about_show (GtkWidget *parent);

G_END_DECLS
