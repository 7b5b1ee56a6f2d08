/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-context.h"

G_BEGIN_DECLS

/* Every verb, one file each. */
extern const CbkCommand cbk_command_acknowledge_allocation;
extern const CbkCommand cbk_command_allocate_case;
extern const CbkCommand cbk_command_create;
extern const CbkCommand cbk_command_edit;
extern const CbkCommand cbk_command_open_case;
extern const CbkCommand cbk_command_undo;
extern const CbkCommand cbk_command_withdraw;

G_END_DECLS
