/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbkComposer:
 *
 * Where the next entry of a record's log is written, whatever else of the record is looked at. What is typed is on the
 * disk within a second.
 */
#define CBK_TYPE_COMPOSER (cbk_composer_get_type ())
G_DECLARE_FINAL_TYPE (CbkComposer, cbk_composer, CBK, COMPOSER, AdwBin)

void cbk_composer_set_up (CbkComposer *self, CbkDesk *desk);
void cbk_composer_open   (CbkComposer *self, const char *type, const char *id);
void cbk_composer_write  (CbkComposer *self);

G_END_DECLS
