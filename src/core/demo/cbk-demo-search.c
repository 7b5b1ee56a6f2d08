/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/demo/cbk-demo-private.h"

/**
 * cbk_demo_square:
 * @self: the teller
 * @lat: the latitude of its south-western corner, in degrees times 10 000 000
 * @lon: the longitude
 * @metres: how long a side is, roughly
 *
 * Returns: a square as GeoJSON
 */
const char *
cbk_demo_square (CbkDemo *self, gint64 lat, gint64 lon, gint64 metres)
{
  /* GeoJSON wants degrees; whole numbers and a point keep every machine's print the same. */
  gint64 corners[5][2] = { { 0, 0 }, { 1, 0 }, { 1, 1 }, { 0, 1 }, { 0, 0 } };
  GString *text = g_string_new ("{\"type\":\"Polygon\",\"coordinates\":[[");
  const char *result;

  for (guint i = 0; i < 5; i++)
    {
      gint64 x = lon + corners[i][0] * metres * 147;
      gint64 y = lat + corners[i][1] * metres * 90;

      g_string_append_printf (text, "%s[%s%d.%07d,%d.%07d]", i > 0 ? "," : "", x < 0 ? "-" : "",
                              (int) (ABS (x) / 10000000), (int) (ABS (x) % 10000000), (int) (y / 10000000),
                              (int) (y % 10000000));
    }
  g_string_append (text, "]]}");
  result = cbk_demo_format (self, "%s", text->str);
  g_string_free (text, TRUE);

  return result;
}

static void
tell_ground (CbkDemo *self, CbkDemoEpisode *story, guint64 period, guint n)
{
  static const char *const names[] = {
    "Canal towpath",
    "Recreation ground",
    "Allotments",
    "Wood behind the school",
  };
  static const char *const states[] = { "COMPLETED", "INPROGRESS", "PREPARED", "DRAFT" };
  gboolean over = !g_str_equal (story->state, "active");
  guint step = over ? 0 : MIN (n, 3);
  guint64 region = cbk_demo_part (self), segment = cbk_demo_part (self), team = cbk_demo_part (self);
  gint64 lat, lon;

  cbk_demo_near (self, &story->home, 250, &lat, &lon);
  ADD (self, "region", region, story->now, story->owner, N ("episode", story->number),
       T ("name", names[n % 4]), T ("polygon", cbk_demo_square (self, lat, lon, 300)), N ("area_m2", 90000),
       N ("prior_ppm", 200000), T ("prior_method", "proportional"), N ("prior_at", story->now),
       N ("prior_by", story->owner), T ("terrain", "urban"), N ("active_from", story->now));
  ADD (self, "segment", segment, story->now, story->owner, N ("episode", story->number), N ("region", region),
       T ("name", cbk_demo_format (self, "%c%u", 'A' + (int) n, 1)), T ("shape", "area"),
       T ("outline", cbk_demo_square (self, lat, lon, 200)), N ("area_m2", 40000), N ("share_ppm", 444444),
       T ("technique", "line"), T ("terrain", "urban"), T ("priority", "high"));
  ADD (self, "search_team", team, story->now, story->owner, N ("episode", story->number),
       T ("name", cbk_demo_format (self, "Team %u", n + 1)),
       T ("state", over ? "stood_down" : step == 1 ? "searching" : "available"),
       T ("resource", n == 1 ? "DOG_AREA" : "GROUND"),
       T ("leader_text", cbk_demo_officer_name (self, story->owner)), N ("size", 6),
       T ("call_sign", cbk_demo_format (self, "Sierra %u", n + 1)), N ("briefed_at", story->now),
       N ("stood_down_at", over ? story->now : CBK_DEMO_NONE), N ("last_contact_at", story->now));
  ADD (self, "assignment", cbk_demo_part (self), story->now, story->owner, N ("episode", story->number),
       N ("operational_period", period), N ("segment", segment), N ("team", team),
       T ("letter", cbk_demo_format (self, "%c", 'A' + (int) n)), N ("number", n + 1),
       T ("title", names[n % 4]), T ("state", states[step]), T ("resource", "GROUND"), N ("team_size", 6),
       T ("priority", "HIGH"), T ("technique", "line"),
       T ("description", cbk_demo_say (self, "{Search|Clear} the $l side, {sheds and outbuildings|hedges and "
                                             "ditches}.")),
       N ("prepared_by", story->owner), N ("prepared_at", story->now),
       N ("started_at", step < 2 ? story->now : CBK_DEMO_NONE),
       N ("ended_at", step == 0 ? story->now : CBK_DEMO_NONE), N ("searchers", 6), N ("spacing_mm", 10000),
       N ("sweep_width_mm", 12000), N ("track_length_m", step == 0 ? 9000 : CBK_DEMO_NONE),
       N ("area_searched_m2", step == 0 ? 40000 : CBK_DEMO_NONE),
       N ("coverage_ppm", step == 0 ? 1200000 : CBK_DEMO_NONE),
       N ("pod_responsive_ppm", step == 0 ? 800000 : CBK_DEMO_NONE),
       N ("pod_unresponsive_ppm", step == 0 ? 640000 : CBK_DEMO_NONE),
       T ("pod_source", step == 0 ? "estimate" : NULL), T ("uncovered", step == 0 ? "None" : NULL),
       N ("debriefed_by", step == 0 ? story->owner : CBK_DEMO_NONE),
       N ("debriefed_at", step == 0 ? story->now : CBK_DEMO_NONE));
}

/**
 * cbk_demo_episode_search:
 * @self: the teller
 * @story: somebody missing at high risk
 *
 * The planning point, an operational period with its ground and teams, an appeal.
 */
void
cbk_demo_episode_search (CbkDemo *self, CbkDemoEpisode *story)
{
  gboolean over = !g_str_equal (story->state, "active");
  guint64 period = cbk_demo_part (self);

  ADD (self, "planning_point", cbk_demo_part (self), story->now, story->owner, N ("episode", story->number),
       T ("kind", "pls"), T ("point_class", "residence"), N ("lat_e7", story->home.lat_e7),
       N ("lon_e7", story->home.lon_e7), N ("precision_m", 20), N ("place", story->home.number),
       N ("point_at", story->now - 3 * CBK_HOUR), T ("source", "Reporting person"),
       T ("category", story->child ? "child_13_15" : "despondent"), N ("decided_by", story->sergeant));
  ADD (self, "operational_period", period, story->now, story->sergeant, N ("episode", story->number),
       N ("number", 1), T ("title", "First search"), T ("state", over ? "closed" : "open"),
       N ("starts_at", story->now), N ("ends_at", story->now + 8 * CBK_HOUR),
       T ("objectives", "Clear the home, the gardens and the likely ways to the water."),
       T ("summary", over ? "Ended when found." : NULL), N ("search_adviser", story->sergeant),
       N ("coordinator", story->owner));
  for (guint i = 0; i < 2 + cbk_demo_roll (self, 2); i++)
    tell_ground (self, story, period, i);
  ADD (self, "hazard", cbk_demo_part (self), story->now, story->owner, N ("episode", story->number),
       T ("kind", "water"), T ("severity", "danger"));
  ADD (self, "appeal", cbk_demo_part (self), story->now, story->owner, N ("episode", story->number),
       N ("number", 1), T ("state", over ? "withdrawn" : "draft"),
       T ("title", cbk_demo_say (self, "Have you seen $n?")),
       T ("wording", cbk_demo_say (self, "We are concerned for $n, {last seen|who was seen} in the area at "
                                         "about $t on $d.")),
       T ("channels", "force_website,social_media"), T ("reason", "To find them sooner."),
       T ("consent", "given"), N ("requested_by", story->owner),
       N ("approved_by", over ? story->inspector : CBK_DEMO_NONE),
       N ("approved_at", over ? story->now : CBK_DEMO_NONE),
       N ("released_at", over ? story->now : CBK_DEMO_NONE),
       N ("withdrawn_at", over ? story->now : CBK_DEMO_NONE), T ("withdrawn_reason", over ? "Found." : NULL));
}
