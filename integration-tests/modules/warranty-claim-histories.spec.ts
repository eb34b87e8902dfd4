import fc from "fast-check"

import { WARRANTY_MODULE } from "../../src/modules/warranty"
import type { WarrantyModuleService } from "../../src/modules/warranty/service"
import { ModuleApp } from "../../src/scripts/lib/module-app"
import { Actor } from "../../src/shared/actor"
import { ReferenceClaims } from "../histories/reference-claims"
import { endOwn, startOwn } from "../support/own-database"
import { plantRows } from "../support/rows"

jest.setTimeout(600_000)

const NAME = `warranty_histories_${process.pid}`
const FOLDERS = { [WARRANTY_MODULE]: "warranty" }

const HISTORIES = 500
const AT_ONCE = 8
const SEED = 20261127

const CLERK: Actor = { actor_id: "user_clerk", actor_type: "user" }
const SOLD = 4
const SERIALS = ["SN-1", "SN-2"]
/** The cover ends on the first of these; after it only goodwill is taken up. */
const DAYS = ["2026-11-27", "2026-11-28"] as const

const nth = fc.nat({ max: 5 })
const cents = fc.integer({ min: 1, max: 99_999 })
const ACT = fc.oneof(
  { weight: 5, arbitrary: fc.record({ act: fc.constant("submit" as const), quantity: fc.integer({ min: 1, max: 3 }), serial: fc.constantFrom(null, null, ...SERIALS), fault: fc.constantFrom("defect", "wear"), goodwill: fc.boolean() }) },
  { weight: 7, arbitrary: fc.record({ act: fc.constant("decide" as const), nth, to: fc.constantFrom("approved" as const, "approved" as const, "rejected" as const, "submitted" as const, "canceled" as const, "in_repair" as const) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant("resolve" as const), nth, remedy: fc.constantFrom("repair" as const, "replace" as const, "refund" as const), cents }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant("cost" as const), nth, cents, deductible: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("reverse" as const), nth, which: nth }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("share" as const), nth, cents }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("receive" as const), nth, which: nth }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("take_back" as const), units: fc.integer({ min: 1, max: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("day" as const) }) }
) // prettier-ignore
type Act = typeof ACT extends fc.Arbitrary<infer One> ? One : never

const decimal = (amount: number): string => (amount / 100).toFixed(2)

/** Claims under one entitlement, by random acts: what each allows, and what claims, units and costs are after it, against a plain model. */
describe("histories of warranty claims", () => {
  let app: ModuleApp
  let service: WarrantyModuleService

  beforeAll(async () => {
    app = await startOwn(NAME, FOLDERS)
    service = app.modules[WARRANTY_MODULE] as WarrantyModuleService
  })
  afterAll(() => endOwn(NAME, app))

  async function run(acts: Act[], number: number): Promise<void> {
    const warranty_id = `crmw_${number}`
    const model = new ReferenceClaims(SOLD, SERIALS)
    const ids: string[] = []
    let day = 0
    await plantRows(app.sql, "crm_warranty", [
      {
        id: warranty_id, number: `W-${number}`, plan_id: "p", plan_name: "p", basis: "commercial", terms: { covers: ["parts"], deductible: null },
        status: "active", source: "delivery", source_key: warranty_id, customer_kind: "business", title: "Desk", original_quantity: SOLD, returned_quantity: 0,
        quantity: SOLD, starts_date: "2026-01-10", ends_date: DAYS[0],
      },
    ]) // prettier-ignore
    await plantRows(
      app.sql,
      "crm_warranty_unit",
      SERIALS.map((serial) => ({
        id: `${warranty_id}_${serial}`,
        warranty_id,
        serial,
        serial_key: serial.replace("-", ""),
        status: "active",
      }))
    )
    const today = () => DAYS[day]
    const by = () => ({ clock: { now: new Date(`${today()}T10:00:00Z`), today: today() }, actor: CLERK })
    const remedy = async (id: string, kind: "replace" | "refund", amount: number): Promise<void> => {
      const wish = {
        order_id: "order_1", line_id: "line_1", quantity: 1, return_goods: false, location_id: null, variant_id: null, unit_price: null,
        shipping_option_id: null, invoice_id: null, invoice_item_id: null, amount: null, note: null,
      } // prettier-ignore
      const begun = await service.beginRemedy(id, kind, wish, CLERK)
      const reference = kind === "replace" ? ("order_claim" as const) : ("crm_credit_note" as const)
      const replacement_cost = kind === "replace" ? decimal(amount) : null
      await service.finishRemedy(
        begun.remedy.id,
        { remedy_reference: reference, remedy_reference_id: "x", replacement_cost },
        by().clock,
        CLERK
      )
    }
    const entries = async (id: string) => (await service.claimCosts(id)).costs.filter(({ reverses_id }) => !reverses_id)

    /** Does it here and in the model. @returns what the model allows, and the act */
    const plan = (act: Act): [boolean, () => Promise<unknown>] | null => {
      const claim = "nth" in act ? model.claims[act.nth] : undefined
      const id = "nth" in act ? ids[act.nth] : ""
      if ("nth" in act && !claim) {
        return null
      }
      switch (act.act) {
        case "submit": {
          const { quantity, serial, fault, goodwill } = act
          const input = {
            warranty_id, customer_id: null, customer_name: null, email: null, order_id: null, order_number: null, line_id: null, product_id: null,
            variant_id: null, sku: null, title: "Desk", currency_code: "usd", source: "staff" as const, serial, quantity, fault_code: fault, description: "x",
            is_goodwill: goodwill, assignee_id: null, request_key: null,
          } // prettier-ignore
          const allowed = model.submit(quantity, serial, fault, goodwill, day === 0)
          return [allowed, async () => ids.push((await service.submitClaim(input, by().clock, CLERK)).id)]
        }
        case "decide":
          return [
            model.decide(claim!, act.to),
            () =>
              ({
                approved: () => service.approveClaim(id, by()),
                rejected: () => service.rejectClaim(id, "No.", by()),
                submitted: () => service.reopenClaim(id, by()),
                canceled: () => service.cancelClaim(id, by()),
                in_repair: () => service.startRepair(id, by()),
              })[act.to](),
          ]
        case "resolve":
          return [
            model.resolve(claim!, act.remedy, act.cents),
            () =>
              act.remedy === "repair" ? service.resolveByHand(id, "repair", by()) : remedy(id, act.remedy, act.cents),
          ]
        case "cost": {
          const kind = act.deductible ? ("deductible" as const) : ("freight" as const)
          return [
            model.cost(claim!, act.cents, act.deductible),
            () => service.addCost(id, { kind, amount: decimal(act.cents) }, today(), CLERK),
          ]
        }
        case "reverse":
          return claim!.costs[act.which]
            ? [
                model.reverse(claim!, act.which),
                async () => service.reverseCost(id, (await entries(id))[act.which].id, "Wrong.", today(), CLERK),
              ]
            : null
        case "share":
          return [
            model.share(claim!, act.cents),
            () => service.addRecovery(id, { supplier_name: "Motor Works", amount: decimal(act.cents) }, CLERK),
          ]
        case "receive":
          return claim!.shares[act.which]
            ? [
                model.receive(claim!, act.which),
                async () => {
                  const share = (await service.claimRecoveries(id))[act.which]
                  await service.settleRecovery(id, share.id, { status: "received" }, today(), CLERK)
                },
              ]
            : null
        case "take_back":
          return model.takeBack(act.units)
            ? [
                true,
                () =>
                  app.sql(
                    `update crm_warranty set returned_quantity = returned_quantity + ${act.units}, quantity = quantity - ${act.units},
                       raw_returned_quantity = jsonb_build_object('value', (returned_quantity + ${act.units})::text, 'precision', 20),
                       raw_quantity = jsonb_build_object('value', (quantity - ${act.units})::text, 'precision', 20) where id = ?`,
                    [warranty_id]
                  ),
              ]
            : null
        case "day":
          day = 1
          return null
      }
    }

    for (const act of acts) {
      const planned = plan(act)
      if (!planned) {
        continue
      }
      const [allowed, work] = planned
      const answer = await work().then(
        () => "done",
        (error: Error & { type?: string }) =>
          ["not_allowed", "invalid_data"].includes(error.type ?? "") ? "refused" : error.message
      )
      expect([act, answer]).toEqual([act, allowed ? "done" : "refused"])
    }
    const claims = await service.listClaims(ids)
    expect(
      claims.map(({ status, totals }) => [status, ...Object.values(totals).map((sum) => sum.times(100).toNumber() + 0)])
    ).toEqual(model.claims.map((claim) => [claim.status, ...model.totals(claim).map((sum) => sum + 0)]))
    expect((await service.claimedUnits([warranty_id])).get(warranty_id)!.units).toBe(model.standing())
  }

  it(`${HISTORIES} of them come to what a plain model says`, async () => {
    const histories = fc.sample(fc.array(ACT, { minLength: 6, maxLength: 22 }), { seed: SEED, numRuns: HISTORIES })
    for (let from = 0; from < HISTORIES; from += AT_ONCE) {
      await Promise.all(
        histories.slice(from, from + AT_ONCE).map(async (acts, place) => {
          try {
            await run(acts, from + place)
          } catch (error) {
            throw new Error(
              `History ${from + place} of seed ${SEED}: ${JSON.stringify(acts)}\n${(error as Error).message}`
            )
          }
        })
      )
    }
  })
})
