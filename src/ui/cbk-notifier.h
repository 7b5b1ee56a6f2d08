/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-desk.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CbkNotifier:
 *
 * Tells the desktop of the user's clocks that are about to run out: what is due and when, never whose it is or where.
 */
#define CBK_TYPE_NOTIFIER (cbk_notifier_get_type ())
G_DECLARE_FINAL_TYPE (CbkNotifier, cbk_notifier, CBK, NOTIFIER, GObject)

CbkNotifier *cbk_notifier_new (CbkDesk *desk, GListModel *items, GSettings *settings);

G_END_DECLS
