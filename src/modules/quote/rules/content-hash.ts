import { canonicalJson, sha256 } from "../../../shared/canonical-json"

/** SHA-256 of a document's canonical JSON, hexadecimal. */
export const contentHash = (content: unknown): string => sha256(canonicalJson(content))
