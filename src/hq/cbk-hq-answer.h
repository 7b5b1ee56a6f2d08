/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-coding.h"
#include "hq/cbk-hq-head-key.h"
#include "hq/cbk-hq-storage.h"
#include "hq/cbk-hq-tls.h"

G_BEGIN_DECLS

/* The protocol's bounds; the laptop is told them with its session. */
#define CBK_HQ_PUSH_MUTATIONS 500
#define CBK_HQ_PUSH_BYTES (4 * 1024 * 1024)
#define CBK_HQ_PULL_ROWS 2000
#define CBK_HQ_PULL_BYTES (4 * 1024 * 1024)
#define CBK_HQ_CHUNK_BYTES (4 * 1024 * 1024)

/* hq/cbk-hq-provider.h */
typedef struct _CbkHqProvider CbkHqProvider;

/**
 * CbkHqRequest:
 * @folder: where headquarters keeps its things
 * @rest: (nullable): what the star of the route's path stands for
 * @query: (nullable) (element-type utf8 utf8): what stands behind the path's question mark
 * @number: (nullable): of the session: who is signed in
 * @device: (nullable): of the session: on which laptop
 * @laptop: (nullable): whose certificate was shown
 * @drains: a blocked laptop sends the last of its changes, and nobody is signed in
 * @enrol: unknown laptops of known users are welcome
 * @tls: the authority that vouches for laptops
 * @provider: the force's sign-in service, as far as it was asked
 * @head_key: (nullable): by which the heads of the logs are signed
 * @seal_interval: milliseconds between two heads
 * @upload_offset: (nullable): of the headers: where in a file the body belongs
 * @content_digest: (nullable): of the headers: what the body is (RFC 9530)
 * @range: (nullable): of the headers: which part of a file is wanted
 *
 * What a handler is given.
 */
typedef struct
{
  CbkHqStorage *storage;
  const char *folder;
  const char *rest;
  GHashTable *query;
  const char *body;
  gsize length;
  const char *number;
  const char *device;
  const CbkHqCertificate *laptop;
  gboolean drains;
  gboolean enrol;
  const CbkHqTls *tls;
  CbkHqProvider *provider;
  const CbkHqHeadKey *head_key;
  gint64 seal_interval;
  const char *upload_offset;
  const char *content_digest;
  const char *range;
} CbkHqRequest;

/* What somebody was shown. It is written down before they are answered. */
typedef struct
{
  char *operation;               /* "open", "search" */
  char *type;                    /* (nullable) */
  char *ids;                     /* of the records, with blanks between */
  char *query;                   /* (nullable) */
  char *reason;                  /* (nullable) */
} CbkHqConsultation;

/* Of a file, what is sent in the place of a body: from @first on, @length bytes of @size. */
typedef struct
{
  int fd;
  gint64 first;
  gint64 length;
  gint64 size;
} CbkHqFile;

/**
 * CbkHqAnswer:
 * @packed: (nullable): @body as it goes over the line, in @coding
 * @consultation: (nullable): has to be kept in the write lane, or the answer is not given
 * @offset: how far a file on its way is, for a header; negative for none
 * @file: (nullable): is sent instead of @body
 */
typedef struct
{
  guint status;
  const char *content_type;
  GString *body;
  GBytes *packed;
  CbkCoding coding;
  CbkHqConsultation *consultation;
  gint64 offset;
  CbkHqFile *file;
} CbkHqAnswer;

#define CBK_HQ_JSON "application/json"
#define CBK_HQ_NDJSON "application/x-ndjson"
#define CBK_HQ_BYTES "application/octet-stream"

void cbk_hq_file_free     (CbkHqFile *self);

void cbk_hq_answer_init   (CbkHqAnswer *self);
void cbk_hq_answer_clear  (CbkHqAnswer *self);
void cbk_hq_answer_refuse (CbkHqAnswer *self, guint status, const char *word, const char *message);
void cbk_hq_answer_next   (CbkHqAnswer *self, guint status, const char *word, const char *message, gint64 next);
void cbk_hq_answer_fail   (CbkHqAnswer *self, const GError *error);

void cbk_hq_answer_pack   (CbkHqAnswer *self, CbkCoding coding);
gboolean cbk_hq_answer_unpack (CbkHqAnswer *self, CbkCoding coding, gsize max, GBytes **body);
void cbk_hq_consultation_free (CbkHqConsultation *self);

void cbk_hq_append_member (GString *json, const char *name, const char *value);
void cbk_hq_append_number (GString *json, const char *name, gint64 value);

void cbk_hq_sign_in (const CbkHqRequest *request, CbkHqAnswer *answer);
void cbk_hq_session (const CbkHqRequest *request, CbkHqAnswer *answer);
void cbk_hq_push    (const CbkHqRequest *request, CbkHqAnswer *answer);
void cbk_hq_pull    (const CbkHqRequest *request, CbkHqAnswer *answer);

void cbk_hq_scope_load    (const CbkHqRequest *request, CbkHqAnswer *answer);
void cbk_hq_scope_records (const CbkHqRequest *request, CbkHqAnswer *answer);
void cbk_hq_purge_receipt (const CbkHqRequest *request, CbkHqAnswer *answer);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkHqAnswer, cbk_hq_answer_clear)

G_END_DECLS
