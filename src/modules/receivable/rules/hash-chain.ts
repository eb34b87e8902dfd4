import { canonicalJson, sha256 } from "../../../shared/canonical-json"

/** Grows when the hashed columns or the form change, so that older documents still verify; never goes back. */
export const HASH_VERSION = 1

/** A document as frozen: amounts as decimal text without trailing zeros, days and moments as text. */
export type FrozenDocument = Record<string, unknown>

/**
 * The link that ties a document to the one issued before it in its series.
 *
 * @param previous - hash of the one before; null for the first
 * @returns "v1:" and the SHA-256, hexadecimal, over the canonical JSON of version, previous hash and content
 */
export function chainHash(content: FrozenDocument, previous: string | null): string {
  return `v${HASH_VERSION}:${sha256(canonicalJson({ version: HASH_VERSION, previous, content }))}`
}
