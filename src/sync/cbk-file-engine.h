/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the hands are to do next with one attachment. */
typedef enum
{
  CBK_FILE_CHECK,       /* look whether it is here and what it was */
  CBK_FILE_OFFER,       /* say to headquarters that it is here */
  CBK_FILE_ASK,         /* ask headquarters how far it is */
  CBK_FILE_SEND,        /* send @piece bytes of it from @offset on; fewer where it ends */
  CBK_FILE_SENT,        /* headquarters has it */
  CBK_FILE_PUT_OFF,     /* not now; the next one may go all the same */
  CBK_FILE_ALARM,       /* a person has to know of it: @problem */
  CBK_FILE_STOPPED,     /* no file goes now: @sentence */
} CbkFileAction;

typedef enum
{
  CBK_FILE_FINE,
  CBK_FILE_GONE,        /* it is not here */
  CBK_FILE_CHANGED,     /* its content is not what its name says */
  CBK_FILE_TOO_LARGE,   /* headquarters does not take it */
  CBK_FILE_GARBLED,     /* it does not arrive as it is sent */
} CbkFileProblem;

/* What headquarters answered. */
typedef struct
{
  guint status;         /* of HTTP */
  const char *word;     /* (nullable) */
  const char *message;  /* (nullable): a sentence for people */
  gint64 offset;        /* how far it is; negative when that was not said */
  gboolean have;        /* that it needs nothing of it */
} CbkFileAnswer;

/**
 * CbkFileEngine:
 *
 * Decides how one attachment gets to headquarters, from what happened. Like #CbkSyncEngine it knows no clock, no socket
 * and no file.
 */
typedef struct
{
  CbkFileAction action;
  CbkFileProblem problem;
  char *sentence;
  gint64 size;
  gint64 offset;
  gsize piece;
  gboolean checked;
  gboolean offered;     /* headquarters said where to send it */
  guint n_digest;       /* pieces in a row that changed on their way */
  guint n_content;      /* times that the whole was not what it was to be */
  guint n_offset;       /* times in a row that headquarters was elsewhere */
  guint n_lost;         /* times that headquarters did not know of it */
} CbkFileEngine;

#define CBK_FILE_PIECE_MIN (64 * 1024)
#define CBK_FILE_PIECE_FIRST (256 * 1024)
#define CBK_FILE_PIECE_MAX (4 * 1024 * 1024)

void cbk_file_engine_init    (CbkFileEngine *self, gint64 size, gint64 offset, gboolean offered, gsize piece);
void cbk_file_engine_clear   (CbkFileEngine *self);
void cbk_file_engine_checked (CbkFileEngine *self, CbkFileProblem found);
void cbk_file_engine_offered (CbkFileEngine *self, const CbkFileAnswer *answer);
void cbk_file_engine_asked   (CbkFileEngine *self, const CbkFileAnswer *answer);
void cbk_file_engine_sent    (CbkFileEngine *self, const CbkFileAnswer *answer, gint64 ms);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkFileEngine, cbk_file_engine_clear)

G_END_DECLS
