/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lib/cbk-test-postgres.h"

G_BEGIN_DECLS

#define CBK_TEST_PASSWORD "a password of the tests"

/* A headquarters of the test's own, in its own folder and process, on a free port of the loopback. */
typedef struct
{
  const char *program;
  char *folder;
  CbkTestPostgres *postgres;   /* (nullable): in which it is; otherwise it is in a file */
  char *url;
  guint port;
  gboolean closed;   /* laptops that nobody added are not taken in */
  gboolean plain;    /* without TLS, as behind a proxy */
  const char *seal;      /* seconds between two signed heads; NULL for what it does by itself */
  guint64 max_file;  /* bytes that a file of it may have, from its next start on; 0 for no bound */
  GSubprocess *process;
  const char *word;            /* "notify"; NULL for "serve --enrol" */
  const char *const *more;     /* (nullable): options for it */
  const char *log;             /* (nullable): a file for what it writes beside */
} CbkTestHq;

void  cbk_test_hq_make     (CbkTestHq *self, const char *program);
void  cbk_test_hq_make_on  (CbkTestHq *self, const char *program, CbkTestPostgres *postgres);
void  cbk_test_hq_add_user (CbkTestHq *self, const char *number, const char *name, const char *role);
void  cbk_test_hq_start    (CbkTestHq *self);
void  cbk_test_hq_stop     (CbkTestHq *self, gboolean kill);
void  cbk_test_hq_free     (CbkTestHq *self);
char *cbk_test_hq_run_argv (CbkTestHq *self, int code, const char *input, const char *const *words);
char *cbk_test_hq_run      (CbkTestHq *self, int code, const char *input, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
