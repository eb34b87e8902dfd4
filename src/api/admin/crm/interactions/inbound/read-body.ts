import { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

/** Kinds of body that are a raw message. */
const RAW = /^(message\/rfc822|application\/octet-stream)(;|$)/i

/**
 * The bytes of a request, as they were sent; none of the host's parsers takes such a body.
 *
 * @returns null when there are more of them
 * @throws INVALID_DATA for a body of another kind
 */
export async function readBody(req: MedusaRequest, most: number): Promise<Buffer | null> {
  if (!RAW.test(req.headers["content-type"] ?? "")) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "Invalid request: the body must be a raw MIME message, sent as message/rfc822"
    )
  }
  const parts: Buffer[] = []
  let size = 0
  for await (const part of req as AsyncIterable<Buffer>) {
    size += part.length
    if (size <= most) {
      parts.push(part)
    }
  }
  return size > most ? null : Buffer.concat(parts)
}
