/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lib/cbk-test-hq.h"
#include "lib/cbk-test.h"
#include "store/cbk-store.h"
#include "sync/cbk-sync-cycle.h"

G_BEGIN_DECLS

#define OFFICER "0198c0de-0000-7000-8000-0000000000aa"

typedef struct _Laptop Laptop;

/* A store in a folder of its own, and a bad line to headquarters. */
struct _Laptop
{
  CbkTestEnv env;
  char *folder;
  CbkStore *store;
  CbkSyncAccount account;
  CbkSyncGreeting greeting;        /* kept between cycles where a test wants it */
  CbkSyncReport report;
  char actor[CBK_ID_LENGTH + 1];   /* who saves: nobody that headquarters knows, where a test does not say */

  /* The line: which exchange of a cycle fails (0 for none), and whether it got there all the same. */
  guint fail_at;
  gboolean lose_answer;
  guint n_exchanges;
  GBytes *pulled;                  /* the last answer to a pull */
  GBytes *again;                   /* (nullable): answered once more, to the next */

  /* Called before each exchange, with its path. */
  void (*before) (Laptop *self, const char *path);
};

void       laptop_init    (Laptop *self, const char *url, guint64 seed);
void       laptop_open    (Laptop *self);
void       laptop_close   (Laptop *self);
void       laptop_free    (Laptop *self);
void       laptop_copy    (Laptop *self, Laptop *copy, guint64 seed);

/* A headquarters with one investigator, 1001, and two laptops that know where it is. */
void       laptop_pair_init  (CbkTestHq *hq, Laptop *a, Laptop *b, const char *program, const char *const *more);
void       laptop_pair_clear (CbkTestHq *hq, Laptop *a, Laptop *b);

gboolean   laptop_try     (Laptop *self, GError **error);
void       laptop_sync    (Laptop *self);
void       laptop_state   (Laptop *self, CbkSyncState *state);

char      *laptop_make    (Laptop *self, const char *summary);
void       laptop_change  (Laptop *self, const char *id, const char *field, const char *value);
CbkRecord *laptop_get     (Laptop *self, const char *id);
char      *laptop_text    (Laptop *self, const char *id, const char *field);
char      *laptop_json    (Laptop *self, const char *id);
void       laptop_assert_text (Laptop *self, const char *id, const char *field, const char *wanted);
void       laptop_save    (Laptop *self, GPtrArray *pairs);

char      *laptop_ask          (Laptop *self, const char *sql);
char      *laptop_find_officer (Laptop *self, const char *number);
void       laptop_introduce    (Laptop *self);
void       laptop_sync_signing_in (Laptop *self);

G_END_DECLS
