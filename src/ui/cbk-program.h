/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The application; the name "application" belongs to an entity. */
#define CBK_TYPE_PROGRAM (cbk_program_get_type ())
G_DECLARE_FINAL_TYPE (CbkProgram, cbk_program, CBK, PROGRAM, AdwApplication)

CbkProgram *cbk_program_new         (const CbkEnv *env);
void            cbk_program_set_store   (CbkProgram *self, const char *folder, const char *who);
CbkDesk        *cbk_program_get_desk    (CbkProgram *self);

G_END_DECLS
