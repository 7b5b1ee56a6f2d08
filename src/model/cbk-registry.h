/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cbk-record.h"

G_BEGIN_DECLS

/* Raised by one whenever a field or an entity is added. */
#define CBK_SCHEMA_VERSION 1

guint           cbk_registry_get_n    (void);
CbkRecordClass *cbk_registry_nth      (guint       n);
CbkRecordClass *cbk_registry_find     (const char *name);
CbkRecordClass *cbk_registry_by_code  (guint       code);
CbkRecordClass *cbk_registry_by_rid   (gint64      rid);

G_END_DECLS
