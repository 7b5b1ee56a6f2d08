/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-answer.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

void cbk_hq_stream_file (SoupServerMessage *message, CbkHqFile *file);

G_END_DECLS
