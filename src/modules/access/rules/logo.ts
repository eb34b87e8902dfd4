import { MedusaError } from "@medusajs/framework/utils"

export const MAX_LOGO_BYTES = 200_000
const MAX_SIDE = 4000

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const JPEG = Buffer.from([0xff, 0xd8, 0xff])

/**
 * Refuses a logo that is not a small PNG or JPEG. Its bytes decide, not what the data URL claims.
 *
 * @param dataUrl - `data:image/png;base64,…` or `data:image/jpeg;base64,…`
 * @returns the data URL with the type that the bytes have
 * @throws INVALID_DATA
 */
export function checkedLogo(dataUrl: string): string {
  const [, base64] = /^data:image\/(?:png|jpe?g);base64,([A-Za-z0-9+/]+={0,2})$/.exec(dataUrl) ?? []
  if (!base64) {
    throw refusal("must be a PNG or JPEG as a data URL (data:image/png;base64,…)")
  }
  const bytes = Buffer.from(base64, "base64")
  if (bytes.length > MAX_LOGO_BYTES) {
    throw refusal(`has ${Math.ceil(bytes.length / 1000)} kB; at most ${MAX_LOGO_BYTES / 1000} kB are kept`)
  }
  const isPng = bytes.subarray(0, PNG.length).equals(PNG)
  if (!isPng && !bytes.subarray(0, JPEG.length).equals(JPEG)) {
    throw refusal("is not a PNG or JPEG picture")
  }
  // A small PNG may unfold to a huge picture; its header tells before anything decodes it.
  if (isPng && (bytes.length < 33 || bytes.readUInt32BE(16) > MAX_SIDE || bytes.readUInt32BE(20) > MAX_SIDE)) {
    throw refusal(`must be at most ${MAX_SIDE} pixels wide and high`)
  }
  return `data:image/${isPng ? "png" : "jpeg"};base64,${base64}`
}

const refusal = (why: string) => new MedusaError(MedusaError.Types.INVALID_DATA, `The logo ${why}.`)
