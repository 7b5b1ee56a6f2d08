/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-date.h"
#include "core/cbk-command.h"
#include "core/cbk-sync-service.h"
#include "core/cbk-syncing.h"
#include "lib/cbk-test-hq.h"
#include "lib/cbk-test.h"
#include "store/cbk-sync-rows.h"

#include <glib/gstdio.h>

/* Two laptops that keep themselves in step through a real headquarters. */

static const char *program;
static const char *const often[] = { "--ping", "1", "--quiet", NULL };

typedef struct
{
  char *folder;
  CbkWorkspace *workspace;
  CbkSyncService *service;
} Desk;

typedef struct
{
  CbkTestHq hq;
  Desk a, b;
  char *id;       /* of the case that is waited for */
} Fixture;

static gboolean
on_late_cb (gpointer late)
{
  *(gboolean *) late = TRUE;

  return G_SOURCE_REMOVE;
}

static gboolean
on_look_cb (gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_until (gboolean (*is_so) (Fixture *fixture), Fixture *fixture)
{
  gboolean late = FALSE;
  guint timer = g_timeout_add_seconds (90, on_late_cb, &late);
  guint look = g_timeout_add (50, on_look_cb, NULL);

  while (!is_so (fixture) && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (timer);
  g_source_remove (look);
}

static void
desk_open (Desk *self)
{
  g_autoptr(GError) error = NULL;

  self->workspace = cbk_workspace_open (self->folder, cbk_env_system (), &error);
  g_assert_no_error (error);
}

static void
desk_close (Desk *self)
{
  if (self->service != NULL)
    cbk_sync_service_stop (self->service);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->service);
  cbk_workspace_close (self->workspace);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->workspace);
}

static void
desk_sign_in (Desk *self, Fixture *fixture, const char *number)
{
  CbkSigningIn how = { .url = fixture->hq.url, .number = number, .password = CBK_TEST_PASSWORD };
  g_autofree char *sentence = NULL;
  g_autoptr(GError) error = NULL;

  cbk_workspace_sync (self->workspace, &how, &sentence, NULL, &error);
  g_assert_no_error (error);
  cbk_workspace_sign_in (self->workspace, number, &error);
  g_assert_no_error (error);
}

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  cbk_test_hq_make (&fixture->hq, program);
  fixture->hq.more = often;
  cbk_test_hq_add_user (&fixture->hq, "1001", "Mistry", "investigator");
  cbk_test_hq_add_user (&fixture->hq, "1002", "Hartley", "investigator");
  cbk_test_hq_start (&fixture->hq);
  fixture->a.folder = cbk_test_make_folder ();
  fixture->b.folder = cbk_test_make_folder ();
  desk_open (&fixture->a);
  desk_open (&fixture->b);
  desk_sign_in (&fixture->a, fixture, "1001");
  desk_sign_in (&fixture->b, fixture, "1002");
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  desk_close (&fixture->a);
  desk_close (&fixture->b);
  cbk_test_hq_free (&fixture->hq);
  cbk_test_remove_folder (fixture->a.folder);
  cbk_test_remove_folder (fixture->b.folder);
  g_free (fixture->a.folder);
  g_free (fixture->b.folder);
  g_free (fixture->id);
}

static void
save (Fixture *fixture)
{
  g_autoptr(GHashTable) args = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(CbkResult) result = NULL;
  g_autoptr(GError) error = NULL;

  g_hash_table_insert (args, (gpointer) "summary", (gpointer) "Harbour burglary");
  result = cbk_workspace_run (fixture->a.workspace, "open_case", NULL, args, &error);
  g_assert_no_error (error);
  g_free (fixture->id);
  fixture->id = g_strdup (result->id);
}

static CbkSyncServiceState
state_of (Desk *self)
{
  return cbk_sync_service_get_status (self->service)->state;
}

static gboolean
both_hear (Fixture *fixture)
{
  return cbk_sync_service_hears (fixture->a.service) && cbk_sync_service_hears (fixture->b.service) &&
         state_of (&fixture->a) == CBK_SYNC_SERVICE_IDLE && state_of (&fixture->b) == CBK_SYNC_SERVICE_IDLE;
}

static gboolean
has_arrived (Fixture *fixture)
{
  g_autoptr(CbkRecord) record = cbk_workspace_open_record (fixture->b.workspace, "case", fixture->id, NULL, NULL);

  return record != NULL;
}

static gboolean
waits (Fixture *fixture)
{
  const CbkSyncServiceStatus *status = cbk_sync_service_get_status (fixture->a.service);

  return status->state == CBK_SYNC_SERVICE_WAITING && status->n_unsent > 0;
}

static gboolean
all_is_sent (Fixture *fixture)
{
  const CbkSyncServiceStatus *status = cbk_sync_service_get_status (fixture->a.service);

  return status->state == CBK_SYNC_SERVICE_IDLE && status->n_unsent == 0;
}

static gboolean
needs_a_person (Fixture *fixture)
{
  return state_of (&fixture->a) == CBK_SYNC_SERVICE_PERSON;
}

static void
start (Desk *self)
{
  self->service = cbk_sync_service_new (self->workspace);
}

static void
start_both (Fixture *fixture)
{
  start (&fixture->a);
  start (&fixture->b);
  wait_until (both_hear, fixture);
}

static void
test_what_one_saves_the_other_has (Fixture *fixture, gconstpointer unused)
{
  start_both (fixture);
  save (fixture);
  wait_until (has_arrived, fixture);
  wait_until (all_is_sent, fixture);
  g_assert_cmpint (cbk_sync_service_get_status (fixture->a.service)->last_success, !=, CBK_TIME_UNSET);
}

static void
test_headquarters_may_go_and_come_back (Fixture *fixture, gconstpointer unused)
{
  start_both (fixture);
  cbk_test_hq_stop (&fixture->hq, TRUE);
  save (fixture);
  wait_until (waits, fixture);
  g_assert_nonnull (strstr (cbk_sync_service_get_status (fixture->a.service)->sentence, "safe on this laptop"));
  g_assert_cmpint (cbk_sync_service_get_status (fixture->a.service)->until, !=, CBK_TIME_UNSET);

  cbk_test_hq_start (&fixture->hq);
  wait_until (all_is_sent, fixture);
  cbk_sync_service_ask (fixture->b.service);
  wait_until (has_arrived, fixture);
}

static gboolean
knows_its_wait (Fixture *fixture)
{
  return state_of (&fixture->a) == CBK_SYNC_SERVICE_WAITING;
}

static gboolean
set_long_wait (CbkSession *session, gpointer text, GError **error)
{
  return cbk_sync_note_pace (session, text, error);
}

static void
test_a_program_that_is_started_again_goes_on_waiting (Fixture *fixture, gconstpointer unused)
{
  gint64 until = cbk_env_now (cbk_env_system ()) + 4 * CBK_MINUTE;
  g_autofree char *pace = g_strdup_printf ("200000 %" G_GINT64_FORMAT " 0 1", until);
  g_autoptr(GError) error = NULL;

  cbk_store_write (cbk_workspace_get_store (fixture->a.workspace), set_long_wait, pace, NULL, &error);
  g_assert_no_error (error);
  desk_close (&fixture->a);
  desk_open (&fixture->a);
  cbk_workspace_sign_in (fixture->a.workspace, "1001", &error);
  g_assert_no_error (error);

  start (&fixture->a);
  wait_until (knows_its_wait, fixture);
  g_assert_cmpint (ABS (cbk_sync_service_get_status (fixture->a.service)->until - until), <, 5 * CBK_SECOND);

  /* A person need not wait. */
  cbk_sync_service_ask (fixture->a.service);
  wait_until (all_is_sent, fixture);
}

static void
test_who_is_not_wanted_any_more_is_told_and_it_stops (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *out = NULL;

  start_both (fixture);
  out = cbk_test_hq_run (&fixture->hq, 0, NULL, "user", "block", fixture->hq.folder, "1001", NULL);
  wait_until (needs_a_person, fixture);
  g_assert_nonnull (cbk_sync_service_get_status (fixture->a.service)->sentence);
  g_test_message ("%s", cbk_sync_service_get_status (fixture->a.service)->sentence);
  g_assert_false (cbk_sync_service_hears (fixture->a.service));
}

static void
test_without_a_sign_in_nothing_is_tried (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->a.folder, "headquarters.json", NULL);

  cbk_test_hq_stop (&fixture->hq, FALSE);
  g_assert_cmpint (g_remove (path), ==, 0);
  start (&fixture->a);
  wait_until (needs_a_person, fixture);
  g_assert_nonnull (strstr (cbk_sync_service_get_status (fixture->a.service)->sentence, "sign in"));
}

static void
test_it_can_be_stopped_in_the_middle (Fixture *fixture, gconstpointer unused)
{
  gint64 began_at;

  for (guint i = 0; i < 5; i++)
    {
      save (fixture);
      start (&fixture->a);
      for (guint turn = 0; turn < i; turn++)
        g_main_context_iteration (NULL, TRUE);
      began_at = g_get_monotonic_time ();
      cbk_sync_service_stop (fixture->a.service);
      g_assert_cmpint (g_get_monotonic_time () - began_at, <, 5 * G_USEC_PER_SEC);
      g_clear_object (&fixture->a.service);
    }
}

#define ADD(name, func) g_test_add ("/service/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  program = argv[1];

  ADD ("what-one-saves-the-other-has", test_what_one_saves_the_other_has);
  ADD ("headquarters-may-go-and-come-back", test_headquarters_may_go_and_come_back);
  ADD ("a-program-that-is-started-again-goes-on-waiting", test_a_program_that_is_started_again_goes_on_waiting);
  ADD ("who-is-not-wanted-any-more-is-told-and-it-stops", test_who_is_not_wanted_any_more_is_told_and_it_stops);
  ADD ("without-a-sign-in-nothing-is-tried", test_without_a_sign_in_nothing_is_tried);
  ADD ("it-can-be-stopped-in-the-middle", test_it_can_be_stopped_in_the_middle);

  return g_test_run ();
}
