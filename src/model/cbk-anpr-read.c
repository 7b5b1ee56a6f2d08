/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-anpr-read.h"

/* A registration seen by a camera (National ANPR Standards). How long reads are kept is data; why one
   was looked at is logged. */
struct _CbkAnprRead
{
  CbkRecord parent_instance;

  char *registration;
  char *vehicle;
  gint64 read_at;
  char *camera;
  gint64 lat_e7;
  gint64 lon_e7;
  char *direction;
  gint64 confidence;
  char *image_reference;
  char *hit_reason;
  char *purpose;
  char *subject_type;
  char *subject_id;
  char *delete_on;
};

static const CbkField fields[] = {
  CBK_TEXT (CbkAnprRead, registration, 1, N_("Registration"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE |
                     CBK_FIELD_FIXED, .key = CBK_KEY_MARK),
  CBK_REF (CbkAnprRead, vehicle, 1, N_("Vehicle"), "vehicle", .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TIME (CbkAnprRead, read_at, 1, N_("Read"),
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkAnprRead, camera, 1, N_("Camera"),
            .flags = CBK_FIELD_INDEXED | CBK_FIELD_SEARCHABLE | CBK_FIELD_FIXED),
  CBK_INT (CbkAnprRead, lat_e7, 1, N_("Latitude"), .flags = CBK_FIELD_FIXED, .unit = CBK_UNIT_E7),
  CBK_INT (CbkAnprRead, lon_e7, 1, N_("Longitude"), .flags = CBK_FIELD_FIXED, .unit = CBK_UNIT_E7),
  CBK_TEXT (CbkAnprRead, direction, 1, N_("Direction"), .flags = CBK_FIELD_FIXED),
  CBK_INT (CbkAnprRead, confidence, 1, N_("Confidence"), .flags = CBK_FIELD_FIXED, .unit = CBK_UNIT_PPM),
  CBK_TEXT (CbkAnprRead, image_reference, 1, N_("Image"), .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkAnprRead, hit_reason, 1, N_("Hit because"), .flags = CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED),
  CBK_TEXT (CbkAnprRead, purpose, 1, N_("Why it was looked at"),
            .flags = CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED),
  CBK_CODE (CbkAnprRead, subject_type, 1, N_("For"), "subject_type", .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkAnprRead, subject_id, 1, N_("Record"), .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_DATE (CbkAnprRead, delete_on, 1, N_("Deleted"), .flags = CBK_FIELD_FIXED),
};

static const CbkEntity entity = {
  .name = "anpr_read",
  .relation = "anpr_reads",
  .label = N_("ANPR read"),
  .label_plural = N_("ANPR reads"),
  .icon = "casebook-anpr-read-symbolic",
  .about = N_("A registration seen by a camera."),
  .code = 93,
  .since = 1,
  .flags = CBK_ENTITY_APPEND | CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "subject_id vehicle",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkAnprRead, cbk_anpr_read)
