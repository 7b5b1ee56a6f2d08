/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-monitoring-order.h"

/* Electronic monitoring as ordered, with the kinds of the service that takes orders
   (ministryofjustice/hmpps-electronic-monitoring-create-an-order). */
struct _CbkMonitoringOrder
{
  CbkRecord parent_instance;

  char *person;
  char *licence;
  char *condition;
  char *reference;
  char *state;
  char *notifying_body;
  char *order_type;
  char *pilot;
  char *condition_type;
  char **monitored;
  char **curfew_times;
  char *curfew_address;
  char *alcohol;
  char *attendance;
  char *device;
  char *device_number;
  char *fitted;
  gint64 fitted_at;
  char *installation_place;
  char *installation_on;
  char **installation_risks;
  char **property_risks;
  char **flags;
  char *iom_managed;
  char *starts_on;
  char *ends_on;
  char *variation_kind;
  char *variation_reason;
  gint64 varied_at;
  char *end_reason;
  gint64 ended_at;
  char *provider;
};

static const CbkField fields[] = {
  CBK_REF (CbkMonitoringOrder, person, 1, N_("Person"), "person",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_REF (CbkMonitoringOrder, licence, 1, N_("Licence"), "licence", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkMonitoringOrder, condition, 1, N_("Condition"), "condition", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkMonitoringOrder, reference, 1, N_("Reference"), .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED,
            .key = CBK_KEY_REFERENCE),
  CBK_CODE (CbkMonitoringOrder, state, 1, N_("State"), "monitoring_order_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_REF (CbkMonitoringOrder, notifying_body, 1, N_("Notifying body"), "organisation"),
  CBK_CODE (CbkMonitoringOrder, order_type, 1, N_("Type"), "monitoring_order_type", .flags = CBK_FIELD_TITLE),
  CBK_CODE (CbkMonitoringOrder, pilot, 1, N_("Pilot"), "monitoring_pilot"),
  CBK_CODE (CbkMonitoringOrder, condition_type, 1, N_("Kind of condition"), "monitoring_condition_type"),
  CBK_LIST (CbkMonitoringOrder, monitored, 1, N_("What is monitored"), "monitoring_kind"),
  CBK_LIST (CbkMonitoringOrder, curfew_times, 1, N_("Curfew times, per weekday"), NULL),
  CBK_REF (CbkMonitoringOrder, curfew_address, 1, N_("Curfew address"), "address"),
  CBK_CODE (CbkMonitoringOrder, alcohol, 1, N_("Alcohol monitoring"), "alcohol_monitoring"),
  CBK_TEXT (CbkMonitoringOrder, attendance, 1, N_("Attendance to monitor"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkMonitoringOrder, device, 1, N_("Device"), "monitoring_device"),
  CBK_TEXT (CbkMonitoringOrder, device_number, 1, N_("Device number"), .flags = CBK_FIELD_INDEXED,
            .key = CBK_KEY_REFERENCE),
  CBK_CODE (CbkMonitoringOrder, fitted, 1, N_("Fitted"), "yes_no_unknown"),
  CBK_TIME (CbkMonitoringOrder, fitted_at, 1, N_("Fitted"), .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkMonitoringOrder, installation_place, 1, N_("Where to be fitted"), "installation_place"),
  CBK_DATE (CbkMonitoringOrder, installation_on, 1, N_("To be fitted on"), .flags = CBK_FIELD_INDEXED),
  CBK_LIST (CbkMonitoringOrder, installation_risks, 1, N_("Risks to the fitter"), "installation_risk",
            .flags = CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkMonitoringOrder, property_risks, 1, N_("Risks at the address"), "property_risk",
            .flags = CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkMonitoringOrder, flags, 1, N_("Flags"), "monitoring_flag", .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkMonitoringOrder, iom_managed, 1, N_("Managed through IOM"), "yes_no_unknown"),
  CBK_DATE (CbkMonitoringOrder, starts_on, 1, N_("From"), .flags = CBK_FIELD_INDEXED),
  CBK_DATE (CbkMonitoringOrder, ends_on, 1, N_("Until"), .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkMonitoringOrder, variation_kind, 1, N_("Last variation"), "monitoring_variation"),
  CBK_TEXT (CbkMonitoringOrder, variation_reason, 1, N_("Why varied"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TIME (CbkMonitoringOrder, varied_at, 1, N_("Varied")),
  CBK_CODE (CbkMonitoringOrder, end_reason, 1, N_("Why ended"), "monitoring_end", .merge = CBK_MERGE_GROUP,
            .group = "state"),
  CBK_TIME (CbkMonitoringOrder, ended_at, 1, N_("Ended"), .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkMonitoringOrder, provider, 1, N_("Provider")),
};

#define SUP CBK_ROLE_SUPERVISOR
#define OM CBK_ROLE_OFFENDER_MANAGER
#define BRE CBK_ROLE_BREACH
#define RES CBK_ROLE_RESETTLEMENT

static const CbkTransition transitions[] = {
  { NULL, "draft", "draft", OM | BRE | RES, NULL, NULL },
  { "draft", "send", "sent", OM | BRE | RES, "order_type monitored", NULL },
  { "sent", "fit", "active", OM | BRE | RES, "fitted_at", NULL },
  { "sent", "fail_to_fit", "not_fitted", OM | BRE | RES, NULL, NULL },
  { "not_fitted", "fit", "active", OM | BRE | RES, "fitted_at", NULL },
  { "active", "vary", "active", OM | BRE | RES, "variation_kind variation_reason varied_at", NULL },
  { "active", "suspend", "suspended", OM | BRE | RES, "variation_reason", NULL },
  { "suspended", "resume", "active", OM | BRE | RES, NULL, NULL },
  { "active", "end", "ended", OM | BRE | RES, "end_reason ended_at", NULL },
  { "suspended", "end", "ended", OM | BRE | RES, "end_reason ended_at", NULL },
  { "not_fitted", "end", "ended", OM | BRE | RES, "end_reason ended_at", NULL },
  { "sent", "end", "ended", OM | BRE | RES, "end_reason ended_at", NULL },
  { "draft", "discard", "ended", OM | BRE | RES, "end_reason", NULL },
  { "ended", "resume", "active", SUP, "fitted_at", "ended_by_mistake" },
};

static const CbkMachine machine = CBK_MACHINE ("state", "draft", transitions);

static const CbkEntity entity = {
  .name = "monitoring_order",
  .relation = "monitoring_orders",
  .label = N_("Monitoring order"),
  .label_plural = N_("Monitoring orders"),
  .icon = "casebook-monitoring-order-symbolic",
  .about = N_("An order for electronic monitoring: what is monitored, how, where and until when."),
  .code = 30,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "licence condition person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkMonitoringOrder, cbk_monitoring_order)
