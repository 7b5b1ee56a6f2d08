/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-record-page.h"

#include "base/cbk-compat.h"
#include "base/cbk-error.h"
#include "core/cbk-offering.h"
#include "core/cbk-sheet.h"
#include "ui/cbk-command-dialog.h"
#include "ui/cbk-facts-view.h"
#include "ui/cbk-log-view.h"
#include "ui/cbk-offer-menu.h"
#include "ui/cbk-related-view.h"
#include "ui/widgets/cbk-chip.h"

struct _CbkRecordPage
{
  AdwBin parent_instance;

  CbkDesk *desk;
  const CbkKind *kind;
  GCancellable *cancellable;
  char *id;            /* what is shown or being opened */
  char *reason;        /* why, where that was asked; for this record only */
  CbkSheet *sheet;
  gboolean over_list;  /* the page lies over the list: there is a way back */

  GtkStack *stack;
  GtkMenuButton *menu;
  CbkOfferMenu *offers;
  AdwWindowTitle *title;
  GtkLabel *marking;
  AdwStatusPage *none;
  AdwStatusPage *problem;
  GtkWidget *reason_box;
  GtkEntry *reason_entry;
  GtkLabel *heading;
  GtkLabel *line;
  CbkChip *grade;
  CbkChip *state;
  CbkChip *withdrawn;
  GtkLabel *owner;
  GtkStack *tabs;
  GtkBox *tab_bar;
  CbkFactsView *facts;
  CbkLogView *log;
};

enum
{
  PROP_0,
  PROP_OVER_LIST,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (CbkRecordPage, cbk_record_page, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static void
show_grade (CbkRecordPage *self, CbkRecord *record)
{
  const char *code = self->kind->grade != NULL ? cbk_record_get_text (record, self->kind->grade) : NULL;

  if (self->kind->grade == NULL)
    cbk_chip_set (self->grade, NULL, NULL, NULL);
  else if (code == NULL)
    cbk_chip_set (self->grade, "casebook-open-symbolic", _("No grade yet"), NULL);
  else
    cbk_chip_set (self->grade, NULL, cbk_sheet_get_text (self->sheet, self->kind->grade), NULL);

  if (code != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->grade), "plate");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->grade), "plate");
}

static void
show_header (CbkRecordPage *self)
{
  CbkRecord *record = cbk_sheet_get_record (self->sheet);
  const CbkKind *kind = self->kind;
  g_autofree char *heading = cbk_kind_dup_heading (kind, self->desk, record);
  g_autofree char *line = cbk_kind_dup_line (kind, self->desk, record);
  const char *owner = kind->owner != NULL ? cbk_sheet_get_text (self->sheet, kind->owner) : NULL;

  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->line, line);
  gtk_widget_set_visible (GTK_WIDGET (self->line), *line != '\0');
  gtk_label_set_label (self->marking, record->marking != NULL ? record->marking : "OFFICIAL-SENSITIVE");

  show_grade (self, record);
  if (kind->state != NULL)
    cbk_chip_set (self->state, cbk_state_get_icon (cbk_record_get_text (record, kind->state)),
                  cbk_sheet_get_text (self->sheet, kind->state), NULL);
  else
    cbk_chip_set (self->state, NULL, NULL, NULL);
  cbk_chip_set (self->withdrawn, "casebook-done-symbolic", record->withdrawn != NULL ? _("Withdrawn") : NULL,
                record->withdrawn);

  gtk_widget_set_visible (GTK_WIDGET (self->owner), kind->owner != NULL);
  gtk_label_set_label (self->owner, owner != NULL ? owner : _("Nobody has it yet"));
}

/* A tab reads what is on it when it is first looked at. */
static void
show_tab (CbkRecordPage *self)
{
  GtkWidget *tab = gtk_stack_get_visible_child (self->tabs);

  if (self->sheet == NULL)
    return;

  if (CBK_IS_RELATED_VIEW (tab))
    cbk_related_view_open (CBK_RELATED_VIEW (tab), self->id);
  else if (CBK_IS_LOG_VIEW (tab))
    cbk_log_view_open (self->log, self->kind->type, self->id);
}

static void
take_sheet (CbkRecordPage *self, CbkSheet *sheet)
{
  g_set_object (&self->sheet, sheet);
  cbk_desk_remember (self->desk, cbk_sheet_get_record (sheet));
  show_header (self);
  cbk_facts_view_set_sheet (self->facts, sheet);
  show_tab (self);
  cbk_offer_menu_set_record (self->offers, self->desk, cbk_sheet_get_record (sheet));
  gtk_widget_set_visible (GTK_WIDGET (self->menu),
                          g_list_model_get_n_items (cbk_offer_menu_get_items (self->offers)) > 0);
  gtk_stack_set_visible_child_name (self->stack, "record");
}

static void
show_problem (CbkRecordPage *self, const GError *error)
{
  gboolean reason = g_error_matches (error, CBK_ERROR, CBK_ERROR_INVALID);

  g_clear_object (&self->sheet);
  gtk_widget_set_visible (GTK_WIDGET (self->menu), FALSE);
  adw_status_page_set_icon_name (self->problem,
                                 reason ? "changes-prevent-symbolic" : "dialog-warning-symbolic");
  adw_status_page_set_title (self->problem, reason ? _("Restricted") : _("It cannot be opened"));
  adw_status_page_set_description (self->problem, error->message);
  gtk_widget_set_visible (self->reason_box, reason);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
on_sheet_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CbkRecordPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkSheet) sheet = cbk_workspace_open_sheet_finish (CBK_WORKSPACE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;

  if (sheet != NULL)
    take_sheet (self, sheet);
  else
    show_problem (self, error);
}

static void
read_sheet (CbkRecordPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cbk_workspace_open_sheet_async (cbk_desk_get_workspace (self->desk), self->kind->type, self->id,
                                  self->reason, self->cancellable, on_sheet_cb, g_object_ref (self));
}

static void
on_reason_cb (CbkRecordPage *self)
{
  g_set_str (&self->reason, gtk_editable_get_text (GTK_EDITABLE (self->reason_entry)));
  gtk_editable_set_text (GTK_EDITABLE (self->reason_entry), "");
  read_sheet (self);
}

/* What arrives shows itself. */
static void
on_changed_cb (CbkRecordPage *self, GPtrArray *ids)
{
  if (self->sheet == NULL)
    return;

  for (guint i = 0; i < ids->len; i++)
    if (g_str_equal (ids->pdata[i], self->id))
      {
        read_sheet (self);
        return;
      }
}

static void
on_tab_cb (CbkRecordPage *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;

  gtk_stack_set_visible_child_name (self->tabs, g_object_get_data (G_OBJECT (button), "tab"));
  show_tab (self);
}

static void
cbk_record_page_dispose (GObject *object)
{
  CbkRecordPage *self = CBK_RECORD_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_RECORD_PAGE);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->sheet);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cbk_record_page_parent_class)->dispose (object);
}

static void
cbk_record_page_finalize (GObject *object)
{
  CbkRecordPage *self = CBK_RECORD_PAGE (object);

  g_free (self->id);
  g_free (self->reason);

  G_OBJECT_CLASS (cbk_record_page_parent_class)->finalize (object);
}

static void
cbk_record_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_OVER_LIST:
      g_value_set_boolean (value, CBK_RECORD_PAGE (object)->over_list);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cbk_record_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_OVER_LIST:
      CBK_RECORD_PAGE (object)->over_list = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cbk_record_page_class_init (CbkRecordPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cbk_record_page_dispose;
  object_class->finalize = cbk_record_page_finalize;
  object_class->get_property = cbk_record_page_get_property;
  object_class->set_property = cbk_record_page_set_property;

  properties[PROP_OVER_LIST] = g_param_spec_boolean (
    "over-list", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CBK_TYPE_CHIP);
  g_type_ensure (CBK_TYPE_FACTS_VIEW);
  g_type_ensure (CBK_TYPE_LOG_VIEW);
  g_type_ensure (CBK_TYPE_OFFER_MENU);
  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, menu);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, offers);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, title);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, marking);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, none);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, problem);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, reason_box);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, reason_entry);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, heading);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, line);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, grade);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, state);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, withdrawn);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, owner);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, tab_bar);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, facts);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, log);
  gtk_widget_class_bind_template_callback (widget_class, on_reason_cb);
}

static void
cbk_record_page_init (CbkRecordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_tab (CbkRecordPage *self, const char *name)
{
  GtkToggleButton *first = GTK_TOGGLE_BUTTON (gtk_widget_get_first_child (GTK_WIDGET (self->tab_bar)));
  GtkWidget *button = gtk_toggle_button_new_with_label (_ (name));

  g_object_set_data (G_OBJECT (button), "tab", (gpointer)name);
  gtk_widget_add_css_class (button, "flat");
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_tab_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->tab_bar, button);
}

static void
add_related_tab (CbkRecordPage *self, const char *name)
{
  GtkWidget *view;

  if (gtk_stack_get_child_by_name (self->tabs, name) != NULL)
    return;

  view = cbk_related_view_new (self->desk, self->kind->type, name);
  g_object_bind_property (self, "over-list", view, "narrow", G_BINDING_SYNC_CREATE);
  gtk_stack_add_named (self->tabs, view, name);
  add_tab (self, name);
}

static void
add_tabs (CbkRecordPage *self)
{
  const CbkRelated *related;

  for (guint i = 0; (related = cbk_related_nth (i)) != NULL; i++)
    if (g_str_equal (related->home, self->kind->type))
      add_related_tab (self, related->tab);
  if (self->kind->log)
    add_tab (self, N_ ("Log"));
  add_tab (self, N_ ("Details"));
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (gtk_widget_get_first_child (GTK_WIDGET (self->tab_bar))), TRUE);
}

/**
 * cbk_record_page_show_tab:
 * @self: a page
 * @name: a tab's label, untranslated; another one changes nothing
 */
void
cbk_record_page_show_tab (CbkRecordPage *self, const char *name)
{
  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->tab_bar)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    if (g_str_equal (g_object_get_data (G_OBJECT (button), "tab"), name))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

/**
 * cbk_record_page_set_up:
 * @self: a page
 * @desk: the desk
 * @kind: what it shows
 *
 * Once, before anything is opened.
 */
void
cbk_record_page_set_up (CbkRecordPage *self, CbkDesk *desk, const CbkKind *kind)
{
  g_return_if_fail (CBK_IS_RECORD_PAGE (self) && self->desk == NULL);

  self->desk = g_object_ref (desk);
  self->kind = kind;
  adw_window_title_set_title (self->title, _(kind->page_title));
  adw_status_page_set_icon_name (self->none, kind->icon);
  adw_status_page_set_title (self->none, _(kind->pick_title));
  add_tabs (self);
  cbk_facts_view_set_up (self->facts, desk);
  cbk_log_view_set_up (self->log, desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * cbk_record_page_open:
 * @self: a page
 * @id: the record to show; that it was opened is in the access log before it is shown
 */
void
cbk_record_page_open (CbkRecordPage *self, const char *id)
{
  g_return_if_fail (CBK_IS_RECORD_PAGE (self) && self->desk != NULL);

  if (g_strcmp0 (self->id, id) == 0 && self->sheet != NULL)
    return;

  g_clear_pointer (&self->reason, g_free);
  g_set_str (&self->id, id);
  read_sheet (self);
}

/**
 * cbk_record_page_get_id:
 * @self: a page
 *
 * Returns: (nullable): the record that is shown
 */
const char *
cbk_record_page_get_id (CbkRecordPage *self)
{
  return self->sheet != NULL ? self->id : NULL;
}

/**
 * cbk_record_page_write_log:
 * @self: a page
 *
 * Shows the log, ready to be written in, where a record with a log is open.
 */
void
cbk_record_page_write_log (CbkRecordPage *self)
{
  if (self->sheet == NULL || !self->kind->log)
    return;

  cbk_record_page_show_tab (self, "Log");
  cbk_log_view_write (self->log);
}

/**
 * cbk_record_page_list_offers:
 * @self: a page
 *
 * Returns: (transfer none): what can be done with what is open, of #CbkPaletteItem; empty where nothing is
 */
GListModel *
cbk_record_page_list_offers (CbkRecordPage *self)
{
  if (self->sheet == NULL)
    cbk_offer_menu_set_record (self->offers, self->desk, NULL);

  return cbk_offer_menu_get_items (self->offers);
}

/**
 * cbk_record_page_show_offers:
 * @self: a page
 *
 * Opens the menu of what can be done.
 */
void
cbk_record_page_show_offers (CbkRecordPage *self)
{
  if (self->sheet != NULL)
    gtk_menu_button_popup (self->menu);
}

/**
 * cbk_record_page_run:
 * @self: a page
 * @name: a command's name
 *
 * Begins a command for what is open; one that is not possible now says why.
 */
void
cbk_record_page_run (CbkRecordPage *self, const char *name)
{
  CbkRecord *record = self->sheet != NULL ? cbk_sheet_get_record (self->sheet) : NULL;
  g_autoptr (GPtrArray) offers
      = record != NULL ? cbk_workspace_list_offers (cbk_desk_get_workspace (self->desk), record) : NULL;

  for (guint i = 0; offers != NULL && i < offers->len; i++)
    {
      const CbkOffer *offer = offers->pdata[i];

      if (!g_str_equal (offer->command->name, name))
        continue;

      if (offer->why_not != NULL)
        cbk_desk_tell (self->desk, offer->why_not);
      else
        cbk_command_start (GTK_WIDGET (self), self->desk, offer->command, self->kind->type, record->id);
      return;
    }
}
