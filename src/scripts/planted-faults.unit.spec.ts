import fs from "node:fs"
import path from "node:path"

const ROOT = path.join(__dirname, "../..")
const FAULTS = path.join(ROOT, "integration-tests/histories/faults")

/** What a patch expects to find, by file: the lines of each hunk that it keeps or takes out. */
function expectedOf(patch: string): { file: string; text: string }[] {
  return patch.split(/^diff --git /m).flatMap((part) => {
    const [, file] = /^--- a\/(.*)$/m.exec(part) ?? []
    const hunks = part.split(/^@@ .*$/m).slice(1)
    return hunks.map((hunk) => {
      const lines = hunk.split("\n").filter((line) => line.startsWith(" ") || line.startsWith("-"))
      return { file, text: lines.map((line) => line.slice(1)).join("\n") }
    })
  })
}

describe("planted faults", () => {
  it("each fits the sources, so that the histories can be asked to find it", () => {
    const names = fs.readdirSync(FAULTS)
    expect(names.length).toBeGreaterThanOrEqual(25)
    const unfit = names.filter((name) => {
      const expected = expectedOf(fs.readFileSync(path.join(FAULTS, name), "utf8"))
      return !expected.length || expected.some(({ file, text }) => !fs.readFileSync(path.join(ROOT, file), "utf8").includes(text)) // prettier-ignore
    })
    expect(unfit).toEqual([])
  })
})
