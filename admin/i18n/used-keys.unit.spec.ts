import fs from "node:fs"
import path from "node:path"

import en from "./en"

const ADMIN = path.join(__dirname, "..")

/** Every text that a screen names outright, such as `t("common.save")`, with the files that name it. */
function namedTexts(): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const files = fs
    .readdirSync(ADMIN, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes(".spec."))
  for (const file of files) {
    const source = fs.readFileSync(path.join(ADMIN, file), "utf8")
    for (const [, key] of source.matchAll(/\bt\("([a-zA-Z_]+(?:\.[\w-]+)+)"/g)) {
      found.set(key, [...(found.get(key) ?? []), file])
    }
    for (const [, key] of source.matchAll(/\bt\(\w+ \? "([\w.-]+)" : "[\w.-]+"/g)) {
      found.set(key, [...(found.get(key) ?? []), file])
    }
    for (const [, key] of source.matchAll(/\bt\(\w+ \? "[\w.-]+" : "([\w.-]+)"/g)) {
      found.set(key, [...(found.get(key) ?? []), file])
    }
  }
  return found
}

const textAt = (key: string): unknown =>
  key.split(".").reduce<unknown>((texts, part) => (texts as Record<string, unknown> | undefined)?.[part], en)

describe("texts that screens name", () => {
  it("exist, so that nobody reads the name of a text", () => {
    const texts = namedTexts()
    expect(texts.size).toBeGreaterThan(500)
    const missing = [...texts].filter(([key]) => typeof textAt(key) !== "string")
    expect(missing).toEqual([])
  })
})
