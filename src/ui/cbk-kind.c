/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-kind.h"

#include "base/cbk-compat.h"
#include "core/cbk-backlog.h"
#include "model/cbk-registry.h"
#include "ui/cbk-icon.h"
#include "ui/cbk-related.h"

/* The administrator and the auditor see what there is. */
#define ALSO (CBK_ROLE_ADMINISTRATOR | CBK_ROLE_AUDITOR)
#define OFFENDERS                                                                                            \
  (CBK_ROLE_OFFENDER_MANAGER | CBK_ROLE_BREACH | CBK_ROLE_RESETTLEMENT | CBK_ROLE_SUPERVISOR                 \
   | CBK_ROLE_INTELLIGENCE | ALSO)

#define OPEN_CASE "state!=closed", "state!=filed", "state!=not_crime", "state!=transferred"

static const CbkKind kinds[] = {
  {
    .type = "case",
    .who = CBK_ROLES_WORKING | ALSO,
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
      { N_("My team’s"), { "team=$team", OPEN_CASE } },
      { N_("Unallocated"), { "owner!", OPEN_CASE } },
      { N_("To acknowledge"), { "state=allocated" } },
      { N_("Review overdue"), { "next_review_at<$now", OPEN_CASE } },
      { N_("High risk"), { "grade<=$high", OPEN_CASE } },
      { N_("All"), { NULL } },
    },
    .heading = "summary",
    .line = { "reference|local_reference" },
    .state = "state",
    .grade = "grade",
    .when = "reported_at",
    .due = "next_review_at",
    .owner = "owner",
    .log = TRUE,
  },
  {
    .type = "person",
    .who = CBK_ROLES_WORKING | ALSO,
    .title = N_("People"),
    .page_title = N_("Person"),
    .icon = "casebook-person-symbolic",
    .filter_hint = N_("Filter people"),
    .new_label = N_("New person"),
    .new_command = "register_person",
    .empty_title = N_("No people"),
    .empty_text = N_("People come with the cases and searches they have a part in, or by Ctrl+N."),
    .pick_title = N_("Nobody selected"),
    .views = {
      { N_("All"), { NULL } },
      { N_("No fixed abode"), { "no_fixed_abode=yes" } },
    },
    .line = { "born", "sex", "occupation" },
    .matched = TRUE,
  },
  {
    .type = "episode",
    .who = CBK_ROLE_LOCATE | CBK_ROLE_SUPERVISOR | CBK_ROLE_INTELLIGENCE | ALSO,
    .title = N_("Locate"),
    .page_title = N_("Missing or wanted"),
    .icon = "casebook-episode-symbolic",
    .filter_hint = N_("Filter episodes"),
    .empty_title = N_("Nobody is missing"),
    .empty_text = N_("Episodes come with reports of missing and wanted people."),
    .pick_title = N_("No episode selected"),
    .views = {
      { N_("All open"), { "closed_at!" } },
      { N_("Mine"), { "owner=$me", "closed_at!" } },
      { N_("High risk"), { "risk=high", "closed_at!" } },
      { N_("All"), { NULL } },
    },
    .heading = "name",
    .line = { "reference|local_reference" },
    .state = "state",
    .when = "reported_at",
    .owner = "owner",
    .log = TRUE,
  },
  {
    .type = "management",
    .who = OFFENDERS,
    .title = N_("Offenders"),
    .page_title = N_("Offender management"),
    .icon = "casebook-management-symbolic",
    .filter_hint = N_("Filter offenders"),
    .empty_title = N_("Nobody is managed"),
    .empty_text = N_("People come here when they are selected for management."),
    .pick_title = N_("Nobody selected"),
    .views = {
      { N_("All open"), { "deselected_at!" } },
      { N_("Mine"), { "owner=$me", "deselected_at!" } },
      { N_("All"), { NULL } },
    },
    .heading = "name",
    .line = { "reference|local_reference" },
    .state = "state",
    .owner = "owner",
    .log = TRUE,
  },
  {
    .type = "breach",
    .who = OFFENDERS,
    .title = N_("Breaches"),
    .page_title = N_("Breach"),
    .icon = "casebook-breach-symbolic",
    .filter_hint = N_("Filter breaches"),
    .empty_title = N_("No breaches"),
    .empty_text = N_("Breaches come from tags, visits and reports."),
    .pick_title = N_("No breach selected"),
    .views = {
      { N_("All open"), { "closed_at!" } },
      { N_("Mine"), { "owner=$me", "closed_at!" } },
      { N_("All"), { NULL } },
    },
    .heading = "name",
    .line = { "reference|local_reference", "kind" },
    .state = "state",
    .when = "discovered_at",
    .owner = "owner",
    .log = TRUE,
  },
  {
    .type = "resettlement_plan",
    .who = OFFENDERS,
    .title = N_("Resettlement"),
    .page_title = N_("Resettlement plan"),
    .icon = "casebook-resettlement-plan-symbolic",
    .filter_hint = N_("Filter plans"),
    .empty_title = N_("No resettlement plans"),
    .empty_text = N_("Plans open twelve weeks before a release."),
    .pick_title = N_("No plan selected"),
    .views = {
      { N_("All open"), { "closed_at!" } },
      { N_("Mine"), { "owner=$me", "closed_at!" } },
      { N_("All"), { NULL } },
    },
    .heading = "name",
    .line = { "reference|local_reference" },
    .state = "state",
    .owner = "owner",
    .log = TRUE,
  },
  {
    .type = "intelligence_report",
    .who = CBK_ROLE_INTELLIGENCE | CBK_ROLE_SUPERVISOR | CBK_ROLE_INVESTIGATOR | ALSO,
    .title = N_("Intelligence"),
    .page_title = N_("Intelligence report"),
    .icon = "casebook-intelligence-report-symbolic",
    .filter_hint = N_("Filter reports"),
    .empty_title = N_("No reports"),
    .empty_text = N_("Reports that you may read stand here."),
    .pick_title = N_("No report selected"),
    .views = {
      { N_("All"), { NULL } },
      { N_("Mine"), { "author=$me" } },
    },
    .line = { "reference|local_reference" },
    .state = "state",
    .when = "submitted_at",
  },
};

/* What a state looks like; the word stands beside it. */
static const struct
{
  const char *state;
  const char *icon;
} state_icons[] = {
  { "intake", "casebook-open-symbolic" },          { "reopened", "casebook-open-symbolic" },
  { "allocated", "casebook-inbox-symbolic" },      { "screening", "casebook-half-symbolic" },
  { "active", "casebook-half-symbolic" },          { "awaiting_supervisor", "casebook-waiting-symbolic" },
  { "awaiting_cps", "casebook-waiting-symbolic" }, { "awaiting_forensic", "casebook-waiting-symbolic" },
  { "bail", "casebook-waiting-symbolic" },         { "charged", "casebook-scales-symbolic" },
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

static const CbkKind *
make_kind (const CbkEntity *entity)
{
  const CbkKind *row = cbk_related_find_kind (entity->name);
  CbkKind *kind = g_new0 (CbkKind, 1);

  if (row != NULL)
    *kind = *row;
  kind->type = entity->name;
  kind->title = entity->label_plural;
  kind->page_title = entity->label;
  kind->icon = cbk_icon_of (entity->name);
  kind->filter_hint = N_ ("Filter");
  kind->empty_title = N_ ("Nothing here");
  kind->empty_text = entity->about;
  kind->pick_title = N_ ("Nothing selected");
  kind->views[0].label = N_ ("All");
  if (entity->machine != NULL && row == NULL)
    kind->state = entity->machine->field;

  return kind;
}

/**
 * cbk_kind_for:
 * @type: an entity's name
 *
 * Returns: (nullable): how to show records of any kind, also of those that have no workspace in the sidebar;
 * lives as long as the program. %NULL where there is no such kind.
 */
const CbkKind *
cbk_kind_for (const char *type)
{
  static GHashTable *made = NULL;
  const CbkKind *kind = cbk_kind_find (type);
  CbkRecordClass *klass = cbk_registry_find (type);

  if (kind != NULL || klass == NULL)
    return kind;

  if (made == NULL)
    made = g_hash_table_new (g_str_hash, g_str_equal);
  kind = g_hash_table_lookup (made, type);
  if (kind == NULL)
    {
      kind = make_kind (klass->entity);
      g_hash_table_insert (made, (gpointer)kind->type, (gpointer)kind);
    }

  return kind;
}

/**
 * cbk_kind_is_for:
 * @self: a kind
 * @roles: who looks
 *
 * Returns: whether its workspace is in the sidebar; what may be opened there is the policy's
 */
gboolean
cbk_kind_is_for (const CbkKind *self, CbkRoles roles)
{
  return (self->who & roles) != 0;
}

/**
 * cbk_kind_find_view:
 * @self: a kind
 * @label: a view's label, untranslated
 *
 * Returns: which of its views that is, -1 for none
 */
int
cbk_kind_find_view (const CbkKind *self, const char *label)
{
  for (guint i = 0; i < cbk_kind_count_views (self); i++)
    if (g_str_equal (self->views[i].label, label))
      return (int)i;

  return -1;
}

guint
cbk_kind_count_views (const CbkKind *self)
{
  guint n = 0;

  while (n < CBK_MAX_VIEWS && self->views[n].label != NULL)
    n++;

  return n;
}

static const char *
find_last_severe (CbkWorkspace *workspace)
{
  CbkReference *reference = cbk_workspace_get_reference (workspace);
  const CbkReferenceList *grades = cbk_reference_find_list (reference, "response_grade");
  const char *last = "";

  for (guint i = 0; grades != NULL && i < grades->values->len; i++)
    {
      const CbkReferenceValue *grade = grades->values->pdata[i];

      if (cbk_severity_of_grade (reference, grade->code) == CBK_SEVERITY_HIGH && strcmp (grade->code, last) > 0)
        last = grade->code;
    }

  return last;
}

/**
 * cbk_kind_dup_conditions:
 * @self: a kind
 * @view: which of its views
 * @workspace: where somebody looks
 *
 * Returns: (transfer full): the conditions of that view, for a #CbkListing
 */
char **
cbk_kind_dup_conditions (const CbkKind *self, guint view, CbkWorkspace *workspace)
{
  const CbkUser *user = cbk_workspace_get_user (workspace);
  g_autofree char *now = cbk_time_format (cbk_env_now (cbk_workspace_get_env (workspace)));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < CBK_MAX_CONDITIONS && self->views[view].conditions[i] != NULL; i++)
    {
      g_autoptr (GString) condition = g_string_new (self->views[view].conditions[i]);

      g_string_replace (condition, "$me", user->id, 0);
      /* Who is in no team has none of its cases; no officer is a team. */
      g_string_replace (condition, "$team", user->team != NULL ? user->team : user->id, 0);
      g_string_replace (condition, "$now", now, 0);
      g_string_replace (condition, "$high", find_last_severe (workspace), 0);
      g_strv_builder_add (builder, condition->str);
    }

  return g_strv_builder_end (builder);
}

static char *
describe_first (CbkDesk *desk, CbkRecord *record, const char *names)
{
  g_auto (GStrv) alternatives = g_strsplit (names, "|", -1);
  char *text = NULL;

  for (guint i = 0; text == NULL && alternatives[i] != NULL; i++)
    text = cbk_desk_describe (desk, record, alternatives[i]);

  return text;
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
  char *heading = self->heading != NULL ? describe_first (desk, record, self->heading) : NULL;

  return heading != NULL ? heading : cbk_record_dup_title (record);
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
