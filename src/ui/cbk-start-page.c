/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-start-page.h"

/* Shorter waits are not told of. */
#define SPINNER_MS 300

struct _CbkStartPage
{
  AdwBin parent_instance;

  guint spinner_id;

  GtkStack *stack;
  GtkSpinner *spinner;
  GtkEditable *number;
  GtkLabel *refusal;
  AdwStatusPage *problem;
};

G_DEFINE_FINAL_TYPE (CbkStartPage, cbk_start_page, ADW_TYPE_BIN)

static void
on_spinner_cb (gpointer data)
{
  CbkStartPage *self = data;

  self->spinner_id = 0;
  gtk_spinner_start (self->spinner);
}

static void
stop_spinner (CbkStartPage *self)
{
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  gtk_spinner_stop (self->spinner);
}

static void
on_sign_in_cb (CbkStartPage *self)
{
  const char *number = gtk_editable_get_text (self->number);

  if (*number != '\0')
    gtk_widget_activate_action (GTK_WIDGET (self), "app.sign-in", "s", number);
}

static void
cbk_start_page_dispose (GObject *object)
{
  CbkStartPage *self = CBK_START_PAGE (object);

  g_clear_handle_id (&self->spinner_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_START_PAGE);

  G_OBJECT_CLASS (cbk_start_page_parent_class)->dispose (object);
}

static void
cbk_start_page_class_init (CbkStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cbk_start_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkStartPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CbkStartPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, CbkStartPage, number);
  gtk_widget_class_bind_template_child (widget_class, CbkStartPage, refusal);
  gtk_widget_class_bind_template_child (widget_class, CbkStartPage, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_sign_in_cb);
}

static void
cbk_start_page_init (CbkStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cbk_start_page_show_opening (CbkStartPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "opening");
  if (self->spinner_id == 0)
    self->spinner_id = g_timeout_add_once (SPINNER_MS, on_spinner_cb, self);
}

/**
 * cbk_start_page_ask_who:
 * @self: a page
 * @problem: (nullable): why the last answer did not do
 */
void
cbk_start_page_ask_who (CbkStartPage *self, const char *problem)
{
  stop_spinner (self);
  gtk_label_set_label (self->refusal, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), problem != NULL);
  gtk_stack_set_visible_child_name (self->stack, "who");
  gtk_widget_grab_focus (GTK_WIDGET (self->number));
}

/**
 * cbk_start_page_show_problem:
 * @self: a page
 * @problem: why the store could not be opened
 */
void
cbk_start_page_show_problem (CbkStartPage *self, const char *problem)
{
  stop_spinner (self);
  adw_status_page_set_description (self->problem, problem);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}
