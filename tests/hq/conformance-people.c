/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/conformance.h"

#include "hq/cbk-hq-postings.h"
#include "hq/cbk-hq-secret.h"

#include <string.h>

static void
test_people_and_sessions_come_back (Conformance *fixture, gconstpointer unused)
{
  guint8 token[CBK_HASH_BYTES] = { 7 };
  CbkHqUser user = { .number = (char *) "1001", .name = (char *) "Mistry", .roles = (char *) "investigator",
                     .password = (char *) "x", .officer = CASE_A, .failures = 3, .locked_until = 9 };
  g_autoptr(CbkHqUser) found = NULL;
  CbkHqSession session = { .number = (char *) "1001", .device = DEVICE_A, .certificate = { 3 } };
  CbkHqStorage *storage = fixture->storage;
  g_autoptr(CbkHqSession) signed_in = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (conformance_put_device (storage, (gpointer) DEVICE_A, &error));
  g_assert_true (cbk_hq_storage_put_user (storage, &user, &error));
  g_assert_true (cbk_hq_storage_get_user (storage, "1001", FALSE, &found, &error));
  g_assert_cmpstr (found->name, ==, "Mistry");
  g_assert_cmpstr (found->officer, ==, CASE_A);
  g_assert_cmpint (found->failures, ==, 3);
  g_assert_cmpint (found->locked_until, ==, 9);

  g_assert_true (cbk_hq_storage_put_session (storage, token, &session, fixture->env.now + 10, &error));
  g_assert_true (cbk_hq_storage_get_session (storage, token, &signed_in, &error));
  g_assert_cmpstr (signed_in->number, ==, "1001");
  g_assert_cmpstr (signed_in->device, ==, DEVICE_A);
  g_assert_cmpmem (signed_in->certificate, CBK_HASH_BYTES, session.certificate, CBK_HASH_BYTES);
  g_clear_pointer (&signed_in, cbk_hq_session_free);
  cbk_test_env_advance (&fixture->env, 10);
  g_assert_true (cbk_hq_storage_get_session (storage, token, &signed_in, &error));
  g_assert_null (signed_in);
}

/* Two programs beside each other on one headquarters. */
static void
test_a_block_is_seen_by_every_program_at_once (Conformance *fixture, gconstpointer unused)
{
  guint8 token[CBK_HASH_BYTES] = { 7 };
  CbkHqUser user = { .number = (char *) "1001", .name = (char *) "Mistry", .roles = (char *) "investigator",
                     .password = (char *) "x", .officer = CASE_A };
  CbkHqSession session = { .number = (char *) "1001", .device = DEVICE_A };
  g_autoptr(CbkHqStorage) other = conformance_open_another (fixture, CBK_HQ_DB_READ);
  g_autoptr(CbkHqSession) seen = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (conformance_put_device (fixture->storage, (gpointer) DEVICE_A, &error));
  g_assert_true (cbk_hq_storage_put_user (fixture->storage, &user, &error));
  g_assert_true (cbk_hq_storage_put_session (fixture->storage, token, &session, G_MAXINT64, &error));
  g_assert_true (cbk_hq_storage_get_session (other, token, &seen, &error));
  g_assert_nonnull (seen);
  g_assert_false (seen->blocked);
  g_clear_pointer (&seen, cbk_hq_session_free);

  user.blocked = TRUE;
  g_assert_true (cbk_hq_storage_put_user (fixture->storage, &user, &error));
  g_assert_true (cbk_hq_storage_get_session (other, token, &seen, &error));
  g_assert_true (seen->blocked);
}

void
conformance_add_people (void)
{
  CONFORMANCE_BOTH ("people-and-sessions-come-back", test_people_and_sessions_come_back);
  CONFORMANCE_BOTH ("a-block-is-seen-by-every-program-at-once", test_a_block_is_seen_by_every_program_at_once);
}
