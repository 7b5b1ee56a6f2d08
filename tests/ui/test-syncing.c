/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-sync-service.h"
#include "store/cbk-uploads.h"
#include "sync/laptop.h"
#include "ui/cbk-sync-item-row.h"
#include "ui/cbk-syncing-page.h"
#include "ui/fixture.h"

/* What is between a laptop and headquarters, with a real one. */

static const char *program;

typedef struct
{
  CbkTestHq hq;
  Laptop laptop;
  CbkSyncService *service;
  UiFixture ui;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  cbk_test_hq_make (&fixture->hq, program);
  cbk_test_hq_add_user (&fixture->hq, "1001", "Mistry", "investigator");
  cbk_test_hq_start (&fixture->hq);
  laptop_init (&fixture->laptop, fixture->hq.url, 1);
  laptop_sync (&fixture->laptop);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  if (fixture->service != NULL)
    cbk_sync_service_stop (fixture->service);
  g_clear_object (&fixture->service);
  ui_fixture_close (&fixture->ui);
  laptop_free (&fixture->laptop);
  cbk_test_hq_free (&fixture->hq);
}

static void
open_window (Fixture *fixture, int width)
{
  g_autoptr(GError) error = NULL;

  laptop_close (&fixture->laptop);
  cbk_test_env_advance (&fixture->laptop.env, 1);
  fixture->ui.workspace = cbk_workspace_open (fixture->laptop.folder, &fixture->laptop.env.env, &error);
  g_assert_no_error (error);
  g_assert_true (cbk_workspace_sign_in (fixture->ui.workspace, "1001", &error));
  fixture->ui.desk = cbk_desk_new (fixture->ui.workspace);
  ui_fixture_open (&fixture->ui, width);
  gtk_widget_activate_action (GTK_WIDGET (fixture->ui.window), "win.show-place", "s", "sync");
  ui_settle (GTK_WIDGET (fixture->ui.window));
}

static void
begin_service (Fixture *fixture)
{
  fixture->service = cbk_sync_service_new (fixture->ui.workspace);
  cbk_desk_set_service (fixture->ui.desk, fixture->service);
}

static void
try_now (Fixture *fixture)
{
  gtk_widget_activate_action (ui_find (GTK_WIDGET (fixture->ui.window), CBK_TYPE_SYNCING_PAGE), "sync.now", NULL);
}

static void
test_all_sent (Fixture *fixture, gconstpointer unused)
{
  open_window (fixture, 1366);
  ui_fixture_wait_for (&fixture->ui, "Everything that was saved here is with headquarters.");
  ui_fixture_wait_for (&fixture->ui, "Sun 22 Nov 2026 14:02");
  ui_fixture_wait_for (&fixture->ui, fixture->hq.url);
  g_assert_null (ui_find_label (GTK_WIDGET (fixture->ui.window), "For ever: nothing was lent yet"));
}

static void
test_waiting (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;

  open_window (fixture, 1366);
  id = ui_fixture_new_case (&fixture->ui, "Burglary in Harborne");
  ui_fixture_wait_for (&fixture->ui, "On their way");
  ui_fixture_wait_for (&fixture->ui, "Saved here");
  g_assert_nonnull (ui_find (GTK_WIDGET (fixture->ui.window), CBK_TYPE_SYNC_ITEM_ROW));

  begin_service (fixture);
  try_now (fixture);
  ui_fixture_wait_for (&fixture->ui, "Everything that was saved here is with headquarters.");
}

static void
test_away (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;

  cbk_test_hq_stop (&fixture->hq, FALSE);
  open_window (fixture, 1366);
  id = ui_fixture_new_case (&fixture->ui, "Burglary in Harborne");
  begin_service (fixture);
  try_now (fixture);
  ui_fixture_wait_for (&fixture->ui, "Offline since 14:02");

  cbk_test_hq_start (&fixture->hq);
  try_now (fixture);
  ui_fixture_wait_for (&fixture->ui, "Headquarters has it all");
}

/* Who does it may not: headquarters keeps it and says so. */
static void
test_held (Fixture *fixture, gconstpointer unused)
{
  char id[CBK_ID_LENGTH + 1];
  g_autoptr(GPtrArray) pairs = g_ptr_array_new ();
  g_autoptr(CbkRecord) breach = NULL;

  cbk_id_init (id, &fixture->laptop.env.env);
  breach = cbk_record_new (cbk_registry_find ("officer"), id);
  cbk_record_set_text (breach, "number", "9999");
  cbk_record_set_text (breach, "surname", "Nobody");
  g_ptr_array_add (pairs, NULL);
  g_ptr_array_add (pairs, breach);
  laptop_save (&fixture->laptop, pairs);
  laptop_sync (&fixture->laptop);
  g_assert_cmpuint (fixture->laptop.report.n_quarantined, ==, 1);

  open_window (fixture, 1366);
  ui_fixture_wait_for (&fixture->ui, "Needs you");
  ui_fixture_wait_for (&fixture->ui, "Held at headquarters");
  ui_fixture_wait_for (&fixture->ui, "Its author may not do this. It is kept as you sent it. Tell your administrator: they release "
                                     "it, or reject it with a reason.");
}

static gboolean
add_upload (CbkSession *session, gpointer unused, GError **error)
{
  CbkBlob blob = { .size = 4000000 };

  memset (blob.sha256, 'a', 64);

  return cbk_uploads_add (session, &blob, "video/mp4", "doorbell.mp4", CBK_UPLOAD_PENDING, error);
}

static gboolean
note_upload (CbkSession *session, gpointer unused, GError **error)
{
  CbkUpload upload = { .offset = 1000000, .state = CBK_UPLOAD_SENDING };

  memset (upload.sha256, 'a', 64);

  return cbk_uploads_note (session, &upload, error);
}

static void
test_files (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *bar;

  g_assert_true (cbk_store_write (fixture->laptop.store, add_upload, NULL, NULL, NULL));
  g_assert_true (cbk_store_write (fixture->laptop.store, note_upload, NULL, NULL, NULL));
  open_window (fixture, 1366);
  ui_fixture_wait_for (&fixture->ui, "doorbell.mp4");
  bar = ui_find (GTK_WIDGET (fixture->ui.window), GTK_TYPE_PROGRESS_BAR);
  g_assert_cmpfloat_with_epsilon (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar)), 0.25, 0.001);
}

static void
test_narrow (Fixture *fixture, gconstpointer unused)
{
  open_window (fixture, 360);
  ui_fixture_wait_for (&fixture->ui, "Everything that was saved here is with headquarters.");
  ui_settle (GTK_WIDGET (fixture->ui.window));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->ui.window)), <=, 360);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  program = argv[1];

  ADD ("/syncing/says-when-it-was-in-touch-and-until-when-it-lends", test_all_sent);
  ADD ("/syncing/what-waits-is-listed-and-goes-by-one-key", test_waiting);
  ADD ("/syncing/says-since-when-headquarters-is-away", test_away);
  ADD ("/syncing/what-is-held-says-why-and-what-to-do", test_held);
  ADD ("/syncing/a-file-says-how-far-it-is", test_files);
  ADD ("/syncing/it-fits-360-pixels", test_narrow);

  return ui_test_main (argc, argv);
}
