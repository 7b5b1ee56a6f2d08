/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-match-view.h"

#include "base/cbk-compat.h"
#include "core/cbk-lists.h"
#include "ui/cbk-match-row.h"

#include <glib/gi18n-lib.h>

/* Beside a form the best few are enough; on a person's page the decided ones stand there too. */
#define MOST_TO_TAKE 4
#define MOST_TO_DECIDE 20

struct _CbkMatchView
{
  AdwBin parent_instance;

  CbkDesk *desk;
  GCancellable *cancellable;
  char *id; /* of the person whose page it is; NULL beside a form */

  GtkListBox *list;
  GtkLabel *line;
};

enum
{
  TAKEN,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (CbkMatchView, cbk_match_view, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static void
say (CbkMatchView *self, const char *text)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_label_set_label (self->line, text);
}

static void
on_taken_cb (CbkMatchView *self, CbkMatchRow *row)
{
  g_signal_emit (self, signals[TAKEN], 0, cbk_match_row_get_id (row));
}

static void
on_kept_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbkResult) done = cbk_desk_run_finish (CBK_DESK (object), result, &error);

  if (done == NULL)
    cbk_desk_tell (CBK_DESK (object), error->message);
}

static void
on_decided_cb (CbkMatchView *self, const char *decision, CbkMatchRow *row)
{
  g_autoptr (GHashTable) args = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_hash_table_insert (args, g_strdup ("other"), g_strdup (cbk_match_row_get_id (row)));
  g_hash_table_insert (args, g_strdup ("decision"), g_strdup (decision));
  cbk_desk_run_async (self->desk, "decide_match", self->id, args, NULL, on_kept_cb, NULL);
}

static void
on_matched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CbkMatchView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = cbk_workspace_match_finish (CBK_WORKSPACE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;

  say (self, error != NULL ? error->message : _ ("Nobody on this laptop is like that"));
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      GtkWidget *row = cbk_match_row_new (self->desk, found->pdata[i], self->id != NULL);

      g_signal_connect_object (row, "taken", G_CALLBACK (on_taken_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "decided", G_CALLBACK (on_decided_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, row);
    }
}

static void
look (CbkMatchView *self, const CbkPersonClue *clue)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cbk_workspace_match_async (cbk_desk_get_workspace (self->desk), clue, self->id,
                             self->id != NULL ? MOST_TO_DECIDE : MOST_TO_TAKE, self->cancellable, on_matched_cb,
                             g_object_ref (self));
}

/* What others decide or find out arrives by itself. */
static void
on_committed_cb (CbkMatchView *self)
{
  if (self->id != NULL && self->desk != NULL)
    look (self, NULL);
}

static void
cbk_match_view_dispose (GObject *object)
{
  CbkMatchView *self = CBK_MATCH_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_MATCH_VIEW);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cbk_match_view_parent_class)->dispose (object);
}

static void
cbk_match_view_finalize (GObject *object)
{
  g_free (CBK_MATCH_VIEW (object)->id);

  G_OBJECT_CLASS (cbk_match_view_parent_class)->finalize (object);
}

static void
cbk_match_view_class_init (CbkMatchViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cbk_match_view_dispose;
  object_class->finalize = cbk_match_view_finalize;

  /**
   * CbkMatchView::taken:
   * @id: of the record that is wanted in place of a new one
   */
  signals[TAKEN] = g_signal_new ("taken", CBK_TYPE_MATCH_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-match-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkMatchView, list);
  gtk_widget_class_bind_template_child (widget_class, CbkMatchView, line);
}

static void
cbk_match_view_init (CbkMatchView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cbk_match_view_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): a view of nobody yet
 */
GtkWidget *
cbk_match_view_new (CbkDesk *desk)
{
  CbkMatchView *self = g_object_new (CBK_TYPE_MATCH_VIEW, NULL);

  self->desk = g_object_ref (desk);
  cbk_workspace_watch (cbk_desk_get_workspace (desk), G_CALLBACK (on_committed_cb), G_OBJECT (self));
  say (self, _ ("Who is like that is shown here while you type"));

  return GTK_WIDGET (self);
}

/**
 * cbk_match_view_open:
 * @self: a view
 * @id: a person: who else may be the same, and what was decided about it; the view stays true by itself
 */
void
cbk_match_view_open (CbkMatchView *self, const char *id)
{
  if (!g_set_str (&self->id, id))
    return;

  say (self, "");
  look (self, NULL);
}

/**
 * cbk_match_view_look_for:
 * @self: a view
 * @clue: what is known of somebody who has no record yet
 */
void
cbk_match_view_look_for (CbkMatchView *self, const CbkPersonClue *clue)
{
  look (self, clue);
}
