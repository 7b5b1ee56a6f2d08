/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-blobs.h"
#include "hq/cbk-hq-entitlement.h"
#include "model/cbk-registry.h"

#include <string.h>

/* Who may have an attachment: whoever may read a record that names it. Two things are added to that. What is in the
 * record counts now, not what once was. And the laptop that wrote the name has to have shown that it has the content:
 * a hash is no secret, and whoever learnt one could otherwise write a record of their own and have the file. */

static gboolean
is_in_scope (const CbkHqRequest *request, const CbkHqRecord *record, gboolean *ret_is, GError **error)
{
  g_autoptr(GArray) entitled = NULL;

  *ret_is = FALSE;
  if (!cbk_hq_entitled_scopes (request->storage, request->number, &entitled, error))
    return FALSE;

  *ret_is = cbk_hq_is_entitled (entitled, record->scopes);

  return TRUE;
}

static gboolean
names_file (const CbkHqRecord *record, const guint8 *digest)
{
  CbkRecordClass *klass = cbk_registry_find (record->type);
  const CbkField *field = klass != NULL ? cbk_record_class_get_file (klass) : NULL;
  g_autoptr(JsonObject) doc = record->doc != NULL ? cbk_json_parse_object (record->doc, -1, NULL) : NULL;
  guint8 named[CBK_SHA256_BYTES];

  return field != NULL && doc != NULL && cbk_sha256_parse_name (cbk_json_get_text (doc, field->name), named) &&
         memcmp (named, digest, sizeof named) == 0;
}

static gboolean
is_readable (const CbkHqRequest *request,
             const CbkHqReference *reference,
             const guint8 *digest,
             gboolean *ret_is,
             GError **error)
{
  g_autoptr(CbkHqRecord) record = NULL;

  *ret_is = FALSE;
  if (!cbk_hq_storage_get_record (request->storage, reference->type, reference->id, FALSE, &record, error))
    return FALSE;

  return record == NULL || !names_file (record, digest) || is_in_scope (request, record, ret_is, error);
}

static gboolean
find_reference (const CbkHqRequest *request, const guint8 *digest, CbkHqBlobAccess *access, GError **error)
{
  g_autoptr(GArray) references = NULL;

  if (!cbk_hq_storage_list_references (request->storage, digest, &references, error))
    return FALSE;

  for (guint i = 0; access->state != CBK_HQ_BLOB_READABLE && i < references->len; i++)
    {
      const CbkHqReference *reference = &g_array_index (references, CbkHqReference, i);
      gboolean readable;

      if (!is_readable (request, reference, digest, &readable, error))
        return FALSE;

      if (!readable || (access->state == CBK_HQ_BLOB_AWAITED && !reference->holder))
        continue;

      access->state = reference->holder ? CBK_HQ_BLOB_READABLE : CBK_HQ_BLOB_AWAITED;
      access->reference = *reference;
    }

  return TRUE;
}

/**
 * cbk_hq_look_at_blob:
 * @request: who asks
 * @digest: for which attachment
 * @access: (out): what they may know of it
 * @error: any store error
 *
 * Whoever may not have it is told the same whether it is here or not.
 *
 * Returns: whether that could be found out
 */
gboolean
cbk_hq_look_at_blob (const CbkHqRequest *request, const guint8 *digest, CbkHqBlobAccess *access, GError **error)
{
  CbkHqBlob blob;
  gboolean found;

  *access = (CbkHqBlobAccess){ 0 };
  if (!find_reference (request, digest, access, error) ||
      !cbk_hq_storage_get_blob (request->storage, digest, &blob, &found, error))
    return FALSE;

  if (access->state == CBK_HQ_BLOB_READABLE && !found)
    access->state = CBK_HQ_BLOB_AWAITED;
  if (access->state == CBK_HQ_BLOB_READABLE)
    {
      access->size = blob.size;
      access->damaged = blob.damaged;
    }

  return TRUE;
}

/**
 * cbk_hq_is_blob_named:
 * @storage: headquarters
 * @digest: of an attachment
 * @ret_is: (out): whether a record names it now, whoever may read that
 * @error: any store error
 *
 * Returns: whether that could be found out
 */
gboolean
cbk_hq_is_blob_named (CbkHqStorage *storage, const guint8 *digest, gboolean *ret_is, GError **error)
{
  g_autoptr(GArray) references = NULL;

  *ret_is = FALSE;
  if (!cbk_hq_storage_list_references (storage, digest, &references, error))
    return FALSE;

  for (guint i = 0; !*ret_is && i < references->len; i++)
    {
      const CbkHqReference *reference = &g_array_index (references, CbkHqReference, i);
      g_autoptr(CbkHqRecord) record = NULL;

      if (!cbk_hq_storage_get_record (storage, reference->type, reference->id, FALSE, &record, error))
        return FALSE;

      *ret_is = record != NULL && names_file (record, digest);
    }

  return TRUE;
}

/**
 * cbk_hq_note_file:
 * @storage: in a transaction
 * @record: as it is now
 * @doc: what is in it
 * @changed: of that, what this change wrote
 * @device: which laptop it is from
 * @error: any store error
 *
 * Not for a change of something else in the record: whoever mends a caption does not vouch for the file.
 *
 * Returns: whether that is kept, or there was nothing to keep
 */
gboolean
cbk_hq_note_file (CbkHqStorage *storage,
                  const CbkHqRecord *record,
                  JsonObject *doc,
                  JsonObject *changed,
                  const char *device,
                  GError **error)
{
  CbkRecordClass *klass = cbk_registry_find (record->type);
  const CbkField *field = klass != NULL ? cbk_record_class_get_file (klass) : NULL;
  guint8 digest[CBK_SHA256_BYTES];

  return field == NULL || !json_object_has_member (changed, field->name) ||
         !cbk_sha256_parse_name (cbk_json_get_text (doc, field->name), digest) ||
         cbk_hq_storage_put_reference (storage, digest, record->type, record->id, device, error);
}
