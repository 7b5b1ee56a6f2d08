/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-dispute-row.h"

#include "domain/cbk-text-merge.h"
#include "domain/cbk-uk-time.h"
#include "ui/cbk-words.h"

#include <glib/gi18n-lib.h>

struct _CbkDisputeRow
{
  GtkListBoxRow parent_instance;

  CbkDesk *desk;
  CbkDispute *dispute;
  char *side;               /* what the left side is called */
  gboolean narrow;
  gboolean showing;         /* the program writes, not the person */

  GtkOrientable *columns;
  GtkOrientable *cells;
  GtkWidget *head;
  GtkLabel *label;
  GtkImage *state_icon;
  GtkLabel *state;
  GtkCheckButton *ours;
  GtkLabel *our_text;
  GtkLabel *our_stamp;
  GtkCheckButton *theirs;
  GtkLabel *their_text;
  GtkLabel *their_stamp;
  GtkWidget *merge;
  GtkWidget *result;
  GtkTextView *editor;
};

enum
{
  PROP_0,
  PROP_NARROW,
};

G_DEFINE_FINAL_TYPE (CbkDisputeRow, cbk_dispute_row, GTK_TYPE_LIST_BOX_ROW)

static const char *
get_text (const CbkDisputeSide *side)
{
  return side->text != NULL ? side->text : _("Nothing");
}

/* What the other side does not have is bold and underlined: colour alone says nothing. */
static void
show_text (GtkLabel *label, const CbkDisputeSide *side, const CbkDisputeSide *other)
{
  g_autoptr(GArray) spans = cbk_text_find_changes (other->text != NULL ? other->text : "", side->text != NULL ? side->text : "");
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; side->text != NULL && i < spans->len; i++)
    {
      const CbkTextSpan *span = &g_array_index (spans, CbkTextSpan, i);
      PangoAttribute *marks[] = { pango_attr_weight_new (PANGO_WEIGHT_BOLD), pango_attr_underline_new (PANGO_UNDERLINE_SINGLE) };

      for (guint j = 0; j < G_N_ELEMENTS (marks); j++)
        {
          marks[j]->start_index = (guint) span->start;
          marks[j]->end_index = (guint) span->end;
          pango_attr_list_insert (attributes, marks[j]);
        }
    }

  gtk_label_set_label (label, get_text (side));
  gtk_label_set_attributes (label, attributes);
  if (side->text == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), "second");
}

static void
show_stamp (CbkDisputeRow *self, GtkLabel *label, const CbkDisputeSide *side, const char *where)
{
  gint64 now = cbk_env_now (cbk_workspace_get_env (cbk_desk_get_workspace (self->desk)));
  const char *name = cbk_desk_get_officer_name (self->desk, side->by);
  g_autofree char *when = cbk_words_when (side->at, now);
  g_autofree char *absolute = cbk_uk_time_format (side->at);
  g_autoptr(GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *line = NULL;

  if (self->narrow)
    g_ptr_array_add (parts, (gpointer) where);
  if (name != NULL)
    g_ptr_array_add (parts, (gpointer) name);
  if (when != NULL)
    g_ptr_array_add (parts, when);
  g_ptr_array_add (parts, NULL);
  line = g_strjoinv (", ", (char **) parts->pdata);
  gtk_label_set_label (label, line);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), absolute);
}

static void
show_sides (CbkDisputeRow *self)
{
  CbkDisputeSide *ours = cbk_dispute_get_ours (self->dispute), *theirs = cbk_dispute_get_theirs (self->dispute);

  show_text (self->our_text, ours, theirs);
  show_text (self->their_text, theirs, ours);
  show_stamp (self, self->our_stamp, ours, self->side);
  show_stamp (self, self->their_stamp, theirs, _("Headquarters"));
}

static void
name_side (GtkCheckButton *button, const char *label, const char *side, const CbkDisputeSide *what)
{
  g_autofree char *name = g_strdup_printf ("%s, %s: %s", label, side, get_text (what));

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Of two lists both are kept when what is chosen is neither of them. */
static gboolean
is_kept (CbkDisputeRow *self, CbkChoice side)
{
  CbkChoice choice = cbk_dispute_get_choice (self->dispute);

  return choice == side || (choice == CBK_CHOICE_WORDS && cbk_dispute_get_kind (self->dispute) == CBK_DISPUTE_BOTH);
}

static void
set_chosen (GtkCheckButton *button, gboolean chosen)
{
  gtk_check_button_set_active (button, chosen);
  if (chosen)
    gtk_widget_add_css_class (GTK_WIDGET (button), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (button), "chosen");
}

static void
show_state (CbkDisputeRow *self)
{
  const struct { const char *icon; const char *word; const char *style; } states[] = {
    [CBK_CHOICE_NONE] = { "casebook-risk-medium-symbolic", _("To decide"), "open" },
    [CBK_CHOICE_OURS] = { "casebook-done-symbolic", self->side, "done" },
    [CBK_CHOICE_THEIRS] = { "casebook-done-symbolic", _("Headquarters"), "done" },
    [CBK_CHOICE_WORDS] = { "casebook-done-symbolic", _("Put together"), "done" },
  };
  CbkChoice choice = cbk_dispute_get_choice (self->dispute);
  gboolean both = choice == CBK_CHOICE_WORDS && cbk_dispute_get_kind (self->dispute) == CBK_DISPUTE_BOTH;
  gboolean seen = choice != CBK_CHOICE_NONE || cbk_dispute_get_kind (self->dispute) != CBK_DISPUTE_SHOWN;

  gtk_widget_set_visible (GTK_WIDGET (self->state_icon), seen);
  gtk_widget_set_visible (GTK_WIDGET (self->state), seen);
  gtk_image_set_from_icon_name (self->state_icon, states[choice].icon);
  gtk_label_set_label (self->state, both ? _("Both kept") : states[choice].word);
  gtk_widget_set_css_classes (GTK_WIDGET (self->state), (const char *[]){ "caption-heading", "field-state", states[choice].style, NULL });
  gtk_widget_set_css_classes (GTK_WIDGET (self->state_icon), (const char *[]){ "field-state", states[choice].style, NULL });
}

static void
show_result (CbkDisputeRow *self)
{
  gboolean words = cbk_dispute_get_choice (self->dispute) == CBK_CHOICE_WORDS &&
                   cbk_dispute_get_kind (self->dispute) != CBK_DISPUTE_BOTH;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->editor);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->result, words);
  if (!words)
    return;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  if (g_strcmp0 (text, cbk_dispute_get_words (self->dispute)) != 0)
    gtk_text_buffer_set_text (buffer, cbk_dispute_get_words (self->dispute), -1);
}

static void
show_choice (CbkDisputeRow *self)
{
  self->showing = TRUE;
  set_chosen (self->ours, is_kept (self, CBK_CHOICE_OURS));
  set_chosen (self->theirs, is_kept (self, CBK_CHOICE_THEIRS));
  show_state (self);
  show_result (self);
  self->showing = FALSE;
}

static void
choose_both (CbkDisputeRow *self)
{
  g_autofree char *both = cbk_dispute_propose (self->dispute);

  cbk_dispute_choose (self->dispute, CBK_CHOICE_WORDS, both);
}

static void
on_toggled_cb (CbkDisputeRow *self)
{
  gboolean ours = gtk_check_button_get_active (self->ours), theirs = gtk_check_button_get_active (self->theirs);

  if (self->showing)
    return;

  if (ours && theirs)
    choose_both (self);
  else if (ours || theirs)
    cbk_dispute_choose (self->dispute, ours ? CBK_CHOICE_OURS : CBK_CHOICE_THEIRS, NULL);
  else if (cbk_dispute_get_kind (self->dispute) == CBK_DISPUTE_BOTH)
    cbk_dispute_choose (self->dispute, CBK_CHOICE_NONE, NULL);
}

static void
on_typed_cb (CbkDisputeRow *self, GtkTextBuffer *buffer)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  if (self->showing)
    return;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  cbk_dispute_choose (self->dispute, CBK_CHOICE_WORDS, text);
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbkDisputeRow *self = CBK_DISPUTE_ROW (widget);

  cbk_dispute_row_put_together (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
arrange (CbkDisputeRow *self)
{
  GtkOrientation orientation = self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  gtk_orientable_set_orientation (self->columns, orientation);
  gtk_orientable_set_orientation (self->cells, orientation);
  if (self->dispute != NULL)
    show_sides (self);
}

static void
cbk_dispute_row_dispose (GObject *object)
{
  CbkDisputeRow *self = CBK_DISPUTE_ROW (object);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_DISPUTE_ROW);
  g_clear_object (&self->dispute);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->side, g_free);

  G_OBJECT_CLASS (cbk_dispute_row_parent_class)->dispose (object);
}

static void
cbk_dispute_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, CBK_DISPUTE_ROW (object)->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cbk_dispute_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CbkDisputeRow *self = CBK_DISPUTE_ROW (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      arrange (self);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, CbkDisputeRow, columns);
  gtk_widget_class_bind_template_child (klass, CbkDisputeRow, cells);
  gtk_widget_class_bind_template_child (klass, CbkDisputeRow, head);
  gtk_widget_class_bind_template_child (klass, CbkDisputeRow, label);
  gtk_widget_class_bind_template_child (klass, CbkDisputeRow, state_icon);
  gtk_widget_class_bind_template_child (klass, CbkDisputeRow, state);
  gtk_widget_class_bind_template_child (klass, CbkDisputeRow, ours);
  gtk_widget_class_bind_template_child (klass, CbkDisputeRow, our_text);
  gtk_widget_class_bind_template_child (klass, CbkDisputeRow, our_stamp);
  gtk_widget_class_bind_template_child (klass, CbkDisputeRow, theirs);
  gtk_widget_class_bind_template_child (klass, CbkDisputeRow, their_text);
  gtk_widget_class_bind_template_child (klass, CbkDisputeRow, their_stamp);
  gtk_widget_class_bind_template_child (klass, CbkDisputeRow, merge);
  gtk_widget_class_bind_template_child (klass, CbkDisputeRow, result);
  gtk_widget_class_bind_template_child (klass, CbkDisputeRow, editor);
}

static void
cbk_dispute_row_class_init (CbkDisputeRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cbk_dispute_row_dispose;
  object_class->get_property = cbk_dispute_row_get_property;
  object_class->set_property = cbk_dispute_row_set_property;

  g_object_class_install_property (object_class, PROP_NARROW,
                                   g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-dispute-row.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_typed_cb);
  gtk_widget_class_install_action (widget_class, "dispute.merge", NULL, merge_action);
}

static void
cbk_dispute_row_init (CbkDisputeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  /* The mark stands beside the first line, not in the middle of a long text. */
  gtk_widget_set_valign (gtk_widget_get_first_child (GTK_WIDGET (self->ours)), GTK_ALIGN_START);
  gtk_widget_set_valign (gtk_widget_get_first_child (GTK_WIDGET (self->theirs)), GTK_ALIGN_START);
}

static void
set_up_choices (CbkDisputeRow *self)
{
  CbkDisputeKind kind = cbk_dispute_get_kind (self->dispute);
  gboolean may = kind != CBK_DISPUTE_SHOWN;

  /* One of two, but for lists, of which both may stay. */
  if (kind != CBK_DISPUTE_BOTH)
    gtk_check_button_set_group (self->theirs, self->ours);
  gtk_widget_set_sensitive (GTK_WIDGET (self->ours), may);
  gtk_widget_set_sensitive (GTK_WIDGET (self->theirs), may);
  gtk_widget_set_visible (self->merge, kind == CBK_DISPUTE_TEXT);
}

/**
 * cbk_dispute_row_new:
 * @desk: the desk
 * @dispute: what it shows
 * @side: what the author's side is called
 * @labels: the column of labels, one width for all rows
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
cbk_dispute_row_new (CbkDesk *desk, CbkDispute *dispute, const char *side, GtkSizeGroup *labels)
{
  CbkDisputeRow *self = g_object_new (CBK_TYPE_DISPUTE_ROW, NULL);
  const char *label = cbk_dispute_get_label (dispute);

  self->desk = g_object_ref (desk);
  self->dispute = g_object_ref (dispute);
  self->side = g_strdup (side);
  gtk_size_group_add_widget (labels, self->head);
  gtk_label_set_label (self->label, label);
  set_up_choices (self);
  name_side (self->ours, label, side, cbk_dispute_get_ours (dispute));
  name_side (self->theirs, label, _("Headquarters"), cbk_dispute_get_theirs (dispute));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  show_sides (self);
  show_choice (self);
  g_signal_connect_object (dispute, "chosen", G_CALLBACK (show_choice), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "officers-changed", G_CALLBACK (show_sides), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * cbk_dispute_row_focus_open:
 * @self: a row
 *
 * Returns: whether nothing is chosen here yet; then it has the focus
 */
gboolean
cbk_dispute_row_focus_open (CbkDisputeRow *self)
{
  return cbk_dispute_is_open (self->dispute) && gtk_widget_grab_focus (GTK_WIDGET (self->ours));
}

/* Both, where both may stay: nothing elsewhere. */
void
cbk_dispute_row_put_together (CbkDisputeRow *self)
{
  if (cbk_dispute_get_choice (self->dispute) != CBK_CHOICE_WORDS)
    choose_both (self);
}
