/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-hq.h"

#include "base/cbk-error.h"
#include "base/cbk-json.h"
#include "hq/cbk-hq-people.h"
#include "hq/cbk-hq-provider.h"
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
static CbkHqTls tls;
static CbkHqHeadKey head_key;
static CbkHqProvider *provider;
static char *folder;

static void
tear_down (void)
{
  g_clear_pointer (&storage, cbk_hq_storage_close);
  g_clear_pointer (&provider, cbk_hq_provider_free);
  cbk_hq_tls_clear (&tls);
  cbk_hq_head_key_clear (&head_key);
  cbk_test_remove_folder (folder);
  g_free (folder);
}

/* /dev/shm is memory: the disk would only slow it down. */
static void
set_up (void)
{
  static const char *const roles[] = { "investigator", NULL };
  static const char *const hosts[] = { "127.0.0.1", NULL };
  g_autoptr(GError) error = NULL;

  g_setenv ("TMPDIR", "/dev/shm", TRUE);
  cbk_test_env_init (&env, "2026-11-22T14:02:00Z");
  folder = cbk_test_make_folder ();
  g_assert_true (cbk_hq_secret_init (&error));
  storage = cbk_hq_storage_make (folder, NULL, &env.env, &error);
  g_assert_no_error (error);
  g_assert_true (cbk_hq_add_user (storage, FUZZ_NUMBER, "Mistry", roles, "a password of the tests", &error));
  g_assert_true (cbk_hq_add_device (storage, FUZZ_DEVICE, "Pool 7", &error));
  g_assert_true (cbk_hq_tls_make (folder, hosts, NULL, NULL, &env.env, &error));
  g_assert_true (cbk_hq_tls_load (&tls, folder, &env.env, &error));
  g_assert_true (cbk_hq_head_key_load (&head_key, folder, TRUE, &error));
  g_assert_no_error (error);
  provider = cbk_hq_provider_new ();
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
  if (answer->status < 300)
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
fuzz_hq_ask (void (*handle) (const CbkHqRequest *request, CbkHqAnswer *answer), const CbkHqRequest *asked)
{
  Asking asking = { .handle = handle, .request = *asked };

  if (storage == NULL)
    set_up ();

  asking.request.storage = storage;
  asking.request.folder = folder;
  asking.request.number = FUZZ_NUMBER;
  asking.request.device = FUZZ_DEVICE;
  asking.request.enrol = TRUE;
  asking.request.tls = &tls;
  asking.request.head_key = &head_key;
  asking.request.provider = provider;
  cbk_hq_storage_transact (storage, ask, &asking, NULL);
}
