/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-return-interview.h"

/* After a return: the police prevention interview for everybody, and the independent return interview offered
   to every child within the time that statutory guidance sets (Department for Education 2014). */
struct _CbkReturnInterview
{
  CbkRecord parent_instance;

  char *episode;
  char *person;
  char *kind;
  char *state;
  gint64 due_at;
  gint64 offered_at;
  char *provider;
  gint64 referred_at;
  char *interviewer;
  char *interviewer_text;
  gint64 arranged_for;
  gint64 held_at;
  char *face_to_face;
  char *seen_alone;
  char *place_text;
  char *why_missing;
  char **push_pull;
  char *where_been;
  char *with_whom;
  char **harm;
  char *crime_disclosed;
  char *exploitation;
  gboolean location_private;
  char *told_reporter;
  char *prevention;
  char *actions_note;
  char *intelligence_submitted;
  char *not_held_reason;
  char *shared_with_police;
};

static const CbkField fields[] = {
  CBK_REF (CbkReturnInterview, episode, 1, N_("Episode"), "episode",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkReturnInterview, person, 1, N_("Person"), "person", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkReturnInterview, kind, 1, N_("Kind"), "return_interview_kind",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED),
  CBK_CODE (CbkReturnInterview, state, 1, N_("State"), "return_interview_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TIME (CbkReturnInterview, due_at, 1, N_("Due"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkReturnInterview, offered_at, 1, N_("Offered")),
  CBK_REF (CbkReturnInterview, provider, 1, N_("Provider"), "organisation"),
  CBK_TIME (CbkReturnInterview, referred_at, 1, N_("Referred")),
  CBK_REF (CbkReturnInterview, interviewer, 1, N_("Interviewer"), "officer"),
  CBK_TEXT (CbkReturnInterview, interviewer_text, 1, N_("Interviewer in words"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_TIME (CbkReturnInterview, arranged_for, 1, N_("Arranged for"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkReturnInterview, held_at, 1, N_("Held"), .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_CODE (CbkReturnInterview, face_to_face, 1, N_("Face to face"), "yes_no_unknown"),
  CBK_CODE (CbkReturnInterview, seen_alone, 1, N_("Seen alone"), "yes_no_unknown"),
  CBK_TEXT (CbkReturnInterview, place_text, 1, N_("Where"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkReturnInterview, why_missing, 1, N_("Why they went"), .flags = CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkReturnInterview, push_pull, 1, N_("Reasons"), "missing_reason"),
  CBK_TEXT (CbkReturnInterview, where_been, 1, N_("Where they were"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkReturnInterview, with_whom, 1, N_("With whom"), .flags = CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkReturnInterview, harm, 1, N_("Harm suffered"), "episode_harm", .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkReturnInterview, crime_disclosed, 1, N_("Crime disclosed"), "yes_no_unknown"),
  CBK_CODE (CbkReturnInterview, exploitation, 1, N_("Signs of exploitation"), "yes_no_unknown"),
  CBK_BOOL (CbkReturnInterview, location_private, 1, N_("Asks that the location is not disclosed")),
  CBK_CODE (CbkReturnInterview, told_reporter, 1, N_("Reporter told they are safe"), "yes_no_unknown"),
  CBK_TEXT (CbkReturnInterview, prevention, 1, N_("What would prevent it"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkReturnInterview, actions_note, 1, N_("Actions agreed"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkReturnInterview, intelligence_submitted, 1, N_("Intelligence submitted"), "yes_no_unknown"),
  CBK_TEXT (CbkReturnInterview, not_held_reason, 1, N_("Why not held"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_CODE (CbkReturnInterview, shared_with_police, 1, N_("Shared with the police"), "yes_no_unknown"),
};

#define INV CBK_ROLE_INVESTIGATOR
#define SUP CBK_ROLE_SUPERVISOR
#define LOC CBK_ROLE_LOCATE

static const CbkTransition transitions[] = {
  { NULL, "make_due", "due", CBK_ROLES_WORKING, NULL, NULL },
  { "due", "offer", "offered", CBK_ROLES_WORKING, "offered_at", NULL },
  { "due", "hold", "completed", CBK_ROLES_WORKING, "held_at why_missing", NULL },
  { "due", "miss", "not_possible", LOC | SUP | INV, "not_held_reason", NULL },
  { "offered", "arrange", "arranged", CBK_ROLES_WORKING, "arranged_for", NULL },
  { "offered", "decline", "declined", CBK_ROLES_WORKING, "not_held_reason", NULL },
  { "offered", "hold", "completed", CBK_ROLES_WORKING, "held_at", NULL },
  { "arranged", "hold", "completed", CBK_ROLES_WORKING, "held_at", NULL },
  { "arranged", "arrange", "arranged", CBK_ROLES_WORKING, "arranged_for", NULL },
  { "arranged", "decline", "declined", CBK_ROLES_WORKING, "not_held_reason", NULL },
  { "arranged", "miss", "not_possible", LOC | SUP | INV, "not_held_reason", NULL },
  { "declined", "offer", "offered", CBK_ROLES_WORKING, "offered_at", NULL },
  { "not_possible", "offer", "offered", CBK_ROLES_WORKING, "offered_at", NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "due", transitions);

static const CbkEntity entity = {
  .name = "return_interview",
  .relation = "return_interviews",
  .label = N_("Return interview"),
  .label_plural = N_("Return interviews"),
  .icon = "casebook-return-interview-symbolic",
  .about = N_("A prevention interview or an independent return interview after a person came back."),
  .code = 51,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "episode",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkReturnInterview, cbk_return_interview)
