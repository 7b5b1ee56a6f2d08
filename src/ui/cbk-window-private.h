/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-window.h"

#include "ui/cbk-foot.h"
#include "ui/cbk-list-workspace.h"
#include "ui/cbk-notifier.h"
#include "ui/cbk-palette.h"
#include "ui/widgets/cbk-banner.h"
#include "ui/widgets/cbk-split-view.h"

G_BEGIN_DECLS

struct _CbkWindow
{
  AdwApplicationWindow parent_instance;

  CbkDesk *desk;
  GSettings *settings;    /* NULL where the program is not installed */
  GListStore *places;     /* of CbkPlace */
  CbkNotifier *notifier;
  char *link;             /* to be opened as soon as there is a desk */

  AdwToastOverlay *toasts;
  CbkPalette *palette;
  GtkStack *stack;
  CbkStartPage *start;
  CbkBanner *banner;
  CbkSplitView *split;
  GtkListBox *nav;
  GtkStack *workspaces;
  CbkFoot *foot;
};

CbkListWorkspace *cbk_window_get_workspace   (CbkWindow *self);
void              cbk_window_go_to_place     (CbkWindow *self, const char *name);
void              cbk_window_open_record     (CbkWindow *self, const char *type, const char *id);
void              cbk_window_install_actions (GtkWidgetClass *klass);

G_END_DECLS
