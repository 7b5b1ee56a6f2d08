/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * CbkVfsFile:
 * @base: what SQLite holds; its methods are the layer's
 * @real: the system's
 * @data: what the layer's opened() gave
 */
typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
  gpointer data;
} CbkVfsFile;

/**
 * CbkVfs:
 * @vfs: what SQLite is given
 * @real: the system's
 * @methods: of the layer's files
 * @opened: (nullable): called with the name of a file that was opened, %NULL for a temporary one; gives the file's data
 *
 * A layer between SQLite and the system. It passes everything on, but what its owner puts other functions in for, between
 * cbk_vfs_init() and cbk_vfs_register(). It lives for ever.
 */
typedef struct
{
  sqlite3_vfs vfs;
  sqlite3_vfs *real;
  sqlite3_io_methods methods;
  gpointer (*opened) (const char *name);
} CbkVfs;

#define CBK_VFS_DATA(file_) (((CbkVfsFile *) (file_))->data)
#define CBK_VFS_REAL(file_) (((CbkVfsFile *) (file_))->real)
#define CBK_VFS_CALL(file_, method_, ...) \
  CBK_VFS_REAL (file_)->pMethods->method_ (CBK_VFS_REAL (file_), ##__VA_ARGS__)

void cbk_vfs_init     (CbkVfs *self, const char *name);
void cbk_vfs_register (CbkVfs *self);

G_END_DECLS
