import { MedusaResponse } from "@medusajs/framework/http"

/**
 * Answers a file that somebody uploaded: to be saved, never shown, so that nothing in it runs under this address.
 *
 * @param filename - in any script; browsers without RFC 5987 get it in ASCII
 */
export function sendFile(res: MedusaResponse, bytes: Buffer, { filename, mime_type }: SentFile): void {
  const ascii = filename.replace(/[^\w. -]/g, "_")
  const encoded = encodeURIComponent(filename).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  res.setHeader("Content-Type", mime_type)
  res.setHeader("Content-Disposition", `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`)
  res.setHeader("X-Content-Type-Options", "nosniff")
  res.setHeader("Content-Security-Policy", "sandbox; default-src 'none'")
  res.setHeader("Cache-Control", "private, no-store")
  res.end(bytes)
}

export type SentFile = { filename: string; mime_type: string }
