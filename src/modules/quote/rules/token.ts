import { createHash, randomBytes } from "node:crypto"

/** A new link token: 256 random bits, URL-safe. Only its hash is ever stored. */
export const newToken = (): string => randomBytes(32).toString("base64url")

/** SHA-256 of a token, hexadecimal. */
export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex")

/** Whether a text could be a token at all; anything else is not looked up. */
export const isTokenText = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text)

/** The one answer to every text that is not a live link. */
export const DEAD_LINK = "This link is not valid any more. Ask the seller for a new one."
