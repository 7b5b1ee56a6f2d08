/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-phone.h"

/* A telephone: number, SIM, handset and subscriber change apart from one another, so each has its dates. */
struct _CbkPhone
{
  CbkRecord parent_instance;

  char *number;
  char *number_given;
  char *kind;
  char *network;
  char *imei;
  char *handset;
  char *handset_from;
  char *handset_to;
  char *imsi;
  char *iccid;
  char *sim_from;
  char *sim_to;
  char *subscriber;
  char *subscriber_from;
  char *subscriber_to;
  char *confidence;
  char *source;
  gint64 last_used_at;
};

static const CbkField fields[] = {
  CBK_TEXT (CbkPhone, number, 1, N_("Number"), .flags = CBK_FIELD_TITLE | CBK_FIELD_SENSITIVE,
            .key = CBK_KEY_PHONE),
  CBK_TEXT (CbkPhone, number_given, 1, N_("Number as given"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkPhone, kind, 1, N_("Kind"), "phone_kind", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkPhone, network, 1, N_("Network")),
  CBK_TEXT (CbkPhone, imei, 1, N_("IMEI"), .flags = CBK_FIELD_SENSITIVE, .key = CBK_KEY_REFERENCE,
            .merge = CBK_MERGE_GROUP, .group = "handset"),
  CBK_TEXT (CbkPhone, handset, 1, N_("Handset"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "handset"),
  CBK_DATE (CbkPhone, handset_from, 1, N_("Handset from"), .merge = CBK_MERGE_GROUP, .group = "handset"),
  CBK_DATE (CbkPhone, handset_to, 1, N_("Handset until"), .merge = CBK_MERGE_GROUP, .group = "handset"),
  CBK_TEXT (CbkPhone, imsi, 1, N_("IMSI"), .flags = CBK_FIELD_SENSITIVE, .key = CBK_KEY_REFERENCE,
            .merge = CBK_MERGE_GROUP, .group = "sim"),
  CBK_TEXT (CbkPhone, iccid, 1, N_("SIM number"), .flags = CBK_FIELD_SENSITIVE, .key = CBK_KEY_REFERENCE,
            .merge = CBK_MERGE_GROUP, .group = "sim"),
  CBK_DATE (CbkPhone, sim_from, 1, N_("SIM from"), .merge = CBK_MERGE_GROUP, .group = "sim"),
  CBK_DATE (CbkPhone, sim_to, 1, N_("SIM until"), .merge = CBK_MERGE_GROUP, .group = "sim"),
  CBK_TEXT (CbkPhone, subscriber, 1, N_("Subscriber"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "subscriber"),
  CBK_DATE (CbkPhone, subscriber_from, 1, N_("Subscriber from"), .merge = CBK_MERGE_GROUP,
            .group = "subscriber"),
  CBK_DATE (CbkPhone, subscriber_to, 1, N_("Subscriber until"), .merge = CBK_MERGE_GROUP,
            .group = "subscriber"),
  CBK_CODE (CbkPhone, confidence, 1, N_("Confidence"), "confidence"),
  CBK_TEXT (CbkPhone, source, 1, N_("Source"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TIME (CbkPhone, last_used_at, 1, N_("Last known use")),
};

static const CbkEntity entity = {
  .name = "phone",
  .relation = "phones",
  .label = N_("Telephone"),
  .label_plural = N_("Telephones"),
  .icon = "casebook-phone-symbolic",
  .about = N_("A telephone number, SIM or handset, each with its own dates."),
  .code = 101,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_SHARED_FURTHER,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkPhone, cbk_phone)
