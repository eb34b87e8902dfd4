import { spawnSync } from "node:child_process"

import { dropDatabase, makeDatabase } from "../support/own-database"
import { urlOf } from "../support/processes"

jest.setTimeout(900_000)


describe("two processes that issue, one of them killed outright", () => {
  const name = `storm_${process.pid}`
  beforeAll(() => makeDatabase(name))
  afterAll(() => dropDatabase(name))

  it("leave no gap, no number twice, days in order and one chain", () => {
    const small = ["--invoices", "300", "--processes", "2", "--writers", "8", "--kills", "1", "--json"]
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["src/scripts/storm.mjs", "--url", urlOf(name), ...small],
      { encoding: "utf8", env: { ...process.env, NODE_OPTIONS: "" } }
    )
    const line =
      stdout.split("\n").find((text) => text.startsWith("{")) ?? `{"output": ${JSON.stringify(stdout + stderr)}}`
    const figures = JSON.parse(line)
    expect(figures).toMatchObject({ kills: 1, faults: [] })
    expect(figures.issued).toBeGreaterThanOrEqual(300)
    expect(figures.rolledBack).toBeGreaterThan(20)
    expect(status).toBe(0)
  })
})
