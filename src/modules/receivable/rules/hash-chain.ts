import { canonicalJson, sha256 } from "../../../shared/canonical-json"

/** Grows when the hashed columns or the form change, so that older documents still verify; never goes back. */
export const HASH_VERSION = 3

/** A document as frozen: amounts as decimal text without trailing zeros, days and moments as text. */
export type FrozenDocument = Record<string, unknown>

/**
 * The link that ties a document to the one issued before it in its series.
 *
 * @param previous - hash of the one before; null for the first
 * @param version - of the hash; the current one for documents issued now
 * @returns "v", the version, ":" and the SHA-256, hexadecimal, over the canonical JSON of version, previous hash and content
 */
export function chainHash(content: FrozenDocument, previous: string | null, version: number = HASH_VERSION): string {
  return `v${version}:${sha256(canonicalJson({ version, previous, content }))}`
}

/** @returns null for a hash of no known form */
export function hashVersion(hash: string): number | null {
  const [, digits] = /^v(\d+):[0-9a-f]{64}$/.exec(hash) ?? []
  const version = digits ? parseInt(digits, 10) : 0
  return version >= 1 && version <= HASH_VERSION ? version : null
}
