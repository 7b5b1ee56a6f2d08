/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-id.h"
#include "base/cbk-json.h"
#include "lib/cbk-test-hq.h"
#include "lib/cbk-test.h"
#include "store/cbk-chain.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define CASE_ID "0198c0de-0000-7000-8000-0000000000c1"
#define OFFICER_ID "0198c0de-0000-7000-8000-0000000000a1"

#define SIGN_IN(number) ",\"user\":\"" number "\",\"password\":\"" CBK_TEST_PASSWORD "\""

typedef struct
{
  char id[CBK_ID_LENGTH + 1];
  gint64 dseq;
  guint8 hash[CBK_HASH_BYTES];
  char *token;
  char *key, *certificate;
  SoupSession *soup;         /* whose connections show the certificate */
} Laptop;

typedef struct
{
  CbkTestHq hq;
  CbkTestEnv env;
  SoupSession *soup;         /* shows none */
  Laptop *as;                /* who asks; NULL for a stranger */
  Laptop a, b;
  guint status;
  char *answer;
} Fixture;

/* Whoever asks headquarters something: two laptops that are taken in, and whom a test makes up beside them. */
extern const char *peer_program;

SoupSession *peer_make_session (void);
SoupSession *peer_prepare (Fixture *fixture, SoupMessage *message);
void peer_ask (Fixture *fixture, const char *method, const char *path, const char *token, const char *body, gssize length);
void peer_assert_refused (Fixture *fixture, guint status, const char *word);
void peer_hello_with (Fixture *fixture, Laptop *laptop, const char *rest);
void peer_hello (Fixture *fixture, Laptop *laptop, const char *number, const char *password);
void peer_ask_for_certificate (Fixture *fixture, Laptop *laptop, const char *more);
void peer_keep_welcome (Fixture *fixture, Laptop *laptop);
void peer_laptop_init (Fixture *fixture, Laptop *laptop);
void peer_laptop_clear (Laptop *laptop);
void peer_sign_in (Fixture *fixture, Laptop *laptop);
void peer_fixture_set_up (Fixture *fixture, gconstpointer unused);
void peer_fixture_tear_down (Fixture *fixture, gconstpointer unused);
char *peer_make_line (Fixture *fixture, Laptop *laptop, const char *rest);
char *peer_make_case_line (Fixture *fixture, Laptop *laptop, const char *id, const char *summary);
char *peer_make_patch_line (Fixture *fixture, Laptop *laptop, gint64 base, const char *set);
void peer_push (Fixture *fixture, Laptop *laptop, const char *lines);
void peer_pull (Fixture *fixture, Laptop *laptop, const char *cursor, int limit);
void peer_pull_from (Fixture *fixture, Laptop *laptop, const char *cursor, int limit);
void peer_assert_answer_has (Fixture *fixture, const char *text);

G_END_DECLS
