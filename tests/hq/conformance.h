/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-storage.h"
#include "lib/cbk-test-postgres.h"
#include "lib/cbk-test.h"

G_BEGIN_DECLS

/* What headquarters asks of a database, asked of each: the same questions, the same answers. */

#define DEVICE_A "0198c0de-0000-7000-8000-00000000000a"
#define DEVICE_B "0198c0de-0000-7000-8000-00000000000b"
#define CASE_A "0198c0de-0000-7000-8000-0000000000c1"
#define CASE_B "0198c0de-0000-7000-8000-0000000000c2"

typedef struct
{
  CbkTestEnv env;
  char *folder;
  gboolean on_postgres;
  CbkHqStorage *storage;
} Conformance;

/* Without a process where the machine has none. */
extern CbkTestPostgres conformance_postgres;

void          conformance_open             (Conformance *fixture, gboolean on_postgres);
CbkHqStorage *conformance_open_another     (Conformance *fixture, CbkHqMode mode);
void          conformance_close            (Conformance *fixture);
void          conformance_set_up           (Conformance *fixture, gconstpointer on_postgres);
void          conformance_tear_down        (Conformance *fixture, gconstpointer on_postgres);

gboolean      conformance_exec             (Conformance *fixture, const char *sql);
char         *conformance_query            (CbkHqStorage *storage, const char *sql, guint n_columns);
gboolean      conformance_put_device       (CbkHqStorage *storage, gpointer id, GError **error);
gboolean      conformance_has_device       (CbkHqStorage *storage, const char *id);
void          conformance_put_version      (CbkHqStorage *storage, const char *id, const char *scope_name, const char *txn,
                                            gint64 version, guint n);
gboolean      conformance_put_some         (CbkHqStorage *storage, gpointer unused, GError **error);
gboolean      conformance_number_all       (CbkHqStorage *storage, gpointer max, GError **error);
void          conformance_put_and_number   (Conformance *fixture, guint max);

void          conformance_add_database     (void);
void          conformance_add_people       (void);
void          conformance_add_numbers      (void);
void          conformance_add_several      (void);
void          conformance_add_traces       (void);

#define CONFORMANCE_POSTGRES(name, func)                                                                               \
  if (conformance_postgres.process != NULL)                                                                            \
    g_test_add ("/conformance/postgresql/" name, Conformance, "postgresql", conformance_set_up, func, conformance_tear_down)

#define CONFORMANCE_BOTH(name, func)                                                                                   \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_test_add ("/conformance/sqlite/" name, Conformance, NULL, conformance_set_up, func, conformance_tear_down);      \
    CONFORMANCE_POSTGRES (name, func);                                                                                 \
  }                                                                                                                    \
  G_STMT_END

G_END_DECLS
