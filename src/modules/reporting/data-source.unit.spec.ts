import { createDataSource } from "./data-source"

const timeout = (forMigrations?: boolean): unknown => {
  const settings = {
    options: { database: { clientUrl: "postgres://nobody@127.0.0.1/none" } },
    reporting: { pool_size: 2, replica_urls: [] },
    logger: { warn: () => undefined },
    forMigrations,
  }
  return (createDataSource(settings as never).options.extra as { statement_timeout: number }).statement_timeout
}

describe("the reports' connection", () => {
  it("ends a statement that takes a minute", () => {
    expect(timeout()).toBe(60_000)
  })

  it("lets a migration fill its tables from a big store, however long that takes", () => {
    expect(timeout(true)).toBe(0)
  })
})
