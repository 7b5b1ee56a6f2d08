/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-settings.h"

#define SCHEMA "uk.wmp2020.Casebook"

/**
 * cbk_settings_new:
 *
 * Returns: (transfer full) (nullable): what this user chose; %NULL where the program is not installed
 */
GSettings *
cbk_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema
      = source != NULL ? g_settings_schema_source_lookup (source, SCHEMA, TRUE) : NULL;

  return schema != NULL ? g_settings_new (SCHEMA) : NULL;
}
