/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CBK_TYPE_APPLICATION (cbk_application_get_type ())
G_DECLARE_FINAL_TYPE (CbkApplication, cbk_application, CBK, APPLICATION, AdwApplication)

CbkApplication *cbk_application_new         (const CbkEnv *env);
void            cbk_application_set_store   (CbkApplication *self, const char *folder, const char *who);
CbkDesk        *cbk_application_get_desk    (CbkApplication *self);

G_END_DECLS
