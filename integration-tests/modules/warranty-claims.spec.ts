import { WARRANTY_MODULE } from "../../src/modules/warranty"
import { ClaimInput, RemedyWish } from "../../src/modules/warranty/claims/types"
import type { WarrantyModuleService } from "../../src/modules/warranty/service"
import { ModuleApp } from "../../src/scripts/lib/module-app"
import { Actor } from "../../src/shared/actor"
import { endOwn, startOwn } from "../support/own-database"
import { plantRows } from "../support/rows"

jest.setTimeout(300_000)

const NAME = `warranty_claims_${process.pid}`
const FOLDERS = { [WARRANTY_MODULE]: "warranty" }

const CLERK: Actor = { actor_id: "user_clerk", actor_type: "user" }
const ANA: Actor = { actor_id: "cus_ana", actor_type: "customer" }
const TODAY = "2026-11-27"
const clock = { now: new Date("2026-11-27T10:00:00Z"), today: TODAY }
const by = { clock, actor: CLERK }
const MANY = Array.from({ length: 8 }, (_none, index) => index)

describe("warranty claims", () => {
  let app: ModuleApp
  let service: WarrantyModuleService
  let count = 0

  beforeAll(async () => {
    app = await startOwn(NAME, FOLDERS)
    service = app.modules[WARRANTY_MODULE] as WarrantyModuleService
  })
  afterAll(() => endOwn(NAME, app))

  /** Every test has an entitlement of its own: three units of a desk, covered to 2028. */
  async function warranty(some: Record<string, unknown> = {}, serials: string[] = []): Promise<string> {
    const id = `crmw_${++count}`
    const quantity = (some.quantity as number | undefined) ?? 3
    await plantRows(app.sql, "crm_warranty", [
      {
        id,
        number: `W-2026-${count}`,
        plan_id: "crmwp_1",
        plan_name: "Two years",
        basis: "commercial",
        terms: {
          cure_days: 30,
          covers: ["parts", "labour"],
          deductible: null,
          after_repair: "none",
          after_replacement: "none",
        },
        status: "active",
        source: "delivery",
        source_key: id,
        customer_id: "cus_ana",
        customer_kind: "consumer",
        order_id: `order_${count}`,
        line_id: `line_${count}`,
        title: "Oak desk",
        original_quantity: quantity,
        returned_quantity: 0,
        quantity,
        starts_date: "2026-01-10",
        ends_date: "2028-01-10",
        ...some,
      },
    ])
    await plantRows(
      app.sql,
      "crm_warranty_unit",
      serials.map((serial, place) => ({
        id: `${id}_${place}`,
        warranty_id: id,
        serial,
        serial_key: serial.replace(/\W/g, "").toUpperCase(),
        status: "active",
      }))
    )
    return id
  }
  const input = (warranty_id: string | null, some: Partial<ClaimInput> = {}): ClaimInput => ({
    warranty_id, customer_id: "cus_ana", customer_name: "Ana Lima", email: "ana@example.com", order_id: `order_${count}`, order_number: `#${count}`,
    line_id: `line_${count}`, product_id: "prod_1", variant_id: "variant_1", sku: "DESK-1", title: "Oak desk", currency_code: "usd", source: "staff",
    serial: null, quantity: 1, fault_code: "defect", description: "A leg is loose.", is_goodwill: false, assignee_id: null, request_key: null, ...some,
  }) // prettier-ignore
  const submit = async (warranty_id: string | null, some: Partial<ClaimInput> = {}, actor = CLERK): Promise<string> =>
    (await service.submitClaim(input(warranty_id, some), clock, actor)).id
  const inRepair = async (some: Partial<ClaimInput> = {}): Promise<string> => {
    const id = await submit(await warranty(), some)
    await service.approveClaim(id, by)
    await service.startRepair(id, { ...by, technician: "Rui" })
    return id
  }
  const wish = (some: Partial<RemedyWish> = {}): RemedyWish => ({
    order_id: "order_1", line_id: "line_1", quantity: 1, return_goods: true, location_id: null, variant_id: "variant_1", unit_price: "10", shipping_option_id: null,
    invoice_id: null, invoice_item_id: null, amount: null, note: "Sent another one.", ...some,
  }) // prettier-ignore
  const statusOf = async (id: string) => (await service.claim(id)).status
  const historyOf = async (id: string) =>
    (
      await app.sql<{ act: string }>(
        "select act from crm_warranty_history where reference_id = ? order by created_at",
        [id]
      )
    ).map(({ act }) => act)
  const refused = async (act: Promise<unknown>, message: string | RegExp) => {
    await expect(act).rejects.toThrow(message instanceof RegExp ? message : new Error(message))
  }
  const nameOf = async (id: string) => `Claim ${(await service.claim(id)).number}`

  it("is to be answered within the hours that its plan says, by a word to the customer or the decision", async () => {
    const warranty_id = await warranty({ basis: "service", terms: { cure_days: null, covers: ["support"], deductible: null, after_repair: "none", answer_hours: 8 }, quantity: 9 }) // prettier-ignore
    const dueAt = async (id: string) => (await service.claim(id)).answer_due_at?.toISOString()
    const written = await submit(warranty_id)
    expect(await dueAt(written)).toBe("2026-11-27T18:00:00.000Z")
    expect(await dueAt(await submit(await warranty()))).toBeUndefined()
    const [rejected, open] = [await submit(warranty_id), await submit(warranty_id)]
    const listed = async (filters: object, order?: string) =>
      (
        await service.searchClaims({
          filters: { warranty_id, ...filters },
          order,
          limit: 9,
          offset: 0,
          scope: { all: true },
        })
      ).ids
    // Asked about a day long ago, so that it is late whenever this is run.
    await app.sql("update crm_warranty_claim set answer_due_at = '2020-01-01T08:00:00Z' where id in (?, ?, ?)", [
      written,
      rejected,
      open,
    ])
    expect((await listed({ answer_late: true })).sort()).toEqual([written, rejected, open].sort())
    await service.addClaimMessage(written, "customer", { text: "Hello?", author_name: null }, ANA)
    expect(await listed({ answer_late: true })).toHaveLength(3)
    await service.addClaimMessage(written, "staff", { text: "We are on it.", author_name: null }, CLERK)
    await service.rejectClaim(rejected, "Not a fault.", by)
    expect(await listed({ answer_late: true })).toEqual([open])
    expect((await listed({ answer_late: false })).sort()).toEqual([written, rejected].sort())
    expect((await service.claim(rejected)).answered_at?.toISOString()).toBe("2026-11-27T10:00:00.000Z")
    await app.sql("update crm_warranty_claim set answer_due_at = '2020-01-01T07:00:00Z' where id = ?", [open])
    expect((await listed({}, "answer_due_at"))[0]).toBe(open)
  })

  describe("submitted", () => {
    it("keeps what was said, what covered it that day, and by when it is to be cured", async () => {
      const id = await submit(await warranty())
      expect(await service.claim(id)).toMatchObject({
        number: expect.stringMatching(/^WC-2026-\d{4}$/),
        warranty_number: `W-2026-${count}`,
        status: "submitted",
        coverage: { day: TODAY, is_covered: true, until: "2028-01-10" },
        is_goodwill: false,
        provisioned: true,
        due_date: "2026-12-27",
        submitted_by: "user_clerk",
      })
      expect(await historyOf(id)).toEqual(["submitted"])
    })

    it("once under its key, however often and at once it is sent", async () => {
      const id = await warranty()
      const made = await Promise.all(
        MANY.map(() => service.submitClaim(input(id, { request_key: "form-1" }), clock, ANA))
      )
      expect(new Set(made.map((one) => one.id)).size).toBe(1)
      expect(made.filter(({ is_new }) => is_new)).toHaveLength(1)
    })

    it("never for more units than there are, also by eight at once", async () => {
      const id = await warranty({ quantity: 3 })
      const made = await Promise.allSettled(
        MANY.map((n) => service.submitClaim(input(id, { fault_code: `fault ${n}` }), clock, ANA))
      )
      expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(3)
      const [first] = made.filter((one): one is PromiseRejectedResult => one.status === "rejected")
      expect(first.reason.message).toMatch(
        /^Warranty W-2026-\d+ of Oak desk has no unit left to claim: claim WC-2026-\d{4}, WC-2026-\d{4}, WC-2026-\d{4} stands for it\.$/
      )
    })

    it("once for each fault of a serial number, however it is typed", async () => {
      const id = await warranty({ quantity: 2 }, ["SN-001", "SN-002"])
      const first = await submit(id, { serial: "sn 001" })
      expect((await service.claim(first)).serial).toBe("SN-001")
      await refused(
        submit(id, { serial: "SN-001" }),
        `${await nameOf(first)} for the same fault of serial number SN-001 is still open.`
      )
      await submit(id, { serial: "SN-001", fault_code: "wear" })
      await service.cancelClaim(first, by)
      await submit(id, { serial: "SN-001" })
    })

    it("of each fault of a unit, which is one unit however many it has; not once it was paid back", async () => {
      const one = await warranty({ quantity: 1 }, ["E-1"])
      await submit(one, { serial: "E-1", fault_code: "screen" })
      await submit(one, { serial: "E-1", fault_code: "battery" })
      const two = await warranty({}, ["F-1", "F-2"])
      const [screen, battery] = [
        await submit(two, { serial: "F-1", fault_code: "screen" }),
        await submit(two, { serial: "F-1", fault_code: "battery" }),
      ]
      await submit(two, { serial: "F-2", fault_code: "screen" })
      expect((await service.claimedUnits([two])).get(two)).toMatchObject({ units: 2, open_claims_count: 3 })
      await service.approveClaim(screen, by)
      await service.approveClaim(battery, by)
      const { remedy } = await service.beginRemedy(screen, "refund", wish({ return_goods: false }), CLERK)
      const { number } = await service.claim(screen)
      await refused(
        service.beginRemedy(battery, "refund", wish({ return_goods: false }), CLERK),
        `Serial number F-1 is being paid back by claim ${number}; it cannot be claimed.`
      )
      const credited = { remedy_reference: "crm_credit_note" as const, remedy_reference_id: "crmcn_1" }
      await service.finishRemedy(remedy.id, credited, clock, CLERK)
      const message = `Serial number F-1 was paid back by claim ${number}; it cannot be claimed.`
      await refused(service.resolveByHand(battery, "repair", by), message)
      await refused(submit(two, { serial: "F-1", fault_code: "leg" }), message)
      expect((await service.claimedUnits([two])).get(two)).toMatchObject({ units: 2, open_claims_count: 2 })
      await submit(two)
    })

    it("not after the end, unless as goodwill, whose costs were not provided for", async () => {
      const id = await warranty({ starts_date: "2024-01-10", ends_date: "2026-01-10" })
      await refused(
        submit(id),
        `Warranty W-2026-${count} of Oak desk does not cover this: its cover ended on 2026-01-10; statutory rights may apply.`
      )
      const claim = await submit(id, { is_goodwill: true })
      expect(await service.claim(claim)).toMatchObject({
        is_goodwill: true,
        provisioned: false,
        coverage: { is_covered: false },
      })
    })

    it("not of a unit that was returned or replaced, or of another customer's", async () => {
      const id = await warranty({ quantity: 2 }, ["A-1", "A-2"])
      await app.sql("update crm_warranty_unit set status = 'returned' where warranty_id = ? and serial = 'A-1'", [id])
      await refused(submit(id, { serial: "A-1" }), "Serial number A-1 was returned; it cannot be claimed.")
      await refused(
        submit(id, { customer_id: "cus_bo" }),
        `Warranty W-2026-${count} of Oak desk is of another customer.`
      )
      await refused(
        submit(id, { serial: "A-9" }),
        `Warranty W-2026-${count} of Oak desk has no serial number A-9; it has A-1, A-2.`
      )
    })

    it("of one unit once, whatever plan of its covers it", async () => {
      const first = await warranty({ quantity: 1 }, ["B-1"])
      const second = await warranty({ quantity: 1, source_key: first, plan_id: "crmwp_2" }, ["B-1"])
      const claim = await submit(first, { serial: "B-1" })
      const message = `${await nameOf(claim)} for the same fault of serial number B-1 is still open.`
      await refused(submit(second, { serial: "B-1" }), message)
      await refused(
        submit(second),
        `Warranty W-2026-${count} of Oak desk has no unit left to claim: claim ${(await service.claim(claim)).number} stands for it.`
      )
      expect(Object.fromEntries(await service.claimedUnits([first, second]))).toEqual({
        [first]: { units: 1, claims_count: 1, open_claims_count: 1 },
        [second]: { units: 1, claims_count: 0, open_claims_count: 0 },
      })
      const made = await Promise.allSettled(
        MANY.map((n) => service.submitClaim(input(n % 2 ? first : second), clock, ANA))
      )
      expect(made.filter(({ status }) => status === "fulfilled")).toEqual([])
    })

    it("of one unit once, also where one plan has the line since the order and another what was shipped of it", async () => {
      const whole = await warranty({ quantity: 2, source_key: "line:line_both", line_id: "line_both" })
      const item = { line_id: "line_both", quantity: 1 }
      const first = await warranty({
        ...item,
        plan_id: "crmwp_2",
        source_key: "item:both_1",
        fulfillment_item_id: "both_1",
      })
      const second = await warranty({
        ...item,
        plan_id: "crmwp_2",
        source_key: "item:both_2",
        fulfillment_item_id: "both_2",
      })
      await service.changeWarranty(first, { serials: ["C-1"] }, CLERK)
      const { serial } = await service.claim(await submit(first, { serial: "C-1" }))
      await refused(
        submit(whole, { serial: "c1" }),
        /^Claim WC-2026-\d{4} for the same fault of serial number C-1 is still open\.$/
      )
      expect([serial, (await service.claimedUnits([whole, first, second])).get(whole)]).toEqual([
        "C-1",
        { units: 1, claims_count: 0, open_claims_count: 0 },
      ])
      const made = await Promise.allSettled(
        MANY.map((n) => service.submitClaim(input(n % 2 ? whole : second, { fault_code: `fault ${n}` }), clock, ANA))
      )
      expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    })

    it("without a warranty as goodwill only", async () => {
      await refused(
        submit(null),
        "A claim names the warranty it is made under; without one it can be taken up as goodwill only."
      )
      expect(await service.claim(await submit(null, { is_goodwill: true }))).toMatchObject({
        warranty_id: null,
        coverage: null,
      })
    })
  })

  describe("decided", () => {
    it("by every verb in every status as the table says", async () => {
      const verbs: Record<string, (id: string) => Promise<unknown>> = {
        approve: (id) => service.approveClaim(id, by),
        reject: (id) => service.rejectClaim(id, "Fell down.", by),
        reopen: (id) => service.reopenClaim(id, by),
        cancel: (id) => service.cancelClaim(id, by),
        repair: (id) => service.startRepair(id, by),
        resolve: (id) => service.resolveByHand(id, "advice", by),
      }
      const paths: Record<string, string[]> = {
        submitted: [], approved: ["approve"], in_repair: ["approve", "repair"], rejected: ["reject"], resolved: ["approve", "resolve"], canceled: ["cancel"],
      } // prettier-ignore
      /** Where each verb leads; the verb that led there once more changes nothing. */
      const leads: Record<string, Record<string, string>> = {
        submitted: { approve: "approved", reject: "rejected", cancel: "canceled" },
        approved: { approve: "approved", repair: "in_repair", resolve: "resolved", cancel: "canceled" },
        in_repair: { repair: "in_repair", resolve: "resolved", cancel: "canceled" },
        rejected: { reject: "rejected", reopen: "submitted" },
        resolved: { resolve: "resolved" },
        canceled: { cancel: "canceled" },
      }
      for (const [status, path] of Object.entries(paths)) {
        for (const [verb, act] of Object.entries(verbs)) {
          const id = await submit(await warranty())
          for (const step of path) {
            await verbs[step](id)
          }
          expect(await statusOf(id)).toBe(status)
          const before = await historyOf(id)
          const to = leads[status][verb]
          if (to) {
            await act(id)
            expect([status, verb, await statusOf(id)]).toEqual([status, verb, to])
            expect(await historyOf(id)).toHaveLength(before.length + (to === status ? 0 : 1))
          } else {
            await expect(act(id)).rejects.toThrow(new RegExp(`^Claim WC-2026-\\d{4} is ${status} and cannot become `))
            expect([await statusOf(id), await historyOf(id)]).toEqual([status, before])
          }
        }
      }
    })

    it("keeps who, when and how long at every state", async () => {
      const id = await submit(await warranty())
      const at = (time: string) => ({ clock: { now: new Date(`2026-11-27T${time}Z`), today: TODAY }, actor: CLERK })
      await service.approveClaim(id, at("10:30:00"))
      await service.startRepair(id, at("12:00:00"))
      await service.resolveByHand(id, "repair", { ...at("12:00:45"), note: "New bolt." })
      const { states, remedy, remedy_state, remedy_note } = await service.wholeClaim(id)
      expect(states.map(({ state, by, seconds }) => [state, by, seconds])).toEqual([
        ["submitted", "user_clerk", 1800],
        ["approved", "user_clerk", 5400],
        ["in_repair", "user_clerk", 45],
        ["resolved", "user_clerk", 0],
      ])
      expect([remedy, remedy_state, remedy_note]).toEqual(["repair", "done", "New bolt."])
    })

    it("a repair lengthens the cover by the plan's terms, once; advice does not", async () => {
      const terms = {
        cure_days: null,
        covers: ["parts"],
        deductible: null,
        after_repair: "extend",
        after_repair_months: 12,
      }
      const warranty_id = await warranty({ terms, quantity: 1 })
      const endsOn = async () => (await service.retrieveCrmWarranty(warranty_id)).ends_date
      const resolved = async (remedy: "advice" | "repair") => {
        const id = await submit(warranty_id)
        await service.approveClaim(id, by)
        await Promise.all([1, 2, 3].map(() => service.resolveByHand(id, remedy, by)))
        return endsOn()
      }
      expect(await resolved("advice")).toBe("2028-01-10")
      expect(await resolved("repair")).toBe("2029-01-10")
      expect(await resolved("repair")).toBe("2029-01-10")
    })

    it("by repair or replacement, what the customer pays of it is entered, once; not of goodwill, advice, or what staff entered before", async () => {
      const terms = {
        cure_days: null,
        covers: ["parts"],
        deductible: "25",
        deductible_currency_code: "usd",
        after_repair: "none",
      }
      const warranty_id = await warranty({ terms, quantity: 9 })
      const approved = async (some: Partial<ClaimInput> = {}) => {
        const id = await submit(warranty_id, some)
        await service.approveClaim(id, by)
        return id
      }
      const entered = async (id: string) =>
        (await service.claimCosts(id)).costs.map(({ kind, amount, source, provisioned }) => [
          kind,
          amount,
          source,
          provisioned,
        ])
      const resolve = async (id: string, remedy: "repair" | "advice", goodwill = false) => {
        await Promise.all([1, 2, 3].map(() => service.resolveByHand(id, remedy, { ...by, goodwill })))
        return entered(id)
      }
      const repaired = await approved()
      expect(await entered(repaired)).toEqual([])
      expect(await resolve(repaired, "repair")).toEqual([["deductible", 25, "remedy", true]])
      expect((await service.claimCosts(repaired)).totals.total.toNumber()).toBe(-25)
      expect(await resolve(await approved(), "advice")).toEqual([])
      expect(await resolve(await approved(), "repair", true)).toEqual([])
      const byHand = await approved()
      await service.addCost(byHand, { kind: "deductible", amount: "10" }, TODAY, CLERK)
      expect(await resolve(byHand, "repair")).toEqual([["deductible", 10, "hand", true]])
      // A key is the callers' own, whatever they call it.
      const keyed = await approved()
      await service.addCost(keyed, { kind: "freight", amount: "5", request_key: "deductible" }, TODAY, CLERK)
      expect((await resolve(keyed, "repair")).sort()).toEqual([
        ["deductible", 25, "remedy", true],
        ["freight", 5, "hand", true],
      ])
      const replaced = await approved()
      const { remedy } = await service.beginRemedy(replaced, "replace", wish(), CLERK)
      const made = { remedy_reference: "order_claim" as const, remedy_reference_id: "claim_1", replacement_cost: "80" }
      await service.finishRemedy(remedy.id, made, clock, CLERK)
      expect((await entered(replaced)).sort()).toEqual([
        ["deductible", 25, "remedy", true],
        ["replacement", 80, "remedy", true],
      ])
      const euros = await submit(await warranty({ terms: { ...terms, deductible_currency_code: "eur" } }))
      await service.approveClaim(euros, by)
      expect(await resolve(euros, "repair")).toEqual([])
    })

    it("a repair of some units lengthens the cover of those alone; their claims go with them, those of others stay", async () => {
      const terms = {
        cure_days: null,
        covers: ["parts"],
        deductible: null,
        after_repair: "extend",
        after_repair_months: 12,
      }
      const warranty_id = await warranty({ terms, quantity: 4 }, ["S-1", "S-2"])
      const settled = async (some: Partial<ClaimInput>, remedy: "repair" | "advice") => {
        const id = await submit(warranty_id, some)
        await service.approveClaim(id, by)
        await service.addCost(id, { kind: "parts", amount: "12.5" }, TODAY, CLERK)
        await Promise.all([1, 2, 3].map(() => service.resolveByHand(id, remedy, by)))
        return id
      }
      const advised = await settled({ serial: "S-2" }, "advice")
      const open = await submit(warranty_id, { quantity: 2 })
      const repaired = await settled({ serial: "S-2" }, "repair")
      const part = (await service.claim(repaired)).warranty_id!
      const [rest, own] = await service.warranties([warranty_id, part])
      expect([rest, own]).toMatchObject([
        { quantity: 3, ends_date: "2028-01-10", units: [{ serial: "S-1" }] },
        { quantity: 1, ends_date: "2029-01-10", units: [{ serial: "S-2" }], split_from_id: warranty_id },
      ])
      expect(
        (await service.listClaims([advised, open, repaired])).map((claim) => [claim.warranty_id, claim.warranty_number])
      ).toEqual([
        [part, own.number],
        [warranty_id, rest.number],
        [part, own.number],
      ])
      expect(await historyOf(repaired)).toContain("warranty_split")
      expect((await service.claimCosts(repaired)).costs).toHaveLength(1)
      // One of the three that are left is claimable, and the one that was repaired.
      await refused(
        submit(warranty_id, { quantity: 2 }),
        `Warranty ${rest.number} of Oak desk has 1 of 3 units left to claim; 2 cannot be claimed.`
      )
      await submit(part, { serial: "S-2" })
    })

    it("a repair as goodwill, or of what nothing covered, leaves the cover as it is", async () => {
      const terms = {
        cure_days: null,
        covers: ["parts"],
        deductible: null,
        after_repair: "extend",
        after_repair_months: 12,
      }
      const warranty_id = await warranty({ terms, ends_date: "2026-02-10" })
      const id = await submit(warranty_id, { is_goodwill: true })
      await service.approveClaim(id, { ...by, goodwill: true })
      await service.resolveByHand(id, "repair", by)
      expect((await service.retrieveCrmWarranty(warranty_id)).ends_date).toBe("2026-02-10")
    })

    it("not approved when its units were returned meanwhile", async () => {
      const warranty_id = await warranty({ quantity: 1 })
      const id = await submit(warranty_id)
      await app.sql(
        `update crm_warranty set quantity = 0, returned_quantity = 1, raw_quantity = '{"value":"0","precision":20}',
           raw_returned_quantity = '{"value":"1","precision":20}' where id = ?`,
        [warranty_id]
      )
      await refused(
        service.approveClaim(id, by),
        `Warranty W-2026-${count} of Oak desk has no unit left to claim: all of it was returned.`
      )
      expect(await statusOf(id)).toBe("submitted")
    })

    it("not reopened when its unit was claimed anew meanwhile", async () => {
      const warranty_id = await warranty({ quantity: 1 })
      const first = await submit(warranty_id)
      await service.rejectClaim(first, "No fault found.", by)
      const second = await submit(warranty_id)
      await refused(
        service.reopenClaim(first, by),
        `Warranty W-2026-${count} of Oak desk has no unit left to claim: claim ${(await service.claim(second)).number} stands for it.`
      )
    })

    it("not where its warranty was canceled meanwhile, unless as goodwill", async () => {
      const warranty_id = await warranty()
      const name = `Warranty W-2026-${count} of Oak desk`
      const [first, second, third] = [await submit(warranty_id), await submit(warranty_id), await submit(warranty_id)]
      await service.approveClaim(first, by)
      await service.rejectClaim(third, "No fault found.", by)
      await service.cancelWarranty(warranty_id, "Sold by mistake.", CLERK)
      const message = `${name} does not cover this: it was canceled; statutory rights may apply.`
      await refused(service.approveClaim(second, by), message)
      await refused(service.reopenClaim(third, by), message)
      await service.approveClaim(second, { ...by, goodwill: true })
      const sent = (goodwill?: boolean) => service.beginRemedy(first, "replace", wish(), CLERK, goodwill)
      const only = `${name} was canceled; ${await nameOf(first)} can be settled as goodwill only, or by advice.`
      await refused(sent(), only)
      await refused(service.resolveByHand(first, "repair", by), only)
      await sent(true)
      expect(await service.claim(first)).toMatchObject({
        is_goodwill: true,
        provisioned: false,
        remedy_state: "started",
      })
    })

    it("not made good when its unit came back meanwhile, but for a word; what was begun goes on", async () => {
      const warranty_id = await warranty({}, ["N-1", "N-2", "N-3"])
      const claims: string[] = []
      for (const [place, serial] of ["N-1", "N-2", "N-3"].entries()) {
        claims.push(await submit(warranty_id, { serial }))
        await service.approveClaim(claims[place], by)
      }
      const [first, second, third] = claims
      const begin = (id: string) => service.beginRemedy(id, "refund", wish(), CLERK)
      const { remedy } = await begin(third)
      for (const place of [0, 1, 2]) {
        await service.markUnit(warranty_id, `${warranty_id}_${place}`, "returned", CLERK)
      }
      await refused(begin(first), "Serial number N-1 was returned; it cannot be claimed.")
      await refused(service.resolveByHand(first, "repair", by), "Serial number N-1 was returned; it cannot be claimed.")
      await refused(
        service.resolveByHand(second, "repair", { ...by, goodwill: true }),
        "Serial number N-2 was returned; it cannot be claimed."
      )
      await service.resolveByHand(first, "advice", by)
      expect((await begin(third)).remedy.id).toBe(remedy.id)
      expect(await service.resumableRemedy(third)).toBe(remedy.id)
      const back = { remedy_reference: "return" as const, remedy_reference_id: "return_1" }
      expect(await service.finishRemedy(remedy.id, back, clock, CLERK)).toBe(true)
    })

    it("made good as its terms say; a plan of support sends no other one, unless as goodwill", async () => {
      const id = await submit(
        await warranty({ terms: { cure_days: null, covers: ["support"], deductible: null, after_repair: "none" } })
      )
      await service.approveClaim(id, by)
      const { number } = await service.claim(id)
      const how = (needed: string, remedy: string) =>
        `Warranty W-2026-${count} covers support, not ${needed}: claim ${number} can be settled by ${remedy} as goodwill only, or by advice.`
      await refused(service.beginRemedy(id, "replace", wish(), CLERK), how("parts", "replace"))
      await refused(service.resolveByHand(id, "repair", by), how("parts or labour", "repair"))
      await service.resolveByHand(id, "repair", { ...by, goodwill: true })
      expect(await service.claim(id)).toMatchObject({ status: "resolved", is_goodwill: true, provisioned: false })
    })

    it("given up by the customer until its repair begins", async () => {
      const id = await inRepair()
      await refused(
        service.cancelClaim(id, { clock, actor: ANA }),
        `${await nameOf(id)} is in repair; ask the store to cancel it.`
      )
      await service.cancelClaim(id, by)
      expect(await statusOf(id)).toBe("canceled")
    })

    it("once by eight at once", async () => {
      const id = await submit(await warranty())
      const done = await Promise.all(MANY.map(() => service.approveClaim(id, by)))
      expect(done.filter(Boolean)).toHaveLength(1)
      expect(await historyOf(id)).toEqual(["submitted", "approved"])
    })
  })

  describe("costs", () => {
    const entry = (id: string, some: object) =>
      service.addCost(id, { kind: "freight", amount: "12.50", ...some } as never, TODAY, CLERK)
    const totals = async (id: string) =>
      Object.values((await service.claimCosts(id)).totals).map((amount) => amount.toNumber())

    it("are entered with account, day and person, and come to what the ledger says", async () => {
      const id = await inRepair()
      await entry(id, {})
      await service.addLabour(id, { hours: "1.5", rate: "40" }, TODAY, CLERK)
      await service.addLabour(id, { hours: 1, work_date: "2026-11-20" }, TODAY, CLERK)
      await entry(id, { kind: "deductible", amount: "25" })
      await entry(id, { kind: "third_party", amount: "30", provisioned: false, account: "6200" })
      const { costs } = await service.claimCosts(id)
      expect(
        costs.map((row) => [row.kind, row.amount, row.account, row.work_date, row.source, row.technician])
      ).toEqual([
        ["freight", 12.5, "warranty_freight", TODAY, "hand", null],
        ["labour", 60, "warranty_labour", TODAY, "labour", "Rui"],
        ["labour", 40, "warranty_labour", "2026-11-20", "labour", "Rui"],
        ["deductible", 25, "warranty_deductible", TODAY, "hand", null],
        ["third_party", 30, "6200", TODAY, "hand", null],
      ])
      expect(await totals(id)).toEqual([117.5, 87.5, 0])
    })

    it("are corrected by a reversal only, once", async () => {
      const id = await inRepair()
      const cost = await entry(id, {})
      const made = await Promise.all(MANY.map(() => service.reverseCost(id, cost.id, "Wrong claim.", TODAY, CLERK)))
      expect(new Set(made.map((row) => row.id)).size).toBe(1)
      expect(made[0]).toMatchObject({ amount: -12.5, reverses_id: cost.id, source: "reversal", note: "Wrong claim." })
      expect(await totals(id)).toEqual([0, 0, 0])
      await refused(
        service.reverseCost(id, made[0].id, "Back.", TODAY, CLERK),
        `This entry of ${await nameOf(id)} is a reversal; enter the cost again instead.`
      )
      const changed = service.updateCrmWarrantyCosts({ id: cost.id, note: "x" })
      await refused(changed, "A cost cannot be changed or deleted; reverse it and enter the right one.")
      await refused(
        service.deleteCrmWarrantyCosts(cost.id),
        "A cost cannot be changed or deleted; reverse it and enter the right one."
      )
    })

    it("are refused in another currency, on a day to come, with too many decimals, and of a rejected claim", async () => {
      const id = await inRepair()
      const name = await nameOf(id)
      await refused(entry(id, { currency_code: "eur" }), `Costs of ${name} are in USD; EUR cannot be added to them.`)
      await refused(
        entry(id, { work_date: "2026-11-28" }),
        "The day of a cost can be 2026-11-27 or earlier, not 2026-11-28."
      )
      await refused(
        entry(id, { work_date: "0001-01-01" }),
        "The day of a cost can be 2000-01-01 or later, not 0001-01-01."
      )
      await refused(entry(id, { amount: "1.005" }), `The cost of ${name} is 1.005, but USD has 2 decimals.`)
      await refused(
        service.addLabour(id, { hours: 1, technician: "Eva" }, TODAY, CLERK),
        "Say the hourly rate: no earlier work of Eva in USD is known."
      )
      const other = await submit(await warranty())
      const rejected = await nameOf(other)
      await service.rejectClaim(other, "Fell down.", by)
      await refused(
        entry(other, {}),
        `${rejected} is rejected; costs can be entered only while it is submitted or approved or in_repair or resolved.`
      )
      expect((await service.claimCosts(id)).costs).toEqual([])
    })

    it("are entered once under their key", async () => {
      const id = await inRepair()
      await Promise.all(MANY.map(() => entry(id, { request_key: "k1" })))
      expect((await service.claimCosts(id)).costs).toHaveLength(1)
    })

    it("of goodwill were not provided for", async () => {
      const id = await submit(await warranty({ ends_date: "2026-02-01" }), { is_goodwill: true })
      await entry(id, {})
      expect(await totals(id)).toEqual([12.5, 0, 0])
    })
  })

  describe("parts", () => {
    const part = (id: string, some: object = {}) =>
      service.claimPart(
        id,
        {
          variant_id: "variant_bolt",
          sku: "B-1",
          title: "Bolt",
          location_id: "sloc_1",
          quantity: 3,
          unit_cost: "1.15",
          stock: [],
          ...some,
        },
        TODAY,
        CLERK
      )

    it("are claimed before stock moves, by one of eight, and cost what they cost", async () => {
      const id = await inRepair()
      const made = await Promise.all(MANY.map(() => part(id, { request_key: "p1" })))
      expect(made.filter(({ is_new }) => is_new)).toHaveLength(1)
      expect((await service.claimCosts(id)).costs).toEqual([])
      await Promise.all(MANY.map(() => service.tookPart(made[0].part.id, TODAY)))
      const { costs } = await service.claimCosts(id)
      expect(costs).toEqual([
        expect.objectContaining({ kind: "parts", amount: 3.45, quantity: 3, rate: 1.15, source: "part", sku: "B-1" }),
      ])
      expect((await service.wholeClaim(id)).parts).toEqual([expect.objectContaining({ state: "taken" })])
    })

    it("go back once, with their cost", async () => {
      const id = await inRepair()
      const { part: made } = await part(id)
      await service.tookPart(made.id, TODAY)
      const [cost] = (await service.claimCosts(id)).costs
      const taken = await Promise.all(MANY.map(() => service.claimReturn(cost)))
      expect(taken.filter(Boolean)).toHaveLength(1)
      await Promise.all(MANY.map(() => service.returnedPart(made.id, "Not needed.", TODAY, CLERK)))
      const { costs, totals } = await service.claimCosts(id)
      expect([costs.length, totals.total.toNumber()]).toEqual([2, 0])
    })

    it("that a crash left open wait for a person's word", async () => {
      const id = await inRepair()
      const { part: made } = await part(id)
      await refused(
        service.settlePart(id, made.id, true, TODAY, CLERK),
        `Bolt of ${await nameOf(id)} is being moved just now; try again in 5 minutes.`
      )
      await app.sql("update crm_warranty_part set moved_at = now() - interval '6 minutes' where id = ?", [made.id])
      await service.settlePart(id, made.id, true, TODAY, CLERK)
      expect((await service.claimCosts(id)).costs).toHaveLength(1)
      await refused(
        service.settlePart(id, made.id, true, TODAY, CLERK),
        `Bolt of ${await nameOf(id)} is taken; there is nothing to settle.`
      )
    })

    it("are judged before stock moves, and keep their claim open while it does", async () => {
      const id = await inRepair()
      await refused(part(id, { unit_cost: "999999999999999" }), /^The cost of Bolt of Claim WC-2026-\d{4} /)
      const { part: made } = await part(id)
      const message = (doing: string) =>
        new RegExp(
          `^Bolt of Claim WC-2026-\\d{4} is being ${doing} stock; try again when that is done, or say what became of it among the claim's parts\\.$`
        )
      await refused(service.cancelClaim(id, by), message("taken from"))
      await refused(service.resolveByHand(id, "repair", by), message("taken from"))
      await app.sql("update crm_warranty_claim set status = 'canceled' where id = ?", [id])
      await service.tookPart(made.id, TODAY)
      const { costs } = await service.claimCosts(id)
      expect(costs.map(({ kind, amount }) => [kind, amount])).toEqual([["parts", 3.45]])
      await app.sql("update crm_warranty_claim set status = 'in_repair' where id = ?", [id])
      await service.claimReturn(costs[0])
      await refused(service.resolveByHand(id, "repair", by), message("put back into"))
    })

    it("go back without an entry where they cost nothing", async () => {
      const id = await inRepair()
      const { part: made } = await part(id, { unit_cost: 0 })
      await service.tookPart(made.id, TODAY)
      expect((await service.claimCosts(id)).costs).toEqual([])
      const taken = await Promise.all(MANY.map(() => service.claimPartReturn(id, made.id)))
      expect(taken.filter(Boolean)).toHaveLength(1)
      await service.returnedPart(made.id, null, TODAY, CLERK)
      expect((await service.wholeClaim(id)).parts).toEqual([expect.objectContaining({ state: "returned" })])
      await refused(service.claimPartReturn(id, "crmwpt_9"), `Part crmwpt_9 of ${await nameOf(id)} was not found.`)
    })

    it("are taken for a repair only", async () => {
      const id = await submit(await warranty())
      const name = await nameOf(id)
      await refused(part(id), `${name} is submitted; parts are taken only while it is in_repair.`)
    })
  })

  describe("a supplier's share", () => {
    it("is expected, claimed and received into the ledger, and never lowers what was provided for", async () => {
      const id = await inRepair()
      await service.addCost(id, { kind: "parts", amount: "80" }, TODAY, CLERK)
      const { id: share } = await service.addRecovery(
        id,
        { supplier_name: "Motor Works", amount: "60", expected_date: "2027-01-15" },
        CLERK
      )
      const settle = (status: "claimed" | "received" | "refused", some: object = {}) =>
        service.settleRecovery(id, share, { status, ...some }, TODAY, CLERK)
      await settle("claimed", { date: "2026-11-20" })
      await refused(
        settle("received", { date: "2026-12-01" }),
        /can be received on 2026-11-27 or earlier, not on 2026-12-01\.$/
      )
      const done = await Promise.all(MANY.map(() => settle("received", { amount: "45.50" })))
      expect(done[0]).toMatchObject({
        status: "received",
        amount: 60,
        received_amount: 45.5,
        claimed_date: "2026-11-20",
        received_date: TODAY,
      })
      const { costs, totals } = await service.claimCosts(id)
      expect(costs.map(({ kind, amount, provisioned }) => [kind, amount, provisioned])).toEqual([
        ["parts", 80, true],
        ["recovery", 45.5, false],
      ])
      expect(Object.values(totals).map((sum) => sum.toNumber())).toEqual([34.5, 80, 45.5])
      await refused(
        settle("refused"),
        `The share of Motor Works in ${await nameOf(id)} is received and cannot become refused; it can become claimed.`
      )
      await service.reverseCost(id, costs[1].id, "It was another claim's.", TODAY, CLERK)
      expect((await service.claimRecoveries(id))[0]).toMatchObject({
        status: "claimed",
        received_amount: null,
        received_date: null,
      })
      await settle("refused")
      expect((await service.claimCosts(id)).totals.recovered_total.toNumber()).toBe(0)
    })
  })

  describe("a remedy of the host", () => {
    const approved = async (serial: string | null = null) => {
      const id = await submit(await warranty({ quantity: 1 }, serial ? [serial] : []), { serial })
      await service.approveClaim(id, by)
      return id
    }

    it("is begun once, worked on by one at a time, and resolves the claim once", async () => {
      const id = await approved("R-1")
      const begun = await Promise.all(MANY.map(() => service.beginRemedy(id, "replace", wish(), CLERK)))
      const [{ remedy }] = begun
      expect(new Set(begun.map((one) => one.remedy.id)).size).toBe(1)
      expect(begun.filter(({ is_new }) => is_new)).toHaveLength(1)
      const held = await Promise.all(MANY.map(() => service.holdRemedy(remedy.id)))
      expect(held.filter(Boolean)).toHaveLength(1)
      await service.noteRemedyStep(remedy.id, "claim_begun", { order_claim_id: "claim_1" })
      await service.noteRemedyStep(remedy.id, "claim_begun", { order_claim_id: "claim_1" })
      await service.noteRemedyStep(remedy.id, "claim_confirmed", { return_id: "return_1" })
      const end = {
        remedy_reference: "order_claim" as const,
        remedy_reference_id: "claim_1",
        replacement_cost: "55.25",
      }
      const done = await Promise.all(MANY.map(() => service.finishRemedy(remedy.id, end, clock, CLERK)))
      expect(done.filter(Boolean)).toHaveLength(1)
      const claim = await service.wholeClaim(id)
      expect(claim).toMatchObject({
        status: "resolved", remedy: "replace", remedy_state: "done", remedy_reference: "order_claim", remedy_reference_id: "claim_1", remedy_note: "Sent another one.",
      }) // prettier-ignore
      expect(claim.remedy_row).toMatchObject({ made: { order_claim_id: "claim_1", return_id: "return_1" } })
      expect(claim.remedy_row?.steps.map(({ step }) => step)).toEqual(["claim_begun", "claim_confirmed"])
      expect((await service.claimCosts(id)).costs).toEqual([
        expect.objectContaining({ kind: "replacement", amount: 55.25, source: "remedy" }),
      ])
      expect(await historyOf(id)).toEqual(["submitted", "approved", "remedy_started", "resolved", "cost_added"])
      await refused(
        submit(claim.warranty_id, { serial: "R-1" }),
        `Serial number R-1 was replaced already by claim ${claim.number}; claim its replacement instead.`
      )
    })

    it("keeps the claim from being settled otherwise while it is under way", async () => {
      const id = await approved()
      const { remedy } = await service.beginRemedy(id, "replace", wish(), CLERK)
      const message = `${await nameOf(id)} is being settled by a replacement (started); resume that first.`
      await refused(service.cancelClaim(id, by), message)
      await refused(service.resolveByHand(id, "advice", by), message)
      await refused(service.beginRemedy(id, "refund", wish(), CLERK), message)
      await service.failRemedy(remedy.id, "Order #1 has a return open.", CLERK)
      expect(await service.claim(id)).toMatchObject({
        status: "approved",
        remedy_state: "failed",
        remedy_error: "Order #1 has a return open.",
      })
      const again = await service.resumableRemedy(id)
      expect(again).not.toBe(remedy.id)
      await service.failRemedy(again, "Order #1 has a return open.", CLERK)
      await service.resolveByHand(id, "advice", by)
      const name = await nameOf(id)
      await refused(service.resumableRemedy(id), `${name} has no remedy under way; resolve it instead.`)
    })

    it("that a crash left is found when nobody works on it any more", async () => {
      const id = await approved()
      const { remedy } = await service.beginRemedy(id, "refund", wish({ order_id: "order_left" }), CLERK)
      await service.holdRemedy(remedy.id)
      const left = async () => (await service.leftRemedies("order_left")).map((row) => row.id)
      expect(await left()).toEqual([])
      await app.sql("update crm_warranty_remedy set held_until = now() - interval '1 second' where id = ?", [remedy.id])
      expect(await left()).toEqual([remedy.id])
      await service.waitForReturn(remedy.id, "return_9")
      expect(await service.claim(id)).toMatchObject({
        remedy_state: "waiting",
        remedy_reference: "return",
        remedy_reference_id: "return_9",
      })
      expect(await left()).toEqual([remedy.id])
    })
  })

  it("enters what is sent twice under one key once", async () => {
    const warranty_id = await warranty()
    const id = await submit(warranty_id, {}, ANA)
    const said = await Promise.all(
      MANY.map(() =>
        service.addClaimMessage(id, "customer", { text: "Hello?", author_name: null, request_key: "m1" }, ANA)
      )
    )
    expect(said.filter(({ is_new }) => is_new)).toHaveLength(1)
    const shares = await Promise.all(
      MANY.map(() => service.addRecovery(id, { supplier_name: "Motor Works", amount: "60", request_key: "r1" }, CLERK))
    )
    expect(new Set(shares.map((share) => share.id)).size).toBe(1)
    await Promise.all(
      MANY.map(() =>
        service.extendWarranty(warranty_id, { months: 6, note: "Long repair.", request_key: "e1", today: TODAY }, CLERK)
      )
    )
    expect((await service.retrieveCrmWarranty(warranty_id)).ends_date).toBe("2028-07-10")
    const { messages, unanswered_messages } = await service.wholeClaim(id)
    expect([messages.length, unanswered_messages]).toEqual([1, 1])
  })

  it("takes messages and files, and answers settle what waits", async () => {
    const id = await submit(await warranty(), {}, ANA)
    const say = (who: "customer" | "staff", text: string) =>
      service.addClaimMessage(id, who, { text, author_name: null }, who === "staff" ? CLERK : ANA)
    await say("customer", "When will it be ready?")
    await say("customer", "Hello?")
    expect((await service.claim(id)).unanswered_messages).toBe(2)
    await say("staff", "On Friday.")
    expect((await service.claim(id)).unanswered_messages).toBe(0)
    await service.addClaimFile(
      { claim_id: id, file_id: "file_1", filename: "leg.jpg", mime_type: "image/jpeg", size: 9, for_customer: true },
      ANA
    )
    const { messages, files } = await service.wholeClaim(id)
    expect(messages.map(({ text, author_type }) => [text, author_type])).toEqual([
      ["When will it be ready?", "customer"],
      ["Hello?", "customer"],
      ["On Friday.", "staff"],
    ])
    expect(files.map(({ filename }) => filename)).toEqual(["leg.jpg"])
    await refused(
      service.updateCrmWarrantyClaimMessages({ id: messages[0].id, text: "x" }),
      "Messages of a claim cannot be changed or deleted."
    )
    for (let n = 0; n < 30; n++) {
      await say("customer", `Again ${n}`)
    }
    await refused(
      say("customer", "One more"),
      `${await nameOf(id)} has 30 messages that wait for an answer; the next can be sent when they are answered.`
    )
  })

  it("are listed by every filter, searched, and placed on a board", async () => {
    const customer_id = "cus_list"
    const of = async (some: Partial<ClaimInput> = {}) =>
      submit(await warranty({ customer_id }), { customer_id, ...some })
    const first = await of({
      title: "Brass lamp",
      assignee_id: "user_rui",
      fault_code: "wear",
      product_id: "prod_lamp",
    })
    const second = await of({ order_number: "#9001" })
    const third = await of()
    await service.approveClaim(second, by)
    await service.resolveByHand(second, "advice", by)
    await service.rejectClaim(third, "Fell down.", by)
    const found = async (filters: object, q?: string) =>
      (
        await service.searchClaims({
          filters: { customer_id, ...filters },
          q,
          order: "number",
          limit: 50,
          offset: 0,
          scope: { all: true },
        })
      ).ids
    expect(await found({})).toEqual([first, second, third])
    expect(await found({ status: "submitted" })).toEqual([first])
    expect(await found({ status: ["rejected", "resolved"] })).toEqual([second, third])
    expect(await found({ open: true })).toEqual([first])
    expect(await found({ open: false })).toEqual([second, third])
    expect(await found({ assignee_id: "user_rui" })).toEqual([first])
    expect(await found({ nobody: true })).toEqual([second, third])
    expect(await found({ fault_code: "wear" })).toEqual([first])
    expect(await found({ product_id: "prod_lamp" })).toEqual([first])
    expect(await found({ remedy: "advice" })).toEqual([second])
    expect(await found({ warranty_id: (await service.claim(third)).warranty_id })).toEqual([third])
    expect(await found({}, "brass")).toEqual([first])
    expect(await found({}, "9001")).toEqual([second])
    expect(await found({}, "100%")).toEqual([])
    const board = await service.claimBoard({ filters: { customer_id }, scope: { all: true } })
    expect(board.map(({ status, count, ids }) => [status, count, ids])).toEqual([
      ["submitted", 1, [first]], ["approved", 0, []], ["in_repair", 0, []], ["rejected", 1, [third]], ["resolved", 1, [second]], ["canceled", 0, []],
    ]) // prettier-ignore
  })
})
