/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-page-stack.h"

struct _CbkPageStack
{
  AdwBin parent_instance;

  CbkDesk *desk;
  gboolean over_list;

  GtkStack *pages; /* the last is the one that is seen */
  CbkRecordPage *first;
};

enum
{
  PROP_0,
  PROP_OVER_LIST,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (CbkPageStack, cbk_page_stack, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

/* Where the focus was on the page below, for when somebody comes back. */
#define FOCUS "casebook-focus"

static void
weak_free (gpointer weak)
{
  g_weak_ref_clear (weak);
  g_free (weak);
}

static void
keep_focus (CbkPageStack *self, CbkRecordPage *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GWeakRef *kept = g_new0 (GWeakRef, 1);

  g_weak_ref_init (kept, focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (page)) ? focus : NULL);
  g_object_set_data_full (G_OBJECT (page), FOCUS, kept, weak_free);
}

static void
set_up_page (CbkPageStack *self, CbkRecordPage *page, const CbkKind *kind)
{
  cbk_record_page_set_up (page, self->desk, kind);
  g_object_bind_property (self, "over-list", page, "over-list", G_BINDING_SYNC_CREATE);
}

static void
push (CbkPageStack *self, const char *type, const char *id)
{
  CbkRecordPage *below = cbk_page_stack_get_page (self);
  CbkRecordPage *page;

  if (cbk_kind_for (type) == NULL || g_strcmp0 (cbk_record_page_get_id (below), id) == 0)
    return;

  keep_focus (self, below);
  page = g_object_new (CBK_TYPE_RECORD_PAGE, NULL);
  set_up_page (self, page, cbk_kind_for (type));
  cbk_record_page_set_under (page, cbk_record_page_get_name (below));
  gtk_stack_add_child (self->pages, GTK_WIDGET (page));
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (page));
  cbk_record_page_open (page, id);
  gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *type, *id;

  g_variant_get (parameter, "(&s&s)", &type, &id);
  push (CBK_PAGE_STACK (widget), type, id);
}

static gboolean
on_escape_cb (GtkWidget *widget, GVariant *args, gpointer unused)
{
  return cbk_page_stack_go_back (CBK_PAGE_STACK (widget));
}

static void
cbk_page_stack_dispose (GObject *object)
{
  CbkPageStack *self = CBK_PAGE_STACK (object);

  /* It is both the bin's child and the template's: only one of them may let it go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_PAGE_STACK);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cbk_page_stack_parent_class)->dispose (object);
}

static void
cbk_page_stack_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_OVER_LIST:
      g_value_set_boolean (value, CBK_PAGE_STACK (object)->over_list);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cbk_page_stack_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_OVER_LIST:
      CBK_PAGE_STACK (object)->over_list = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cbk_page_stack_class_init (CbkPageStackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cbk_page_stack_dispose;
  object_class->get_property = cbk_page_stack_get_property;
  object_class->set_property = cbk_page_stack_set_property;

  properties[PROP_OVER_LIST] = g_param_spec_boolean (
      "over-list", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CBK_TYPE_RECORD_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-page-stack.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkPageStack, pages);
  gtk_widget_class_bind_template_child (widget_class, CbkPageStack, first);
  gtk_widget_class_install_action (widget_class, "page.open", "(ss)", open_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape_cb, NULL);
}

static void
cbk_page_stack_init (CbkPageStack *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cbk_page_stack_set_up:
 * @self: a stack
 * @desk: the desk
 * @kind: what its first page shows
 *
 * Once, before anything is opened.
 */
void
cbk_page_stack_set_up (CbkPageStack *self, CbkDesk *desk, const CbkKind *kind)
{
  self->desk = g_object_ref (desk);
  set_up_page (self, self->first, kind);
}

/**
 * cbk_page_stack_open:
 * @self: a stack
 * @id: the record to show on the first page; what lay over it goes
 */
void
cbk_page_stack_open (CbkPageStack *self, const char *id)
{
  while (cbk_page_stack_go_back (self))
    ;
  cbk_record_page_open (self->first, id);
}

/**
 * cbk_page_stack_go_back:
 * @self: a stack
 *
 * Returns: whether there was a page over the first, which is gone
 */
gboolean
cbk_page_stack_go_back (CbkPageStack *self)
{
  CbkRecordPage *top = cbk_page_stack_get_page (self);
  GtkWidget *below = gtk_widget_get_prev_sibling (GTK_WIDGET (top));
  GWeakRef *kept = below != NULL ? g_object_get_data (G_OBJECT (below), FOCUS) : NULL;
  g_autoptr (GtkWidget) focus = kept != NULL ? g_weak_ref_get (kept) : NULL;

  if (below == NULL)
    return FALSE;

  gtk_stack_set_visible_child (self->pages, below);
  gtk_stack_remove (self->pages, GTK_WIDGET (top));
  if (focus != NULL)
    gtk_widget_grab_focus (focus);

  return TRUE;
}

/**
 * cbk_page_stack_get_page:
 * @self: a stack
 *
 * Returns: (transfer none): the page that is seen
 */
CbkRecordPage *
cbk_page_stack_get_page (CbkPageStack *self)
{
  return CBK_RECORD_PAGE (gtk_widget_get_last_child (GTK_WIDGET (self->pages)));
}
