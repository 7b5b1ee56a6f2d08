/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/fixture.h"

G_BEGIN_DECLS

/* Steps of a case's life that several stories begin with. Each leaves officer 1001 as the user. */
void  do_step            (Fixture *fixture, const char *command, const char *subject);
char *make_case          (Fixture *fixture, const char *field, const char *value);
char *make_person        (Fixture *fixture, const char *name, const char *born);
char *assess_and_sign    (Fixture *fixture, const char *type, const char *subject, const char *grade);
char *make_screened_case (Fixture *fixture);
char *make_active_case   (Fixture *fixture);
void  assert_state       (Fixture *fixture, const char *type, const char *id, const char *state);
void assert_field (Fixture *fixture, const char *type, const char *id, const char *field, const char *text);
guint count_of           (Fixture *fixture, const char *type, const char *field, const char *value);

G_END_DECLS
