/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-param-row.h"

#include "base/cbk-compat.h"
#include "model/cbk-registry.h"
#include "ui/cbk-check-list.h"
#include "ui/cbk-moment.h"
#include "ui/cbk-record-picker.h"

/* So many values are seen at once; among more one searches by typing. */
#define MANY_VALUES 10

struct _CbkParamRow
{
  GtkListBoxRow parent_instance;

  CbkDesk *desk;
  const CbkParam *param;
  GPtrArray *codes;  /* of what is offered; NULL for nothing chosen */
  char *value;       /* as the command takes it; NULL for none */
  gboolean wrong;    /* something is typed that is none */
  gboolean setting;  /* the program writes, not the person */

  GtkLabel *label;
  GtkLabel *required;
  AdwBin *place;
  GtkLabel *problem;
  GtkWidget *editor; /* what takes the focus */
};

enum
{
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (CbkParamRow, cbk_param_row, GTK_TYPE_LIST_BOX_ROW)

static guint signals[N_SIGNALS];

static void
take (CbkParamRow *self, const char *value, gboolean wrong)
{
  if (value != NULL && *value == '\0')
    value = NULL;
  self->wrong = wrong;
  g_set_str (&self->value, value);
  if (self->setting)
    return;

  cbk_param_row_set_problem (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0, self->value);
}

static char *
normalise_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) kept = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_strv_builder_add (builder, lines[i]);
  kept = g_strv_builder_end (builder);

  return g_strjoinv (",", kept);
}

static void
on_buffer_changed_cb (CbkParamRow *self, GtkTextBuffer *buffer)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  g_autofree char *lines = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  if (self->param->type == CBK_FIELD_LIST)
    lines = normalise_lines (text);
  take (self, lines != NULL ? lines : text, FALSE);
}

static void
on_entry_changed_cb (CbkParamRow *self, GtkEditable *editable)
{
  gint64 now = cbk_env_now (cbk_workspace_get_env (cbk_desk_get_workspace (self->desk)));
  const char *text = gtk_editable_get_text (editable);
  g_autofree char *value = NULL;

  if (*text != '\0')
    switch (self->param->type)
      {
      case CBK_FIELD_TIME:
        value = cbk_moment_dup_time (text, now);
        break;

      case CBK_FIELD_DATE:
        value = cbk_moment_dup_date (text, now);
        break;

      case CBK_FIELD_TEXT:
        value = g_strdup (text);
        break;

      default:
        value = g_ascii_string_to_signed (text, 10, G_MININT64 + 1, G_MAXINT64, NULL, NULL) ? g_strdup (text) : NULL;
      }
  take (self, value, *text != '\0' && value == NULL);
}

static void
on_selected_cb (CbkParamRow *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->editor));

  take (self, selected < self->codes->len ? self->codes->pdata[selected] : NULL, FALSE);
}

static void
on_picked_cb (CbkParamRow *self, CbkRecordPicker *picker)
{
  take (self, cbk_record_picker_get_id (picker), FALSE);
}

static void
on_checked_cb (CbkParamRow *self, const char *value)
{
  take (self, value, FALSE);
}

static GtkWidget *
make_text (CbkParamRow *self)
{
  GtkWidget *text = gtk_text_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_object_set (text, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "left-margin", 9, "right-margin", 9,
                "top-margin", 7, "bottom-margin", 7, NULL);
  g_object_set (scrolled, "child", text, "hscrollbar-policy", GTK_POLICY_NEVER, "vscrollbar-policy",
                GTK_POLICY_EXTERNAL, "propagate-natural-height", TRUE,
                "min-content-height", 34, "max-content-height", 180, NULL);
  gtk_widget_add_css_class (scrolled, "field-text");
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "changed",
                           G_CALLBACK (on_buffer_changed_cb), self, G_CONNECT_SWAPPED);
  self->editor = text;

  return scrolled;
}

static GtkWidget *
make_entry (CbkParamRow *self)
{
  static const char *const hints[] = { [CBK_FIELD_TIME] = N_ ("14:20, yesterday 14:20 or 22/11/2026 14:20"),
                                       [CBK_FIELD_DATE] = N_ ("22/11/2026, today or tomorrow"),
                                       [CBK_FIELD_INT] = N_ ("A whole number") };

  self->editor = gtk_entry_new ();
  if (self->param->type != CBK_FIELD_TEXT)
    g_object_set (self->editor, "placeholder-text", _ (hints[self->param->type]), NULL);
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (on_entry_changed_cb), self, G_CONNECT_SWAPPED);

  return self->editor;
}

static GtkWidget *
make_drop_down (CbkParamRow *self, GtkStringList *labels)
{
  GtkExpression *words = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->editor = gtk_drop_down_new (G_LIST_MODEL (labels), words);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self->editor), self->codes->len > MANY_VALUES);
  g_signal_connect_object (self->editor, "notify::selected", G_CALLBACK (on_selected_cb), self, G_CONNECT_SWAPPED);

  return self->editor;
}

static void
offer (CbkParamRow *self, GtkStringList *labels, const char *code, const char *label)
{
  g_ptr_array_add (self->codes, g_strdup (code));
  gtk_string_list_append (labels, label);
}

static const CbkReferenceList *
find_list (CbkParamRow *self)
{
  CbkReference *reference = cbk_workspace_get_reference (cbk_desk_get_workspace (self->desk));

  return self->param->target != NULL ? cbk_reference_find_list (reference, self->param->target) : NULL;
}

static CbkDay
get_today (CbkParamRow *self)
{
  return cbk_workspace_get_today (cbk_desk_get_workspace (self->desk));
}

static GtkWidget *
make_codes (CbkParamRow *self, const CbkReferenceList *list)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  offer (self, labels, NULL, _ ("Not said"));
  for (guint i = 0; i < list->values->len; i++)
    {
      const CbkReferenceValue *value = list->values->pdata[i];

      if (cbk_reference_value_is_current (value, get_today (self)))
        offer (self, labels, value->code, value->label);
    }

  return make_drop_down (self, labels);
}

static GtkWidget *
make_yes_no (CbkParamRow *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  offer (self, labels, NULL, _ ("Not said"));
  offer (self, labels, "yes", _ ("Yes"));
  offer (self, labels, "no", _ ("No"));

  return make_drop_down (self, labels);
}

static GtkWidget *
make_checks (CbkParamRow *self, const CbkReferenceList *list)
{
  GtkWidget *checks = cbk_check_list_new (list, get_today (self));

  g_signal_connect_object (checks, "changed", G_CALLBACK (on_checked_cb), self, G_CONNECT_SWAPPED);
  self->editor = cbk_check_list_get_first (CBK_CHECK_LIST (checks));

  return checks;
}

static GtkWidget *
make_picker (CbkParamRow *self, const char *near_type, const char *near_id)
{
  GtkWidget *picker
      = cbk_record_picker_new (self->desk, self->param->target, _ (self->param->label), near_type, near_id);

  g_signal_connect_object (picker, "changed", G_CALLBACK (on_picked_cb), self, G_CONNECT_SWAPPED);
  self->editor = cbk_record_picker_get_entry (CBK_RECORD_PICKER (picker));

  return picker;
}

static GtkWidget *
make_editor (CbkParamRow *self, const char *near_type, const char *near_id)
{
  const CbkReferenceList *list = find_list (self);

  switch (self->param->type)
    {
    case CBK_FIELD_CODE:
      return list != NULL ? make_codes (self, list) : make_text (self);

    case CBK_FIELD_LIST:
      return list != NULL ? make_checks (self, list) : make_text (self);

    case CBK_FIELD_BOOL:
      return make_yes_no (self);

    case CBK_FIELD_REF:
      return cbk_registry_find (self->param->target) != NULL ? make_picker (self, near_type, near_id)
                                                             : make_text (self);

    case CBK_FIELD_TIME:
    case CBK_FIELD_DATE:
    case CBK_FIELD_INT:
      return make_entry (self);

    default:
      return self->param->one_line ? make_entry (self) : make_text (self);
    }
}

static void
cbk_param_row_dispose (GObject *object)
{
  CbkParamRow *self = CBK_PARAM_ROW (object);

  self->setting = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_PARAM_ROW);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cbk_param_row_parent_class)->dispose (object);
}

static void
cbk_param_row_finalize (GObject *object)
{
  CbkParamRow *self = CBK_PARAM_ROW (object);

  g_ptr_array_unref (self->codes);
  g_free (self->value);

  G_OBJECT_CLASS (cbk_param_row_parent_class)->finalize (object);
}

static void
cbk_param_row_class_init (CbkParamRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cbk_param_row_dispose;
  object_class->finalize = cbk_param_row_finalize;

  /**
   * CbkParamRow::changed:
   * @value: (nullable): what is given now
   */
  signals[CHANGED] = g_signal_new ("changed", CBK_TYPE_PARAM_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-param-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkParamRow, label);
  gtk_widget_class_bind_template_child (widget_class, CbkParamRow, required);
  gtk_widget_class_bind_template_child (widget_class, CbkParamRow, place);
  gtk_widget_class_bind_template_child (widget_class, CbkParamRow, problem);
}

static void
cbk_param_row_init (CbkParamRow *self)
{
  self->codes = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cbk_param_row_new:
 * @desk: the desk
 * @param: what is asked for
 * @near_type: (nullable): the kind of record that the command is for
 * @near_id: (nullable): its id
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
cbk_param_row_new (CbkDesk *desk, const CbkParam *param, const char *near_type, const char *near_id)
{
  CbkParamRow *self = g_object_new (CBK_TYPE_PARAM_ROW, NULL);

  self->desk = g_object_ref (desk);
  self->param = param;
  gtk_label_set_label (self->label, _ (param->label));
  gtk_widget_set_visible (GTK_WIDGET (self->required), param->required);
  adw_bin_set_child (self->place, make_editor (self, near_type, near_id));
  /* Ticks have names of their own; it is their group that is called so. */
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (GTK_IS_CHECK_BUTTON (self->editor) ? GTK_WIDGET (self->place) : self->editor),
      GTK_ACCESSIBLE_PROPERTY_LABEL, _ (param->label), -1);

  return GTK_WIDGET (self);
}

const CbkParam *
cbk_param_row_get_param (CbkParamRow *self)
{
  return self->param;
}

static void
select_code (CbkParamRow *self, const char *value)
{
  for (guint i = 0; i < self->codes->len; i++)
    if (g_strcmp0 (self->codes->pdata[i], value) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->editor), i);
}

static char *
show_value (CbkParamRow *self, const char *value)
{
  if (self->param->type == CBK_FIELD_TIME)
    return cbk_moment_show_time (value);
  if (self->param->type == CBK_FIELD_DATE)
    return cbk_moment_show_date (value);

  return g_strdup (value);
}

/**
 * cbk_param_row_set_value:
 * @self: a row
 * @value: what was given before
 */
void
cbk_param_row_set_value (CbkParamRow *self, const char *value)
{
  g_autofree char *shown = show_value (self, value);

  self->setting = TRUE;
  if (GTK_IS_DROP_DOWN (self->editor))
    select_code (self, value);
  else if (CBK_IS_CHECK_LIST (adw_bin_get_child (self->place)))
    cbk_check_list_set (CBK_CHECK_LIST (adw_bin_get_child (self->place)), value);
  else if (CBK_IS_RECORD_PICKER (adw_bin_get_child (self->place)))
    cbk_record_picker_set_id (CBK_RECORD_PICKER (adw_bin_get_child (self->place)), value);
  else if (GTK_IS_TEXT_VIEW (self->editor))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)), shown, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->editor), shown);
  g_set_str (&self->value, value);
  self->setting = FALSE;
}

static const char *
describe_wrong (CbkFieldType type)
{
  if (type == CBK_FIELD_TIME)
    return _ ("That is no time. Try 14:20, or 22/11/2026 14:20.");
  if (type == CBK_FIELD_DATE)
    return _ ("That is no date. Try 22/11/2026.");

  return _ ("That is no whole number.");
}

/**
 * cbk_param_row_check:
 * @self: a row
 *
 * Says at the field what is missing or cannot be read.
 *
 * Returns: whether the command can be run with it
 */
gboolean
cbk_param_row_check (CbkParamRow *self)
{
  if (self->wrong)
    cbk_param_row_set_problem (self, describe_wrong (self->param->type));
  else if (self->param->required && self->value == NULL)
    cbk_param_row_set_problem (self, _ ("This is needed."));
  else
    return TRUE;

  return FALSE;
}

/**
 * cbk_param_row_set_problem:
 * @self: a row
 * @problem: (nullable): what is wrong with what is given
 */
void
cbk_param_row_set_problem (CbkParamRow *self, const char *problem)
{
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "wrong");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "wrong");
}

void
cbk_param_row_focus (CbkParamRow *self)
{
  gtk_widget_grab_focus (self->editor);
}

/**
 * cbk_param_row_get_editor:
 * @self: a row
 *
 * Returns: (transfer none): what is typed or chosen in
 */
GtkWidget *
cbk_param_row_get_editor (CbkParamRow *self)
{
  return self->editor;
}
