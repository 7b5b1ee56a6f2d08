/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-kind.h"

#define OPEN_CASE "state!=closed", "state!=filed", "state!=not_crime", "state!=transferred"

static const CbkKind kinds[] = {
  {
    .type = "case",
    .title = N_("Cases"),
    .page_title = N_("Case"),
    .icon = "casebook-case-symbolic",
    .filter_hint = N_("Filter cases"),
    .new_label = N_("New case"),
    .empty_title = N_("No cases"),
    .empty_text = N_("Press Ctrl+N to open one from a report."),
    .pick_title = N_("No case selected"),
    .views = {
      { N_("All open"), { OPEN_CASE } },
      { N_("Mine"), { "owner=$me", OPEN_CASE } },
      { N_("Unallocated"), { "owner!", OPEN_CASE } },
      { N_("All"), { NULL } },
    },
    .heading = "summary",
    .line = { "reference|local_reference" },
    .state = "state",
    .grade = "grade",
    .when = "reported_at",
    .owner = "owner",
    .log = TRUE,
  },
  {
    .type = "person",
    .title = N_("People"),
    .page_title = N_("Person"),
    .icon = "casebook-person-symbolic",
    .filter_hint = N_("Filter people"),
    .empty_title = N_("No people"),
    .empty_text = N_("People come with the cases and searches they have a part in."),
    .pick_title = N_("Nobody selected"),
    .views = {
      { N_("All"), { NULL } },
      { N_("No fixed abode"), { "no_fixed_abode=yes" } },
    },
    .line = { "born", "sex", "occupation" },
  },
};

/* What a state looks like; the word stands beside it. */
static const struct
{
  const char *state;
  const char *icon;
} state_icons[] = {
  { "intake", "casebook-open-symbolic" },
  { "reopened", "casebook-open-symbolic" },
  { "allocated", "casebook-inbox-symbolic" },
  { "screening", "casebook-half-symbolic" },
  { "active", "casebook-half-symbolic" },
  { "awaiting_supervisor", "casebook-waiting-symbolic" },
  { "awaiting_cps", "casebook-waiting-symbolic" },
  { "awaiting_forensic", "casebook-waiting-symbolic" },
  { "bail", "casebook-waiting-symbolic" },
  { "charged", "casebook-scales-symbolic" },
  { "court", "casebook-scales-symbolic" },
};

const CbkKind *
cbk_kind_nth (guint n)
{
  return n < G_N_ELEMENTS (kinds) ? &kinds[n] : NULL;
}

const CbkKind *
cbk_kind_find (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].type, type))
      return &kinds[i];

  return NULL;
}

guint
cbk_kind_count_views (const CbkKind *self)
{
  guint n = 0;

  while (n < CBK_MAX_VIEWS && self->views[n].label != NULL)
    n++;

  return n;
}

/**
 * cbk_kind_dup_conditions:
 * @self: a kind
 * @view: which of its views
 * @user: who looks
 *
 * Returns: (transfer full): the conditions of that view, for a #CbkListing
 */
char **
cbk_kind_dup_conditions (const CbkKind *self, guint view, const CbkUser *user)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < CBK_MAX_CONDITIONS && self->views[view].conditions[i] != NULL; i++)
    {
      g_autoptr(GString) condition = g_string_new (self->views[view].conditions[i]);

      g_string_replace (condition, "$me", user->id, 0);
      g_strv_builder_add (builder, condition->str);
    }

  return g_strv_builder_end (builder);
}

/**
 * cbk_kind_dup_heading:
 * @self: a kind
 * @desk: the desk
 * @record: a record of that kind
 *
 * Returns: (transfer full): what a row says first
 */
char *
cbk_kind_dup_heading (const CbkKind *self, CbkDesk *desk, CbkRecord *record)
{
  char *heading = self->heading != NULL ? cbk_desk_describe (desk, record, self->heading) : NULL;

  return heading != NULL ? heading : cbk_record_dup_title (record);
}

static char *
describe_first (CbkDesk *desk, CbkRecord *record, const char *names)
{
  g_auto(GStrv) alternatives = g_strsplit (names, "|", -1);
  char *text = NULL;

  for (guint i = 0; text == NULL && alternatives[i] != NULL; i++)
    text = cbk_desk_describe (desk, record, alternatives[i]);

  return text;
}

/**
 * cbk_kind_dup_line:
 * @self: a kind
 * @desk: the desk
 * @record: a record of that kind
 *
 * Returns: (transfer full): what a row says second; may be empty
 */
char *
cbk_kind_dup_line (const CbkKind *self, CbkDesk *desk, CbkRecord *record)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < CBK_MAX_LINE && self->line[i] != NULL; i++)
    {
      g_autofree char *text = describe_first (desk, record, self->line[i]);

      if (text != NULL)
        g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", text);
    }

  return g_string_free (line, FALSE);
}

/**
 * cbk_state_get_icon:
 * @state: (nullable): a state's code
 *
 * Returns: the shape that goes with it
 */
const char *
cbk_state_get_icon (const char *state)
{
  for (guint i = 0; state != NULL && i < G_N_ELEMENTS (state_icons); i++)
    if (g_str_equal (state_icons[i].state, state))
      return state_icons[i].icon;

  return "casebook-done-symbolic";
}
