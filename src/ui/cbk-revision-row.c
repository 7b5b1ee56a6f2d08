/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-revision-row.h"

#include "domain/cbk-uk-time.h"
#include "ui/widgets/cbk-chip.h"

struct _CbkRevisionRow
{
  AdwBin parent_instance;

  CbkDesk *desk;
  CbkRevision *revision;

  GtkLabel *what;
  CbkChip *state;
  GtkLabel *who;
  GtkLabel *reason;
  GtkLabel *fields;
};

G_DEFINE_FINAL_TYPE (CbkRevisionRow, cbk_revision_row, ADW_TYPE_BIN)

static const struct
{
  const char *icon;
  const char *word;
} states[] = {
  [CBK_HISTORY_SAVED] = { "casebook-saved-symbolic", N_ ("Saved here") },
  [CBK_HISTORY_SENT] = { "casebook-waiting-symbolic", N_ ("Sent") },
  [CBK_HISTORY_WITH_HQ] = { "casebook-half-symbolic", N_ ("With headquarters") },
  [CBK_HISTORY_SETTLED] = { "casebook-done-symbolic", N_ ("Settled") },
};

static void
append_field (GString *markup, const CbkHistoryField *field)
{
  g_autofree char *label = g_markup_escape_text (field->label, -1);
  g_autofree char *before = g_markup_escape_text (field->before != NULL ? field->before : _ ("nothing"), -1);
  g_autofree char *after = g_markup_escape_text (field->after != NULL ? field->after : _ ("nothing"), -1);

  if (markup->len > 0)
    g_string_append_c (markup, '\n');
  g_string_append_printf (markup, "<b>%s</b>  ", label);
  if (field->before != NULL)
    g_string_append_printf (markup, "<s>%s</s> → ", before);
  g_string_append (markup, after);
}

static void
show_fields (CbkRevisionRow *self)
{
  g_autoptr (GString) markup = g_string_new (NULL);

  for (guint i = 0; i < cbk_revision_get_n_fields (self->revision); i++)
    append_field (markup, cbk_revision_nth_field (self->revision, i));

  gtk_label_set_markup (self->fields, markup->str);
  gtk_widget_set_visible (GTK_WIDGET (self->fields), markup->len > 0);
}

static void
show_who (CbkRevisionRow *self)
{
  const char *officer = self->revision != NULL ? cbk_desk_get_officer (self->desk, cbk_revision_get_actor (self->revision))
                                              : NULL;
  g_autofree char *when = NULL;
  g_autofree char *who = NULL;

  if (self->revision == NULL)
    return;

  when = cbk_uk_time_format_brief (cbk_revision_get_at (self->revision));
  who = g_strdup_printf ("%s · %s", when, officer != NULL ? officer : "…");
  gtk_label_set_label (self->who, who);
}

static void
cbk_revision_row_dispose (GObject *object)
{
  CbkRevisionRow *self = CBK_REVISION_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_REVISION_ROW);
  g_clear_object (&self->revision);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cbk_revision_row_parent_class)->dispose (object);
}

static void
cbk_revision_row_class_init (CbkRevisionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cbk_revision_row_dispose;

  g_type_ensure (CBK_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-revision-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkRevisionRow, what);
  gtk_widget_class_bind_template_child (widget_class, CbkRevisionRow, state);
  gtk_widget_class_bind_template_child (widget_class, CbkRevisionRow, who);
  gtk_widget_class_bind_template_child (widget_class, CbkRevisionRow, reason);
  gtk_widget_class_bind_template_child (widget_class, CbkRevisionRow, fields);
}

static void
cbk_revision_row_init (CbkRevisionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cbk_revision_row_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): a row without a revision
 */
GtkWidget *
cbk_revision_row_new (CbkDesk *desk)
{
  CbkRevisionRow *self = g_object_new (CBK_TYPE_REVISION_ROW, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "officers-changed", G_CALLBACK (show_who), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * cbk_revision_row_show:
 * @self: a row
 * @revision: a change
 */
void
cbk_revision_row_show (CbkRevisionRow *self, CbkRevision *revision)
{
  const CbkCommand *command = cbk_command_find (cbk_revision_get_command (revision));
  CbkHistoryState state = cbk_revision_get_state (revision);

  g_set_object (&self->revision, revision);
  gtk_label_set_label (self->what, command != NULL ? _ (command->done) : cbk_revision_get_command (revision));
  cbk_chip_set (self->state, states[state].icon, _ (states[state].word), NULL);
  gtk_label_set_label (self->reason, cbk_revision_get_reason (revision));
  gtk_widget_set_visible (GTK_WIDGET (self->reason), cbk_revision_get_reason (revision) != NULL);
  show_who (self);
  show_fields (self);
}
