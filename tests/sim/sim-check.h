/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sim/sim-world.h"

G_BEGIN_DECLS

/* The invariants I1-I21 of docs/sync.md. Each is a function of its own; these are the moments at which they are asked. */

typedef struct _SimChecker SimChecker;

SimChecker *sim_checker_new     (SimWorld *world);
void        sim_checker_free    (SimChecker *self);

void        sim_check_answer    (SimLaptop *laptop, const char *path, guint status, GBytes *body);
void        sim_check_delivery  (SimLaptop *laptop, const char *path, guint status, GBytes *body);
void        sim_check_hq        (SimWorld *world);
void        sim_check_laptop    (SimLaptop *laptop);
void        sim_check_restored  (SimWorld *world);
char       *sim_check_canary    (const char *id);
void        sim_check_end       (SimWorld *world);

G_END_DECLS
