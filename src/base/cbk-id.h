/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-env.h"

G_BEGIN_DECLS

/* A record's id: a UUID (RFC 9562), version 7 when we make it, in its usual 36 lower-case characters. */
#define CBK_ID_LENGTH 36
#define CBK_ID_BYTES 16

void     cbk_id_init        (char          text[CBK_ID_LENGTH + 1], const CbkEnv *env);
char    *cbk_id_new         (const CbkEnv *env);
gboolean cbk_id_is_valid    (const char   *text);
gboolean cbk_id_to_bytes    (const char   *text, guint8 bytes[CBK_ID_BYTES]);
void     cbk_id_from_bytes  (const guint8  bytes[CBK_ID_BYTES], char text[CBK_ID_LENGTH + 1]);

G_END_DECLS
