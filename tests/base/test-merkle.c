/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-hex.h"
#include "base/cbk-tree-head.h"
#include "lib/cbk-test.h"

#include <string.h>

/* All sizes up to here, each against each. */
#define MANY 300

static guint8 leaves[MANY][CBK_MERKLE_BYTES];
static guint8 roots[MANY + 1][CBK_MERKLE_BYTES];

/* A second, naive implementation: the definitions of RFC 9162, section 2.1, word by word. */

static void
naive_node (const guint8 *left, const guint8 *right, guint8 *hash)
{
  guint8 text[1 + 2 * CBK_MERKLE_BYTES] = { 1 };
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = CBK_MERKLE_BYTES;

  memcpy (text + 1, left, CBK_MERKLE_BYTES);
  memcpy (text + 1 + CBK_MERKLE_BYTES, right, CBK_MERKLE_BYTES);
  g_checksum_update (checksum, text, sizeof text);
  g_checksum_get_digest (checksum, hash, &size);
}

static guint
naive_split (guint n)
{
  guint k = 1;

  while (2 * k < n)
    k *= 2;

  return k;
}

static void
naive_root (guint first, guint n, guint8 *hash)
{
  guint8 left[CBK_MERKLE_BYTES], right[CBK_MERKLE_BYTES];
  guint k = naive_split (n);

  if (n == 1)
    {
      memcpy (hash, leaves[first], CBK_MERKLE_BYTES);
      return;
    }

  naive_root (first, k, left);
  naive_root (first + k, n - k, right);
  naive_node (left, right, hash);
}

static void
naive_path (guint m, guint first, guint n, CbkMerkleProof *proof)
{
  guint k = naive_split (n);

  if (n == 1)
    return;

  if (m < k)
    {
      naive_path (m, first, k, proof);
      naive_root (first + k, n - k, proof->nodes[proof->n_nodes++]);
    }
  else
    {
      naive_path (m - k, first + k, n - k, proof);
      naive_root (first, k, proof->nodes[proof->n_nodes++]);
    }
}

static void
naive_consistency (guint m, guint first, guint n, gboolean known, CbkMerkleProof *proof)
{
  guint k = naive_split (n);

  if (m == n)
    {
      if (!known)
        naive_root (first, n, proof->nodes[proof->n_nodes++]);
    }
  else if (m <= k)
    {
      naive_consistency (m, first, k, known, proof);
      naive_root (first + k, n - k, proof->nodes[proof->n_nodes++]);
    }
  else
    {
      naive_consistency (m - k, first + k, n - k, FALSE, proof);
      naive_root (first, k, proof->nodes[proof->n_nodes++]);
    }
}

/* What headquarters' table of nodes is. */

static guint8 nodes[10][MANY][CBK_MERKLE_BYTES];
static guint n_reads;

static gboolean
put_node (guint level, guint64 index, const guint8 hash[CBK_MERKLE_BYTES], gpointer data, GError **error)
{
  memcpy (nodes[level][index], hash, CBK_MERKLE_BYTES);

  return TRUE;
}

static gboolean
get_node (guint level, guint64 index, guint8 hash[CBK_MERKLE_BYTES], gpointer data, GError **error)
{
  memcpy (hash, nodes[level][index], CBK_MERKLE_BYTES);
  n_reads++;

  return TRUE;
}

static void
grow (void)
{
  CbkMerkleRange range = { 0 };

  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *entry = g_strdup_printf ("entry %u", i);

      cbk_merkle_hash_leaf ((const guint8 *) entry, strlen (entry), leaves[i]);
      cbk_merkle_range_root (&range, roots[i]);
      g_assert_true (cbk_merkle_range_append (&range, leaves[i], put_node, NULL, NULL));
    }
  cbk_merkle_range_root (&range, roots[MANY]);
}

/* The entries of the known vectors of RFC 6962's reference implementation; roots and proofs were made anew from the
 * definitions by another program. */
static const char *const entries[] = { "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
                                       "606162636465666768696a6b6c6d6e6f" };
static const char *const known_roots[] = {
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
};

static void
append_known (CbkMerkleRange *range, guint i)
{
  guint8 entry[16], leaf[CBK_MERKLE_BYTES];
  gsize length = strlen (entries[i]) / 2;

  g_assert_true (cbk_hex_parse (entries[i], entry, length));
  cbk_merkle_hash_leaf (entry, length, leaf);
  g_assert_true (cbk_merkle_range_append (range, leaf, put_node, NULL, NULL));
}

static char *
print_proof (const CbkMerkleProof *proof)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < proof->n_nodes; i++)
    {
      cbk_hex_append (text, proof->nodes[i], 4);
      g_string_append_c (text, ' ');
    }

  return g_string_free (text, FALSE);
}

static void
assert_inclusion (guint index, guint size, const char *expected)
{
  CbkMerkleProof proof;
  g_autofree char *text = NULL;

  g_assert_true (cbk_merkle_prove_inclusion (index, size, get_node, NULL, &proof, NULL));
  text = print_proof (&proof);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_consistency (guint from, guint to, const char *expected)
{
  CbkMerkleProof proof;
  g_autofree char *text = NULL;

  g_assert_true (cbk_merkle_prove_consistency (from, to, get_node, NULL, &proof, NULL));
  text = print_proof (&proof);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_the_known_trees_have_the_known_roots_and_proofs (void)
{
  CbkMerkleRange range = { 0 };

  for (guint i = 0; i <= G_N_ELEMENTS (entries); i++)
    {
      guint8 root[CBK_MERKLE_BYTES];
      g_autoptr(GString) text = g_string_new (NULL);

      cbk_merkle_range_root (&range, root);
      cbk_hex_append (text, root, sizeof root);
      g_assert_cmpstr (text->str, ==, known_roots[i]);
      if (i < G_N_ELEMENTS (entries))
        append_known (&range, i);
    }

  assert_inclusion (0, 8, "96a296d2 5f083f0a 6b47aaf2 ");
  assert_inclusion (5, 8, "bc1a0643 ca854ea1 d37ee418 ");
  assert_inclusion (2, 3, "fac54203 ");
  assert_inclusion (1, 5, "6e340b9c 5f083f0a bc1a0643 ");
  assert_consistency (1, 8, "96a296d2 5f083f0a 6b47aaf2 ");
  assert_consistency (6, 8, "0ebc5d34 ca854ea1 d37ee418 ");
  assert_consistency (2, 5, "5f083f0a bc1a0643 ");
  assert_consistency (4, 8, "6b47aaf2 ");
  assert_consistency (3, 7, "0298d122 07506a85 fac54203 837dbb15 ");
}

static void
test_a_tree_of_any_size_has_the_root_that_its_definition_gives (void)
{
  guint8 root[CBK_MERKLE_BYTES];

  grow ();
  for (guint n = 1; n <= MANY; n++)
    {
      CbkMerkleRange range;

      naive_root (0, n, root);
      g_assert_cmpmem (roots[n], CBK_MERKLE_BYTES, root, CBK_MERKLE_BYTES);

      g_assert_true (cbk_merkle_range_load (&range, n, get_node, NULL, NULL));
      cbk_merkle_range_root (&range, root);
      g_assert_cmpmem (roots[n], CBK_MERKLE_BYTES, root, CBK_MERKLE_BYTES);
    }
}

static void
test_every_entry_of_every_tree_is_proven_to_be_in_it (void)
{
  grow ();
  for (guint n = 1; n <= MANY; n++)
    for (guint i = 0; i < n; i += n > 70 ? 7 : 1)
      {
        CbkMerkleProof proof, expected = { 0 };

        n_reads = 0;
        g_assert_true (cbk_merkle_prove_inclusion (i, n, get_node, NULL, &proof, NULL));
        g_assert_cmpuint (n_reads, <=, 2 * 9);
        g_assert_true (cbk_merkle_check_inclusion (i, n, leaves[i], roots[n], &proof));

        naive_path (i, 0, n, &expected);
        g_assert_cmpmem (proof.nodes, CBK_MERKLE_BYTES * proof.n_nodes, expected.nodes, CBK_MERKLE_BYTES * expected.n_nodes);
      }
}

static void
test_every_tree_is_proven_to_go_on_from_every_earlier_one (void)
{
  grow ();
  for (guint to = 0; to <= MANY; to++)
    for (guint from = 0; from <= to; from++)
      {
        CbkMerkleProof proof, expected = { 0 };

        n_reads = 0;
        g_assert_true (cbk_merkle_prove_consistency (from, to, get_node, NULL, &proof, NULL));
        g_assert_cmpuint (n_reads, <=, 3 * 9);
        g_assert_true (cbk_merkle_check_consistency (from, to, roots[from], roots[to], &proof));
        if (from == 0 || from + to > 90)
          continue;

        naive_consistency (from, 0, to, TRUE, &expected);
        g_assert_cmpmem (proof.nodes, CBK_MERKLE_BYTES * proof.n_nodes, expected.nodes, CBK_MERKLE_BYTES * expected.n_nodes);
      }
}

static void
test_an_inclusion_proof_that_was_tampered_with_is_refused (void)
{
  grow ();
  for (guint n = 1; n <= 40; n++)
    for (guint i = 0; i < n; i++)
      {
        CbkMerkleProof proof;
        guint8 wrong[CBK_MERKLE_BYTES];

        g_assert_true (cbk_merkle_prove_inclusion (i, n, get_node, NULL, &proof, NULL));
        for (guint k = 0; k < proof.n_nodes; k++)
          {
            proof.nodes[k][(i + k) % CBK_MERKLE_BYTES] ^= 0x10;
            g_assert_false (cbk_merkle_check_inclusion (i, n, leaves[i], roots[n], &proof));
            proof.nodes[k][(i + k) % CBK_MERKLE_BYTES] ^= 0x10;
          }

        memcpy (wrong, leaves[i], sizeof wrong);
        wrong[31] ^= 1;
        g_assert_false (cbk_merkle_check_inclusion (i, n, wrong, roots[n], &proof));
        g_assert_false (cbk_merkle_check_inclusion (i, n, leaves[i], roots[n - 1], &proof));
        g_assert_false (cbk_merkle_check_inclusion (n, n, leaves[i], roots[n], &proof));
        for (guint j = 0; j < n; j++)
          g_assert_true ((j == i) == cbk_merkle_check_inclusion (j, n, leaves[i], roots[n], &proof));

        proof.n_nodes++;
        g_assert_false (cbk_merkle_check_inclusion (i, n, leaves[i], roots[n], &proof));
        proof.n_nodes -= 2;
        if (n > 1)
          g_assert_false (cbk_merkle_check_inclusion (i, n, leaves[i], roots[n], &proof));
      }
}

static void
assert_tampering_is_seen (guint from, guint to)
{
  CbkMerkleProof proof = { 0 };

  g_assert_true (cbk_merkle_prove_consistency (from, to, get_node, NULL, &proof, NULL));
  for (guint k = 0; k < proof.n_nodes; k++)
    {
      proof.nodes[k][(from + k) % CBK_MERKLE_BYTES] ^= 0x01;
      g_assert_false (cbk_merkle_check_consistency (from, to, roots[from], roots[to], &proof));
      proof.nodes[k][(from + k) % CBK_MERKLE_BYTES] ^= 0x01;
    }

  g_assert_false (cbk_merkle_check_consistency (from, to, roots[from - 1], roots[to], &proof));
  g_assert_false (cbk_merkle_check_consistency (from, to, roots[from], roots[to - 1], &proof));
  g_assert_false (cbk_merkle_check_consistency (to, from, roots[to], roots[from], &proof));

  proof.n_nodes++;
  g_assert_false (cbk_merkle_check_consistency (from, to, roots[from], roots[to], &proof));
  proof.n_nodes -= 2;
  g_assert_false (cbk_merkle_check_consistency (from, to, roots[from], roots[to], &proof));
}

static void
test_a_consistency_proof_that_was_tampered_with_is_refused (void)
{
  grow ();
  for (guint to = 2; to <= 60; to++)
    for (guint from = 1; from < to; from++)
      assert_tampering_is_seen (from, to);
}

static void
test_no_proof_makes_a_changed_past_consistent (void)
{
  guint8 honest[MANY + 1][CBK_MERKLE_BYTES];

  grow ();
  memcpy (honest, roots, sizeof honest);
  for (guint changed = 0; changed < 20; changed++)
    {
      CbkMerkleRange range = { 0 };
      guint8 forged[CBK_MERKLE_BYTES];

      for (guint i = 0; i < 40; i++)
        g_assert_true (cbk_merkle_range_append (&range, leaves[i == changed ? MANY - 1 : i], put_node, NULL, NULL));
      cbk_merkle_range_root (&range, forged);

      for (guint from = changed + 1; from < 40; from++)
        {
          CbkMerkleProof proof;

          g_assert_true (cbk_merkle_prove_consistency (from, 40, get_node, NULL, &proof, NULL));
          g_assert_false (cbk_merkle_check_consistency (from, 40, honest[from], forged, &proof));
        }
    }
}

static void
test_a_signed_head_is_taken_only_as_it_was_signed (void)
{
  guint8 seed[CBK_HEAD_SEED_BYTES] = { 7 }, secret[CBK_HEAD_SECRET_BYTES];
  guint8 key[CBK_HEAD_PUBLIC_BYTES], other_key[CBK_HEAD_PUBLIC_BYTES];
  CbkTreeHead head = { "changes", "0198c0de-0000-7000-8000-0000000000aa", 120911, 1795356000000, { 5 }, { 0 } };
  CbkTreeHead read;
  g_autoptr(GString) json = g_string_new (NULL);
  g_autoptr(JsonNode) node = NULL;

  seed[0] = 8;
  cbk_tree_head_make_keys (seed, secret, other_key);
  seed[0] = 7;
  cbk_tree_head_make_keys (seed, secret, key);
  cbk_tree_head_sign (&head, secret);
  g_assert_true (cbk_tree_head_is_genuine (&head, key));
  g_assert_false (cbk_tree_head_is_genuine (&head, other_key));

  cbk_tree_head_append_json (&head, json);
  node = json_from_string (json->str, NULL);
  g_assert_true (cbk_tree_head_read_json (&read, json_node_get_object (node)));
  g_assert_true (cbk_tree_head_is_genuine (&read, key));

  read.size++;
  g_assert_false (cbk_tree_head_is_genuine (&read, key));
  read = head;
  read.at++;
  g_assert_false (cbk_tree_head_is_genuine (&read, key));
  read = head;
  g_strlcpy (read.tree, "access", sizeof read.tree);
  g_assert_false (cbk_tree_head_is_genuine (&read, key));
  read = head;
  read.epoch[0] = '1';
  g_assert_false (cbk_tree_head_is_genuine (&read, key));
}

static void
test_what_is_no_proof_is_not_read_as_one (void)
{
  static const char *const odd[] = { "{}", "{\"proof\":1}", "{\"proof\":[1]}", "{\"proof\":[\"00\"]}", "{\"proof\":[null]}" };
  g_autoptr(GString) long_one = g_string_new ("{\"proof\":[");

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr(JsonNode) node = json_from_string (odd[i], NULL);
      CbkMerkleProof proof;

      g_assert_false (cbk_merkle_proof_read_json (&proof, json_node_get_object (node)));
    }

  for (guint i = 0; i <= CBK_MERKLE_PROOF_NODES; i++)
    g_string_append_printf (long_one, "%s\"%s\"", i > 0 ? "," : "", known_roots[0]);
  g_string_append (long_one, "]}");
  {
    g_autoptr(JsonNode) node = json_from_string (long_one->str, NULL);
    CbkMerkleProof proof;

    g_assert_false (cbk_merkle_proof_read_json (&proof, json_node_get_object (node)));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/merkle/the-known-trees-have-the-known-roots-and-proofs",
                   test_the_known_trees_have_the_known_roots_and_proofs);
  g_test_add_func ("/merkle/a-tree-of-any-size-has-the-root-that-its-definition-gives",
                   test_a_tree_of_any_size_has_the_root_that_its_definition_gives);
  g_test_add_func ("/merkle/every-entry-of-every-tree-is-proven-to-be-in-it",
                   test_every_entry_of_every_tree_is_proven_to_be_in_it);
  g_test_add_func ("/merkle/every-tree-is-proven-to-go-on-from-every-earlier-one",
                   test_every_tree_is_proven_to_go_on_from_every_earlier_one);
  g_test_add_func ("/merkle/an-inclusion-proof-that-was-tampered-with-is-refused",
                   test_an_inclusion_proof_that_was_tampered_with_is_refused);
  g_test_add_func ("/merkle/a-consistency-proof-that-was-tampered-with-is-refused",
                   test_a_consistency_proof_that_was_tampered_with_is_refused);
  g_test_add_func ("/merkle/no-proof-makes-a-changed-past-consistent", test_no_proof_makes_a_changed_past_consistent);
  g_test_add_func ("/merkle/a-signed-head-is-taken-only-as-it-was-signed", test_a_signed_head_is_taken_only_as_it_was_signed);
  g_test_add_func ("/merkle/what-is-no-proof-is-not-read-as-one", test_what_is_no_proof_is_not_read_as_one);

  return g_test_run ();
}
