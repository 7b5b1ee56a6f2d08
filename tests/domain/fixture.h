/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "domain/cbk-calendar.h"
#include "domain/cbk-finding.h"

G_BEGIN_DECLS

/* The law and the calendar that the program ships. */
typedef struct
{
  CbkRules *rules;
  CbkCalendar *calendar;
} Fixture;

void   fixture_set_up    (Fixture *fixture, gconstpointer unused);
void   fixture_tear_down (Fixture *fixture, gconstpointer unused);

/* A moment by the clock on the wall, in Europe/London. */
gint64 wall              (const char *day, int hour, int minute);

void   assert_day        (CbkFinding *finding, const char *expected);
void   assert_moment     (CbkFinding *finding, const char *expected);

G_END_DECLS
