/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-track.h"

/* One recorded path of searchers. The raw file is kept as it came, with its times; the line here is what is
   drawn and measured. */
struct _CbkTrack
{
  CbkRecord parent_instance;

  char *episode;
  char *assignment;
  char *team;
  char *name;
  char *kind;
  char *file;
  char *sha256;
  char *format;
  char *device;
  char *line;
  gint64 started_at;
  gint64 ended_at;
  gint64 length_m;
  gint64 length_in_segment_m;
  gint64 searchers;
  gint64 points;
  gint64 points_dropped;
  gint64 gaps;
  gint64 sweep_width_mm;
  gint64 touched_ppm;
  gint64 imported_at;
  char *imported_by;
};

static const CbkField fields[] = {
  CBK_REF (CbkTrack, episode, 1, N_("Episode"), "episode",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkTrack, assignment, 1, N_("Assignment"), "assignment", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkTrack, team, 1, N_("Team"), "search_team", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkTrack, name, 1, N_("Name"), .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE),
  CBK_CODE (CbkTrack, kind, 1, N_("Kind"), "track_kind"),
  CBK_REF (CbkTrack, file, 1, N_("File as it came"), "media_file", .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkTrack, sha256, 1, N_("Hash of the file"), .flags = CBK_FIELD_FIXED),
  CBK_CODE (CbkTrack, format, 1, N_("Format"), "track_format", .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkTrack, device, 1, N_("Device")),
  CBK_GEOMETRY (CbkTrack, line, 1, N_("Path"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TIME (CbkTrack, started_at, 1, N_("From"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkTrack, ended_at, 1, N_("Until")),
  CBK_INT (CbkTrack, length_m, 1, N_("Length"), .unit = CBK_UNIT_METRES),
  CBK_INT (CbkTrack, length_in_segment_m, 1, N_("Length inside the segment"), .unit = CBK_UNIT_METRES),
  CBK_INT (CbkTrack, searchers, 1, N_("Searchers abreast")),
  CBK_INT (CbkTrack, points, 1, N_("Fixes")),
  CBK_INT (CbkTrack, points_dropped, 1, N_("Fixes dropped")),
  CBK_INT (CbkTrack, gaps, 1, N_("Gaps in time")),
  CBK_INT (CbkTrack, sweep_width_mm, 1, N_("Sweep width"), .unit = CBK_UNIT_MILLIMETRES),
  CBK_INT (CbkTrack, touched_ppm, 1, N_("Share of the segment touched"), .unit = CBK_UNIT_PPM),
  CBK_TIME (CbkTrack, imported_at, 1, N_("Imported")),
  CBK_REF (CbkTrack, imported_by, 1, N_("Imported by"), "officer"),
};

static const CbkEntity entity = {
  .name = "track",
  .relation = "tracks",
  .label = N_("Track"),
  .label_plural = N_("Tracks"),
  .icon = "casebook-track-symbolic",
  .about = N_("A recorded path of a search team, and what it covered."),
  .code = 48,
  .since = 1,
  .scoping = CBK_SCOPING_CHILD,
  .home = "episode",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkTrack, cbk_track)
