/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-match-row.h"

#include "ui/cbk-kind.h"
#include "ui/widgets/cbk-chip.h"

#include <glib/gi18n-lib.h>

struct _CbkMatchRow
{
  GtkListBoxRow parent_instance;

  char *id;

  GtkLabel *name;
  CbkChip *likeness;
  GtkWidget *take;
  GtkWidget *open;
  GtkLabel *facts;
  GtkLabel *reasons;
  GtkWidget *answers;
  GtkToggleButton *same;
  GtkToggleButton *different;
  GtkToggleButton *undecided;
};

enum
{
  TAKEN,
  DECIDED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (CbkMatchRow, cbk_match_row, GTK_TYPE_LIST_BOX_ROW)

static guint signals[N_SIGNALS];

/* A word and not a number: what the score counts are the reasons, and they stand below. */
static const struct
{
  guint from;
  const char *label;
  const char *style;
} likenesses[] = {
  { 900, N_ ("Very alike"), "high" },
  { 700, N_ ("Alike"), "medium" },
  { 0, N_ ("Somewhat alike"), "low" },
};

static void
show_likeness (CbkMatchRow *self, guint score)
{
  guint i = 0;

  while (score < likenesses[i].from)
    i++;
  cbk_chip_set (self->likeness, NULL, _ (likenesses[i].label), NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->likeness), likenesses[i].style);
}

static void
show_decision (CbkMatchRow *self, const char *decision)
{
  gtk_toggle_button_set_active (self->same, g_strcmp0 (decision, "same") == 0);
  gtk_toggle_button_set_active (self->different, g_strcmp0 (decision, "different") == 0);
  gtk_toggle_button_set_active (self->undecided, g_strcmp0 (decision, "undecided") == 0);
}

static void
decide (CbkMatchRow *self, const char *decision)
{
  show_decision (self, decision);
  g_signal_emit (self, signals[DECIDED], 0, decision);
}

static void
on_same_cb (CbkMatchRow *self)
{
  decide (self, "same");
}

static void
on_different_cb (CbkMatchRow *self)
{
  decide (self, "different");
}

static void
on_undecided_cb (CbkMatchRow *self)
{
  decide (self, "undecided");
}

static void
on_take_cb (CbkMatchRow *self)
{
  g_signal_emit (self, signals[TAKEN], 0);
}

static void
on_open_cb (CbkMatchRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(ss)", "person", self->id);
}

static void
cbk_match_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CBK_TYPE_MATCH_ROW);

  G_OBJECT_CLASS (cbk_match_row_parent_class)->dispose (object);
}

static void
cbk_match_row_finalize (GObject *object)
{
  g_free (CBK_MATCH_ROW (object)->id);

  G_OBJECT_CLASS (cbk_match_row_parent_class)->finalize (object);
}

static void
cbk_match_row_class_init (CbkMatchRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cbk_match_row_dispose;
  object_class->finalize = cbk_match_row_finalize;

  /* CbkMatchRow::taken: this record is the one. */
  signals[TAKEN] = g_signal_new ("taken", CBK_TYPE_MATCH_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * CbkMatchRow::decided:
   * @decision: "same", "different" or "undecided"
   */
  signals[DECIDED] = g_signal_new ("decided", CBK_TYPE_MATCH_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_STRING);

  g_type_ensure (CBK_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-match-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkMatchRow, name);
  gtk_widget_class_bind_template_child (widget_class, CbkMatchRow, likeness);
  gtk_widget_class_bind_template_child (widget_class, CbkMatchRow, take);
  gtk_widget_class_bind_template_child (widget_class, CbkMatchRow, open);
  gtk_widget_class_bind_template_child (widget_class, CbkMatchRow, facts);
  gtk_widget_class_bind_template_child (widget_class, CbkMatchRow, reasons);
  gtk_widget_class_bind_template_child (widget_class, CbkMatchRow, answers);
  gtk_widget_class_bind_template_child (widget_class, CbkMatchRow, same);
  gtk_widget_class_bind_template_child (widget_class, CbkMatchRow, different);
  gtk_widget_class_bind_template_child (widget_class, CbkMatchRow, undecided);
  gtk_widget_class_bind_template_callback (widget_class, on_take_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_open_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_same_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_different_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_undecided_cb);
}

static void
cbk_match_row_init (CbkMatchRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cbk_match_row_new:
 * @desk: the desk
 * @suggestion: who, and why; read now
 * @decides: whether the question is if two records are of one person; otherwise which record to take
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
cbk_match_row_new (CbkDesk *desk, const CbkSuggestion *suggestion, gboolean decides)
{
  CbkMatchRow *self = g_object_new (CBK_TYPE_MATCH_ROW, NULL);
  g_autofree char *name = cbk_record_dup_title (suggestion->person);
  g_autofree char *facts = cbk_kind_dup_line (cbk_kind_for ("person"), desk, suggestion->person);
  g_autofree char *reasons = cbk_suggestion_dup_reasons (suggestion);

  self->id = g_strdup (suggestion->person->id);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->facts, facts);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), *facts != '\0');
  gtk_label_set_label (self->reasons, reasons);
  show_likeness (self, suggestion->match.score);
  gtk_widget_set_visible (self->take, !decides);
  gtk_widget_set_visible (self->open, decides);
  gtk_widget_set_visible (self->answers, decides);
  show_decision (self, suggestion->decision);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reasons, -1);

  return GTK_WIDGET (self);
}

const char *
cbk_match_row_get_id (CbkMatchRow *self)
{
  return self->id;
}
