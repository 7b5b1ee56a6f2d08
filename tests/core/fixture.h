/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-command.h"
#include "lib/cbk-test.h"

G_BEGIN_DECLS

/* A workspace with an investigator (INV 1001), another (INV 1002), a supervisor (SUP 2001), a custody sergeant
 * (CUS 3001), an intelligence officer (INT 4001) and an administrator (ADM 9001), at 14:02 on 22 November 2026. */
typedef struct
{
  CbkTestEnv env;
  char *folder;
  CbkWorkspace *workspace;
} Fixture;

void       fixture_set_up     (Fixture *fixture, gconstpointer unused);
void       fixture_tear_down  (Fixture *fixture, gconstpointer unused);

/* From here on that officer is the user; their id, for arguments. */
void       fixture_be         (Fixture *fixture, const char *number);
char      *fixture_officer    (Fixture *fixture, const char *number);

/* Runs a command that must succeed; arguments are pairs ended by NULL. Gives the id of its result. */
char      *fixture_run        (Fixture *fixture, const char *command, const char *subject, ...) G_GNUC_NULL_TERMINATED;

/* Runs a command that must fail so. */
void       fixture_refuse     (Fixture *fixture, int code, const char *command, const char *subject, ...) G_GNUC_NULL_TERMINATED;

/* The warnings of the last command that succeeded, one a line. */
const char *fixture_warnings  (Fixture *fixture);

CbkRecord *fixture_get        (Fixture *fixture, const char *type, const char *id);
char      *fixture_text       (Fixture *fixture, const char *type, const char *id, const char *field);
GPtrArray *fixture_find       (Fixture *fixture, const char *type, const char *condition);

#define ADD_CORE_TEST(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

G_END_DECLS
