import { createHash } from "node:crypto"

/** JSON with keys in order, so that the same content gives the same text (after RFC 8785). Texts in Unicode NFC. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonicalJson).join(",")}]`
  }
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value as Record<string, unknown>)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(",")}}`
  }
  return JSON.stringify(typeof value === "string" ? value.normalize("NFC") : (value ?? null))
}

/** SHA-256 of a text, hexadecimal. */
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex")

/** SHA-256 of bytes, hexadecimal. */
export const sha256Bytes = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex")
