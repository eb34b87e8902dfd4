import { WARRANTY_MODULE } from "../../src/modules/warranty"
import { ModuleApp } from "../../src/scripts/lib/module-app"
import { changeCover, plantClaims, plantCosts, plantCover } from "../fixtures/warranty-provision"
import { endOwn, startOwn } from "../support/own-database"
import { plantRows } from "../support/rows"

jest.setTimeout(120_000)

const NAME = `warranty_moves_${process.pid}`

/** What the database writes down as covered units come and go. */
describe("moves of cover", () => {
  let app: ModuleApp

  beforeAll(async () => {
    app = await startOwn(NAME, { [WARRANTY_MODULE]: "warranty" })
  })
  afterAll(() => endOwn(NAME, app))

  /** Moves of lots whose name begins so, months as `YYYY-MM`. */
  const moves = async (lot: string): Promise<unknown[][]> =>
    (
      await app.sql<Record<string, unknown>>(
        `select move_date, product_id, first_month, last_month, trim_scale(units)::text as units from crm_warranty_move where starts_with(lot, ?) order by id`,
        [lot]
      )
    ).map(({ move_date, product_id, first_month, last_month, units }) => [
      move_date,
      product_id,
      month(first_month),
      month(last_month),
      units,
    ])
  const month = (value: unknown): string =>
    `${Math.floor(Number(value) / 12)}-${String((Number(value) % 12) + 1).padStart(2, "0")}`
  const second = (id: string, lot: string, row: object) =>
    plantRows(app.sql, "crm_warranty", [
      {
        id, number: id, plan_id: id, plan_name: "Other", basis: "commercial", terms: {}, status: "active", source: "delivery", source_key: lot,
        customer_kind: "consumer", product_id: "chair", title: "Chair", original_quantity: 4, returned_quantity: 0, quantity: 4, ...row,
      },
    ]) // prettier-ignore

  it("units with two covers count once, from the earliest start to the latest end; what is sold or service is none of it", async () => {
    await plantCover(app.sql, [{ id: "two", product: "chair", units: 4, starts: "2025-02-03", ends: "2025-10-31" }])
    await second("two_b", "lot:two", {
      starts_date: "2025-01-15",
      ends_date: "2025-08-01",
      created_at: "2025-03-01T12:00:00Z",
    })
    await second("two_c", "lot:two", { starts_date: "2025-01-15", ends_date: "2030-08-01", source: "sold" })
    await second("two_d", "lot:two", { starts_date: "2025-01-15", ends_date: "2030-08-01", terms: { is_sold: true } })
    await second("two_e", "lot:two", { starts_date: "2025-01-15", ends_date: "2030-08-01", basis: "service" })
    await second("two_f", "lot:two", { status: "pending", starts_date: null, ends_date: null })
    expect(await moves("lot:two")).toEqual([
      ["2025-02-03", "chair", "2025-02", "2025-10", "4"],
      ["2025-03-01", "chair", "2025-02", "2025-10", "-4"],
      ["2025-03-01", "chair", "2025-01", "2025-10", "4"],
    ])
  })

  it("a return, a longer term, a cancellation and what is taken away are moves of their own day; anything else is none", async () => {
    await plantCover(app.sql, [{ id: "one", product: "chair", units: 5, starts: "2025-01-10", ends: "2025-12-31" }])
    await changeCover(app.sql, "one", "quantity = 3, returned_quantity = 2", "2025-02-01")
    await changeCover(app.sql, "one", "note = 'Called.', customer_name = 'Ann'", "2025-02-02")
    await changeCover(app.sql, "one", "ends_date = '2026-01-31'", "2025-03-01")
    await changeCover(app.sql, "one", "ends_date = '2026-01-15'", "2025-03-02")
    await changeCover(app.sql, "one", "status = 'canceled'", "2025-04-01")
    expect(await moves("lot:one")).toEqual([
      ["2025-01-10", "chair", "2025-01", "2025-12", "5"],
      ["2025-02-01", "chair", "2025-01", "2025-12", "-2"],
      ["2025-03-01", "chair", "2025-01", "2025-12", "-3"],
      ["2025-03-01", "chair", "2025-01", "2026-01", "3"],
      ["2025-04-01", "chair", "2025-01", "2026-01", "-3"],
    ])
  })

  it("what was rolled back moved nothing, and a lot changed by two at once is what both left", async () => {
    await plantCover(app.sql, [{ id: "race", product: "chair", units: 4, starts: "2025-01-10", ends: "2025-12-31" }])
    await second("race_b", "lot:race", {
      starts_date: "2025-01-10",
      ends_date: "2026-03-01",
      created_at: "2025-01-10T12:00:00Z",
    })
    const undone =
      "do $$ begin update crm_warranty set quantity = 1, returned_quantity = 3 where id = 'race'; raise exception 'undone'; end $$"
    await expect(app.sql(undone)).rejects.toThrow("undone")
    await Promise.all([
      changeCover(app.sql, "race", "quantity = 2, returned_quantity = 2", "2025-02-01"),
      changeCover(app.sql, "race_b", "quantity = 2, returned_quantity = 2", "2025-02-01"),
    ])
    const [{ units }] = await app.sql<{ units: string }>(
      "select trim_scale(sum(units))::text as units from crm_warranty_move where lot = 'lot:race'"
    )
    expect(units).toBe("2")
  })

  it("costs that were provided for are used on their day, less the deductible; of free cover alone", async () => {
    await plantCover(app.sql, [
      { id: "used", product: "lamp", units: 1, starts: "2025-01-10", ends: "2025-12-31" },
      { id: "sold", product: "lamp", units: 1, starts: "2025-01-10", ends: "2025-12-31", source: "sold" },
    ])
    await plantClaims(app.sql, [
      { id: "c_used", cover: "used", product: "lamp", submitted: "2025-02-01" },
      { id: "c_sold", cover: "sold", product: "lamp", submitted: "2025-02-01" },
    ])
    await plantCosts(app.sql, [
      { id: "u1", claim: "c_used", day: "2025-02-03", amount: "30" },
      { id: "u2", claim: "c_used", day: "2025-02-03", amount: "5", kind: "deductible" },
      { id: "u3", claim: "c_used", day: "2025-02-04", amount: "9", kind: "recovery", provisioned: false },
      { id: "u4", claim: "c_used", day: "2025-02-05", amount: "8", provisioned: false },
      { id: "u5", claim: "c_sold", day: "2025-02-05", amount: "7" },
    ])
    expect(
      await app.sql(
        "select cost_id, account, trim_scale(amount)::text as amount, move_date from crm_warranty_used where product_id = 'lamp' order by 1"
      )
    ).toEqual([
      { cost_id: "u1", account: "warranty_parts", amount: "30", move_date: "2025-02-03" },
      { cost_id: "u2", account: "warranty_deductible", amount: "-5", move_date: "2025-02-03" },
    ])
  })
})
