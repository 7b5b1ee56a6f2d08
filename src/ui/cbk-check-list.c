/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-check-list.h"

struct _CbkCheckList
{
  AdwBin parent_instance;

  GtkWidget *box;
};

enum
{
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (CbkCheckList, cbk_check_list, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static GtkCheckButton *
nth_check (CbkCheckList *self, int n)
{
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->box), n);

  return child != NULL ? GTK_CHECK_BUTTON (gtk_flow_box_child_get_child (child)) : NULL;
}

static void
on_toggled_cb (CbkCheckList *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) codes = NULL;
  g_autofree char *value = NULL;
  GtkCheckButton *check;

  for (int i = 0; (check = nth_check (self, i)) != NULL; i++)
    if (gtk_check_button_get_active (check))
      g_strv_builder_add (builder, g_object_get_data (G_OBJECT (check), "code"));
  codes = g_strv_builder_end (builder);
  value = g_strjoinv (",", codes);
  g_signal_emit (self, signals[CHANGED], 0, value);
}

static void
cbk_check_list_class_init (CbkCheckListClass *klass)
{
  /**
   * CbkCheckList::changed:
   * @value: the codes that are ticked, commas between
   */
  signals[CHANGED] = g_signal_new ("changed", CBK_TYPE_CHECK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
cbk_check_list_init (CbkCheckList *self)
{
  self->box = gtk_flow_box_new ();
  g_object_set (self->box, "selection-mode", GTK_SELECTION_NONE, "max-children-per-line", 3, "column-spacing", 6,
                NULL);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/**
 * cbk_check_list_new:
 * @list: what there is to tick
 * @today: only what may be chosen on that day is offered
 *
 * Returns: (transfer floating): a list in which nothing is ticked
 */
GtkWidget *
cbk_check_list_new (const CbkReferenceList *list, CbkDay today)
{
  CbkCheckList *self = g_object_new (CBK_TYPE_CHECK_LIST, NULL);

  for (guint i = 0; i < list->values->len; i++)
    {
      const CbkReferenceValue *value = list->values->pdata[i];
      GtkWidget *check;

      if (!cbk_reference_value_is_current (value, today))
        continue;

      check = gtk_check_button_new_with_label (value->label);
      g_object_set_data_full (G_OBJECT (check), "code", g_strdup (value->code), g_free);
      g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_flow_box_append (GTK_FLOW_BOX (self->box), check);
      gtk_widget_set_focusable (gtk_widget_get_parent (check), FALSE);
    }

  return GTK_WIDGET (self);
}

/**
 * cbk_check_list_get_first:
 * @self: a list
 *
 * Returns: (transfer none): what takes the focus first
 */
GtkWidget *
cbk_check_list_get_first (CbkCheckList *self)
{
  GtkCheckButton *first = nth_check (self, 0);

  return first != NULL ? GTK_WIDGET (first) : self->box;
}

/**
 * cbk_check_list_set:
 * @self: a list
 * @value: codes, commas between
 */
void
cbk_check_list_set (CbkCheckList *self, const char *value)
{
  g_auto (GStrv) codes = g_strsplit (value, ",", -1);
  GtkCheckButton *check;

  for (int i = 0; (check = nth_check (self, i)) != NULL; i++)
    gtk_check_button_set_active (
        check, g_strv_contains ((const char *const *)codes, g_object_get_data (G_OBJECT (check), "code")));
}
