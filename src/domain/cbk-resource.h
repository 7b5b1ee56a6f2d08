/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *cbk_resource_load (const char *name, GError **error);
char  **cbk_resource_list (const char *folder, GError **error);

G_END_DECLS
