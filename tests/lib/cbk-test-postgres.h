/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A PostgreSQL of the test's own: in its own folder, spoken to through a socket there, and nowhere on the network. */
typedef struct
{
  char *programs;
  char *folder;
  char *url;
  char *settings;        /* NULL, or more of them, "name=value" with spaces between */
  GSubprocess *process;
  GDataInputStream *log;
  guint n_schemas;
} CbkTestPostgres;

gboolean cbk_test_postgres_make       (CbkTestPostgres *self, const char *settings);
void     cbk_test_postgres_start      (CbkTestPostgres *self);
void     cbk_test_postgres_kill       (CbkTestPostgres *self);
char    *cbk_test_postgres_new_schema (CbkTestPostgres *self);
void     cbk_test_postgres_free       (CbkTestPostgres *self);

G_END_DECLS
