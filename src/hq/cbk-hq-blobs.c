/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-blobs.h"

#include "base/cbk-error.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define MAX_SHOWN 80
#define UPLOADS "/v1/uploads/"

/* Says what the disk says when it has no room; whoever sends keeps what it has and comes back. */
void
cbk_hq_fail_file (CbkHqAnswer *answer, const GError *error)
{
  if (!g_error_matches (error, CBK_ERROR, CBK_ERROR_FULL))
    {
      cbk_hq_answer_fail (answer, error);
      return;
    }

  g_printerr ("casebook-hq: %s\n", error->message);
  cbk_hq_answer_refuse (answer, 507, "full",
                        "Headquarters has no room for files at the moment; they are safe on the laptop and will be tried again");
}

/* Whatever it was meant to be: it is no name, and somebody may want to know who tried. */
void
cbk_hq_refuse_name (const CbkHqRequest *request, CbkHqAnswer *answer, const char *name)
{
  g_autofree char *part = g_strndup (name != NULL ? name : "", MAX_SHOWN);
  g_autofree char *shown = g_strescape (part, NULL);

  g_printerr ("casebook-hq: %s on laptop %s asked for a file by what is no name: \"%s\"\n", request->number,
              request->device, shown);
  cbk_hq_answer_refuse (answer, 400, "name", "A file at headquarters is named by the 64 digits of its SHA-256");
}

/* A laptop says what it is about to send. */
typedef struct
{
  const CbkHqRequest *request;
  CbkHqAnswer *answer;
  CbkHqBlobFiles files;
  CbkHqUpload upload;
  gboolean made;
  gboolean have;
} CbkHqOffer;

static gboolean
is_there (CbkHqOffer *self)
{
  gint64 size;
  int fd = cbk_hq_blob_file_open (&self->files, self->upload.digest, &size, NULL);

  if (fd >= 0)
    close (fd);

  return fd >= 0 && size == self->upload.size;
}

static gboolean
is_known (CbkHqOffer *self, gboolean *ret_is, GError **error)
{
  const CbkHqRequest *request = self->request;
  CbkHqBlobAccess access;
  CbkHqBlob blob;
  gboolean holds, found;

  if (!cbk_hq_look_at_blob (request, self->upload.digest, &access, error) ||
      !cbk_hq_storage_is_holder (request->storage, self->upload.digest, request->device, &holds, error) ||
      !cbk_hq_storage_get_blob (request->storage, self->upload.digest, &blob, &found, error))
    return FALSE;

  *ret_is = found && blob.size == self->upload.size && (holds || access.state == CBK_HQ_BLOB_READABLE) &&
            !blob.damaged && is_there (self);

  return TRUE;
}

static gboolean
has_quota (CbkHqOffer *self, gboolean *ret_has, GError **error)
{
  gint64 n, bytes;

  if (!cbk_hq_storage_sum_uploads (self->request->storage, self->request->device, &n, &bytes, error))
    return FALSE;

  *ret_has = n < CBK_HQ_DEVICE_UPLOADS && bytes + self->upload.size <= CBK_HQ_DEVICE_BYTES;
  if (!*ret_has)
    cbk_hq_answer_refuse (self->answer, 429, "quota",
                          "This laptop has many files on their way to headquarters; the next one waits for these");
  else if (!cbk_hq_blob_files_has_room (&self->files, self->upload.size, CBK_HQ_KEEP_FREE))
    {
      g_autoptr(GError) full = g_error_new_literal (CBK_ERROR, CBK_ERROR_FULL, "The disk is too full for another file");

      cbk_hq_fail_file (self->answer, full);
      *ret_has = FALSE;
    }

  return TRUE;
}

/* The file is there before its row is: a row without a file would be one that came to its end. */
static gboolean
begin_upload (CbkHqOffer *self, GError **error)
{
  gboolean has;

  if (!has_quota (self, &has, error))
    return FALSE;

  if (!has)
    return TRUE;

  cbk_id_init (self->upload.upload, self->request->storage->env);
  self->made = cbk_hq_part_make (&self->files, self->upload.upload, error);

  return self->made && cbk_hq_storage_put_upload (self->request->storage, &self->upload, error);
}

/* It may be done once more from the beginning. */
static void
start_over (CbkHqOffer *self)
{
  if (self->made)
    cbk_hq_part_remove (&self->files, self->upload.upload);
  self->made = FALSE;
  self->answer->status = 200;
  g_string_truncate (self->answer->body, 0);
}

static gboolean
take_offer (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqOffer *self = data;
  CbkHqUpload known;
  gint64 length;
  gboolean found;

  start_over (self);
  if (!cbk_hq_storage_lock_blob (storage, self->upload.digest, FALSE, error))
    return FALSE;

  if (!is_known (self, &self->have, error))
    return FALSE;

  /* It may have the content, and so does: what it writes of it from now on counts. */
  if (self->have)
    return cbk_hq_storage_put_holder (storage, self->upload.digest, self->request->device, error);

  if (!cbk_hq_storage_find_upload (storage, self->request->device, self->upload.digest, &known, &found, error))
    return FALSE;

  if (found && known.size == self->upload.size && cbk_hq_part_get_length (&self->files, known.upload, &length, NULL))
    {
      self->upload = known;
      return TRUE;
    }

  return (!found || cbk_hq_storage_drop_upload (storage, known.upload, error)) && begin_upload (self, error);
}

static void
answer_offer (CbkHqOffer *self)
{
  CbkHqAnswer *answer = self->answer;
  gint64 length = 0;

  if (self->have)
    {
      g_string_append (answer->body, "{\"have\":true}\n");
      return;
    }

  if (!self->made)
    cbk_hq_part_get_length (&self->files, self->upload.upload, &length, NULL);

  answer->status = 201;
  answer->offset = length;
  g_string_append_printf (answer->body, "{\"offset\":%" G_GINT64_FORMAT ",\"upload\":\"" UPLOADS "%s\"}\n", length,
                          self->upload.upload);
}

static void
run_offer (CbkHqOffer *self)
{
  const CbkHqRequest *request = self->request;
  g_autoptr(GError) error = NULL;

  if (!cbk_hq_blob_files_open (&self->files, request->folder, &error) ||
      !cbk_hq_storage_transact (request->storage, take_offer, self, &error))
    {
      if (self->made)
        cbk_hq_part_remove (&self->files, self->upload.upload);
      cbk_hq_fail_file (self->answer, error);
    }
  else if (self->answer->status == 200)
    answer_offer (self);

  cbk_hq_blob_files_clear (&self->files);
}

/**
 * cbk_hq_offer_blob:
 * @request: {"sha256": …, "size": …}
 * @answer: (out): where to send it and how far it is; or that headquarters has it, if whoever asks may know that
 *
 * POST /v1/blobs.
 */
void
cbk_hq_offer_blob (const CbkHqRequest *request, CbkHqAnswer *answer)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonObject) offer = cbk_json_parse_object (request->body, (gssize) request->length, &error);
  CbkHqOffer self = { .request = request, .answer = answer, .files.dir = -1 };
  const char *name = offer != NULL ? cbk_json_get_text (offer, "sha256") : NULL;

  if (offer == NULL)
    {
      cbk_hq_answer_refuse (answer, 400, "invalid", error->message);
      return;
    }

  self.upload.size = cbk_json_get_int (offer, "size", -1);
  g_strlcpy (self.upload.device, request->device, sizeof self.upload.device);
  if (!cbk_sha256_parse_name (name, self.upload.digest))
    cbk_hq_refuse_name (request, answer, name);
  else if (self.upload.size < 0)
    cbk_hq_answer_refuse (answer, 400, "invalid", "How large a file is has to be said first");
  else if (self.upload.size > CBK_HQ_FILE_BYTES)
    cbk_hq_answer_refuse (answer, 413, "too-large", "This file is larger than headquarters takes; please ask your administrator");
  else
    run_offer (&self);
}

/* "bytes=5-" or "bytes=5-9". */
static gboolean
read_range (const char *range, gint64 size, CbkHqFile *file)
{
  const char *dash;
  g_autofree char *first = NULL;
  gint64 last = size - 1;

  if (!g_str_has_prefix (range, "bytes=") || (dash = strchr (range, '-')) == NULL)
    return FALSE;

  first = g_strndup (range + strlen ("bytes="), (gsize) (dash - range) - strlen ("bytes="));
  if (!g_ascii_string_to_signed (first, 10, 0, size - 1, &file->first, NULL) ||
      (dash[1] != '\0' && !g_ascii_string_to_signed (dash + 1, 10, file->first, G_MAXINT64, &last, NULL)))
    return FALSE;

  file->length = MIN (last, size - 1) - file->first + 1;

  return TRUE;
}

static void
answer_file (const CbkHqRequest *request, CbkHqAnswer *answer, const guint8 *digest, const CbkHqBlobAccess *access)
{
  g_auto(CbkHqBlobFiles) files = { -1 };
  g_autoptr(GError) error = NULL;
  CbkHqFile *file;
  gint64 size = -1;
  int fd = cbk_hq_blob_files_open (&files, request->folder, &error) ? cbk_hq_blob_file_open (&files, digest, &size, &error)
                                                                    : -1;

  if (fd < 0 || size != access->size || access->damaged)
    {
      g_printerr ("casebook-hq: the file of %s %s is damaged: %s\n", access->reference.type, access->reference.id,
                  error != NULL ? error->message : "it is not what it was");
      cbk_hq_answer_refuse (answer, 500, "damaged", "Headquarters' copy of this file is damaged; its administrator was told");
      if (fd >= 0)
        close (fd);
      return;
    }

  answer->file = file = g_new (CbkHqFile, 1);
  *file = (CbkHqFile){ fd, 0, size, size };
  if (request->range != NULL && !read_range (request->range, size, file))
    {
      g_clear_pointer (&answer->file, cbk_hq_file_free);
      cbk_hq_answer_refuse (answer, 416, "range", "The file does not have that part");
      return;
    }

  answer->status = request->range != NULL ? 206 : 200;
  answer->content_type = CBK_HQ_BYTES;
  posix_fadvise (fd, file->first, file->length, POSIX_FADV_SEQUENTIAL);

  /* Reading an attachment is consulting the record that names it. */
  g_printerr ("casebook-hq: %s on laptop %s reads the file of %s %s\n", request->number, request->device,
              access->reference.type, access->reference.id);
}

static void
answer_awaited (const CbkHqRequest *request, CbkHqAnswer *answer, const CbkHqBlobAccess *access)
{
  g_autoptr(CbkHqDevice) device = NULL;
  g_autofree char *sentence = NULL;

  cbk_hq_storage_get_device (request->storage, access->reference.device, FALSE, &device, NULL);
  sentence = g_strdup_printf ("This file is still on the %s", device != NULL ? device->name : "laptop on which it was taken in");
  cbk_hq_answer_refuse (answer, 404, "awaited", sentence);
}

/**
 * cbk_hq_get_blob:
 * @request: the hash behind the path; a range
 * @answer: (out): the file, or that part of it
 *
 * GET /v1/blobs/….
 */
void
cbk_hq_get_blob (const CbkHqRequest *request, CbkHqAnswer *answer)
{
  guint8 digest[CBK_SHA256_BYTES];
  CbkHqBlobAccess access;
  g_autoptr(GError) error = NULL;

  if (!cbk_sha256_parse_name (request->rest, digest))
    cbk_hq_refuse_name (request, answer, request->rest);
  else if (!cbk_hq_look_at_blob (request, digest, &access, &error))
    cbk_hq_answer_fail (answer, error);
  else if (access.state == CBK_HQ_BLOB_READABLE)
    answer_file (request, answer, digest, &access);
  else if (access.state == CBK_HQ_BLOB_AWAITED)
    answer_awaited (request, answer, &access);
  else
    cbk_hq_answer_refuse (answer, 404, "unknown", "There is no such file at headquarters");
}
