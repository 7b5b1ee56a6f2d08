/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-account.h"

/* An e-mail address, online account or bank account; of money accounts the last digits only. */
struct _CbkAccount
{
  CbkRecord parent_instance;

  char *kind;
  char *platform;
  char *handle;
  char *display_name;
  char *url;
  char *institution;
  char *last_digits;
  char *opened_on;
  char *closed_on;
  gint64 last_used_at;
  char *confidence;
  char *source;
};

static const CbkField fields[] = {
  CBK_CODE (CbkAccount, kind, 1, N_("Kind"), "account_kind", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_CODE (CbkAccount, platform, 1, N_("Platform"), "platform", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkAccount, handle, 1, N_("Name or address"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .key = CBK_KEY_REFERENCE),
  CBK_TEXT (CbkAccount, display_name, 1, N_("Shown name"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .key = CBK_KEY_NAME),
  CBK_TEXT (CbkAccount, url, 1, N_("Web address"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkAccount, institution, 1, N_("Bank or provider"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkAccount, last_digits, 1, N_("Last digits"), .flags = CBK_FIELD_TITLE | CBK_FIELD_SENSITIVE),
  CBK_DATE (CbkAccount, opened_on, 1, N_("Opened")),
  CBK_DATE (CbkAccount, closed_on, 1, N_("Closed")),
  CBK_TIME (CbkAccount, last_used_at, 1, N_("Last known use")),
  CBK_CODE (CbkAccount, confidence, 1, N_("Confidence"), "confidence"),
  CBK_TEXT (CbkAccount, source, 1, N_("Source"), .flags = CBK_FIELD_SENSITIVE),
};

static const CbkEntity entity = {
  .name = "account",
  .relation = "accounts",
  .label = N_("Account"),
  .label_plural = N_("Accounts"),
  .icon = "casebook-account-symbolic",
  .about = N_("An e-mail address, online account or bank account; of money accounts the last digits only."),
  .code = 100,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_SHARED_FURTHER,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkAccount, cbk_account)
