import { spawnSync } from "node:child_process"

import { Client } from "@medusajs/framework/pg"

jest.setTimeout(900_000)

const { DB_HOST = "localhost", DB_PORT = "5432", DB_USERNAME = "postgres", DB_PASSWORD = "postgres" } = process.env
const urlOf = (name: string): string => `postgres://${DB_USERNAME}:${DB_PASSWORD}@${DB_HOST}:${DB_PORT}/${name}`

async function execute(text: string): Promise<void> {
  const client = new Client({ connectionString: urlOf("postgres") })
  await client.connect()
  await client.query(text)
  await client.end()
}

describe("two processes that issue, one of them killed outright", () => {
  const name = `storm_${process.pid}`
  beforeAll(() => execute(`create database ${name}`))
  afterAll(() => execute(`drop database ${name} with (force)`))

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
