import { deflateSync } from "node:zlib"

import { PNG_LOGO } from "../../../integration-tests/fixtures/documents"
import { safeLogo } from "./logo"

const chunk = (type: string, data: Buffer) => Buffer.concat([uint32(data.length), Buffer.from(type), data, uint32(0)])
const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** A PNG of 8-bit RGBA rows, or with what is asked for in its place. */
function png({ width = 2, height = 2, rows = Buffer.alloc((1 + 2 * 4) * 2), interlace = 0, end = true } = {}): string {
  const header = Buffer.concat([uint32(width), uint32(height), Buffer.from([8, 6, 0, 0, interlace])])
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const parts = [
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    ...(end ? [chunk("IEND", Buffer.alloc(0))] : []),
  ]
  return dataUrl(Buffer.concat(parts))
}
const dataUrl = (bytes: Buffer) => `data:image/png;base64,${bytes.toString("base64")}`
const jpeg = (bytes: number[]) => dataUrl(Buffer.from(bytes))

describe("a logo", () => {
  it("is taken when its pixels are whole", () => {
    expect(safeLogo(PNG_LOGO)).toMatchObject({ width: 2, height: 1 })
    expect(safeLogo(png())).toMatchObject({ width: 2, height: 2 })
    expect(safeLogo(png({ interlace: 1, rows: Buffer.alloc(5 + 5 + 9) }))).toMatchObject({ width: 2, height: 2 })
  })

  it("is typed by its bytes", () => {
    const bytes = [0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 5, 0, 7, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xff, 0xd9]
    expect(safeLogo(jpeg(bytes))).toMatchObject({
      width: 7,
      height: 5,
      dataUrl: expect.stringContaining("data:image/jpeg;"),
    })
  })

  it.each([
    ["nothing", null],
    ["an address", "https://example.com/logo.png"],
    ["a drawing", "data:image/svg+xml;base64,PHN2Zy8+"],
    ["a PNG whose pixels do not unpack", PNG_LOGO.replace("GP4z8Dw", "GP4AAAA")],
    ["a PNG that ends early", png({ end: false })],
    ["a PNG with too few pixels", png({ rows: Buffer.alloc(9) })],
    ["a PNG with an unknown filter", png({ rows: Buffer.alloc(18, 9) })],
    ["a PNG that unfolds to a huge picture", png({ width: 30_000, height: 30_000, rows: Buffer.alloc(1_000_000) })],
    [
      "a PNG that claims a huge chunk",
      dataUrl(
        Buffer.concat([Buffer.from(png().slice(22), "base64").subarray(0, 33), Buffer.from([255, 255, 255, 240])])
      ),
    ],
    ["a JPEG without a picture", jpeg([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xd9, 0, 0, 0, 0, 0, 0])],
    ["a JPEG cut off", jpeg([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff])],
  ])("is left out when it is %s", (_what, logo) => {
    expect(safeLogo(logo)).toBeNull()
  })
})
