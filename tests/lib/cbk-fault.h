/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CBK_FAULT_WRITE,      /* writing to a file */
  CBK_FAULT_SYNC,       /* getting it onto the disk */
  CBK_FAULT_ALLOCATE,   /* memory that SQLite asks for */
  N_CBK_FAULTS,
} CbkFault;

/**
 * Makes SQLite fail on request: a layer between it and the system that counts what it does. From any thread.
 */
void     cbk_fault_install (void);
void     cbk_fault_arm     (CbkFault fault, guint n, gboolean for_good);
gboolean cbk_fault_disarm  (void);

G_END_DECLS
