/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-composer.h"

#include "base/cbk-compat.h"
#include "core/cbk-form.h"

struct _CbkComposer
{
  AdwBin parent_instance;

  CbkDesk *desk;
  GCancellable *cancellable; /* of the form that is being opened */
  char *type;
  char *id;
  CbkForm *form;             /* what is typed and not added; NULL while it is being read */
  GPtrArray *kinds;          /* codes, as the drop-down shows their labels */

  GtkDropDown *kind;
  GtkTextView *text;
  GtkTextBuffer *buffer;
  GtkWidget *hint;
  GtkLabel *problem;
  GtkWidget *decide;
  GtkWidget *add_key;
};

enum
{
  PROP_0,
  PROP_NARROW,
};

/* Kinds that only the program writes, and the correction, which needs the entry that it corrects. */
static const char *const not_typed[] = { "state", "system", "correction", NULL };

G_DEFINE_FINAL_TYPE (CbkComposer, cbk_composer, ADW_TYPE_BIN)

static void
show_problem (CbkComposer *self, const GError *error)
{
  gtk_label_set_label (self->problem, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
}

static char *
dup_text (CbkComposer *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
keep (CbkComposer *self)
{
  g_autofree char *text = dup_text (self);
  gboolean empty = *g_strstrip (text) == '\0';

  gtk_widget_set_visible (self->hint, gtk_text_buffer_get_char_count (self->buffer) == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "log.add", !empty);
  if (self->form == NULL)
    return;

  cbk_form_set (self->form, "body", text);
  cbk_form_set (self->form, "kind",
                empty ? NULL : g_ptr_array_index (self->kinds, gtk_drop_down_get_selected (self->kind)));
}

static void
choose_kind (CbkComposer *self, const char *code)
{
  for (guint i = 0; i < self->kinds->len; i++)
    if (g_str_equal (self->kinds->pdata[i], code))
      gtk_drop_down_set_selected (self->kind, i);
}

static void
take_form (CbkComposer *self, CbkForm *form)
{
  const char *body = cbk_form_get (form, "body");
  const char *kind = cbk_form_get (form, "kind");

  /* Who began to type at once goes on with that. */
  if (body != NULL && gtk_text_buffer_get_char_count (self->buffer) == 0)
    {
      gtk_text_buffer_set_text (self->buffer, body, -1);
      choose_kind (self, kind != NULL ? kind : "note");
    }
  self->form = g_object_ref (form);
  g_signal_connect_object (form, "failed", G_CALLBACK (show_problem), self, G_CONNECT_SWAPPED);
  keep (self);
}

static void
on_form_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CbkComposer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbkForm) form = cbk_form_open_finish (CBK_WORKSPACE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;

  if (form != NULL)
    take_form (self, form);
  else
    show_problem (self, error);
}

static void
let_go (CbkComposer *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->form != NULL)
    {
      cbk_form_close (self->form);
      g_signal_handlers_disconnect_by_data (self->form, self);
    }
  g_clear_object (&self->form);
}

static void
begin (CbkComposer *self)
{
  let_go (self);
  gtk_text_buffer_set_text (self->buffer, "", -1);
  choose_kind (self, "note");
  keep (self);
  show_problem (self, NULL);
  self->cancellable = g_cancellable_new ();
  cbk_form_open_async (cbk_desk_get_workspace (self->desk), cbk_command_find ("add_log_entry"), self->id,
                       self->cancellable, on_form_cb, g_object_ref (self));
}

static void
on_added_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CbkComposer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbkResult) done = cbk_workspace_run_finish (CBK_WORKSPACE (object), result, &error);

  if (self->desk == NULL)
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (done == NULL)
    {
      show_problem (self, error);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "log.add", TRUE);
    }
  else
    {
      if (self->form != NULL)
        cbk_form_discard (self->form);
      begin (self);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
set_arg (GHashTable *args, const char *name, const char *value)
{
  g_hash_table_insert (args, g_strdup (name), g_strdup (value));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbkComposer *self = CBK_COMPOSER (widget);
  g_autofree char *body = g_strstrip (dup_text (self));
  g_autoptr (GHashTable) args = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (*body == '\0')
    return;

  set_arg (args, "type", self->type);
  set_arg (args, "kind", g_ptr_array_index (self->kinds, gtk_drop_down_get_selected (self->kind)));
  set_arg (args, "body", body);
  gtk_widget_set_sensitive (widget, FALSE);
  /* No toast: the entry shows itself. */
  cbk_workspace_run_async (cbk_desk_get_workspace (self->desk), "add_log_entry", self->id, args, NULL, on_added_cb,
                           g_object_ref (self));
}

/* Back to the page, whose keys are single letters. */
static gboolean
leave (GtkWidget *widget, GVariant *args, gpointer unused)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (gtk_root_get_focus (root) != GTK_WIDGET (CBK_COMPOSER (widget)->text))
    return FALSE;

  gtk_root_set_focus (root, NULL);

  return TRUE;
}

static void
cbk_composer_dispose (GObject *object)
{
  CbkComposer *self = CBK_COMPOSER (object);

  let_go (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_COMPOSER);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cbk_composer_parent_class)->dispose (object);
}

static void
cbk_composer_finalize (GObject *object)
{
  CbkComposer *self = CBK_COMPOSER (object);

  g_free (self->type);
  g_free (self->id);
  g_ptr_array_unref (self->kinds);

  G_OBJECT_CLASS (cbk_composer_parent_class)->finalize (object);
}

static void
cbk_composer_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NARROW:
      gtk_widget_set_visible (CBK_COMPOSER (object)->decide, !g_value_get_boolean (value));
      gtk_widget_set_visible (CBK_COMPOSER (object)->add_key, !g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cbk_composer_class_init (CbkComposerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cbk_composer_dispose;
  object_class->finalize = cbk_composer_finalize;
  object_class->set_property = cbk_composer_set_property;

  g_object_class_install_property (
      object_class, PROP_NARROW,
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-composer.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkComposer, kind);
  gtk_widget_class_bind_template_child (widget_class, CbkComposer, text);
  gtk_widget_class_bind_template_child (widget_class, CbkComposer, buffer);
  gtk_widget_class_bind_template_child (widget_class, CbkComposer, hint);
  gtk_widget_class_bind_template_child (widget_class, CbkComposer, problem);
  gtk_widget_class_bind_template_child (widget_class, CbkComposer, decide);
  gtk_widget_class_bind_template_child (widget_class, CbkComposer, add_key);
  gtk_widget_class_bind_template_callback (widget_class, keep);
  gtk_widget_class_install_action (widget_class, "log.add", NULL, add_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, leave, NULL);
}

static void
cbk_composer_init (CbkComposer *self)
{
  self->kinds = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cbk_composer_set_up:
 * @self: a composer
 * @desk: the desk
 *
 * Once, before anything is opened.
 */
void
cbk_composer_set_up (CbkComposer *self, CbkDesk *desk)
{
  CbkReference *reference = cbk_workspace_get_reference (cbk_desk_get_workspace (desk));
  const CbkReferenceList *list = cbk_reference_find_list (reference, "log_kind");
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  self->desk = g_object_ref (desk);
  for (guint i = 0; i < list->values->len; i++)
    {
      const CbkReferenceValue *value = g_ptr_array_index (list->values, i);

      if (g_strv_contains (not_typed, value->code))
        continue;

      g_ptr_array_add (self->kinds, g_strdup (value->code));
      gtk_string_list_append (labels, value->label);
    }
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (labels));
}

/**
 * cbk_composer_open:
 * @self: a composer
 * @type: an entity's name
 * @id: in whose log is written
 *
 * What was begun for one record waits there, and never lands in the log of another.
 */
void
cbk_composer_open (CbkComposer *self, const char *type, const char *id)
{
  if (g_strcmp0 (self->id, id) == 0)
    return;

  g_set_str (&self->type, type);
  g_set_str (&self->id, id);
  begin (self);
}

void
cbk_composer_write (CbkComposer *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}
