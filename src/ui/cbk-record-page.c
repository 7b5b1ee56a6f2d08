/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-record-page.h"

#include "base/cbk-compat.h"
#include "base/cbk-error.h"
#include "core/cbk-offering.h"
#include "core/cbk-sheet.h"
#include "ui/cbk-command-dialog.h"
#include "ui/cbk-composer.h"
#include "ui/cbk-offer-menu.h"
#include "ui/cbk-record-header.h"
#include "ui/cbk-record-tabs.h"

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
  gboolean nested;     /* it lies over the page of another record: so there is, too */

  GtkStack *stack;
  GtkWidget *bar;
  GtkMenuButton *menu;
  CbkOfferMenu *offers;
  AdwWindowTitle *title;
  GtkLabel *marking;
  AdwStatusPage *none;
  AdwStatusPage *problem;
  GtkWidget *reason_box;
  GtkEntry *reason_entry;
  GtkWidget *back;
  CbkRecordHeader *header;
  CbkRecordTabs *tabs;
  CbkComposer *composer;
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
show_header (CbkRecordPage *self)
{
  CbkRecord *record = self->sheet != NULL ? cbk_sheet_get_record (self->sheet) : NULL;

  if (record == NULL)
    return;

  cbk_record_header_show (self->header, self->desk, self->kind, self->sheet);
  gtk_label_set_label (self->marking, record->marking != NULL ? record->marking : "OFFICIAL-SENSITIVE");
}

static void
take_sheet (CbkRecordPage *self, CbkSheet *sheet)
{
  g_set_object (&self->sheet, sheet);
  cbk_desk_remember (self->desk, cbk_sheet_get_record (sheet));
  show_header (self);
  cbk_record_tabs_open (self->tabs, sheet, self->reason);
  if (self->kind->log)
    cbk_composer_open (self->composer, self->kind->type, self->id);
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
show_way_back (CbkRecordPage *self)
{
  gtk_widget_set_visible (self->back, self->over_list || self->nested);
}

static void
cbk_record_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_OVER_LIST:
      CBK_RECORD_PAGE (object)->over_list = g_value_get_boolean (value);
      show_way_back (CBK_RECORD_PAGE (object));
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

  g_type_ensure (CBK_TYPE_COMPOSER);
  g_type_ensure (CBK_TYPE_OFFER_MENU);
  g_type_ensure (CBK_TYPE_RECORD_HEADER);
  g_type_ensure (CBK_TYPE_RECORD_TABS);
  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, menu);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, bar);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, offers);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, title);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, marking);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, none);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, problem);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, reason_box);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, reason_entry);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, back);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, header);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordPage, composer);
  gtk_widget_class_bind_template_callback (widget_class, on_reason_cb);
}

static void
cbk_record_page_init (CbkRecordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_object_bind_property (self, "over-list", self->bar, "show-start-title-buttons", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "over-list", self->tabs, "narrow", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "over-list", self->composer, "narrow", G_BINDING_SYNC_CREATE);
}

/**
 * cbk_record_page_show_tab:
 * @self: a page
 * @name: a tab's label, untranslated; another one changes nothing
 */
void
cbk_record_page_show_tab (CbkRecordPage *self, const char *name)
{
  cbk_record_tabs_show (self->tabs, name);
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
  cbk_record_tabs_set_up (self->tabs, desk, kind);
  cbk_composer_set_up (self->composer, desk);
  gtk_widget_set_visible (GTK_WIDGET (self->composer), kind->log);
  g_signal_connect_object (cbk_desk_get_namer (desk), "named", G_CALLBACK (show_header), self, G_CONNECT_SWAPPED);
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
 * cbk_record_page_get_kind:
 * @self: a page
 *
 * Returns: what it shows
 */
const CbkKind *
cbk_record_page_get_kind (CbkRecordPage *self)
{
  return self->kind;
}

/**
 * cbk_record_page_get_name:
 * @self: a page
 *
 * Returns: what the record that is shown is called
 */
const char *
cbk_record_page_get_name (CbkRecordPage *self)
{
  return cbk_record_header_get_name (self->header);
}

/**
 * cbk_record_page_set_under:
 * @self: a page
 * @name: what the record is called over whose page it lies
 */
void
cbk_record_page_set_under (CbkRecordPage *self, const char *name)
{
  self->nested = TRUE;
  adw_window_title_set_subtitle (self->title, name);
  show_way_back (self);
}

/**
 * cbk_record_page_write_log:
 * @self: a page
 *
 * Goes to where the log is written, whatever is looked at, where a record with a log is open.
 */
void
cbk_record_page_write_log (CbkRecordPage *self)
{
  if (self->sheet != NULL && self->kind->log)
    cbk_composer_write (self->composer);
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
