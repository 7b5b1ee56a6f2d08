/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-continuity-event.h"

/* An exhibit passing from one holder or place to another. Append-only; a receiver confirms by an event
   of their own, and a gap is shown. */
struct _CbkContinuityEvent
{
  CbkRecord parent_instance;

  char *exhibit;
  char *kind;
  gint64 happened_at;
  char *from_officer;
  char *from_text;
  char *to_officer;
  char *to_text;
  char *place;
  char *reason;
  char *seal_checked;
  char *seal_before;
  char *seal_after;
  char *signature;
  char *device;
  char *confirms;
  char *corrects;
};

static const CbkField fields[] = {
  CBK_REF (CbkContinuityEvent, exhibit, 1, N_("Exhibit"), "exhibit",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_CODE (CbkContinuityEvent, kind, 1, N_("What happened"), "continuity_kind",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TIME (CbkContinuityEvent, happened_at, 1, N_("When"),
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkContinuityEvent, from_officer, 1, N_("From officer"), "officer", .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkContinuityEvent, from_text, 1, N_("From, in words"),
            .flags = CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED),
  CBK_REF (CbkContinuityEvent, to_officer, 1, N_("To officer"), "officer",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkContinuityEvent, to_text, 1, N_("To, in words"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED),
  CBK_REF (CbkContinuityEvent, place, 1, N_("Place"), "address", .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkContinuityEvent, reason, 1, N_("Reason"), .flags = CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED),
  CBK_CODE (CbkContinuityEvent, seal_checked, 1, N_("Seal checked"), "yes_no_unknown",
            .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkContinuityEvent, seal_before, 1, N_("Seal before"), .flags = CBK_FIELD_FIXED,
            .key = CBK_KEY_REFERENCE),
  CBK_TEXT (CbkContinuityEvent, seal_after, 1, N_("Seal after"), .flags = CBK_FIELD_FIXED,
            .key = CBK_KEY_REFERENCE),
  CBK_TEXT (CbkContinuityEvent, signature, 1, N_("Signed"), .flags = CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED),
  CBK_TEXT (CbkContinuityEvent, device, 1, N_("Device"), .flags = CBK_FIELD_FIXED),
  CBK_REF (CbkContinuityEvent, confirms, 1, N_("Confirms"), "continuity_event",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkContinuityEvent, corrects, 1, N_("Corrects"), "continuity_event",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
};

static const CbkEntity entity = {
  .name = "continuity_event",
  .relation = "continuity_events",
  .label = N_("Continuity event"),
  .label_plural = N_("Continuity events"),
  .icon = "casebook-continuity-event-symbolic",
  .about = N_("An exhibit passing from one holder or place to another."),
  .code = 76,
  .since = 1,
  .flags = CBK_ENTITY_APPEND,
  .scoping = CBK_SCOPING_CHILD,
  .home = "exhibit",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkContinuityEvent, cbk_continuity_event)
