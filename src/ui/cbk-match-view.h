/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "domain/cbk-person-match.h"
#include "ui/cbk-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbkMatchView:
 *
 * Who may be the same person. On a person's page it asks whether they are; beside a form for a new person it offers the record
 * that is there already, and emits "taken" with its id.
 */
#define CBK_TYPE_MATCH_VIEW (cbk_match_view_get_type ())
G_DECLARE_FINAL_TYPE (CbkMatchView, cbk_match_view, CBK, MATCH_VIEW, AdwBin)

GtkWidget *cbk_match_view_new      (CbkDesk *desk);
void       cbk_match_view_open     (CbkMatchView *self, const char *id);
void       cbk_match_view_look_for (CbkMatchView *self, const CbkPersonClue *clue);

G_END_DECLS
