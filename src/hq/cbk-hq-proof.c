/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "base/cbk-hex.h"
#include "hq/cbk-hq-access.h"
#include "hq/cbk-hq-tree.h"

/* What a question about a tree asks for; numbers that are not given are 0. */
typedef struct
{
  CbkHqTree tree;
  gint64 from;     /* or the number of an entry */
  gint64 to;
  const char *type;
  const char *id;
  gint64 version;
  GString *out;
  gboolean there;
} CbkHqProving;

static gint64
get_number (const CbkHqRequest *request, const char *name)
{
  const char *text = request->query != NULL ? g_hash_table_lookup (request->query, name) : NULL;
  gint64 value = 0;

  if (text != NULL)
    g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &value, NULL);

  return value;
}

static gboolean
read_question (CbkHqProving *self, const CbkHqRequest *request, const char *from, const char *to)
{
  const char *tree = request->query != NULL ? g_hash_table_lookup (request->query, "tree") : NULL;

  self->from = get_number (request, from);
  self->to = get_number (request, to);

  return cbk_hq_tree_parse (tree, &self->tree);
}

static void
refuse (CbkHqAnswer *answer)
{
  cbk_hq_answer_refuse (answer, 400, "invalid", "The log has no such entries, or not so many");
}

static gboolean
fits (CbkHqStorage *storage, CbkHqProving *self, GError **error)
{
  gint64 size;

  if (!cbk_hq_tree_get_size (storage, self->tree, FALSE, &size, error))
    return FALSE;

  self->there = self->from > 0 && self->from <= self->to && self->to <= size;

  return TRUE;
}

static gboolean
prove (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqProving *self = data;
  CbkMerkleProof proof;

  g_string_truncate (self->out, 0);
  if (!fits (storage, self, error))
    return FALSE;

  if (!self->there)
    return TRUE;

  if (!cbk_hq_tree_prove (storage, self->tree, self->from, self->to, &proof, error))
    return FALSE;

  g_string_append (self->out, "{\"proof\":");
  cbk_merkle_proof_append_json (&proof, self->out);
  g_string_append (self->out, "}\n");

  return TRUE;
}

/**
 * cbk_hq_prove_consistency:
 * @request: its query says tree, from and to
 * @answer: (out): {"proof": […]} that the tree of to entries is that of from entries with more behind it
 *
 * GET /v1/proof/consistency.
 */
void
cbk_hq_prove_consistency (const CbkHqRequest *request, CbkHqAnswer *answer)
{
  CbkHqProving self = { .out = answer->body };
  g_autoptr(GError) error = NULL;

  if (!read_question (&self, request, "from", "to"))
    refuse (answer);
  else if (!cbk_hq_storage_read (request->storage, prove, &self, &error))
    cbk_hq_answer_fail (answer, error);
  else if (!self.there)
    refuse (answer);
}

/* A laptop knows its change by the record's version, and not by its number here. */
static gboolean
find_change (CbkHqStorage *storage, CbkHqProving *self, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  if (self->from > 0 || self->tree != CBK_HQ_TREE_CHANGES)
    return TRUE;

  cbk_hq_statement_init (&stmt, storage->db, "SELECT seq FROM change WHERE type = :type AND id = :id AND ver = :ver");
  cbk_hq_statement_bind_text (&stmt, ":type", self->type);
  cbk_hq_statement_bind_id (&stmt, ":id", self->id);
  cbk_hq_statement_bind_int (&stmt, ":ver", self->version);
  if (cbk_hq_statement_step (&stmt))
    self->from = cbk_hq_statement_get_int (&stmt, 0);

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
read_chain (CbkHqStorage *storage, CbkHqTree tree, gint64 n, guint8 hash[CBK_HASH_BYTES], GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db, tree == CBK_HQ_TREE_CHANGES ? "SELECT chain FROM change WHERE seq = :n"
                                                                         : "SELECT chain FROM access_log WHERE n = :n");
  cbk_hq_statement_bind_int (&stmt, ":n", n);
  memset (hash, 0, CBK_HASH_BYTES);
  if (cbk_hq_statement_step (&stmt))
    cbk_hq_statement_copy_hash (&stmt, 0, hash, CBK_HASH_BYTES);

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
prove_leaf (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqProving *self = data;
  guint8 prev[CBK_HASH_BYTES], chain[CBK_HASH_BYTES];
  CbkMerkleProof proof;

  g_string_truncate (self->out, 0);
  if (!find_change (storage, self, error) || !fits (storage, self, error))
    return FALSE;

  if (!self->there)
    return TRUE;

  if (!cbk_hq_tree_prove_leaf (storage, self->tree, self->from, self->to, &proof, error) ||
      !read_chain (storage, self->tree, self->from - 1, prev, error) ||
      !read_chain (storage, self->tree, self->from, chain, error))
    return FALSE;

  g_string_append (self->out, "{\"chain\":\"");
  cbk_hex_append (self->out, chain, sizeof chain);
  g_string_append_printf (self->out, "\",\"n\":%" G_GINT64_FORMAT ",\"prev\":\"", self->from);
  cbk_hex_append (self->out, prev, sizeof prev);
  g_string_append (self->out, "\",\"proof\":");
  cbk_merkle_proof_append_json (&proof, self->out);
  g_string_append (self->out, "}\n");

  return TRUE;
}

/**
 * cbk_hq_prove_inclusion:
 * @request: its query says tree, size, and n or, for a change, type, id and ver
 * @answer: (out): {"chain", "n", "prev", "proof": […]} that the entry is in the tree of that size
 *
 * GET /v1/proof/inclusion. Whoever knows what the entry is makes its link from "prev" anew, and needs to trust nothing.
 */
void
cbk_hq_prove_inclusion (const CbkHqRequest *request, CbkHqAnswer *answer)
{
  CbkHqProving self = { .out = answer->body };
  g_autoptr(GError) error = NULL;

  if (!read_question (&self, request, "n", "size"))
    {
      refuse (answer);
      return;
    }

  self.type = g_hash_table_lookup (request->query, "type");
  self.id = g_hash_table_lookup (request->query, "id");
  self.version = get_number (request, "ver");
  if (!cbk_hq_storage_read (request->storage, prove_leaf, &self, &error))
    cbk_hq_answer_fail (answer, error);
  else if (!self.there)
    refuse (answer);
}
