import { checkedLogo } from "./logo"

const png = (width: number, height: number, size = 64): string => {
  const bytes = Buffer.alloc(size)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes)
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes.toString("base64")
}
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10]).toString("base64")

describe("logo", () => {
  it("takes a PNG and a JPEG, named by their bytes", () => {
    expect(checkedLogo(`data:image/png;base64,${png(10, 10)}`)).toBe(`data:image/png;base64,${png(10, 10)}`)
    expect(checkedLogo(`data:image/png;base64,${jpeg}`)).toBe(`data:image/jpeg;base64,${jpeg}`)
  })

  it.each([
    ["https://example.com/logo.png", "The logo must be a PNG or JPEG as a data URL (data:image/png;base64,…)."],
    ["file:///etc/passwd", "The logo must be a PNG or JPEG as a data URL (data:image/png;base64,…)."],
    [
      `data:image/svg+xml;base64,${png(1, 1)}`,
      "The logo must be a PNG or JPEG as a data URL (data:image/png;base64,…).",
    ],
    [
      `data:image/png;base64,${Buffer.from("<svg onload=alert(1)>").toString("base64")}`,
      "The logo is not a PNG or JPEG picture.",
    ],
    [`data:image/png;base64,${png(10, 10, 200_001)}`, "The logo has 201 kB; at most 200 kB are kept."],
    [`data:image/png;base64,${png(50_000, 10)}`, "The logo must be at most 4000 pixels wide and high."],
  ])("refuses %.40s", (logo, message) => {
    expect(() => checkedLogo(logo)).toThrow(message)
  })
})
