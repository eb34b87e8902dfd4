import { createHash, randomBytes } from "node:crypto"

/** A new link token: 256 random bits, URL-safe. Only its hash is ever stored. */
export const newToken = (): string => randomBytes(32).toString("base64url")

/** SHA-256 of a token, hexadecimal. */
export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex")

/** The one answer to every text that is not a live link. */
export const DEAD_LINK = "This link is not valid any more. Ask the seller for a new one."
