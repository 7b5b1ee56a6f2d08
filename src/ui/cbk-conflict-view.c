/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-conflict-view.h"

#include "base/cbk-compat.h"
#include "core/cbk-conflict-sheet.h"
#include "core/cbk-form.h"
#include "ui/cbk-conflict-words.h"
#include "ui/cbk-dispute-row.h"
#include "ui/cbk-verbs.h"
#include "ui/cbk-words.h"

#include <glib/gi18n-lib.h>

#define COMMAND "resolve_conflict"

struct _CbkConflictView
{
  AdwBin parent_instance;

  CbkDesk *desk;
  GCancellable *cancellable;
  char *id;                  /* of what is open or being opened; NULL for nothing */
  CbkConflictSheet *sheet;
  CbkForm *form;             /* what is chosen and typed; NULL until it is there, or where nothing is decided */
  gboolean over_list;
  gboolean saving;

  GtkSizeGroup *labels;
  GtkStack *stack;
  AdwStatusPage *problem;
  GtkOrientable *top;
  GtkLabel *heading;
  GtkLabel *line;
  GtkLabel *sentence;
  GtkWidget *take_bar;
  GtkLabel *take_ours;
  GtkWidget *sides;
  GtkWidget *corner;
  GtkLabel *our_side;
  GtkLabel *our_line;
  GtkListBox *disputes;
  GtkLabel *outcome;
  GtkWidget *bottom;
  GtkEditable *reason;
  GtkLabel *left;
  GtkWidget *save;
};

enum
{
  PROP_0,
  PROP_OVER_LIST,
};

enum
{
  PASSED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (CbkConflictView, cbk_conflict_view, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static gboolean
is_mapped (CbkConflictView *self)
{
  return self->sheet != NULL && gtk_widget_get_mapped (GTK_WIDGET (self));
}

static gboolean
can_save (CbkConflictView *self)
{
  gboolean says = *gtk_editable_get_text (self->reason) != '\0';

  return self->sheet != NULL && self->form != NULL && !self->saving && cbk_conflict_sheet_count_open (self->sheet) == 0 &&
         (says || !cbk_conflict_sheet_wants_reason (self->sheet));
}

static void
show_left (CbkConflictView *self)
{
  guint n = cbk_conflict_sheet_count_open (self->sheet);
  g_autofree char *left = cbk_words_count (n, "%lu field to decide", "%lu fields to decide");
  gboolean reason = cbk_conflict_sheet_wants_reason (self->sheet) && *gtk_editable_get_text (self->reason) == '\0';

  gtk_label_set_label (self->left, n > 0 ? left : reason ? _("Say why both keep it") : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "conflict.save", can_save (self));
}

static void
on_chosen_cb (CbkConflictView *self)
{
  g_autofree char *choices = cbk_conflict_sheet_print_choices (self->sheet);

  if (self->form != NULL)
    cbk_form_set (self->form, "choices", choices);
  show_left (self);
}

static void
on_reason_cb (CbkConflictView *self)
{
  if (self->sheet == NULL)
    return;

  if (self->form != NULL)
    cbk_form_set (self->form, "rationale", gtk_editable_get_text (self->reason));
  show_left (self);
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  CbkConflictView *self = data;
  GtkWidget *row = cbk_dispute_row_new (self->desk, item, cbk_conflict_words_get_side (self->desk, self->sheet), self->labels);

  g_object_bind_property (self, "over-list", row, "narrow", G_BINDING_SYNC_CREATE);

  return row;
}

/* What cannot be decided here says who can, or what was decided. */
static void
show_bars (CbkConflictView *self)
{
  gboolean may = cbk_conflict_sheet_can_be_decided (self->sheet);

  gtk_widget_set_visible (self->bottom, may);
  gtk_widget_set_visible (self->take_bar, may && !cbk_conflict_sheet_wants_reason (self->sheet));
}

static void
show_words (CbkConflictView *self)
{
  const char *title = cbk_conflict_sheet_get_title (self->sheet);
  const char *side = cbk_conflict_words_get_side (self->desk, self->sheet);
  g_autofree char *found = cbk_conflict_words_dup_found (self->desk, self->sheet);
  g_autofree char *sentence = cbk_conflict_words_dup_sentence (self->sheet);
  g_autofree char *saved = cbk_conflict_words_dup_saved (self->desk, self->sheet);
  g_autofree char *outcome = cbk_conflict_words_dup_outcome (self->desk, self->sheet);
  g_autofree char *all = g_strdup_printf (_("All: %s"), side);

  gtk_label_set_label (self->heading, title != NULL ? title : _("Of a newer version of this program"));
  gtk_label_set_label (self->line, found);
  gtk_label_set_label (self->sentence, sentence);
  gtk_label_set_label (self->our_side, side);
  gtk_label_set_label (self->our_line, saved);
  gtk_label_set_label (self->take_ours, all);
  gtk_label_set_label (self->outcome, outcome);
}

static void
show_sheet (CbkConflictView *self)
{
  show_words (self);
  show_bars (self);
  gtk_list_box_bind_model (self->disputes, cbk_conflict_sheet_get_disputes (self->sheet), make_row, self, NULL);
  show_left (self);
  gtk_stack_set_visible_child_name (self->stack, "conflict");
}

static void
close_form (CbkConflictView *self)
{
  if (self->form != NULL)
    cbk_form_close (self->form);
  g_clear_object (&self->form);
}

static void
clear (CbkConflictView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  close_form (self);
  gtk_list_box_bind_model (self->disputes, NULL, NULL, NULL, NULL);
  g_clear_object (&self->sheet);
  gtk_editable_set_text (self->reason, "");
  self->saving = FALSE;
}

static void
on_form_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CbkConflictView) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkForm) form = cbk_form_open_finish (CBK_WORKSPACE (object), result, &error);
  const char *choices, *reason;

  if (form == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        cbk_desk_tell (self->desk, error->message);
      return;
    }

  choices = cbk_form_get (form, "choices");
  reason = cbk_form_get (form, "rationale");
  if (choices != NULL)
    cbk_conflict_sheet_take_choices (self->sheet, choices);
  gtk_editable_set_text (self->reason, reason != NULL ? reason : "");
  self->form = g_steal_pointer (&form);
  on_chosen_cb (self);
}

static void
take_sheet (CbkConflictView *self, CbkConflictSheet *sheet)
{
  GListModel *disputes = cbk_conflict_sheet_get_disputes (sheet);

  self->sheet = sheet;
  for (guint i = 0; i < g_list_model_get_n_items (disputes); i++)
    {
      g_autoptr(CbkDispute) dispute = g_list_model_get_item (disputes, i);

      g_signal_connect_object (dispute, "chosen", G_CALLBACK (on_chosen_cb), self, G_CONNECT_SWAPPED);
    }
  show_sheet (self);
  if (cbk_conflict_sheet_can_be_decided (sheet))
    cbk_form_open_async (cbk_desk_get_workspace (self->desk), cbk_command_find (COMMAND), self->id, self->cancellable, on_form_cb,
                         g_object_ref (self));
}

static void
on_opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CbkConflictView) self = user_data;
  g_autoptr(GError) error = NULL;
  CbkConflictSheet *sheet = cbk_workspace_open_conflict_finish (CBK_WORKSPACE (object), result, &error);

  if (sheet != NULL)
    {
      take_sheet (self, sheet);
      return;
    }

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;

  adw_status_page_set_description (self->problem, error->message);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
read_conflict (CbkConflictView *self)
{
  clear (self);
  self->cancellable = g_cancellable_new ();
  cbk_workspace_open_conflict_async (cbk_desk_get_workspace (self->desk), self->id, self->cancellable, on_opened_cb,
                                     g_object_ref (self));
}

/* It came back, or somebody else decided. What is chosen here is kept in the form. */
static void
on_changed_cb (CbkConflictView *self, GPtrArray *ids)
{
  if (self->id != NULL && !self->saving && g_ptr_array_find_with_equal_func (ids, self->id, g_str_equal, NULL))
    read_conflict (self);
}

static void
on_saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CbkConflictView) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkResult) done = cbk_desk_run_finish (CBK_DESK (object), result, &error);

  self->saving = FALSE;
  if (done == NULL)
    {
      cbk_desk_tell (CBK_DESK (object), error->message);
      if (self->sheet != NULL)
        show_left (self);
      return;
    }

  if (self->form != NULL)
    cbk_form_discard (self->form);
  g_signal_emit (self, signals[PASSED], 0, TRUE);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbkConflictView *self = CBK_CONFLICT_VIEW (widget);
  g_autoptr(GHashTable) args = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  const char *reason = gtk_editable_get_text (self->reason);

  if (!is_mapped (self) || !can_save (self))
    return;

  self->saving = TRUE;
  g_hash_table_insert (args, (gpointer) "choices", cbk_conflict_sheet_print_choices (self->sheet));
  g_hash_table_insert (args, (gpointer) "rationale",
                       *reason != '\0' ? g_strdup (reason) : cbk_conflict_sheet_dup_reason (self->sheet));
  cbk_desk_run_async (self->desk, COMMAND, self->id, args, NULL, on_saved_cb, g_object_ref (self));
}

static void
take_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbkConflictView *self = CBK_CONFLICT_VIEW (widget);

  if (is_mapped (self))
    cbk_conflict_sheet_choose_all (self->sheet, g_str_equal (name, "conflict.take-ours") ? CBK_CHOICE_OURS : CBK_CHOICE_THEIRS);
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbkConflictView *self = CBK_CONFLICT_VIEW (widget);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->disputes)); is_mapped (self) && row != NULL;
       row = gtk_widget_get_next_sibling (row))
    cbk_dispute_row_put_together (CBK_DISPUTE_ROW (row));
}

/* The next field without a choice; then the button that saves; then the next conflict. */
static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbkConflictView *self = CBK_CONFLICT_VIEW (widget);

  if (!is_mapped (self))
    return;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->disputes)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (cbk_dispute_row_focus_open (CBK_DISPUTE_ROW (row)))
      return;

  if (can_save (self) && !gtk_widget_has_focus (self->save))
    gtk_widget_grab_focus (self->save);
  else
    g_signal_emit (self, signals[PASSED], 0, FALSE);
}

static void
arrange (CbkConflictView *self)
{
  GtkOrientation orientation = self->over_list ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  gtk_widget_set_visible (self->sides, !self->over_list);
  gtk_orientable_set_orientation (self->top, orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bottom), orientation);
}

static void
cbk_conflict_view_dispose (GObject *object)
{
  CbkConflictView *self = CBK_CONFLICT_VIEW (object);

  if (self->disputes != NULL)
    clear (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_CONFLICT_VIEW);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (cbk_conflict_view_parent_class)->dispose (object);
}

static void
cbk_conflict_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_OVER_LIST:
      g_value_set_boolean (value, CBK_CONFLICT_VIEW (object)->over_list);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cbk_conflict_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_OVER_LIST:
      CBK_CONFLICT_VIEW (object)->over_list = g_value_get_boolean (value);
      arrange (CBK_CONFLICT_VIEW (object));
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, CbkConflictView, labels);
  gtk_widget_class_bind_template_child (klass, CbkConflictView, stack);
  gtk_widget_class_bind_template_child (klass, CbkConflictView, problem);
  gtk_widget_class_bind_template_child (klass, CbkConflictView, top);
  gtk_widget_class_bind_template_child (klass, CbkConflictView, heading);
  gtk_widget_class_bind_template_child (klass, CbkConflictView, line);
  gtk_widget_class_bind_template_child (klass, CbkConflictView, sentence);
  gtk_widget_class_bind_template_child (klass, CbkConflictView, take_bar);
  gtk_widget_class_bind_template_child (klass, CbkConflictView, take_ours);
  gtk_widget_class_bind_template_child (klass, CbkConflictView, sides);
  gtk_widget_class_bind_template_child (klass, CbkConflictView, corner);
  gtk_widget_class_bind_template_child (klass, CbkConflictView, our_side);
  gtk_widget_class_bind_template_child (klass, CbkConflictView, our_line);
  gtk_widget_class_bind_template_child (klass, CbkConflictView, disputes);
  gtk_widget_class_bind_template_child (klass, CbkConflictView, outcome);
  gtk_widget_class_bind_template_child (klass, CbkConflictView, bottom);
  gtk_widget_class_bind_template_child (klass, CbkConflictView, reason);
  gtk_widget_class_bind_template_child (klass, CbkConflictView, left);
  gtk_widget_class_bind_template_child (klass, CbkConflictView, save);
}

static void
cbk_conflict_view_class_init (CbkConflictViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cbk_conflict_view_dispose;
  object_class->get_property = cbk_conflict_view_get_property;
  object_class->set_property = cbk_conflict_view_set_property;

  g_object_class_install_property (object_class, PROP_OVER_LIST,
                                   g_param_spec_boolean ("over-list", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));

  /**
   * CbkConflictView::passed:
   * @decided: whether this one is decided, and not left for later
   *
   * It is the next one's turn.
   */
  signals[PASSED] = g_signal_new ("passed", CBK_TYPE_CONFLICT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_BOOLEAN);

  g_type_ensure (CBK_TYPE_DISPUTE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-conflict-view.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_reason_cb);
  gtk_widget_class_install_action (widget_class, "conflict.take-ours", NULL, take_action);
  gtk_widget_class_install_action (widget_class, "conflict.take-theirs", NULL, take_action);
  gtk_widget_class_install_action (widget_class, "conflict.put-together", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "conflict.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "conflict.save", NULL, save_action);
}

static void
cbk_conflict_view_init (CbkConflictView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_size_group_add_widget (self->labels, self->corner);
  cbk_verbs_add (GTK_WIDGET (self), "conflicts");
}

void
cbk_conflict_view_set_up (CbkConflictView *self, CbkDesk *desk)
{
  g_return_if_fail (CBK_IS_CONFLICT_VIEW (self) && self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * cbk_conflict_view_open:
 * @self: a view
 * @id: (nullable): a conflict; %NULL for none
 */
void
cbk_conflict_view_open (CbkConflictView *self, const char *id)
{
  if (!g_set_str (&self->id, id))
    return;

  if (id != NULL)
    {
      read_conflict (self);
      return;
    }

  clear (self);
  gtk_stack_set_visible_child_name (self->stack, "none");
}

/**
 * cbk_conflict_view_get_id:
 * @self: a view
 *
 * Returns: (nullable): what is open
 */
const char *
cbk_conflict_view_get_id (CbkConflictView *self)
{
  return self->id;
}
