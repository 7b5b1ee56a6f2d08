/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-command.h"
#include "core/cbk-files.h"
#include "core/cbk-reading.h"

G_BEGIN_DECLS

/* What the program ends with; listed in the man page. */
typedef enum
{
  CBK_EXIT_OK = 0,
  CBK_EXIT_FAILED = 1,
  CBK_EXIT_USAGE = 2,
  CBK_EXIT_NOT_FOUND = 3,
  CBK_EXIT_DENIED = 4,
  CBK_EXIT_REFUSED = 5,
  CBK_EXIT_BUSY = 6,
  CBK_EXIT_DAMAGED = 7,
  CBK_EXIT_DISK = 8,
  CBK_EXIT_STOPPED = 130,
} CbkExit;

/* One run of casebookctl. */
typedef struct
{
  const CbkEnv *env;
  char *folder;
  char *user;
  char *reason;
  gboolean json;
  gboolean quiet;
  CbkWorkspace *workspace;
  GCancellable *cancellable;
} CbkCli;

/* A word after casebookctl. */
typedef struct
{
  const char *name;
  const char *usage;
  const char *about;
  gboolean needs_store;
  gboolean needs_user;
  gboolean (*run) (CbkCli *cli, char **args, GError **error);
} CbkCliVerb;

extern const CbkCliVerb cbk_cli_verbs[];
extern const guint cbk_cli_n_verbs;

int        cbk_cli_main         (int argc, char **argv, const CbkEnv *env);

/* A failure of whoever typed; the usage of the verb is shown. */
gboolean   cbk_cli_usage        (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
GHashTable *cbk_cli_read_args   (char **args, GError **error);
void       cbk_cli_print_json   (CbkRecord *record);
gboolean   cbk_cli_tell_record  (CbkCli *cli, CbkRecord *record);
void       cbk_cli_append_time  (GString *json, const char *name, gint64 moment);
gboolean   cbk_cli_flush        (GError **error);
void       cbk_cli_show_progress(const char *what, guint64 done, guint64 total, gpointer cli);
void       cbk_cli_end_progress (CbkCli *cli);

gboolean   cbk_cli_attach       (CbkCli *cli, char **args, GError **error);
gboolean   cbk_cli_audit        (CbkCli *cli, char **args, GError **error);
gboolean   cbk_cli_completion   (CbkCli *cli, char **args, GError **error);
gboolean   cbk_cli_create       (CbkCli *cli, char **args, GError **error);
gboolean   cbk_cli_demo         (CbkCli *cli, char **args, GError **error);
gboolean   cbk_cli_doctor       (CbkCli *cli, char **args, GError **error);
gboolean   cbk_cli_edit         (CbkCli *cli, char **args, GError **error);
gboolean   cbk_cli_export       (CbkCli *cli, char **args, GError **error);
gboolean   cbk_cli_help         (CbkCli *cli, char **args, GError **error);
gboolean   cbk_cli_history      (CbkCli *cli, char **args, GError **error);
gboolean   cbk_cli_import       (CbkCli *cli, char **args, GError **error);
gboolean   cbk_cli_init         (CbkCli *cli, char **args, GError **error);
gboolean   cbk_cli_list         (CbkCli *cli, char **args, GError **error);
gboolean   cbk_cli_match        (CbkCli *cli, char **args, GError **error);
gboolean   cbk_cli_run          (CbkCli *cli, char **args, GError **error);
gboolean   cbk_cli_salvage      (CbkCli *cli, char **args, GError **error);
gboolean   cbk_cli_search       (CbkCli *cli, char **args, GError **error);
gboolean   cbk_cli_send_files   (CbkCli *cli, gboolean all, GError **error);
void       cbk_cli_print_waiting (const CbkFilesWaiting *waiting);
gboolean   cbk_cli_show         (CbkCli *cli, char **args, GError **error);
gboolean   cbk_cli_search_online (CbkCli *cli, const char *text, const char *type, guint limit, GError **error);
gboolean   cbk_cli_show_online  (CbkCli *cli, const char *type, const char *id, GError **error);
gboolean   cbk_cli_sync         (CbkCli *cli, char **args, GError **error);
gboolean   cbk_cli_today        (CbkCli *cli, char **args, GError **error);
gboolean   cbk_cli_types        (CbkCli *cli, char **args, GError **error);
gboolean   cbk_cli_values       (CbkCli *cli, char **args, GError **error);
gboolean   cbk_cli_watch        (CbkCli *cli, char **args, GError **error);
gboolean   cbk_cli_verify       (CbkCli *cli, char **args, GError **error);

G_END_DECLS
