/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-custody-event.h"

/* Something that happened in custody: reviews (PACE s.40), extensions (s.42), warrants (ss.43-44),
   hospital (s.41(6)), visits. What the law did not allow can be kept as a fact with its reason; it is
   shown as a breach. */
struct _CbkCustodyEvent
{
  CbkRecord parent_instance;

  char *custody_record;
  char *kind;
  gint64 happened_at;
  gint64 ended_at;
  char *officer_text;
  char *rank;
  char *grounds;
  char *representations;
  char *questioned;
  gint64 extended_until;
  gboolean postponed;
  char *postponed_reason;
  gboolean unverified;
  gboolean outside_power;
  char *override_reason;
  char *note;
  char *corrects;
};

static const CbkField fields[] = {
  CBK_REF (CbkCustodyEvent, custody_record, 1, N_("Custody record"), "custody_record",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_CODE (CbkCustodyEvent, kind, 1, N_("What happened"), "custody_event_kind",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TIME (CbkCustodyEvent, happened_at, 1, N_("When"),
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TIME (CbkCustodyEvent, ended_at, 1, N_("Until"), .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkCustodyEvent, officer_text, 1, N_("By whom"), .flags = CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED),
  CBK_CODE (CbkCustodyEvent, rank, 1, N_("Rank"), "rank", .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkCustodyEvent, grounds, 1, N_("Grounds"), .flags = CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED),
  CBK_TEXT (CbkCustodyEvent, representations, 1, N_("Representations"),
            .flags = CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED),
  CBK_CODE (CbkCustodyEvent, questioned, 1, N_("Questioned meanwhile"), "yes_no_unknown",
            .flags = CBK_FIELD_FIXED),
  CBK_TIME (CbkCustodyEvent, extended_until, 1, N_("Extended until"), .flags = CBK_FIELD_FIXED),
  CBK_BOOL (CbkCustodyEvent, postponed, 1, N_("Postponed"), .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkCustodyEvent, postponed_reason, 1, N_("Why postponed"),
            .flags = CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED),
  CBK_BOOL (CbkCustodyEvent, unverified, 1, N_("Entered here"), .flags = CBK_FIELD_FIXED),
  CBK_BOOL (CbkCustodyEvent, outside_power, 1, N_("Outside the power"), .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkCustodyEvent, override_reason, 1, N_("Why kept all the same"),
            .flags = CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED),
  CBK_TEXT (CbkCustodyEvent, note, 1, N_("Note"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED),
  CBK_REF (CbkCustodyEvent, corrects, 1, N_("Corrects"), "custody_event",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
};

static const CbkEntity entity = {
  .name = "custody_event",
  .relation = "custody_events",
  .label = N_("Custody event"),
  .label_plural = N_("Custody events"),
  .icon = "casebook-custody-event-symbolic",
  .about = N_("Something that happened in custody: review, extension, warrant, hospital, visit."),
  .code = 80,
  .since = 1,
  .flags = CBK_ENTITY_APPEND,
  .scoping = CBK_SCOPING_CHILD,
  .home = "custody_record",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkCustodyEvent, cbk_custody_event)
