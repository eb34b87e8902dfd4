import { newToken, tokenHash } from "./token"

describe("a link's token", () => {
  const tokens = Array.from({ length: 100_000 }, newToken)

  it("never comes twice in 100,000", () => {
    expect(new Set(tokens).size).toBe(tokens.length)
  })

  it("is 256 bits of which each is set as often as not", () => {
    const sample = tokens.slice(0, 10_000).map((token) => Buffer.from(token, "base64url"))
    expect(sample.every((bytes) => bytes.length === 32)).toBe(true)
    for (let bit = 0; bit < 256; bit++) {
      const set = sample.filter((bytes) => (bytes[bit >> 3] >> (bit & 7)) & 1).length
      // Six standard deviations of 10,000 tosses.
      expect(Math.abs(set - 5_000)).toBeLessThan(300)
    }
  })

  it("is kept as a hash, from which it cannot be made", () => {
    expect(tokenHash(tokens[0])).toMatch(/^[0-9a-f]{64}$/)
    expect(tokenHash(tokens[0])).not.toBe(tokenHash(tokens[1]))
  })
})
