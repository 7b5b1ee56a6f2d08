/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CBK_ERROR (cbk_error_quark ())

/**
 * CbkError:
 * @CBK_ERROR_INVALID: what was given cannot be accepted: a value, a file, a line
 * @CBK_ERROR_NOT_FOUND: there is no such record, command, list or file
 * @CBK_ERROR_DENIED: the policy says no to this user
 * @CBK_ERROR_STATE: not from this state, or a guard refused
 * @CBK_ERROR_CONFLICT: somebody or something else has it already: a version, a number, a constraint
 * @CBK_ERROR_CORRUPT: stored bytes are not what was written
 * @CBK_ERROR_STORAGE: the disk or the folder failed
 * @CBK_ERROR_FULL: no space left
 * @CBK_ERROR_READ_ONLY: the folder or file cannot be written
 * @CBK_ERROR_BUSY: another program holds the store
 * @CBK_ERROR_NEWER: the data was written by a newer Casebook
 *
 * What went wrong, by what a caller does about it. Messages are sentences for a person. Cancelling is
 * %G_IO_ERROR_CANCELLED, as everywhere in GLib.
 */
typedef enum
{
  CBK_ERROR_INVALID,
  CBK_ERROR_NOT_FOUND,
  CBK_ERROR_DENIED,
  CBK_ERROR_STATE,
  CBK_ERROR_CONFLICT,
  CBK_ERROR_CORRUPT,
  CBK_ERROR_STORAGE,
  CBK_ERROR_FULL,
  CBK_ERROR_READ_ONLY,
  CBK_ERROR_BUSY,
  CBK_ERROR_NEWER,
} CbkError;

GQuark cbk_error_quark (void);

G_END_DECLS
