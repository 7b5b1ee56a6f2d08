/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lib/cbk-test.h"
#include "ui/cbk-program.h"
#include "ui/cbk-record-page.h"
#include "ui/cbk-window.h"

G_BEGIN_DECLS

/* A store with an investigator (1001) and two cases, at 14:02 on 22 November 2026, under the application that
 * ui_fixture_open() gives a window. */
typedef struct
{
  CbkTestEnv env;
  char *folder;
  CbkWorkspace *workspace;
  CbkDesk *desk;
  CbkWindow *window;
} UiFixture;

int        ui_test_main         (int argc, char **argv);
void       ui_fixture_set_up    (UiFixture *fixture, gconstpointer unused);
void       ui_fixture_tear_down (UiFixture *fixture, gconstpointer unused);
void       ui_fixture_close     (UiFixture *fixture);
void       ui_fixture_open      (UiFixture *fixture, int width);
char      *ui_fixture_new_case  (UiFixture *fixture, const char *summary);
CbkRecordPage *ui_fixture_get_page  (UiFixture *fixture);
CbkRecordPage *ui_fixture_open_case (UiFixture *fixture, const char *id, int width);
char      *ui_fixture_run       (UiFixture *fixture, const char *command, const char *subject, ...) G_GNUC_NULL_TERMINATED;

/* Turns the main loop until @check holds; fails when it never does. */
typedef gboolean (*UiCheck) (gpointer data);
void       ui_wait              (UiCheck check, gpointer data);
void       ui_wait_for_text     (gpointer root, const char *text);
void       ui_fixture_wait_for  (UiFixture *fixture, const char *text);
void       ui_wait_until_gone   (GtkWidget *root, const char *text);
void       ui_settle            (GtkWidget *widget);

GtkApplication *ui_application  (void);
GtkWidget *ui_find              (GtkWidget *root, GType type);
GtkWidget *ui_find_seen         (GtkWidget *root, GType type);
GtkWidget *ui_find_label        (GtkWidget *root, const char *text);

/* Calls @func for each widget below @root, @root included. */
typedef void (*UiFunc) (GtkWidget *widget, gpointer data);
void       ui_foreach           (GtkWidget *root, UiFunc func, gpointer data);

#define ADD_UI_TEST(path, func)                                                                              \
  g_test_add (path, UiFixture, NULL, ui_fixture_set_up, func, ui_fixture_tear_down)

G_END_DECLS
