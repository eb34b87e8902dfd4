import { WARRANTY_MODULE } from "../../src/modules/warranty"
import { TakeOptions } from "../../src/modules/warranty/acts/take-order"
import { PlanWithTargets } from "../../src/modules/warranty/rules/plan-choice"
import { BoughtLine } from "../../src/modules/warranty/rules/registered-units"
import type { WarrantyModuleService } from "../../src/modules/warranty/service"
import { OrderFacts, OrderLine, PlanInput, ShippedItem, WarrantyWithUnits } from "../../src/modules/warranty/types"
import { ModuleApp } from "../../src/scripts/lib/module-app"
import { Actor, SYSTEM_ACTOR } from "../../src/shared/actor"
import { endOwn, startOwn } from "../support/own-database"
import { plantRows } from "../support/rows"

jest.setTimeout(300_000)

const NAME = `warranty_${process.pid}`
const FOLDERS = { [WARRANTY_MODULE]: "warranty" }

const CLERK: Actor = { actor_id: "user_clerk", actor_type: "user" }
const EVERYTHING = { all: true } as const
const TODAY = "2026-11-27"
const MANY = Array.from({ length: 12 }, (_none, index) => index)

const MAKER: PlanInput = {
  code: "maker", name: "Maker's guarantee", basis: "commercial", months: 12, covers: ["parts", "labour"], after_repair: "restart",
  after_replacement: "restart", targets: [{ type: "product", id: "prod_desk" }],
} // prettier-ignore
const LAW: PlanInput = {
  code: "law", name: "Statutory", basis: "statutory", months: 24, covers: ["parts", "labour"], after_repair: "extend",
  after_repair_months: 12, targets: [{ type: "all" }],
} // prettier-ignore

describe("warranties", () => {
  let app: ModuleApp
  let service: WarrantyModuleService
  let plans: PlanWithTargets[]
  let count = 0

  beforeAll(async () => {
    app = await startOwn(NAME, FOLDERS)
    service = app.modules[WARRANTY_MODULE] as WarrantyModuleService
    plans = [await service.createPlan(MAKER, CLERK), await service.createPlan(LAW, CLERK)]
  })
  afterAll(() => endOwn(NAME, app))

  /** Every test has an order of its own: three desks, in two fulfilments of two and one. */
  const order = (change: Partial<OrderFacts> = {}): OrderFacts & { lines: OrderLine[]; items: ShippedItem[] } => {
    const id = `order_${++count}`
    const line = (name: string): OrderLine => ({
      line_id: `${id}_${name}`, product_id: `prod_${name}`, variant_id: `var_${name}`, sku: `${name.toUpperCase()}-1`, title: name, quantity: 3,
      taken: 0, net_total: 100, goods: { product_id: `prod_${name}`, variant_id: `var_${name}`, type_id: null, collection_id: null, categories: [] },
      replaces_line_id: null, cover_key: null, covers_key: null,
    }) // prettier-ignore
    const item = (item_id: string, quantity: number, delivered_date: string | null): ShippedItem => ({
      item_id: `${id}_${item_id}`, line_id: `${id}_desk`, quantity, shipped_date: "2026-01-10", delivered_date, is_canceled: false,
    }) // prettier-ignore
    return {
      order_id: id, order_number: `#${count}`, placed_date: "2026-01-05", is_canceled: false, currency_code: "eur", customer_id: `cus_${count}`,
      customer_name: "Ann Lee", customer_email: `ann${count}@acme.test`, customer_phone: "+1 512 555 0100", customer_kind: "consumer",
      country_code: "pt", lines: [line("desk")], items: [item("a", 2, "2026-01-31"), item("b", 1, null)], ...change,
    } // prettier-ignore
  }
  const options = (change: Partial<TakeOptions> = {}): TakeOptions => ({
    past: false, since: Object.fromEntries(plans.map(({ id }) => [id, "2020-01-01"])), today: TODAY, ...change,
  }) // prettier-ignore
  const take = (one: OrderFacts, change?: Partial<TakeOptions>, by = plans) =>
    service.takeOrder(one, by, options(change), SYSTEM_ACTOR)
  const of = async (one: OrderFacts): Promise<WarrantyWithUnits[]> => {
    const { ids } = await service.searchWarranties(
      { filters: { order_id: one.order_id }, order: "number", limit: 50, offset: 0, scope: EVERYTHING },
      TODAY
    )
    return service.warranties(ids)
  }
  /** The order as a registration names it, with its line of desks. */
  const bought = ({ order_id, order_number, is_canceled, lines: [{ line_id, quantity, taken }] }: OrderFacts) => ({
    order_id, order_number, is_canceled, lines: [{ line_id, quantity, left: Number(quantity) - Number(taken) }],
  }) // prettier-ignore
  const acts = async (id: string): Promise<string[]> =>
    (
      await service.listCrmWarrantyHistories(
        { reference_id: id },
        { order: { created_at: "ASC" }, take: null as never }
      )
    ).map(({ act }) => act)
  const commercial = async (one: OrderFacts) => (await of(one)).filter(({ basis }) => basis === "commercial")

  it("a delivery opens one entitlement of each basis, however often and by how many it is told", async () => {
    const one = order()
    const told = await Promise.all(MANY.map(() => take(one)))
    expect(told.flatMap(({ started }) => started)).toHaveLength(2)
    expect(await of(one)).toMatchObject([
      {
        basis: "statutory",
        starts_date: "2026-01-31",
        ends_date: "2028-01-31",
        quantity: 2,
        source: "delivery",
        plan_name: "Statutory",
      },
      {
        basis: "commercial",
        starts_date: "2026-01-31",
        ends_date: "2027-01-31",
        quantity: 2,
        order_number: one.order_number,
      },
    ])
    one.items[1].delivered_date = "2026-02-28"
    const { started } = await take(one)
    expect(started).toHaveLength(2)
    expect(await of(one)).toHaveLength(4)
    expect(await acts(started[0])).toEqual(["open"])
    await expect(app.sql("delete from crm_warranty_history")).rejects.toThrow("crm_warranty_history is append-only")
  })

  it("terms of an entitlement stay as they began, and what was delivered before a plan was made is left to the script", async () => {
    const one = order()
    await take(one)
    await service.updatePlan(plans[0].id, { months: 36 }, CLERK)
    const renewed = await service.plans()
    expect(await take(one, {}, renewed)).toEqual({ started: [], changed: [] })
    expect(await commercial(one)).toMatchObject([{ ends_date: "2027-01-31", terms: { months: 12 } }])
    await service.updatePlan(plans[0].id, { months: 12 }, CLERK)
    const late = order()
    const since = Object.fromEntries(plans.map(({ id }) => [id, "2026-02-01"]))
    expect((await take(late, { since })).started).toEqual([])
    expect((await take(late, { since, past: true, by_script: true })).started).toHaveLength(2)
    expect((await take(late, { since, past: true, by_script: true })).started).toEqual([])
    expect(await commercial(late)).toMatchObject([{ source: "script", starts_date: "2026-01-31" }])
  })

  it("a plan opens one entitlement of a lot, whatever basis it had before", async () => {
    const one = order()
    await take(one)
    expect(await take(one, {}, [{ ...plans[0], basis: "service" }, plans[1]])).toEqual({ started: [], changed: [] })
  })

  it("units that come back leave the lot that ends first, and the whole of it when all do", async () => {
    const one = order()
    one.items[1].delivered_date = "2026-02-28"
    await take(one)
    one.lines[0].taken = 1
    await Promise.all(MANY.map(() => take(one)))
    expect(await commercial(one)).toMatchObject([
      { original_quantity: 2, returned_quantity: 1, quantity: 1 },
      { original_quantity: 1, returned_quantity: 0, quantity: 1 },
    ])
    one.lines[0].taken = 3
    const { changed } = await take(one)
    expect(changed).toHaveLength(4)
    expect((await commercial(one)).map(({ quantity }) => quantity)).toEqual([0, 0])
    expect(await acts(changed[0])).toContain("take_back")
    expect(await take(one)).toEqual({ started: [], changed: [] })
  })

  it("a canceled fulfilment or order cancels what it opened", async () => {
    const one = order()
    await take(one)
    one.items[0].is_canceled = true
    expect((await take(one)).changed).toHaveLength(2)
    expect((await of(one)).map(({ status }) => status)).toEqual(["canceled", "canceled"])
    const [{ id, number }] = await of(one)
    await expect(service.cancelWarranty(id, "again", CLERK)).rejects.toThrow(
      `Warranty ${number} is canceled and cannot become canceled; that is final.`
    )
    const other = order()
    await take(other)
    await take({ ...other, is_canceled: true })
    expect((await of(other)).map(({ status }) => status)).toEqual(["canceled", "canceled"])
    expect((await take({ ...order(), is_canceled: true })).started).toEqual([])
  })

  it("what is sent for a faulty unit goes on to the same day, or anew where the terms say so", async () => {
    const one = order()
    await take(one)
    const [statutory, maker] = await of(one)
    const sent: OrderLine = {
      ...one.lines[0],
      line_id: `${one.order_id}_sent`,
      quantity: 1,
      replaces_line_id: one.lines[0].line_id,
    }
    one.lines[0].taken = 1
    one.lines.push(sent)
    one.items.push({
      ...one.items[0],
      item_id: `${one.order_id}_c`,
      line_id: sent.line_id,
      quantity: 1,
      delivered_date: "2026-06-30",
    })
    expect((await take(one)).started).toHaveLength(2)
    expect((await of(one)).filter(({ line_id }) => line_id === sent.line_id)).toMatchObject([
      {
        source: "replacement",
        basis: "statutory",
        replaces_id: statutory.id,
        starts_date: "2026-06-30",
        ends_date: "2028-01-31",
        quantity: 1,
      },
      {
        source: "replacement",
        basis: "commercial",
        replaces_id: maker.id,
        starts_date: "2026-06-30",
        ends_date: "2027-06-30",
        quantity: 1,
      },
    ])
    expect((await of(one))[0]).toMatchObject({ id: statutory.id, quantity: 1 })
    const next = (await of(one)).find(({ replaces_id }) => replaces_id === statutory.id)!
    const repaired = (id: string, claim_id: string) =>
      service.repairedWarranty(id, { claim_id, quantity: 1, day: "2026-07-01" }, CLERK)
    expect(await repaired(statutory.id, "crmwc_1")).toBe("2029-01-31")
    // The months that the law adds once were added before the unit was replaced.
    expect(await repaired(next.id, "crmwc_2")).toBe("2028-01-31")
  })

  describe("what a claim of ours sends", () => {
    /** Two desks that came by themselves: covered by the law to 2028-01-31 and to 2028-09-30. */
    const two = async (): Promise<[ReturnType<typeof order>, WarrantyWithUnits, WarrantyWithUnits]> => {
      const one = order()
      one.items[0] = { ...one.items[0], quantity: 1 }
      one.items[1] = { ...one.items[1], delivered_date: "2026-09-30" }
      await take(one, {}, [plans[1]])
      const [first, second] = await of(one)
      return [one, first, second]
    }
    const resolved = async (row: WarrantyWithUnits): Promise<string> => {
      const { customer_id, order_id, order_number, line_id, title } = row
      const clock = { now: new Date(`${TODAY}T10:00:00Z`), today: TODAY }
      const { id } = await service.submitClaim(
        {
          warranty_id: row.id, customer_id, customer_name: null, email: null, order_id, order_number, line_id, product_id: null, variant_id: null, sku: null, title, currency_code: "eur",
          source: "staff", serial: null, quantity: 1, fault_code: "defect", description: "A leg is loose.", is_goodwill: false, assignee_id: null, request_key: null,
        },
        clock,
        CLERK
      ) // prettier-ignore
      await service.approveClaim(id, { clock, actor: CLERK })
      const wish = {
        order_id: order_id!, line_id: line_id!, quantity: 1, return_goods: false, location_id: null, variant_id: "var_desk", unit_price: "0", shipping_option_id: null,
        invoice_id: null, invoice_item_id: null, amount: null, note: null,
      } // prettier-ignore
      const { remedy } = await service.beginRemedy(id, "replace", wish, CLERK)
      const done = { remedy_reference: "order_claim" as const, remedy_reference_id: "claim_1" }
      await service.finishRemedy(remedy.id, done, clock, CLERK)
      return id
    }
    /** The order as it is when the unit for a claim came. */
    const sent = (one: ReturnType<typeof order>, warranty_claim_id: string | null) => {
      const [line] = one.lines
      const line_id = `${line.line_id}_sent`
      line.taken = 1
      one.lines.push({ ...line, line_id, quantity: 1, taken: 0, replaces_line_id: line.line_id, warranty_claim_id })
      one.items.push({ ...one.items[0], item_id: `${line_id}_item`, line_id, quantity: 1, delivered_date: TODAY })
      return one
    }
    const replacements = async (one: OrderFacts) =>
      (await of(one)).filter(({ source, quantity }) => source === "replacement" && Number(quantity) > 0)

    it("goes on with the cover of the faulty unit, whatever the others of its line have", async () => {
      const [one, first] = await two()
      await take(sent(one, await resolved(first)), {}, [plans[1]])
      expect(await replacements(one)).toMatchObject([{ replaces_id: first.id, ends_date: "2028-01-31" }])
    })

    it("is of whom the faulty unit is, not of whom another unit was given to", async () => {
      const [one, first, second] = await two()
      const bo = { customer_id: "cus_bo", customer_name: "Bo", customer_email: "bo@acme.test", customer_phone: null }
      await service.transferWarranty(second.id, bo, null, CLERK)
      await take(sent(one, await resolved(first)), {}, [plans[1]])
      expect(await replacements(one)).toMatchObject([{ replaces_id: first.id, customer_id: one.customer_id }])
    })

    it("has the law's months for a repair still, where another unit used them", async () => {
      const [one, first, second] = await two()
      const repaired = (id: string, claim_id: string) =>
        service.repairedWarranty(id, { claim_id, quantity: 1, day: TODAY }, CLERK)
      expect(await repaired(second.id, "crmwc_used")).toBe("2029-09-30")
      await take(sent(one, await resolved(first)), {}, [plans[1]])
      const [{ id }] = await replacements(one)
      expect(await repaired(id, "crmwc_first")).toBe("2029-01-31")
    })

    it.each([
      ["to its days", "none", "2027-01-31", "2027-02-01", "2028-01-31"],
      ["anew, and the sold cover after it", "restart", "2027-11-27", "2027-11-28", "2028-11-27"],
    ] as const)("has the free cover of the faulty unit %s beside what was sold with it", async (_how, after_replacement, ends, starts, last) => {
      const [, law] = plans
      const [free, plus] = [
        await service.createPlan({ ...MAKER, code: `free_${after_replacement}`, after_replacement }, CLERK),
        await service.createPlan({ code: `more_${after_replacement}`, name: "More", basis: "commercial", months: 12, is_sold: true, sold_variant_id: "var_more" }, CLERK),
      ]
      const all = [free, plus]
      const since = Object.fromEntries([...all, law].map(({ id }) => [id, "2020-01-01"]))
      const one = order()
      one.items[0] = { ...one.items[0], quantity: 1 }
      one.lines[0].cover_key = "a"
      await take(one, { since }, all)
      one.lines.push({ ...one.lines[0], line_id: `${one.order_id}_more`, variant_id: "var_more", product_id: "prod_more", quantity: 1, cover_key: null, covers_key: "a" })
      await take(one, { since }, all)
      const [first] = await of(one)
      await take(sent(one, await resolved(first)), { since }, all)
      const made = await replacements(one)
      // The sold plan is paid for once, and counts no unit sold.
      expect(made.map(({ plan_id, starts_date, ends_date, net_total }) => [plan_id, starts_date, ends_date, net_total])).toEqual([
        [free.id, TODAY, ends, null], [plus.id, starts, last, null],
      ])
      expect(made[1].extends_id).toBe(made[0].id)
      expect(await take(one, { since }, all)).toEqual({ started: [], changed: [] })
      // What it went on from is canceled since, and other plans are there: it has what it has.
      for (const { id, source } of await of(one)) {
        await (source === "replacement" ? null : service.cancelWarranty(id, "It was a fake.", CLERK))
      }
      await take(one, { since }, [...all, law])
      expect(await replacements(one)).toHaveLength(2)
    }) // prettier-ignore

    it("goes on with any of the line's cover where the host alone says that it was sent", async () => {
      const [one, , second] = await two()
      await take(sent(one, null), {}, [plans[1]])
      expect(await replacements(one)).toMatchObject([{ replaces_id: second.id, ends_date: "2028-09-30" }])
    })
  })

  it("cover bought for a line goes on where the other cover of the line ends, and bought alone waits to be registered", async () => {
    const sold = await service.createPlan(
      { code: "plus", name: "Plus", basis: "commercial", months: 12, is_sold: true, sold_variant_id: "var_plus" },
      CLERK
    )
    const all = [...plans, sold]
    const since = Object.fromEntries(all.map(({ id }) => [id, "2020-01-01"]))
    const one = order()
    const plus = {
      ...one.lines[0],
      line_id: `${one.order_id}_plus`,
      variant_id: "var_plus",
      product_id: "prod_plus",
      title: "Plus",
      quantity: 1,
      net_total: 19.99,
    }
    one.lines[0].cover_key = "k1"
    one.lines.push({ ...plus, covers_key: "k1" }, { ...plus, line_id: `${one.order_id}_alone` })
    expect((await take(one, { since }, all)).started).toHaveLength(4)
    const rows = await of(one)
    const base = rows.find(({ basis }) => basis === "statutory")!
    const extended = rows.find(({ extends_id }) => extends_id)!
    expect(extended).toMatchObject({
      extends_id: base.id, currency_code: "eur", net_total: 19.99, source: "sold", line_id: one.lines[0].line_id, quantity: 1, starts_date: "2028-02-01", ends_date: "2029-01-31",
    }) // prettier-ignore
    // Two of three desks that came to 100.00 were delivered.
    expect(base).toMatchObject({ quantity: 2, currency_code: "eur", net_total: 66.67 })
    const alone = rows.find(({ status }) => status === "pending")!
    expect(alone).toMatchObject({ title: "Plus", variant_id: null, starts_date: null })
    // Two desks are left for one cover; with the last desk it goes too.
    one.lines[0].taken = 1
    await take(one, { since }, all)
    expect((await service.warranties([extended.id]))[0].quantity).toBe(1)
    one.lines[0].taken = 2
    await take(one, { since }, all)
    expect((await service.warranties([extended.id]))[0].quantity).toBe(0)
    one.lines[0].taken = 0
    await take(one, { since }, all)
    expect((await service.warranties([extended.id]))[0].quantity).toBe(1)
    await take({ ...one, lines: one.lines.filter(({ line_id }) => line_id !== plus.line_id) }, { since }, all)
    expect((await service.warranties([extended.id]))[0].quantity).toBe(0)
    // Another plan that sells the same article opens nothing for what was sold already.
    const other = { ...sold, id: "crmwp_other", code: "other", basis: "service" as const }
    expect(await take(one, { since: { ...since, crmwp_other: "2020-01-01" } }, [...plans, { ...sold, is_on: false }, other])).toEqual({
      started: [], changed: [extended.id],
    }) // prettier-ignore
    const lamp = { product_id: "prod_lamp", variant_id: "var_lamp", sku: "LAMP-1", title: "Lamp" }
    const registration = {
      customer_id: one.customer_id, customer_name: null, customer_email: null, customer_phone: null, customer_kind: "consumer" as const,
      country_code: "pt", product: lamp, order: null, serial: "L 1", quantity: 1, purchase_date: "2026-11-01", plan: null, today: TODAY,
    } // prettier-ignore
    const answers = await Promise.all(MANY.map(() => service.registerWarranty(registration, CLERK)))
    expect(answers.filter(({ is_new }) => is_new)).toHaveLength(1)
    expect((await service.warranties([alone.id]))[0]).toMatchObject({
      status: "active", starts_date: TODAY, ends_date: "2027-11-27", title: "Lamp", variant_id: "var_lamp", units: [{ serial: "L 1" }],
    }) // prettier-ignore
  })

  describe("sold cover after cover that grows", () => {
    /** A desk covered to 2028-01-31, then for a year that was sold with it. */
    const bought = async (code: string, quantity = 1) => {
      const plus = await service.createPlan(
        { code, name: code, basis: "commercial", months: 12, is_sold: true, sold_variant_id: `var_${code}` },
        CLERK
      )
      const all = [plans[1], plus]
      const since = Object.fromEntries(all.map(({ id }) => [id, "2020-01-01"]))
      const one = order()
      one.items[0] = { ...one.items[0], quantity }
      one.lines[0].cover_key = "a"
      const sold = { ...one.lines[0], line_id: `${one.order_id}_plus`, variant_id: plus.sold_variant_id, product_id: "prod_plus", quantity } // prettier-ignore
      one.lines.push({ ...sold, cover_key: null, covers_key: "a" })
      const tell = () => take(one, { since }, all)
      await tell()
      const [law, after] = await of(one)
      return { one, tell, law, after, plus, sold }
    }
    const days = async (one: OrderFacts) =>
      (await of(one)).map(({ starts_date, ends_date }) => [starts_date, ends_date])
    const moves = async (id: string) =>
      (
        await service.listCrmWarrantyHistories(
          { reference_id: id, act: "move" },
          { order: { created_at: "ASC" }, take: null as never }
        )
      ).map(({ changes, note, source_id }) => ({ changes, note, source_id }))

    it("moves by as much, once, where a repair adds to it", async () => {
      const { one, tell, law, after } = await bought("grow")
      for (const _twice of [1, 2]) {
        await service.repairedWarranty(law.id, { claim_id: "crmwc_o", quantity: 1, day: TODAY }, CLERK)
      }
      expect(await days(one)).toEqual([["2026-01-31", "2029-01-31"], ["2029-02-01", "2030-01-31"]]) // prettier-ignore
      expect(await moves(after.id)).toEqual([
        {
          changes: { starts_date: ["2028-02-01", "2029-02-01"], ends_date: ["2029-01-31", "2030-01-31"] },
          note: `${law.number} before it ends on 2029-01-31 now.`,
          source_id: "crmwc_o",
        },
      ])
      expect(await tell()).toEqual({ started: [], changed: [] })
    })

    it("moves where staff add months, also what was attached after it; what has begun stays", async () => {
      const { one, law, after, plus, sold } = await bought("chain")
      const alone = order({ customer_id: one.customer_id, lines: [{ ...sold, line_id: `${one.order_id}_alone`, cover_key: null }], items: [] }) // prettier-ignore
      await take(alone, { since: { [plus.id]: "2020-01-01" } }, [plus])
      const [waiting] = await of(alone)
      await service.attachCover(waiting.id, { to: law.id, goods: one.lines[0].goods, today: TODAY }, CLERK)
      expect(await days(alone)).toEqual([["2029-02-01", "2030-01-31"]])
      const extend = (months: number, today: string) =>
        service.extendWarranty(law.id, { months, note: "Sorry.", today, request_key: today }, CLERK)
      await extend(3, TODAY)
      await extend(3, TODAY)
      expect(await days(one)).toEqual([["2026-01-31", "2028-04-30"], ["2028-05-01", "2029-04-30"]]) // prettier-ignore
      expect(await days(alone)).toEqual([["2029-05-01", "2030-04-30"]])
      expect((await moves(waiting.id)).map(({ note }) => note)).toEqual([`${after.number} before it ends on 2029-04-30 now.`]) // prettier-ignore
      await extend(1, "2028-05-01")
      expect(await days(one)).toEqual([["2026-01-31", "2028-05-30"], ["2028-05-01", "2029-04-30"]]) // prettier-ignore
      expect(await days(alone)).toEqual([["2029-05-01", "2030-04-30"]])
    })

    it("moves with the unit that was repaired alone", async () => {
      const { one, law } = await bought("part", 2)
      await service.changeWarranty(law.id, { serials: [`${one.order_id}-1`] }, CLERK)
      const repair = { claim_id: "crmwc_part", quantity: 1, serial: `${one.order_id}-1`, day: TODAY }
      await service.repairedWarranty(law.id, repair, CLERK)
      expect((await of(one)).map(({ basis, quantity, starts_date }) => [basis, quantity, starts_date])).toEqual([
        ["statutory", 1, "2026-01-31"], ["commercial", 1, "2028-02-01"], ["statutory", 1, "2026-01-31"], ["commercial", 1, "2029-02-01"],
      ]) // prettier-ignore
    })
  })

  it("sold cover that is not for its goods waits with the reason, and is attached to goods that fit", async () => {
    const lamps = await service.createPlan(
      {
        code: "lamps", name: "Lamps plus", basis: "commercial", months: 12, is_sold: true, sold_variant_id: "var_lamps", targets: [{ type: "product", id: "prod_lamp" }],
      },
      CLERK
    ) // prettier-ignore
    const all = [...plans, lamps]
    const since = Object.fromEntries(all.map(({ id }) => [id, "2020-01-01"]))
    const one = order()
    one.lines[0].cover_key = "k"
    const plus = {
      ...one.lines[0],
      line_id: `${one.order_id}_plus`,
      variant_id: "var_lamps",
      product_id: "prod_lamps",
      title: "Lamps plus",
      quantity: 2,
      cover_key: null,
      covers_key: "k",
    }
    one.lines.push(plus)
    await take(one, { since }, all)
    const waiting = (await of(one)).find(({ plan_id }) => plan_id === lamps.id)!
    expect(waiting).toMatchObject({ status: "pending", unfit_title: "desk", starts_date: null, quantity: 2 })
    // Whatever the plan is attached to later, what was decided stays.
    expect(await take(one, { since }, [...plans, { ...lamps, targets: [] }])).toEqual({ started: [], changed: [] })
    const { ids } = await service.searchWarranties(
      { filters: { unfit: true }, limit: 9, offset: 0, scope: EVERYTHING },
      TODAY
    )
    expect(ids).toEqual([waiting.id])
    const goods = (product_id: string) => ({
      product_id,
      variant_id: null,
      type_id: null,
      collection_id: null,
      categories: [],
    })
    const [law] = await of(one)
    const attach = (to: string, product_id: string) =>
      service.attachCover(waiting.id, { to, goods: goods(product_id), today: TODAY }, CLERK)
    await expect(attach(law.id, "prod_desk")).rejects.toThrow(
      'The plan "Lamps plus" is not sold for desk; choose goods that it is attached to.'
    )
    const lamp = { product_id: "prod_lamp", variant_id: "var_lamp", sku: "LAMP-1", title: "Lamp" }
    const register = (customer_id: string | null, product = lamp) =>
      service.registerWarranty(
        {
          customer_id, customer_name: null, customer_email: null, customer_phone: null, customer_kind: "consumer", country_code: "pt", product, order: null, serial: null,
          quantity: 1, purchase_date: "2026-11-01", plan: plans[0], is_named: true, today: TODAY,
        },
        CLERK
      ) // prettier-ignore
    const other = await register("cus_else")
    await expect(attach(other.id, "prod_lamp")).rejects.toThrow("is of another customer than")
    const own = await register(one.customer_id)
    const begun = await attach(own.id, "prod_lamp")
    expect((await service.warranties([begun, waiting.id])).map(({ status, quantity, title, unfit_title, starts_date, ends_date }) => [status, quantity, title, unfit_title, starts_date, ends_date])).toEqual([
      ["active", 1, "Lamp", null, "2027-11-02", "2028-11-01"],
      ["pending", 1, "Lamps plus", "desk", null, null],
    ]) // prettier-ignore
    expect((await service.warranties([begun]))[0].extends_id).toBe(own.id)
    await expect(
      service.attachCover(begun, { to: own.id, goods: goods("prod_lamp"), today: TODAY }, CLERK)
    ).rejects.toThrow("does not wait for goods; nothing can be attached to it.")
    expect(await take(one, { since }, all)).toEqual({ started: [], changed: [] })
    // The host took its line back: nothing waits any more.
    plus.taken = 2
    await take(one, { since }, all)
    expect((await service.warranties([waiting.id]))[0].quantity).toBe(0)
  })

  describe("sold cover that was attached to goods of another order", () => {
    let plus: PlanWithTargets
    let all: PlanWithTargets[]
    let since: Record<string, string>
    beforeAll(async () => {
      plus = await service.createPlan(
        {
          code: "plus_alone",
          name: "Plus",
          basis: "commercial",
          months: 12,
          is_sold: true,
          sold_variant_id: "var_plus_alone",
        },
        CLERK
      )
      all = [...plans, plus]
      since = Object.fromEntries(all.map(({ id }) => [id, "2020-01-01"]))
    })
    const tell = (one: OrderFacts) => take(one, { since }, all)
    const goodsOf = (name: string) => ({
      product_id: `prod_${name}`, variant_id: `var_${name}`, type_id: null, collection_id: null, categories: [],
    }) // prettier-ignore
    /** Three desks of which two came, and so many units of the plan, bought by orders of their own. */
    const bought = async (quantity: number) => {
      const goods = order()
      const sold = order({ customer_id: goods.customer_id })
      Object.assign(sold.lines[0], { variant_id: "var_plus_alone", product_id: "prod_plus", title: "Plus", quantity })
      sold.items.length = 0
      await tell(goods)
      await tell(sold)
      return { goods, sold, law: (await of(goods))[0], waiting: (await of(sold))[0] }
    }
    const attach = (id: string, to: string) =>
      service.attachCover(id, { to, goods: goodsOf("desk"), today: TODAY }, CLERK)
    const units = async (one: OrderFacts) =>
      (await of(one)).map(({ status, quantity, returned_quantity }) => [status, quantity, returned_quantity])
    const told = async (id: string) =>
      (await service.listCrmWarrantyHistories({ reference_id: id, act: "take_back" }, { order: { created_at: "ASC" }, take: null as never })).map(
        ({ changes, note }) => [changes, note]
      ) // prettier-ignore

    it("goes with units of the goods that come back, once, and says why", async () => {
      const { goods, sold, law, waiting } = await bought(3)
      await attach(waiting.id, law.id)
      expect(await units(sold)).toEqual([["pending", 1, 0], ["active", 2, 0]]) // prettier-ignore
      const [, attached] = await of(sold)
      goods.lines[0].taken = 1
      expect((await tell(goods)).changed).toContain(attached.id)
      expect(await units(sold)).toEqual([["pending", 1, 0], ["active", 1, 1]]) // prettier-ignore
      expect(await told(attached.id)).toEqual([[{ returned_quantity: [0, 1] }, `Units of ${law.number} came back.`]])
      for (const again of [goods, sold, goods, sold]) {
        expect(await tell(again)).toMatchObject({ started: [], changed: [] })
      }
      // The plan of the unit that came back was given back too: that is one unit.
      sold.lines[0].taken = 1
      expect(await tell(sold)).toMatchObject({ changed: [] })
      sold.lines[0].taken = 2
      await tell(sold)
      expect(await units(sold)).toEqual([["pending", 0, 1], ["active", 1, 1]]) // prettier-ignore
      // So is the second: of three plans two were given back and two went with goods, which are the same two.
      goods.lines[0].taken = 2
      expect(await tell(goods)).toMatchObject({ others: [sold.order_id] })
      await tell(sold)
      expect(await units(sold)).toEqual([["pending", 1, 0], ["active", 0, 2]]) // prettier-ignore
      for (const again of [sold, goods]) {
        expect(await tell(again)).toMatchObject({ started: [], changed: [] })
      }
    })

    it("that staff canceled is what goes with the plan that is paid back for it, and what waits stays", async () => {
      const { sold, law, waiting } = await bought(3)
      await attach(waiting.id, law.id)
      const [, attached] = await of(sold)
      await service.cancelWarranty(attached.id, "The buyer wants no cover.", CLERK)
      sold.lines[0].taken = 2
      await tell(sold)
      expect(await units(sold)).toEqual([["pending", 1, 0], ["canceled", 0, 2]]) // prettier-ignore
      expect(await tell(sold)).toMatchObject({ changed: [] })
      sold.lines[0].taken = 3
      await tell(sold)
      expect(await units(sold)).toEqual([["pending", 0, 1], ["canceled", 0, 2]]) // prettier-ignore
    })

    it("is given away with its goods", async () => {
      const { sold, law, waiting } = await bought(2)
      await attach(waiting.id, law.id)
      const to = { customer_id: "cus_taker", customer_name: "New", customer_email: null, customer_phone: null }
      await service.transferWarranty(law.id, to, null, CLERK)
      expect(await of(sold)).toMatchObject([{ customer_id: "cus_taker", transferred_from_id: sold.customer_id }])
      expect(await tell(sold)).toMatchObject({ changed: [] })
    })

    it("ends with the goods' order or delivery that is canceled", async () => {
      for (const cancel of [
        (one: OrderFacts) => Object.assign(one, { is_canceled: true }),
        (one: OrderFacts) => Object.assign(one.items[0], { is_canceled: true }),
      ]) {
        const { goods, sold, law, waiting } = await bought(2)
        await attach(waiting.id, law.id)
        cancel(goods)
        expect((await tell(goods)).changed).toContain(waiting.id)
        expect(await units(sold)).toEqual([["active", 0, 2]])
        expect(await told(waiting.id)).toEqual([[{ returned_quantity: [0, 2] }, `${law.number} was canceled.`]])
        expect(await tell(goods)).toMatchObject({ changed: [] })
        expect(await tell(sold)).toMatchObject({ changed: [] })
      }
    })

    it("goes on with units that are sent in place of faulty ones, and goes with those", async () => {
      const { goods, sold, law, waiting } = await bought(2)
      await attach(waiting.id, law.id)
      const sent = {
        ...goods.lines[0], line_id: `${goods.order_id}_sent`, quantity: 1, taken: 0, replaces_line_id: goods.lines[0].line_id,
      } // prettier-ignore
      goods.lines[0].taken = 1
      goods.lines.push(sent)
      await tell(goods)
      expect(await units(sold)).toEqual([["active", 2, 0]])
      sent.taken = 1
      await tell(goods)
      expect(await units(sold)).toEqual([["active", 1, 1]])
    })

    it("goes with the plan's own line that is returned, refunded or taken off the order, what waits first", async () => {
      const { goods, sold, law, waiting } = await bought(4)
      await attach(waiting.id, law.id)
      const [line] = sold.lines
      line.taken = 1
      await tell(sold)
      expect(await units(sold)).toEqual([["pending", 1, 1], ["active", 2, 0]]) // prettier-ignore
      line.refunded = 3
      await tell(sold)
      expect(await units(sold)).toEqual([["pending", 0, 2], ["active", 1, 1]]) // prettier-ignore
      const [, attached] = await of(sold)
      expect(await told(attached.id)).toEqual([[{ returned_quantity: [0, 1] }, "Its plan was given back."]])
      await tell({ ...sold, lines: [] })
      expect(await units(sold)).toEqual([["pending", 0, 2], ["active", 0, 2]]) // prettier-ignore
      expect(await tell(goods)).toMatchObject({ changed: [] })
    })

    it("follows units that a repair split off, and those alone", async () => {
      const { goods, sold, law, waiting } = await bought(2)
      await attach(waiting.id, law.id)
      await service.changeWarranty(law.id, { serials: [`${goods.order_id}-1`] }, CLERK)
      await service.repairedWarranty(law.id, { claim_id: `${goods.order_id}_c`, quantity: 1, day: TODAY }, CLERK)
      expect((await of(sold)).map(({ quantity }) => quantity)).toEqual([1, 1])
      const [first, second] = await of(sold)
      const bases = await service.warranties([first.extends_id!, second.extends_id!])
      expect(new Set(bases.map(({ id }) => id)).size).toBe(2)
      goods.lines[0].taken = 1
      await tell(goods)
      const gone = (await of(goods))
        .filter(({ returned_quantity }) => Number(returned_quantity) > 0)
        .map(({ id }) => id)
      for (const cover of await of(sold)) {
        expect([cover.number, cover.quantity]).toEqual([cover.number, gone.includes(cover.extends_id!) ? 0 : 1])
      }
      expect(await tell(sold)).toMatchObject({ changed: [] })
    })

    it("a registration that names a unit under cover attaches to it", async () => {
      const { goods, sold, law, waiting } = await bought(1)
      await service.changeWarranty(law.id, { serials: [`R-${goods.order_id}`, `S-${goods.order_id}`] }, CLERK)
      const registration = {
        customer_id: goods.customer_id, customer_name: null, customer_email: null, customer_phone: null, customer_kind: "consumer" as const,
        country_code: "pt", product: { product_id: "prod_desk", variant_id: "var_desk", sku: "DESK-1", title: "desk" }, order: null,
        serial: `r ${goods.order_id}`, quantity: 1, purchase_date: "2026-01-31", plan: plus, is_named: true, today: TODAY,
      } // prettier-ignore
      const { id, is_new } = await service.registerWarranty(registration, CLERK)
      expect({ id, is_new }).toEqual({ id: waiting.id, is_new: true })
      const [begun] = await service.warranties([id])
      expect(begun).toMatchObject({ status: "active", starts_date: "2028-02-01", ends_date: "2029-01-31" })
      expect(begun.units.map(({ serial }) => serial)).toEqual([`r ${goods.order_id}`])
      expect((await service.warranties([begun.extends_id!]))[0]).toMatchObject({ order_id: goods.order_id })
      goods.lines[0].taken = 2
      await tell(goods)
      expect(await units(sold)).toEqual([["active", 0, 1]])
    })
  })

  describe("a part of a lot", () => {
    const shown = async (one: OrderFacts) =>
      (await of(one)).map(({ basis, quantity, returned_quantity, ends_date, net_total }) => [
        basis,
        quantity,
        returned_quantity,
        ends_date,
        net_total,
      ])

    it("that was repaired is a lot of its own with all its cover; the order opens nothing for it, and what ends first comes back first", async () => {
      const one = order()
      await take(one)
      const [law, maker] = await of(one)
      const repaired = { claim_id: "crmwc_part", quantity: 1, day: "2026-07-01" }
      for (const _twice of [1, 2]) {
        expect(await service.repairedWarranty(law.id, repaired, CLERK)).toBe("2029-01-31")
      }
      const both = [
        ["statutory", 1, 0, "2028-01-31", 33.33],
        ["commercial", 1, 0, "2027-01-31", 33.33],
        ["statutory", 1, 0, "2029-01-31", 33.34],
        ["commercial", 1, 0, "2027-01-31", 33.34],
      ]
      expect(await shown(one)).toEqual(both)
      const [, , lawPart, makerPart] = await of(one)
      expect([lawPart, makerPart]).toMatchObject([
        { split_from_id: law.id, source_key: law.source_key, fulfillment_item_id: law.fulfillment_item_id, starts_date: "2026-01-31", part: lawPart.id },
        { split_from_id: maker.id, source_key: maker.source_key, part: lawPart.id },
      ]) // prettier-ignore
      expect(await acts(law.id)).toEqual(["open", "split"])
      expect(await acts(lawPart.id)).toEqual(["split_off", "after_repair"])
      expect(await take(one)).toEqual({ started: [], changed: [] })
      // Each was extended once, whatever was split off it before.
      expect(await service.repairedWarranty(law.id, { ...repaired, claim_id: "crmwc_other" }, CLERK)).toBe("2029-01-31")
      expect(await service.repairedWarranty(lawPart.id, { ...repaired, claim_id: "crmwc_again" }, CLERK)).toBe(
        "2029-01-31"
      )
      await service.extendWarranty(lawPart.id, { months: 1, note: "Long repair.", today: TODAY }, CLERK)
      one.lines[0].taken = 1
      await take(one)
      expect((await shown(one)).map(([, quantity]) => quantity)).toEqual([0, 0, 1, 1])
      one.lines[0].taken = 2
      await take(one)
      expect((await shown(one)).map(([, quantity]) => quantity)).toEqual([0, 0, 0, 0])
    })

    it("keeps its serial number alone, is given to another customer alone, and is named by that number when it comes back", async () => {
      const one = order()
      await take(one)
      const [law] = await of(one)
      await service.changeWarranty(law.id, { serials: ["P-1", "P-2"] }, CLERK)
      const unnamed = { claim_id: "crmwc_unnamed", quantity: 1, day: "2026-07-01" }
      // Both units have numbers and none was named: nobody knows which of them it was, so that neither loses anything.
      expect(await service.repairedWarranty((await of(one))[1].id, unnamed, CLERK)).toBe("2027-07-01")
      expect(await of(one)).toHaveLength(2)
      await service.repairedWarranty(
        law.id,
        { claim_id: "crmwc_p2", quantity: 1, serial: "p2", day: "2026-08-01" },
        CLERK
      )
      const serials = async () => (await of(one)).map(({ units }) => units.map(({ serial }) => serial))
      expect(await serials()).toEqual([["P-1"], ["P-1"], ["P-2"], ["P-2"]])
      const [, , part] = await of(one)
      await expect(service.changeWarranty(law.id, { serials: ["P 2"] }, CLERK)).rejects.toThrow(
        `Warranty ${law.number} covers 1 units; 2 serial numbers are more than that.`
      )
      const bo = { customer_id: "cus_bo", customer_name: "Bo", customer_email: null, customer_phone: null }
      await service.transferWarranty(part.id, bo, null, CLERK)
      expect((await of(one)).map(({ customer_id }) => customer_id)).toEqual([
        one.customer_id,
        one.customer_id,
        "cus_bo",
        "cus_bo",
      ])
      await service.markUnit(part.id, part.units[0].id, "returned", CLERK)
      one.lines[0].taken = 1
      await take(one)
      expect((await of(one)).map(({ quantity }) => quantity)).toEqual([1, 1, 0, 0])
    })

    it("of a whole line is one line still: an edit adds to what was not split off", async () => {
      const [plan] = [{ ...plans[0], starts_on: "order" as const }]
      const one = order({ items: [] })
      await take(one, {}, [plan])
      const [whole] = await of(one)
      await service.repairedWarranty(whole.id, { claim_id: "crmwc_line", quantity: 1, day: "2026-07-01" }, CLERK)
      expect(await take(one, {}, [plan])).toEqual({ started: [], changed: [] })
      one.lines[0].quantity = 5
      await take(one, {}, [plan])
      expect((await of(one)).map(({ quantity, ends_date }) => [quantity, ends_date])).toEqual([[4, "2027-01-05"], [1, "2027-07-01"]]) // prettier-ignore
    })

    it("that is registered begins, and the others wait on", async () => {
      const plan = await service.createPlan(
        {
          code: "postcard",
          name: "Postcard",
          basis: "service",
          months: 6,
          starts_on: "registration",
          targets: [{ type: "product", id: "prod_desk" }],
        },
        CLERK
      )
      const all = [plan]
      const one = order()
      await take(one, { since: { [plan.id]: "2020-01-01" } }, all)
      const registration = {
        customer_id: one.customer_id, customer_name: null, customer_email: null, customer_phone: null, customer_kind: "consumer" as const, country_code: "pt",
        product: { product_id: "prod_desk", variant_id: "var_desk", sku: "DESK-1", title: "Desk" }, order: null, serial: "card 1", quantity: 1,
        purchase_date: "2026-02-01", plan: null, today: TODAY,
      } // prettier-ignore
      for (const is_new of [true, false]) {
        expect((await service.registerWarranty(registration, CLERK)).is_new).toBe(is_new)
      }
      const rows = async () =>
        (await of(one)).map(({ status, quantity, starts_date, units }) => [status, quantity, starts_date, units.length])
      expect(await rows()).toEqual([["pending", 1, null, 0], ["active", 1, TODAY, 1]]) // prettier-ignore
      expect(await take(one, { since: { [plan.id]: "2020-01-01" } }, all)).toEqual({ started: [], changed: [] })
      const other = order()
      await take(other, { since: { [plan.id]: "2020-01-01" } }, all)
      const [waiting] = await of(other)
      await service.changeWarranty(waiting.id, { serials: ["card 2", "card 3"] }, CLERK)
      await expect(
        service.registerWarranty({ ...registration, customer_id: other.customer_id, serial: null }, CLERK)
      ).rejects.toThrow(
        `Warranty ${waiting.number} covers 2 units that have serial numbers; say which of them is registered.`
      )
    })
  })

  it("a product is registered once, a unit for one customer, and not before it was bought", async () => {
    const registration = {
      customer_id: "cus_reg", customer_name: "Reg", customer_email: "reg@acme.test", customer_phone: null, customer_kind: "consumer" as const,
      country_code: "pt", product: { product_id: "prod_desk", variant_id: "var_desk", sku: "DESK-1", title: "Desk" }, order: null,
      serial: "sn-100", quantity: 1, purchase_date: "2024-02-29", plan: plans[0], today: TODAY,
    } // prettier-ignore
    const { id } = await service.registerWarranty(registration, CLERK)
    expect(await service.registerWarranty({ ...registration, serial: "SN 100" }, CLERK)).toEqual({ id, is_new: false })
    expect((await service.warranties([id]))[0]).toMatchObject({
      source: "registration",
      starts_date: "2024-02-29",
      ends_date: "2025-02-28",
    })
    await expect(service.registerWarranty({ ...registration, customer_id: "cus_other" }, CLERK)).rejects.toThrow(
      "The serial number sn-100 is registered for another customer; the shop can transfer its warranty."
    )
    await expect(
      service.registerWarranty({ ...registration, serial: null, purchase_date: "2026-11-28" }, CLERK)
    ).rejects.toThrow("The day of purchase 2026-11-28 has not come yet; today is 2026-11-27.")
    await expect(service.registerWarranty({ ...registration, serial: "sn-101", plan: null }, CLERK)).rejects.toThrow(
      "No warranty plan covers Desk for this customer; attach one in Settings › CRM, or name the plan."
    )
  })

  it("serial numbers stand on every cover of their units, never on more than there are, and on no other's", async () => {
    const one = order()
    await take(one)
    const [law, maker] = await of(one)
    await service.changeWarranty(law.id, { serials: ["A-1", "a 1", "A2"] }, CLERK)
    expect((await of(one)).map(({ units }) => units.map(({ serial }) => serial))).toEqual([
      ["A-1", "A2"],
      ["A-1", "A2"],
    ])
    await expect(service.changeWarranty(maker.id, { serials: ["A3"] }, CLERK)).rejects.toThrow(
      `Warranty ${maker.number} covers 2 units; 3 serial numbers are more than that.`
    )
    await expect(service.changeWarranty(maker.id, { serials: ["--"] }, CLERK)).rejects.toThrow(
      '"--" is no serial number; it needs a letter or a digit.'
    )
    const other = order()
    await take(other)
    const [second] = await of(other)
    await expect(service.changeWarranty(second.id, { serials: ["a1"] }, CLERK)).rejects.toThrow(
      /^The serial number A-1 is on warranty W-2026-\d{4} already\.$/
    )
    await service.markUnit(law.id, (await of(one))[0].units[0].id, "returned", CLERK)
    expect((await of(one)).map(({ units }) => units[0].status)).toEqual(["returned", "returned"])
    await service.changeWarranty(second.id, { serials: ["a1"] }, CLERK)
    expect((await service.lookUp("A1", TODAY, EVERYTHING)).matched_by).toBe("serial")
    // What came back without a word about its numbers holds none of them.
    await service.changeWarranty(second.id, { serials: ["A9"] }, CLERK)
    other.lines[0].taken = 3
    await take(other)
    const lots = await Promise.all(MANY.map(() => order()).map(async (each) => (await take(each)).started[0]))
    const put = await Promise.allSettled(lots.map((id) => service.changeWarranty(id, { serials: ["A9"] }, CLERK)))
    expect(put.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
  })

  it("a number that was written wrongly comes off every cover of its units; what came back keeps its own", async () => {
    const one = order()
    await take(one)
    const [law] = await of(one)
    const unitOf = async (serial: string) => (await of(one))[0].units.find((unit) => unit.serial === serial)!.id
    const serials = async () => (await of(one)).map(({ units }) => units.map(({ serial }) => serial))
    await service.changeWarranty(law.id, { serials: ["G-1", "G-2"] }, CLERK)
    await service.removeSerial(law.id, await unitOf("G-1"), CLERK)
    expect(await serials()).toEqual([["G-2"], ["G-2"]])
    const other = order()
    await take(other)
    await service.changeWarranty((await of(other))[0].id, { serials: ["G-1"] }, CLERK)
    const back = await unitOf("G-2")
    await service.markUnit(law.id, back, "returned", CLERK)
    await expect(service.removeSerial(law.id, back, CLERK)).rejects.toThrow(
      new Error(`The unit G-2 of warranty ${law.number} was returned; its number stays.`)
    )
    expect(await serials()).toEqual([["G-2"], ["G-2"]])
  })

  it("what came back is taken from the lot that claims or serial numbers name, and from a canceled one last", async () => {
    const one = order()
    one.items[1].delivered_date = "2026-02-28"
    await take(one)
    const late = (await commercial(one))[1]
    const [claim_id, remedy_id] = [`${one.order_id}_claim`, `${one.order_id}_remedy`]
    await plantRows(app.sql, "crm_warranty_claim", [
      {
        id: claim_id, number: claim_id, warranty_id: late.id, title: "Desk", quantity: 1, fault_code: "defect", description: "Split.",
        status: "approved", remedy: "replace", remedy_state: "started", remedy_reference: null, remedy_reference_id: remedy_id,
        currency_code: "eur", source: "staff", submitted_at: "2026-03-01T12:00:00Z", submitted_by: "user_clerk",
      },
    ]) // prettier-ignore
    one.lines[0].taken = 1
    await take(one)
    expect((await of(one)).map(({ basis, returned_quantity }) => [basis, returned_quantity])).toEqual([
      ["statutory", 0], ["statutory", 1], ["commercial", 0], ["commercial", 1],
    ]) // prettier-ignore

    const other = order()
    other.items[1].delivered_date = "2026-02-28"
    await take(other)
    const [, second] = await commercial(other)
    await service.changeWarranty(second.id, { serials: [`${other.order_id}-9`] }, CLERK)
    const [{ units }] = await service.warranties([second.id])
    await service.markUnit(second.id, units[0].id, "returned", CLERK)
    other.lines[0].taken = 1
    await take(other)
    expect((await commercial(other)).map(({ returned_quantity }) => returned_quantity)).toEqual([0, 1])

    const third = order()
    third.items[1].delivered_date = "2026-02-28"
    await take(third)
    third.items[0].is_canceled = true
    third.lines[0].taken = 1
    await take(third)
    expect((await commercial(third)).map(({ status, quantity }) => [status, quantity])).toEqual([
      ["canceled", 2],
      ["active", 0],
    ])
  })

  it("an edit of the order adds units to cover that starts with it; what an order was before undoes nothing", async () => {
    const placed = await service.createPlan(
      {
        code: "placed",
        name: "Placed",
        basis: "service",
        months: 12,
        starts_on: "order",
        targets: [{ type: "product", id: "prod_desk" }],
      },
      CLERK
    )
    const since = { ...options().since, [placed.id]: "2020-01-01" }
    const one = order()
    const read_at = await service.clock()
    const before: OrderFacts = { ...one, lines: one.lines.map((line) => ({ ...line })) }
    await take(one, { since }, [placed])
    Object.assign(one.lines[0], { quantity: 5, taken: 1 })
    const [{ id }] = await of(one)
    expect(await take(one, { since }, [placed])).toEqual({ started: [], changed: [id] })
    expect(await take(one, { since }, [placed])).toEqual({ started: [], changed: [] })
    expect(await of(one)).toMatchObject([{ original_quantity: 5, returned_quantity: 1, quantity: 4 }])
    expect(await acts(id)).toEqual(["open", "grow", "take_back"])
    expect(await take(before, { since, read_at }, [placed])).toEqual({ started: [], changed: [], is_stale: true })
    expect(await of(one)).toMatchObject([{ returned_quantity: 1, quantity: 4 }])
    expect(await take(one, { since, read_at: await service.clock() }, [placed])).toEqual({ started: [], changed: [] })
  })

  it("what is registered of an order goes with its line alone, and what waits begins once for all who are one customer", async () => {
    const card = await service.createPlan(
      {
        code: "card",
        name: "Card",
        basis: "service",
        months: 6,
        starts_on: "registration",
        targets: [{ type: "product", id: "prod_desk" }],
      },
      CLERK
    )
    const since = { ...options().since, [card.id]: "2020-01-01" }
    const one = order()
    one.items[1].delivered_date = "2026-02-28"
    await take(one, { since }, [card])
    const { order_id, order_number, customer_id } = one
    const registration = {
      customer_id, customer_name: null, customer_email: null, customer_phone: null, customer_kind: "consumer" as const, country_code: "pt",
      product: { product_id: "prod_desk", variant_id: "var_desk", sku: "DESK-1", title: "Desk" },
      order: { order_id, order_number, is_canceled: false, lines: [] as BoughtLine[] },
      serial: null, quantity: 1, purchase_date: "2026-01-31", plan: plans[0], today: TODAY,
    } // prettier-ignore
    const begun = await service.registerWarranty(registration, CLERK)
    expect((await service.warranties([begun.id]))[0]).toMatchObject({
      plan_id: card.id,
      status: "active",
      starts_date: TODAY,
    })
    const again = { ...registration, customer_id: "cus_twin", customer_ids: ["cus_twin", customer_id!] }
    expect(await service.registerWarranty(registration, CLERK)).toEqual({ id: begun.id, is_new: false })
    expect(await service.registerWarranty(again, CLERK)).toEqual({ id: begun.id, is_new: false })

    const named = { ...registration, is_named: true }
    const loose = await service.registerWarranty(named, CLERK)
    const of_line = {
      ...named,
      purchase_date: "2026-02-01",
      order: bought(one),
    }
    const bound = await service.registerWarranty(of_line, CLERK)
    const left = async () => (await service.warranties([loose.id, bound.id])).map(({ quantity }) => quantity)
    await take(one, { since }, [card])
    expect(await left()).toEqual([1, 1])
    one.lines[0].taken = 2
    await take(one, { since }, [card])
    expect(await left()).toEqual([1, 1])
    one.lines[0].taken = 3
    await take(one, { since }, [card])
    expect(await left()).toEqual([1, 0])
  })

  describe("registering what an order bought", () => {
    const registration = (one: OrderFacts, purchase_date: string, quantity = 1) => ({
      customer_id: one.customer_id, customer_name: null, customer_email: null, customer_phone: null, customer_kind: "consumer" as const, country_code: "pt",
      product: { product_id: "prod_desk", variant_id: "var_desk", sku: "DESK-1", title: "Desk" }, order: bought(one),
      serial: null, quantity, purchase_date, plan: plans[0], today: TODAY,
    }) // prettier-ignore
    const register = (one: OrderFacts, purchase_date: string, quantity?: number) =>
      service.registerWarranty(registration(one, purchase_date, quantity), CLERK)

    it("opens cover for no more units than its line has left, and the same again is no further one", async () => {
      const one = order()
      const { id } = await register(one, "2026-01-05", 2)
      await expect(register(one, "2026-01-06", 2)).rejects.toThrow(
        `Order ${one.order_number} has 1 of 3 units of Desk left to register; 2 cannot be registered.`
      )
      await register(one, "2026-01-06")
      const none = `Order ${one.order_number} has no unit of Desk left to register: each was returned or is registered already.`
      await expect(register(one, "2026-01-07")).rejects.toThrow(none)
      expect(await register(one, "2026-01-05", 2)).toEqual({ id, is_new: false })
      expect((await of(one)).map(({ quantity }) => quantity)).toEqual([2, 1])
      // The same units by another plan are no more units.
      await service.registerWarranty({ ...registration(one, "2026-01-05", 2), plan: plans[1] }, CLERK)
      await expect(
        service.registerWarranty({ ...registration(one, "2026-01-07"), plan: plans[1] }, CLERK)
      ).rejects.toThrow(none)
    })

    it("opens none for a unit that came back or an order that was canceled", async () => {
      const one = order({ items: [] })
      one.lines[0].taken = 3
      await expect(register(one, "2026-01-31")).rejects.toThrow(
        `Order ${one.order_number} has no unit of Desk left to register: each was returned or is registered already.`
      )
      await expect(register({ ...order(), is_canceled: true }, "2026-01-31")).rejects.toThrow(
        /^Order #\d+ was canceled; nothing of it can be registered\.$/
      )
    })

    it("begins what waits on its line for units that the customer has", async () => {
      const card = await service.createPlan(
        { code: "slip", name: "Slip", basis: "service", months: 6, starts_on: "registration", targets: [] },
        CLERK
      )
      const all = [{ ...card, targets: [{ type: "product" as const, target_id: "prod_desk" }] }]
      const one = order({ customer_id: "cus_slip" })
      await take(one, { since: { [card.id]: "2020-01-01" } }, all)
      await register(one, "2026-01-05")
      expect((await of(one)).map(({ status, quantity }) => [status, quantity])).toEqual([["pending", 1], ["active", 1]]) // prettier-ignore
      // Two came back, which was not heard yet: the one that is left began already.
      one.lines[0].taken = 2
      await expect(register(one, "2026-01-06")).rejects.toThrow("no unit of Desk left to register")
      expect((await of(one)).map(({ status, quantity }) => [status, quantity])).toEqual([["pending", 1], ["active", 1]]) // prettier-ignore
    })

    it("takes the next line that has units left", async () => {
      const one = order()
      const [first] = bought(one).lines
      const second = { ...first, line_id: `${first.line_id}_2`, left: 2 }
      const asked = { ...registration(one, "2026-01-31", 2), order: { ...bought(one), lines: [{ ...first, left: 1 }, second] } } // prettier-ignore
      const { id } = await service.registerWarranty(asked, CLERK)
      expect((await service.warranties([id]))[0].line_id).toBe(second.line_id)
    })

    it("at the same moment opens no more than one at a time would", async () => {
      const one = order()
      const days = MANY.map((day) => `2026-01-${String(day + 10)}`)
      const answers = await Promise.allSettled(days.map((day) => register(one, day)))
      expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(3)
      expect(await of(one)).toHaveLength(3)
    })
  })

  it("a file of serial numbers is taken whole or not at all, and a trial takes nothing", async () => {
    const one = order()
    await take(one)
    const [law] = await of(one)
    const line = (number: number, serial: string, warranty: string | null = law.number) => ({
      line: number, warranty, order: warranty ? null : one.order_number, sku: warranty ? null : "desk-1", serial,
    }) // prettier-ignore
    await expect(service.importSerials([line(2, "C1"), line(3, "C2"), line(4, "C3")], CLERK)).rejects.toThrow(
      `Line 4: warranty ${law.number} has a serial number for each of its units already. Nothing was imported.`
    )
    await expect(service.importSerials([line(2, "C1"), line(3, "C2", "W-1999-0001")], CLERK)).rejects.toThrow(
      "Line 3: warranty W-1999-0001 has no warranty. Nothing was imported."
    )
    expect(await service.tryImportSerials([line(2, "C1")], CLERK)).toEqual({ added: 1, known: 0 })
    expect((await of(one))[0].units).toEqual([])
    expect(await service.importSerials([line(2, "C1"), line(3, "C2", null)], CLERK)).toEqual({ added: 2, known: 0 })
    expect(await service.importSerials([line(2, "C1"), line(3, "C2", null)], CLERK)).toEqual({ added: 0, known: 2 })
    expect((await of(one)).map(({ units }) => units.map(({ serial }) => serial))).toEqual([
      ["C1", "C2"],
      ["C1", "C2"],
    ])
  })

  it("a transfer keeps number and History, and the order's own customer no longer takes it along", async () => {
    const one = order()
    await take(one)
    const [law] = await of(one)
    const to = { customer_id: "cus_new", customer_name: "Bo", customer_email: "bo@acme.test", customer_phone: null }
    await service.transferWarranty(law.id, { ...to, customer_kind: "business" }, "sold on", CLERK)
    await service.transferWarranty(law.id, to, "again", CLERK)
    one.items[1].delivered_date = "2026-02-28"
    const sent: OrderLine = {
      ...one.lines[0],
      line_id: `${one.order_id}_sent`,
      quantity: 1,
      replaces_line_id: one.lines[0].line_id,
    }
    const item = {
      ...one.items[0],
      item_id: `${one.order_id}_c`,
      line_id: sent.line_id,
      quantity: 1,
      delivered_date: "2026-06-30",
    }
    await take({ ...one, lines: [...one.lines, sent], items: [one.items[0], item] })
    await take({ ...one, customer_id: "cus_registered" })
    // Both covers of the two desks, and of the one sent for them; not of the desk that came alone.
    expect((await of(one)).map(({ customer_id, line_id, fulfillment_item_id }) => [customer_id, line_id === sent.line_id, fulfillment_item_id])).toEqual([
      ["cus_new", false, one.items[0].item_id], ["cus_new", false, one.items[0].item_id],
      ["cus_new", true, item.item_id], ["cus_new", true, item.item_id],
      ["cus_registered", false, one.items[1].item_id], ["cus_registered", false, one.items[1].item_id],
    ]) // prettier-ignore
    expect((await of(one))[0]).toMatchObject({
      number: law.number,
      transferred_from_id: one.customer_id,
      customer_kind: "business",
    })
    expect(await acts(law.id)).toEqual(["open", "transfer"])
    await service.renameHolder({
      ...to,
      customer_name: "Bo Ray",
      customer_email: "bo.ray@acme.test",
      customer_phone: "+1 512 555 0199",
    })
    expect((await service.lookUp("bo.ray@acme.test", TODAY, EVERYTHING)).ids).toHaveLength(4)
    expect((await service.lookUp("512 555 0199", TODAY, EVERYTHING)).ids).toContain(law.id)
    await service.extendWarranty(law.id, { months: 1, note: "sorry", today: TODAY }, CLERK)
    expect((await of(one))[0].ends_date).toBe("2028-02-29")
    await expect(service.extendWarranty(law.id, { months: 576, note: "sorry", today: TODAY }, CLERK)).rejects.toThrow(
      `Warranty ${law.number} ends on 2028-02-29; 576 months more would cover over 600 months. It may end on 2076-01-31 at the latest.`
    )
  })

  it("a list is narrowed by what the day tells, a serial number and a piece of text; the look-up says what it found by", async () => {
    const one = order({
      customer_email: "Find.Me@acme.test",
      customer_phone: "+351 912 345 678",
      order_number: "#99001",
    })
    await take(one)
    const list = async (filters: object, q?: string, day = TODAY) =>
      (
        await service.searchWarranties(
          { filters: { order_id: one.order_id, ...filters }, q, limit: 9, offset: 0, scope: EVERYTHING },
          day
        )
      ).count
    expect(await list({ status: "active" })).toBe(2)
    expect(await list({ status: "expired" }, undefined, "2027-02-01")).toBe(1)
    expect(await list({ status: "not_begun" }, undefined, "2026-01-30")).toBe(2)
    expect(await list({ basis: "statutory", ends_date: { $gt: "2028-01-30" } })).toBe(1)
    expect(await list({}, "find.me@")).toBe(2)
    expect(await list({}, "100%")).toBe(0)
    const [law] = await of(one)
    await service.changeWarranty(law.id, { serials: ["ZX-77"] }, CLERK)
    expect(await list({ serial: "zx77" })).toBe(2)
    const found = async (q: string) => {
      const { ids, matched_by } = await service.lookUp(q, TODAY, EVERYTHING)
      return [matched_by, (await service.warranties(ids)).filter(({ order_id }) => order_id === one.order_id).length]
    }
    expect(await found(" zx 77 ")).toEqual(["serial", 2])
    expect(await found(law.number.toLowerCase())).toEqual(["number", 1])
    expect(await found("99001")).toEqual(["order", 2])
    expect(await found("find.me@ACME.test")).toEqual(["mail", 2])
    expect(await found("00351 912-345-678")).toEqual(["phone", 2])
    expect(await found("nothing like it")).toEqual([null, 0])
  })

  it("a preset is there once; a plan in use is switched off and not deleted; what does not fit together is refused", async () => {
    const presets = await Promise.all(MANY.map(() => service.addPreset("br_90", CLERK)))
    expect(new Set(presets.flat().map(({ id }) => id)).size).toBe(1)
    expect(presets[0]).toMatchObject([{ days: 90, cure_days: 30, country_codes: ["br"], targets: [{ type: "all" }] }])
    await service.deletePlan(presets[0][0].id, CLERK)
    await expect(service.deletePlan(plans[0].id, CLERK)).rejects.toThrow(
      /^Warranty plan "Maker's guarantee" is used by \d+ warranties and cannot be deleted; switch it off instead\.$/
    )
    await expect(service.createPlan({ ...MAKER }, CLERK)).rejects.toThrow(
      "Another warranty plan has the code maker; choose one of its own."
    )
    await expect(service.updatePlan(plans[0].id, { basis: "service" }, CLERK)).rejects.toThrow(
      /^Warranty plan "Maker's guarantee" is used by \d+ warranties and keeps its basis; make another plan for the new one\.$/
    )
    await expect(
      service.createPlan({ ...MAKER, code: "z", deductible: 1.005, deductible_currency_code: "eur" }, CLERK)
    ).rejects.toThrow(`The deductible of warranty plan "Maker's guarantee" is 1.005, but EUR has 2 decimals.`)
    await expect(service.createPlan({ ...MAKER, code: "x", days: 3 }, CLERK)).rejects.toThrow(
      `Warranty plan "Maker's guarantee" needs a length in months or in days, one of both.`
    )
    await expect(
      service.createPlan({ ...LAW, code: "y", deductible: 5, deductible_currency_code: "eur" }, CLERK)
    ).rejects.toThrow(
      'Warranty plan "Statutory" is statutory: putting a fault right is free of charge, so it cannot have a deductible.'
    )
  })
})
