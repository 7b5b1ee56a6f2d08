/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-hq.h"

#include "base/cbk-error.h"
#include "base/cbk-json.h"
#include "hq/cbk-hq-people.h"
#include "hq/cbk-hq-secret.h"
#include "lib/cbk-test.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  void (*handle) (const CbkHqRequest *request, CbkHqAnswer *answer);
  CbkHqRequest request;
} Asking;

static CbkTestEnv env;
static CbkHqStorage *storage;
static char *folder;

static void
tear_down (void)
{
  g_clear_pointer (&storage, cbk_hq_storage_close);
  cbk_test_remove_folder (folder);
  g_free (folder);
}

/* /dev/shm is memory: the disk would only slow it down. */
static void
set_up (void)
{
  static const char *const roles[] = { "investigator", NULL };
  g_autoptr(GError) error = NULL;

  g_setenv ("TMPDIR", "/dev/shm", TRUE);
  cbk_test_env_init (&env, "2026-11-22T14:02:00Z");
  folder = cbk_test_make_folder ();
  g_assert_true (cbk_hq_secret_init (&error));
  storage = cbk_hq_storage_make (folder, NULL, &env.env, &error);
  g_assert_no_error (error);
  g_assert_true (cbk_hq_add_user (storage, FUZZ_NUMBER, "Mistry", roles, "a password of the tests", &error));
  g_assert_true (cbk_hq_add_device (storage, FUZZ_DEVICE, "Pool 7", &error));
  atexit (tear_down);
}

/* A refusal is one object with a sentence; whatever it is, it can be read. */
static void
check_answer (const CbkHqAnswer *answer)
{
  g_autoptr(JsonObject) object = NULL;

  g_assert_cmpuint (answer->status, >=, 200);
  g_assert_cmpuint (answer->status, !=, 500);
  g_assert_true (g_utf8_validate (answer->body->str, (gssize) answer->body->len, NULL));
  if (answer->status == 200)
    return;

  object = cbk_json_parse_object (answer->body->str, (gssize) answer->body->len, NULL);
  g_assert_nonnull (object);
  g_assert_nonnull (cbk_json_get_text (object, "message"));
}

static gboolean
ask (CbkHqStorage *unused, gpointer data, GError **error)
{
  Asking *asking = data;
  g_auto(CbkHqAnswer) answer = { 0 };

  cbk_hq_answer_init (&answer);
  asking->handle (&asking->request, &answer);
  check_answer (&answer);
  g_set_error_literal (error, CBK_ERROR, CBK_ERROR_STATE, "to be undone");

  return FALSE;
}

void
fuzz_hq_ask (void (*handle) (const CbkHqRequest *request, CbkHqAnswer *answer),
             const char *rest,
             GHashTable *query,
             const char *body,
             gsize length)
{
  Asking asking = { .handle = handle };

  if (storage == NULL)
    set_up ();

  asking.request = (CbkHqRequest){ .storage = storage, .folder = folder, .rest = rest, .query = query, .body = body,
                                   .length = length, .number = FUZZ_NUMBER, .device = FUZZ_DEVICE, .enrol = TRUE };
  cbk_hq_storage_transact (storage, ask, &asking, NULL);
}
