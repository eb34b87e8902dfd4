import { inflateSync } from "node:zlib"

/** A picture that is safe to put into a paper. */
export type Logo = { dataUrl: string; width: number; height: number }

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const MAX_SIDE = 4000
const MAX_PIXELS = 16_000_000
const COLOR_CHANNELS: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
/** Adam7: first column, first row, step right, step down of each pass. */
const INTERLACED = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]] // prettier-ignore
const SEQUENTIAL = [[0, 0, 1, 1]]

/**
 * A logo that is a whole PNG or JPEG by its bytes, or null: a paper is made without a picture rather than not at all.
 * Nothing is fetched or opened: only the bytes of a data URL count, whatever type the URL claims.
 *
 * A damaged PNG must be found here: png-js 1.1 throws from inside a zlib callback, which ends the process, or never returns.
 */
export function safeLogo(dataUrl: string | null | undefined): Logo | null {
  const [, base64] = /^data:image\/[a-z.+-]{1,20};base64,([A-Za-z0-9+/]+={0,2})$/.exec(dataUrl ?? "") ?? []
  if (!base64) {
    return null
  }
  const bytes = Buffer.from(base64, "base64")
  try {
    const png = bytes.subarray(0, PNG.length).equals(PNG)
    const size = png ? pngSize(bytes) : jpegSize(bytes)
    return size && { dataUrl: `data:image/${png ? "png" : "jpeg"};base64,${base64}`, ...size }
  } catch {
    return null // cut off in the middle of a header
  }
}

function pngSize(bytes: Buffer): { width: number; height: number } | null {
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  const [depth, channels, interlace] = [bytes[24], COLOR_CHANNELS[bytes[25]], bytes[28]]
  const data: Buffer[] = []
  let [at, palette, ended] = [PNG.length, false, false]
  while (!ended && at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString("latin1", at + 4, at + 8)
    if (at + 12 + length > bytes.length || (at === PNG.length && (type !== "IHDR" || length !== 13))) {
      return null
    }
    if (type === "IDAT") data.push(bytes.subarray(at + 8, at + 8 + length))
    palette ||= type === "PLTE" && length > 0 && length <= 768 && length % 3 === 0
    ended = type === "IEND"
    at += 12 + length
  }
  if (
    !ended ||
    !sane(width, height) ||
    !channels ||
    ![1, 2, 4, 8, 16].includes(depth) ||
    (bytes[25] === 3 && !palette)
  ) {
    return null
  }
  const passes = interlace ? INTERLACED : SEQUENTIAL
  return pixelsAreWhole(Buffer.concat(data), passes, width, height, depth * channels) ? { width, height } : null
}

/** Whether the pixels unpack to exactly the picture that the header promises, each row with a filter that exists. */
function pixelsAreWhole(
  packed: Buffer,
  passes: number[][],
  width: number,
  height: number,
  bitsPerPixel: number
): boolean {
  const rows = passes
    .map(([x, y, right, down]) => ({ wide: Math.ceil((width - x) / right), high: Math.ceil((height - y) / down) }))
    .filter(({ wide, high }) => wide > 0 && high > 0)
    .map(({ wide, high }) => ({ bytes: 1 + Math.ceil((wide * bitsPerPixel) / 8), high }))
  const expected = rows.reduce((sum, { bytes, high }) => sum + bytes * high, 0)
  const pixels = inflateSync(packed, { maxOutputLength: expected + 1 })
  let at = 0
  const filtersExist = rows.every(({ bytes, high }) => {
    for (let row = 0; row < high; row++, at += bytes) {
      if (pixels[at] > 4) return false
    }
    return true
  })
  return pixels.length === expected && filtersExist
}

function jpegSize(bytes: Buffer): { width: number; height: number } | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) {
    return null
  }
  for (let at = 2; at + 9 < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    if (bytes[at] !== 0xff) {
      return null
    }
    const marker = bytes[at + 1]
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)]
      return sane(width, height) && bytes[at + 4] === 8 && [1, 3, 4].includes(bytes[at + 9]) ? { width, height } : null
    }
  }
  return null
}

const sane = (width: number, height: number) =>
  width > 0 && height > 0 && width <= MAX_SIDE && height <= MAX_SIDE && width * height <= MAX_PIXELS
