/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "domain/cbk-finding.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  char *value;
} CbkFindingInput;

struct _CbkFinding
{
  char *code;
  char *what;
  char *because;
  char *outcome;
  CbkFindingState state;
  gint64 moment;
  CbkDay day;
  gint64 warning;
  GPtrArray *rules;
  GArray *inputs;
};

G_END_DECLS
