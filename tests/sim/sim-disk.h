/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sim/sim-dice.h"

G_BEGIN_DECLS

/**
 * SimFault:
 * @SIM_FAULT_FULL: a write finds no more room, and gets half of it there
 * @SIM_FAULT_IO: a write, or getting it onto the disk, fails; what was not on the disk may never get there
 * @SIM_FAULT_KILL: the program ends there: everything after it fails until sim_disk_thaw()
 *
 * What happens to a folder's disk at the n-th thing that is done to it.
 */
typedef enum
{
  SIM_FAULT_NONE,
  SIM_FAULT_FULL,
  SIM_FAULT_IO,
  SIM_FAULT_KILL,
} SimFault;

/**
 * A layer between SQLite and the system that remembers what was not yet got onto the disk. Folders are told apart, so
 * that one laptop's disk fails and no other's.
 */
void     sim_disk_install   (void);
void     sim_disk_keep_lost (gboolean keep);
void     sim_disk_arm       (const char *folder, SimFault fault, guint n);
gboolean sim_disk_disarm    (const char *folder);
void     sim_disk_freeze    (const char *folder);
void     sim_disk_thaw      (const char *folder);
void     sim_disk_power_cut (const char *folder, SimDice *dice);
void     sim_disk_forget    (const char *folder);
gint64   sim_disk_count     (const char *folder);

G_END_DECLS
