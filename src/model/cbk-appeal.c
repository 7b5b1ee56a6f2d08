/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-appeal.h"

/* A public appeal. It holds no medical detail and no informant; it is withdrawn at once when the person is
   found. Publishing is headquarters' work. */
struct _CbkAppeal
{
  CbkRecord parent_instance;

  char *episode;
  char *case_id;
  gint64 number;
  char *state;
  char *title;
  char *wording;
  char *image;
  char *image_version;
  char **channels;
  char *channel_log;
  char *contact_line;
  char *reason;
  char *consent;
  char *consent_by;
  gint64 consent_at;
  char *without_consent_reason;
  char *safety_check;
  char *child_rescue_alert;
  char *child_rescue_reason;
  char *requested_by;
  char *approved_by;
  gint64 approved_at;
  char *refused_reason;
  gint64 released_at;
  gint64 review_at;
  gint64 withdrawn_at;
  char *withdrawn_reason;
  char *responses;
};

static const CbkField fields[] = {
  CBK_REF (CbkAppeal, episode, 1, N_("Episode"), "episode", .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkAppeal, case_id, 1, N_("Case"), "case", .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_INT (CbkAppeal, number, 1, N_("Version"), .flags = CBK_FIELD_FIXED),
  CBK_CODE (CbkAppeal, state, 1, N_("State"), "appeal_state", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkAppeal, title, 1, N_("Headline"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkAppeal, wording, 1, N_("Wording"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkAppeal, image, 1, N_("Picture"), "media_file"),
  CBK_TEXT (CbkAppeal, image_version, 1, N_("Picture version")),
  CBK_LIST (CbkAppeal, channels, 1, N_("Channels"), "appeal_channel"),
  CBK_TEXT (CbkAppeal, channel_log, 1, N_("What the channels answered"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkAppeal, contact_line, 1, N_("Whom the public should call")),
  CBK_TEXT (CbkAppeal, reason, 1, N_("Why publish"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkAppeal, consent, 1, N_("Consent"), "appeal_consent", .merge = CBK_MERGE_GROUP,
            .group = "consent"),
  CBK_TEXT (CbkAppeal, consent_by, 1, N_("Consent given by"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "consent"),
  CBK_TIME (CbkAppeal, consent_at, 1, N_("Consent given"), .merge = CBK_MERGE_GROUP, .group = "consent"),
  CBK_TEXT (CbkAppeal, without_consent_reason, 1, N_("Why without consent"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "consent"),
  CBK_TEXT (CbkAppeal, safety_check, 1, N_("Could it put the person in danger"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkAppeal, child_rescue_alert, 1, N_("Child Rescue Alert considered"), "child_rescue_alert"),
  CBK_TEXT (CbkAppeal, child_rescue_reason, 1, N_("Why so decided"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkAppeal, requested_by, 1, N_("Asked for by"), "officer"),
  CBK_REF (CbkAppeal, approved_by, 1, N_("Approved by"), "officer", .merge = CBK_MERGE_GROUP,
           .group = "state"),
  CBK_TIME (CbkAppeal, approved_at, 1, N_("Approved"), .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkAppeal, refused_reason, 1, N_("Why refused"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TIME (CbkAppeal, released_at, 1, N_("Released"), .flags = CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP,
            .group = "state"),
  CBK_TIME (CbkAppeal, review_at, 1, N_("Review"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkAppeal, withdrawn_at, 1, N_("Taken down"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkAppeal, withdrawn_reason, 1, N_("Why taken down"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkAppeal, responses, 1, N_("Calls and answers"), .flags = CBK_FIELD_SENSITIVE),
};

#define INV CBK_ROLE_INVESTIGATOR
#define SUP CBK_ROLE_SUPERVISOR
#define LOC CBK_ROLE_LOCATE

static const CbkTransition transitions[] = {
  { NULL, "draft", "draft", CBK_ROLES_WORKING, NULL, NULL },
  { "draft", "submit", "submitted", CBK_ROLES_WORKING, "wording reason consent", "wording_is_safe" },
  { "submitted", "return", "draft", SUP, "refused_reason", NULL },
  { "submitted", "approve", "approved", SUP, "approved_by approved_at", "approver_is_not_author" },
  { "submitted", "refuse", "refused", SUP, "refused_reason", NULL },
  { "refused", "revise", "draft", CBK_ROLES_WORKING, NULL, NULL },
  { "approved", "release", "released", LOC | SUP | INV, "released_at channels", NULL },
  { "approved", "withdraw", "withdrawn", LOC | SUP | INV, "withdrawn_at withdrawn_reason", NULL },
  { "released", "withdraw", "withdrawn", LOC | SUP | INV, "withdrawn_at withdrawn_reason", NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "draft", transitions);

static const CbkEntity entity = {
  .name = "appeal",
  .relation = "appeals",
  .label = N_("Appeal"),
  .label_plural = N_("Appeals"),
  .icon = "casebook-appeal-symbolic",
  .about = N_("A public appeal: wording, picture, consent, approval, release and withdrawal."),
  .code = 50,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "episode case_id",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkAppeal, cbk_appeal)
