import { createDataSource } from "./data-source"

type Extra = { statement_timeout: number; options: string; idleTimeoutMillis?: number }

const extra = (more: { forMigrations?: boolean; keepsPlans?: boolean } = {}): Extra => {
  const settings = {
    options: { database: { clientUrl: "postgres://nobody@127.0.0.1/none" } },
    reporting: { pool_size: 2, replica_urls: [] },
    logger: { warn: () => undefined },
    ...more,
  }
  return createDataSource(settings as never).options.extra as Extra
}

describe("the reports' connection", () => {
  it("ends a statement that takes a minute", () => {
    expect(extra().statement_timeout).toBe(60_000)
  })

  it("lets a migration fill its tables from a big store, however long that takes", () => {
    expect(extra({ forMigrations: true }).statement_timeout).toBe(0)
  })

  it("keeps plans whatever the values, where it is told to, and else plans for them", () => {
    expect(extra({ keepsPlans: true }).options).toContain("-c plan_cache_mode=force_generic_plan")
    expect(extra().options).not.toContain("plan_cache_mode")
    expect([extra({ keepsPlans: true }).idleTimeoutMillis, extra().idleTimeoutMillis]).toEqual([900_000, undefined])
  })
})
