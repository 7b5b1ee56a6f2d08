/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "name", N_("Name"), CBK_FIELD_TEXT, TRUE, NULL },
  { "sha256", N_("SHA-256"), CBK_FIELD_TEXT, TRUE, NULL },
  { "size", N_("Size in bytes"), CBK_FIELD_INT, TRUE, NULL },
  { "subject_type", N_("In"), CBK_FIELD_CODE, TRUE, "subject_type" },
  { "subject_id", N_("Record"), CBK_FIELD_TEXT, TRUE, NULL },
  { "exhibit", N_("Exhibit"), CBK_FIELD_REF, FALSE, "exhibit" },
  { "caption", N_("Caption"), CBK_FIELD_TEXT, FALSE, NULL },
  { "kind", N_("Kind"), CBK_FIELD_CODE, FALSE, "media_kind" },
  { "copy_kind", N_("Original or copy"), CBK_FIELD_CODE, FALSE, "copy_kind" },
  { "derived_from", N_("Made from"), CBK_FIELD_REF, FALSE, "media_file" },
  { "derivation", N_("How made"), CBK_FIELD_TEXT, FALSE, NULL },
  { "mime_type", N_("Type"), CBK_FIELD_TEXT, FALSE, NULL },
  { "original_path", N_("Where it was"), CBK_FIELD_TEXT, FALSE, NULL },
  { "device", N_("Device it came from"), CBK_FIELD_TEXT, FALSE, NULL },
  { "channel", N_("Came through"), CBK_FIELD_CODE, FALSE, "report_channel" },
  { "sent_in_by", N_("Sent in by"), CBK_FIELD_REF, FALSE, "person" },
  { "taken_at", N_("Taken"), CBK_FIELD_TIME, FALSE, NULL },
};

static void
alert_version (CbkContext *context, CbkRecord *file, CbkRecord *other)
{
  g_autofree char *alert =
    g_strdup_printf ("A file of this name with other content was taken in before (SHA-256 %s). Both are kept.",
                     cbk_record_get_text (other, "sha256"));

  cbk_record_set_text (file, "alert", alert);
  cbk_context_warn (context, "%s", alert);
}

/* The same name with other content is a further version, and somebody should ask why. */
static gboolean
check_versions (CbkContext *context, CbkRecord *file, GError **error)
{
  g_autoptr(GPtrArray) others = cbk_context_find (context, "media_file", error, "subject_id",
                                                  cbk_record_get_text (file, "subject_id"), NULL);
  CbkRecord *version = NULL;

  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      CbkRecord *other = others->pdata[i];

      if (g_strcmp0 (cbk_record_get_text (other, "name"), cbk_record_get_text (file, "name")) != 0)
        continue;

      if (g_strcmp0 (cbk_record_get_text (other, "sha256"), cbk_record_get_text (file, "sha256")) == 0)
        {
          g_set_error (error, CBK_ERROR, CBK_ERROR_CONFLICT, "This file is here already, with the same content");
          return FALSE;
        }

      version = version != NULL ? version : other;
    }

  if (version != NULL)
    alert_version (context, file, version);

  return others != NULL;
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *file = cbk_context_create (context, "media_file");
  g_autoptr(CbkRecord) subject = NULL;

  cbk_record_set_text (file, "acquired_by", cbk_context_get_user (context)->id);
  cbk_record_set_int (file, "acquired_at", cbk_context_get_now (context));
  cbk_record_set_text (file, "hash_result", "not_checked");
  for (guint i = 0; i < G_N_ELEMENTS (params); i++)
    if (!cbk_context_fill (context, file, error, params[i].name, NULL))
      return FALSE;

  subject = cbk_context_get (context, cbk_record_get_text (file, "subject_type"), cbk_record_get_text (file, "subject_id"), error);
  if (subject == NULL || !check_versions (context, file, error))
    return FALSE;

  file->restricted_to = g_strdup (subject->restricted_to);

  return cbk_context_move (context, file, "register", error) &&
         cbk_context_log (context, subject, file, "note", "File taken in", error);
}

const CbkCommand cbk_command_register_file = {
  .name = "register_file",
  .label = N_("Add File…"),
  .done = N_("File taken in with its hash"),
  .about = N_("Records a file with its size and hash; another content under the same name is a further version."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
