/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lib/cbk-test.h"
#include "store/cbk-store.h"

G_BEGIN_DECLS

#define OFFICER "0198c0de-0000-7000-8000-0000000000aa"

/* A store in a folder of its own, at a moment of its own. */
typedef struct
{
  CbkTestEnv env;
  char *folder;
  CbkStore *store;
} Fixture;

void       fixture_set_up    (Fixture *fixture, gconstpointer unused);
void       fixture_tear_down (Fixture *fixture, gconstpointer unused);
void       fixture_reopen    (Fixture *fixture);
char      *fixture_path      (Fixture *fixture, const char *name);

CbkRecord *fixture_new_case  (Fixture *fixture, const char *summary);
void       fixture_save      (Fixture *fixture, CbkRecord *before, CbkRecord *after);
CbkRecord *fixture_get       (Fixture *fixture, const char *type, const char *id);

#define ADD_STORE_TEST(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

G_END_DECLS
