import { MathBN } from "@medusajs/framework/utils"
import fc from "fast-check"
import type { DataSource } from "typeorm"

import { createDataSource } from "../../src/modules/reporting/data-source"
import { runMigrations } from "../../src/modules/reporting/migrate"
import { closeNextMonth } from "../../src/modules/reporting/queries/provision/close"
import { monthAt } from "../../src/modules/reporting/queries/provision/month"
import { provision, provisionMovements } from "../../src/modules/reporting/queries/provision/report"
import { runOn } from "../../src/modules/reporting/queries/read"
import { lastDayOf, MonthNumber, monthOf, monthText } from "../../src/modules/reporting/rules/provision"
import { WARRANTY_MODULE } from "../../src/modules/warranty"
import { ModuleApp, startFolders } from "../../src/scripts/lib/module-app"
import { Claim, Figures, Lot, Prior, ReferenceProvision } from "../histories/warranties/reference-provision"
import { dropDatabase, endOwn, makeDatabase } from "../support/own-database"

jest.setTimeout(900_000)

const NAME = `provision_histories_${process.pid}`
const HISTORIES = 500
const MONTHS = 12
const SEED = 20261128
const START = monthOf("2025-01-01")
const PRODUCTS = 2

const nth = fc.nat({ max: 9 })
const cents = fc.integer({ min: 1, max: 30_000 })
const product = fc.nat({ max: PRODUCTS - 1 })
const ACT = fc.oneof(
  { weight: 5, arbitrary: fc.record({ act: fc.constant("deliver" as const), product, units: fc.integer({ min: 1, max: 40 }), late: fc.nat({ max: 2 }), length: fc.nat({ max: 13 }) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("return" as const), nth, units: fc.integer({ min: 1, max: 12 }) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("extend" as const), nth, months: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant("claim" as const), nth, quantity: fc.integer({ min: 1, max: 3 }), goodwill: fc.nat({ max: 4 }), estimate: fc.option(cents) }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant("cost" as const), nth, cents, back: fc.nat({ max: 2 }), deductible: fc.nat({ max: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("reverse" as const), nth }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant("settle" as const), nth, refund: fc.nat({ max: 4 }) }) }
) // prettier-ignore
type Act = typeof ACT extends fc.Arbitrary<infer One> ? One : never
const PRIORS = fc.constantFrom<Prior[]>(
  [],
  [{ product: null, rates: ["0.012"], cost: "35.5", k: 100 }],
  [{ product: null, rates: ["0.012"], cost: "35.5", k: 60 }, { product: 1, rates: ["0.03", "0.02", "0.001"], cost: "120", k: 10 }]
) // prettier-ignore
const HISTORY = fc.record({
  priors: PRIORS,
  months: fc.array(fc.array(ACT, { maxLength: 4 }), { minLength: MONTHS, maxLength: MONTHS }),
})

const MOVED = ["opening", "built", "used", "released", "remeasured", "closing"] as const

const decimal = (amount: number): string => (amount / 100).toFixed(2)

/** One store of its own currency, so that many go through the same months beside each other. */
class History {
  readonly currency: string
  readonly reference: ReferenceProvision
  private readonly lots: (Lot & { sold: number })[] = []
  private readonly entered: { claim: Claim; amount: string; reversed: boolean; id: string }[] = []
  /** Rows to write in the month that runs. */
  rows: { table: string; row: Record<string, unknown> }[] = []
  changes: { table: string; id: string; columns: Record<string, unknown> }[] = []
  private count = 0

  constructor(
    number: number,
    readonly priors: Prior[]
  ) {
    this.currency = `x${String(number).padStart(3, "0")}`
    this.reference = new ReferenceProvision(PRODUCTS, priors)
  }

  productOf = (product: number): string => `${this.currency}_${product}`
  private id = (): string => `${this.currency}_${String(++this.count).padStart(4, "0")}`
  private day = (month: number, day = 10): string => `${monthText(START + month)}-${day}`
  private pick = <One>(some: One[], nth: number): One | undefined => some[nth % (some.length || 1)]

  act(act: Act, now: number): void {
    // Each act comes after the one before.
    const at = new Date(Date.parse(`${this.day(now)}T12:00:00Z`) + ++this.count * 1_000).toISOString()
    switch (act.act) {
      case "deliver": {
        const first = now - act.late
        const lot = {
          id: this.id(),
          product: act.product,
          first,
          last: first + act.length,
          units: act.units,
          sold: act.units,
        }
        this.lots.push(lot)
        this.reference.put(lot)
        this.rows.push({
          table: "crm_warranty",
          row: {
            ...{
              id: lot.id,
              number: lot.id,
              plan_id: "p",
              plan_name: "p",
              basis: "commercial",
              terms: {},
              status: "active",
              source: "delivery",
              source_key: lot.id,
            },
            ...{
              customer_kind: "consumer",
              product_id: this.productOf(act.product),
              title: "x",
              currency_code: this.currency,
              quantity: act.units,
              original_quantity: act.units,
            },
            ...{
              raw_quantity: {},
              raw_original_quantity: {},
              returned_quantity: 0,
              raw_returned_quantity: {},
              created_at: at,
              updated_at: at,
            },
            ...{ starts_date: this.day(first), ends_date: this.day(first + act.length, 20) },
          },
        })
        return
      }
      case "return":
      case "extend": {
        const lot = this.pick(
          this.lots.filter(({ units }) => units > 0),
          act.nth
        )
        if (lot) {
          lot.units = act.act === "return" ? Math.max(0, lot.units - act.units) : lot.units
          lot.last += act.act === "extend" ? act.months : 0
          this.reference.put(lot)
          this.changes.push({
            table: "crm_warranty",
            id: lot.id,
            columns: {
              quantity: lot.units,
              returned_quantity: lot.sold - lot.units,
              ends_date: this.day(lot.last, 20),
              updated_at: at,
            },
          })
        }
        return
      }
      case "claim": {
        const lot = this.pick(this.lots, act.nth)
        if (lot) {
          const estimate = act.estimate === null ? null : decimal(act.estimate)
          const claim: Claim = {
            id: this.id(),
            lot,
            month: now,
            quantity: act.quantity,
            provisioned: act.goodwill > 0,
            estimate,
            settled: null,
            refund: false,
          }
          this.reference.claims.push(claim)
          this.rows.push({
            table: "crm_warranty_claim",
            row: {
              ...{
                id: claim.id,
                number: claim.id,
                warranty_id: lot.id,
                product_id: this.productOf(lot.product),
                title: "x",
                quantity: act.quantity,
                fault_code: "x",
                description: "x",
              },
              ...{
                status: "approved",
                provisioned: claim.provisioned,
                is_goodwill: !claim.provisioned,
                estimate,
                currency_code: this.currency,
                source: "staff",
                submitted_at: at,
                submitted_by: "x",
              },
              ...{ unanswered_messages: 0, created_at: at, updated_at: at },
            },
          })
        }
        return
      }
      case "cost": {
        const claim = this.pick(this.reference.claims, act.nth)
        if (claim) {
          const month = Math.max(claim.month, now - act.back)
          this.enter(claim, act.deductible === 0 ? "deductible" : "parts", decimal(act.cents), month, now, null)
        }
        return
      }
      case "reverse": {
        const cost = this.pick(
          this.entered.filter(({ reversed }) => !reversed),
          act.nth
        )
        if (cost) {
          cost.reversed = true
          this.enter(cost.claim, "parts", cost.amount, now, now, cost.id)
        }
        return
      }
      case "settle": {
        const claim = this.pick(
          this.reference.claims.filter(({ settled }) => settled === null),
          act.nth
        )
        if (claim) {
          claim.settled = now
          claim.refund = act.refund === 0
          this.changes.push({
            table: "crm_warranty_claim",
            id: claim.id,
            columns: { status: "resolved", resolved_at: at, remedy: claim.refund ? "refund" : "repair" },
          })
        }
      }
    }
  }

  private enter(
    claim: Claim,
    kind: string,
    amount: string,
    month: number,
    now: number,
    reverses_id: string | null
  ): void {
    const id = this.id()
    const signed = reverses_id ? `-${amount}` : amount
    if (kind === "parts" && !reverses_id) {
      this.entered.push({ claim, amount, reversed: false, id })
    }
    this.reference.costs.push({ claim, told: now, amount: kind === "deductible" ? `-${amount}` : signed })
    this.rows.push({
      table: "crm_warranty_cost",
      row: {
        ...{
          id,
          claim_id: claim.id,
          kind,
          amount: signed,
          raw_amount: {},
          currency_code: this.currency,
          account: `warranty_${kind}`,
          work_date: this.day(month),
        },
        ...{
          provisioned: claim.provisioned,
          source: reverses_id ? "reversal" : "hand",
          reverses_id,
          actor_id: "x",
          actor_type: "user",
          created_at: new Date(),
          updated_at: new Date(),
        },
      },
    })
  }
}

/** Stores through a year: what their provisions are and how they move, closed month by month, against a plain model. */
describe("histories of warranty provisions", () => {
  let app: ModuleApp
  let source: DataSource

  beforeAll(async () => {
    const clientUrl = await makeDatabase(NAME)
    const options = { database: { clientUrl } }
    await runMigrations({ options, logger: { info: () => undefined, warn: () => undefined } as never })
    app = await startFolders(clientUrl, { [WARRANTY_MODULE]: "warranty" })
    source = await createDataSource({
      options,
      reporting: { pool_size: 5, replica_urls: [], keep_plans: true },
      logger: console as never,
    }).initialize()
  })
  afterAll(async () => {
    await source?.destroy()
    await (app ? endOwn(NAME, app) : dropDatabase(NAME))
  })

  const write = async (histories: History[]): Promise<void> => {
    for (const table of ["crm_warranty", "crm_warranty_claim", "crm_warranty_cost"]) {
      const rows = histories.flatMap((one) => one.rows.filter((each) => each.table === table).map(({ row }) => row))
      if (rows.length) {
        const names = Object.keys(rows[0]).join(", ")
        await app.sql(
          `insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, ?::jsonb)`,
          [JSON.stringify(rows)]
        )
      }
    }
    for (const { table, id, columns } of histories.flatMap(({ changes }) => changes)) {
      const names = Object.keys(columns)
      await app.sql(`update ${table} set ${names.map((name) => `${name} = ?`).join(", ")} where id = ?`, [
        ...Object.values(columns),
        id,
      ] as never)
    }
    histories.forEach((one) => {
      one.rows = []
      one.changes = []
    })
  }

  it(`${HISTORIES} stores: opening and movements lead to the closing, each month stays as it was closed, and the journal uses what the ledgers say`, async () => {
    const drawn = fc.sample(HISTORY, { numRuns: HISTORIES, seed: SEED })
    const histories = drawn.map(({ priors }, number) => new History(number, priors))
    const catalogue = async () => new Map()
    const timezone = "UTC"
    const input = (currency_code: string, today: string) => ({
      currency_code,
      store_currency: "eur",
      timezone,
      today,
      as_of: today,
      catalogue,
    })
    for (const { currency, productOf, priors } of histories) {
      for (const { product, rates, cost, k } of priors) {
        await app.sql(
          `insert into crm_warranty_prior (id, scope, scope_id, currency_code, rates, cost, raw_cost, k, set_by) values (?, ?, ?, ?, ?, ?, '{}', ?, 'x')`,
          [
            `${currency}_${product}`,
            product === null ? "all" : "product",
            product === null ? null : productOf(product),
            currency,
            JSON.stringify(rates),
            cost,
            k,
          ] as never
        )
      }
    }
    /** How a month moved, by every move until a day. */
    const reckoned = async (currency: string, day: string) => {
      const { products } = await monthAt(runOn(source), input(currency, day), day, { whole: true })
      const sum = (name: (typeof MOVED)[number]) =>
        MathBN.add(0, ...[...products.values()].map((row) => row[name])).toNumber()
      return Object.fromEntries(MOVED.map((name) => [name, sum(name)]))
    }
    const kept_sums = () =>
      app.sql(
        `select 'now' as kept, month, currency_code, product_id, trim_scale(units)::text as units, trim_scale(claims)::text as claims, trim_scale(next_claims)::text as next
           from crm_sum_provision_now
         union all select 'used', month, currency_code, product_id, trim_scale(amount)::text, null, null from crm_sum_provision_used
         union all select 'month', month, currency_code, null, trim_scale(built)::text, trim_scale(released)::text, trim_scale(closing)::text from crm_sum_provision_month
         union all select 'claim', first_month, currency_code, product_id, trim_scale(quantity)::text, trim_scale(estimate)::text, claim_id || ' ' || trim_scale(used)::text
           from crm_sum_provision_claim
         order by 1, 2, 3, 4, 7`
      )
    const expected = new Map<string, Figures[]>()
    const kept: string[] = []
    const closedMonths = async (until: MonthNumber): Promise<string> =>
      (
        await app.sql<{ all: string }>(
          `select md5(string_agg(m::text, ',' order by month, currency_code, product_id)) as all from crm_warranty_provision_month m where month <= ?`,
          [until] as never
        )
      )[0].all
    for (let month = 0; month < MONTHS; month++) {
      histories.forEach((history, number) => drawn[number].months[month].forEach((act) => history.act(act, month)))
      await write(histories)
      const today = lastDayOf(START + month).replace(/..$/, "25")
      for (const { currency } of histories.filter((_, number) => number % 25 === month)) {
        const page = { limit: 10, offset: 0 }
        const [quick, whole] = [
          await provision(source, input(currency, today), page),
          await provision(source, input(currency, today), page, { whole: true }),
        ]
        expect(quick).toEqual(whole)
        const [running] = await provisionMovements(source, input(currency, today), {
          from: START + month,
          to: START + month,
        })
        expect(running).toEqual({
          month: monthText(START + month),
          is_closed: false,
          ...(await reckoned(currency, today)),
        })
      }
      if (month % 5 === 4) {
        await app.sql("select crm_compact_provision_sums()")
      }
      const next = `${monthText(START + month + 1)}-01`
      while ((await closeNextMonth(source, { store_currency: "eur", timezone, today: next, catalogue })) !== null) {
        // Months before anything moved are not closed.
      }
      for (const { currency, reference } of histories) {
        for (const [product, figures] of reference.close()) {
          const key = `${currency}_${product}`
          expected.set(key, [...(expected.get(key) ?? []), figures])
        }
      }
      kept.push(await closedMonths(START + month))
    }
    for (let month = 0; month < MONTHS; month++) {
      expect(await closedMonths(START + month)).toBe(kept[month])
    }
    const today = `${monthText(START + MONTHS)}-01`
    for (const { currency, productOf } of histories) {
      for (let product = 0; product < PRODUCTS; product++) {
        const rows = await provisionMovements(source, input(currency, today), {
          from: START,
          to: START + MONTHS - 1,
          product_id: productOf(product),
        })
        const told = new Map(rows.map(({ month, is_closed: _is_closed, ...figures }) => [month, figures]))
        expected.get(`${currency}_${product}`)!.forEach((figures, month) => {
          const numbers = Object.fromEntries(Object.entries(figures).map(([name, amount]) => [name, Number(amount)]))
          const nothing = { opening: 0, built: 0, used: 0, released: 0, remeasured: 0, closing: 0 }
          expect([currency, month, told.get(monthText(START + month)) ?? nothing]).toEqual([currency, month, numbers])
        })
      }
    }
    const [sums] = await app.sql<{ ledger: string; journal: string; unbalanced: number }>(
      `select (select sum(case when kind = 'deductible' then -amount else amount end)::text from crm_warranty_cost where provisioned) as ledger,
              (select (-sum(amount))::text from crm_view_journal_line where kind = 'provision_used' and account <> 'warranty_provision') as journal,
              (select count(*)::int from (select entry_id from crm_view_journal_line group by 1 having sum(amount) <> 0) e) as unbalanced`
    )
    expect(sums.journal).toBe(sums.ledger)
    expect(sums.unbalanced).toBe(0)
    // None of it is empty talk.
    expect(sums.ledger).toBe("87226.07")
    // What is kept of the month that runs is what its moves add up to.
    histories.forEach((history, number) => drawn[number].months[0].forEach((act) => history.act(act, MONTHS)))
    await write(histories)
    await app.sql("select crm_compact_provision_sums()")
    const sums_now = await kept_sums()
    expect(sums_now.length).toBeGreaterThan(0)
    expect(new Set(sums_now.map(({ kept }) => kept))).toEqual(new Set(["now", "used", "month", "claim"]))
    await app.sql("select crm_rebuild_provision_sums(), crm_rebuild_open_claims()")
    await app.sql("select crm_compact_provision_sums()")
    expect(await kept_sums()).toEqual(sums_now)
  })
})
