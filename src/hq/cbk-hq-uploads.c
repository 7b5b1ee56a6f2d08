/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "hq/cbk-hq-blobs.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A piece of a file on its way into the whole. How far a file is, is how long it is: nothing else has to be kept for it,
 * and a headquarters that is killed between a piece and its answer says the truth when it is asked. */
typedef struct
{
  const CbkHqRequest *request;
  CbkHqAnswer *answer;
  CbkHqBlobFiles files;
  CbkHqUpload upload;
  int part;
  gint64 offset;
} CbkHqPiece;

static void
refuse_unknown (CbkHqAnswer *answer)
{
  cbk_hq_answer_refuse (answer, 404, "upload", "Headquarters does not wait for this file; it has to be offered first");
}

/* Another laptop's is none. */
static gboolean
find_own (const CbkHqRequest *request, CbkHqUpload *upload, gboolean *ret_found, GError **error)
{
  if (!cbk_id_is_valid (request->rest))
    {
      *ret_found = FALSE;
      return TRUE;
    }

  if (!cbk_hq_storage_get_upload (request->storage, request->rest, upload, ret_found, error))
    return FALSE;

  *ret_found = *ret_found && g_str_equal (upload->device, request->device);

  return TRUE;
}

/**
 * cbk_hq_head_upload:
 * @request: an upload behind the path
 * @answer: (out): how far it is, in a header
 *
 * HEAD /v1/uploads/….
 */
void
cbk_hq_head_upload (const CbkHqRequest *request, CbkHqAnswer *answer)
{
  g_auto(CbkHqBlobFiles) files = { -1 };
  g_autoptr(GError) error = NULL;
  CbkHqUpload upload;
  gboolean found;

  if (!find_own (request, &upload, &found, &error) || !cbk_hq_blob_files_open (&files, request->folder, &error))
    cbk_hq_fail_file (answer, error);
  else if (!found || !cbk_hq_part_get_length (&files, upload.upload, &answer->offset, NULL))
    refuse_unknown (answer);
}

/* "sha-256=:…:", as RFC 9530 writes it. */
static gboolean
digest_fits (const CbkHqRequest *request)
{
  const char *text = request->content_digest;
  guint8 digest[CBK_SHA256_BYTES];
  g_autofree char *base64 = NULL;
  g_autofree char *wanted = NULL;

  cbk_sha256_bytes (request->body, request->length, digest);
  base64 = g_base64_encode (digest, sizeof digest);
  wanted = g_strconcat ("sha-256=:", base64, ":", NULL);

  return g_strcmp0 (text, wanted) == 0;
}

static gboolean
keep_blob (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqPiece *self = data;

  return cbk_hq_storage_put_blob (storage, self->upload.digest, self->upload.size, error) &&
         cbk_hq_storage_put_holder (storage, self->upload.digest, self->upload.device, error) &&
         cbk_hq_storage_drop_upload (storage, self->upload.upload, error);
}

/* All is here: it is what it was said to be, and on the disk for good, before headquarters says that it has it. */
static gboolean
finish (CbkHqPiece *self, GError **error)
{
  guint8 digest[CBK_SHA256_BYTES];
  char name[CBK_SHA256_NAME_SIZE];

  if (!cbk_hq_part_digest (self->part, digest, error))
    return FALSE;

  if (memcmp (digest, self->upload.digest, sizeof digest) != 0)
    {
      cbk_hq_answer_next (self->answer, 400, "content",
                          "What came is not the file that was offered; it has to be sent from its beginning", 0);
      return cbk_hq_part_begin_again (self->part, error);
    }

  cbk_hq_blob_files_lock (&self->files, FALSE);
  if (!cbk_hq_part_install (&self->files, self->upload.upload, digest, error) ||
      !cbk_hq_storage_transact (self->request->storage, keep_blob, self, error))
    return FALSE;

  fchmod (self->part, 0400);
  cbk_hq_part_remove (&self->files, self->upload.upload);
  cbk_sha256_print_name (digest, name);
  self->answer->status = 201;
  self->answer->offset = self->upload.size;
  g_string_append_printf (self->answer->body, "{\"sha256\":\"%s\"}\n", name);

  return TRUE;
}

static gboolean
take_piece (CbkHqPiece *self, GError **error)
{
  const CbkHqRequest *request = self->request;
  gint64 length = (gint64) request->length;
  struct stat info;

  if (fstat (self->part, &info) != 0)
    return cbk_file_set_error (error, errno, "A file that comes cannot be read");

  self->answer->offset = info.st_size;
  if (info.st_size != self->offset)
    {
      cbk_hq_answer_next (self->answer, 409, "offset", "The file goes on somewhere else", info.st_size);
      return TRUE;
    }

  if (length > self->upload.size - self->offset || (length == 0 && self->offset < self->upload.size))
    {
      cbk_hq_answer_refuse (self->answer, 400, "length", "This is not the length of what is missing of the file");
      return TRUE;
    }

  if (!cbk_hq_part_append (self->part, self->offset, request->body, request->length, error))
    return FALSE;

  self->answer->offset = self->offset + length;
  if (self->answer->offset == self->upload.size)
    return finish (self, error);

  self->answer->status = 204;

  return TRUE;
}

static gboolean
take_locked (CbkHqPiece *self, GError **error)
{
  g_autoptr(GError) gone = NULL;
  gboolean found;

  self->part = cbk_hq_part_lock (&self->files, self->upload.upload, &gone);
  if (self->part < 0 && !g_error_matches (gone, CBK_ERROR, CBK_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&gone));
      return FALSE;
    }

  /* Whoever had the lock before may have finished it. */
  if (!find_own (self->request, &self->upload, &found, error))
    return FALSE;

  if (self->part >= 0 && found)
    return take_piece (self, error);

  refuse_unknown (self->answer);

  return TRUE;
}

static void
run_piece (CbkHqPiece *self)
{
  g_autoptr(GError) error = NULL;
  gboolean found;

  if (!find_own (self->request, &self->upload, &found, &error) ||
      !cbk_hq_blob_files_open (&self->files, self->request->folder, &error))
    cbk_hq_fail_file (self->answer, error);
  else if (!found)
    refuse_unknown (self->answer);
  else if (!take_locked (self, &error))
    cbk_hq_fail_file (self->answer, error);

  if (self->part >= 0)
    close (self->part);
  cbk_hq_blob_files_clear (&self->files);
}

/**
 * cbk_hq_patch_upload:
 * @request: an upload behind the path, a piece of it, where that belongs, and what it is
 * @answer: (out): how far the file is now; with the last piece, that headquarters has it
 *
 * PATCH /v1/uploads/….
 */
void
cbk_hq_patch_upload (const CbkHqRequest *request, CbkHqAnswer *answer)
{
  CbkHqPiece self = { .request = request, .answer = answer, .files.dir = -1, .part = -1 };

  if (request->upload_offset == NULL ||
      !g_ascii_string_to_signed (request->upload_offset, 10, 0, G_MAXINT64, &self.offset, NULL))
    cbk_hq_answer_refuse (answer, 400, "offset", "Where in the file this belongs has to be said");
  else if (!digest_fits (request))
    cbk_hq_answer_refuse (answer, 400, "digest", "What came is not what was sent; it has to be sent again");
  else
    run_piece (&self);
}
