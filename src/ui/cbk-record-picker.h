/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbkRecordPicker:
 *
 * Names a record in a form: words are typed, what they find stands below, and one of it is chosen. Emits "changed"
 * when it is, or is not any more.
 */
#define CBK_TYPE_RECORD_PICKER (cbk_record_picker_get_type ())
G_DECLARE_FINAL_TYPE (CbkRecordPicker, cbk_record_picker, CBK, RECORD_PICKER, AdwBin)

GtkWidget  *cbk_record_picker_new      (CbkDesk *desk, const char *type, const char *label, const char *near_type,
                                        const char *near_id);
const char *cbk_record_picker_get_id   (CbkRecordPicker *self);
void        cbk_record_picker_set_id   (CbkRecordPicker *self, const char *id);
GtkWidget  *cbk_record_picker_get_entry (CbkRecordPicker *self);

G_END_DECLS
