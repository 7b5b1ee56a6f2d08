/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     cbk_ask_async  (GtkWidget *parent, const char *heading, const char *body, const char *confirm_label,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean cbk_ask_finish (GtkWidget *parent, GAsyncResult *result, GError **error);

G_END_DECLS
