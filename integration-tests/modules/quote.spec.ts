import path from "node:path"

import { moduleIntegrationTestRunner } from "@medusajs/test-utils"

import { QUOTE_MODULE } from "../../src/modules/quote"
import type { QuoteModuleService } from "../../src/modules/quote/service"
import { QuoteContent } from "../../src/modules/quote/types"
import { Actor } from "../../src/shared/actor"

jest.setTimeout(120_000)

const TODAY = "2026-03-02"
const REP: Actor = { actor_id: "user_rep", actor_type: "user" }

const CONTENT: QuoteContent = {
  title: "Office chairs",
  customer_id: "cus_1",
  email: "buyer@example.com",
  customer_name: "Ada Byron",
  company_name: "Engines Ltd",
  customer_kind: "business",
  bill_to_customer_id: "cus_1",
  owner_id: "user_rep",
  locale: "en",
  purchase_order_number: null,
  currency_code: "eur",
  region_id: "reg_1",
  sales_channel_id: "sc_1",
  shipping_address: null,
  billing_address: null,
  shipping_methods: [],
  payment_terms: { name: "30 days net", instalments: [{ percent: 100, days: 30 }] },
  terms: null,
  cover_text: null,
  note: null,
  discount_percent: 0,
  deposit_percent: null,
  requested_delivery_date: null,
  convert_on_accept: true,
  reminders_off: false,
  cc: null,
  valid_until: null,
  expected_close_date: null,
  items: [
    {
      variant_id: null, product_id: null, sku: null, title: "Chair", subtitle: null, thumbnail: null,
      quantity: 3, unit_price: 10.01, list_price: null, discount_percent: 0, is_tax_inclusive: false, is_custom_price: true,
      kind: "item", is_optional: false, alternative_group: null, is_selected: false, lead_time_days: null,
      requested_delivery_date: null, unit_cost: null, list_cost: null, note: null, tax_lines: [{ rate: 10, code: "VAT10", name: "VAT 10 %" }],
    }, // prettier-ignore
  ],
}

moduleIntegrationTestRunner<QuoteModuleService>({
  moduleName: QUOTE_MODULE,
  resolve: "./src/modules/quote",
  cwd: process.cwd(),
  pathToMigrations: path.resolve("src/modules/quote/migrations"),
  testSuite: ({ service, MikroOrmWrapper }) => {
    const sql = <Row = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> =>
      MikroOrmWrapper.forkManager().execute(text, values) as Promise<Row[]>
    const draft = () => service.createQuote(CONTENT, TODAY, REP)
    const sent = async () => service.sendQuote((await draft()).id, { today: TODAY, validity_days: 30 }, REP)
    const accept = (id: string, order_id: string, input = {}) =>
      service.claimAcceptance(id, { today: TODAY, order_id, name: "Ada", ...input }, REP)

    describe("a draft", () => {
      it("gets the next number of the year, its totals and the first stage", async () => {
        const [first, second] = [await draft(), await draft()]
        expect([first.number, second.number]).toEqual(["Q-2026-0001", "Q-2026-0002"])
        expect(first).toMatchObject({
          status: "draft",
          version: 1,
          stage_id: "crmst_draft",
          total: 33.03,
          tax_total: 3,
          subtotal: 30.03,
        })
        expect(first.items).toMatchObject([{ title: "Chair", quantity: 3, total: 33.03 }])
      })

      it("gives each of many writers a number of their own", async () => {
        const numbers = (await Promise.all(Array.from({ length: 20 }, draft))).map((quote) => quote.number)
        expect(new Set(numbers).size).toBe(20)
      })

      it("keeps the ids of its lines when it is changed, and says what changed", async () => {
        const quote = await draft()
        const [chair] = quote.items
        const content = {
          ...CONTENT,
          items: [
            { ...CONTENT.items[0], id: chair.id, quantity: 4 },
            { ...CONTENT.items[0], title: "Desk" },
          ],
        }
        const after = await service.updateDraft(quote.id, content, quote.revision, REP)
        expect(after.items.map((item) => [item.id === chair.id, item.title, item.quantity])).toEqual([
          [true, "Chair", 4],
          [false, "Desk", 3],
        ])
        const [entry] = await service.listCrmQuoteHistories({ reference_id: quote.id, act: "updated" })
        expect(entry).toMatchObject({ actor_id: "user_rep", changes: { total: [33.03, 77.08] } })
      })

      it("refuses the change of someone who has not seen the newest", async () => {
        const quote = await draft()
        await service.updateDraft(quote.id, { ...CONTENT, title: "Other chairs" }, quote.revision, REP)
        await expect(service.updateDraft(quote.id, CONTENT, quote.revision, REP)).rejects.toThrow(
          `Quote ${quote.number} was changed by someone else meanwhile; reload it to see their changes.`
        )
      })

      it("is deleted whole when it was never sent", async () => {
        const quote = await draft()
        await service.deleteDraft(quote.id, REP)
        await expect(service.getQuote(quote.id)).rejects.toThrow(`Quote ${quote.id} was not found.`)
      })
    })

    describe("a stage that is removed", () => {
      const removal = () => service.removeStage("crmst_negotiating", "crmst_verbal_yes", REP)
      const stageOf = async (id: string) => (await service.getQuote(id)).stage_id
      const waiting = async (query: string) => {
        for (let rows: unknown[] = []; !rows.length;) {
          rows = await sql("select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like ?", [query])
        }
      }

      it("waits for a quote that is coming to it, which goes on with the others", async () => {
        const [standing, coming] = [await draft(), await draft()]
        await service.updateDeal(standing.id, { stage_id: "crmst_negotiating" }, REP)
        let removed: Promise<void> | undefined
        await MikroOrmWrapper.forkManager().transactional(async (manager) => {
          const context = { transactionManager: manager } as never
          await service.updateDeal(coming.id, { stage_id: "crmst_negotiating" }, REP, context)
          removed = removal()
          await waiting("select id from crm_stage%for update")
        })
        await removed
        expect([await stageOf(standing.id), await stageOf(coming.id)]).toEqual(["crmst_verbal_yes", "crmst_verbal_yes"])
      })

      it("lets no quote in any more that comes while it goes, and none stands in a removed pipeline either", async () => {
        const quote = await draft()
        let [moved, made]: Promise<unknown>[] = []
        await MikroOrmWrapper.forkManager().transactional(async (manager) => {
          await service.removeStage("crmst_negotiating", null, REP, { transactionManager: manager } as never)
          moved = service
            .updateDeal(quote.id, { stage_id: "crmst_negotiating" }, REP)
            .catch((error: Error) => error.message)
          made = service
            .createQuote({ ...CONTENT, stage_id: "crmst_negotiating" }, TODAY, REP)
            .catch((error: Error) => error.message)
          await waiting("select id from crm_stage%for key share")
        })
        expect([await moved, await made]).toEqual(Array(2).fill("Stage crmst_negotiating was not found."))
        const pipeline = await service.savePipeline(null, { name: "Projects" }, REP)
        const [first] = await service.listCrmStages({ pipeline_id: pipeline.id })
        expect(first).toMatchObject({ name: "New", code: "new" })
        let dropped: Promise<unknown> | undefined
        await MikroOrmWrapper.forkManager().transactional(async (manager) => {
          await service.updateDeal(quote.id, { stage_id: first.id }, REP, { transactionManager: manager } as never)
          dropped = service.removePipeline(pipeline.id, REP).catch((error: Error) => error.message)
          await waiting("select id from crm_stage%for update")
        })
        expect(await dropped).toBe(
          "Pipeline Projects cannot be removed: 1 quote stands in it. Move them to another pipeline first."
        )
      })

      it("takes along what was accepted a moment ago and is not ordered yet, for it may be on offer again", async () => {
        const { quote } = await sent()
        await service.updateDeal(quote.id, { stage_id: "crmst_negotiating" }, REP)
        const { conversion } = await accept(quote.id, "order_1")
        await removal()
        await service.undoConversion(conversion!.id, "The order could not be made.", REP)
        expect(await stageOf(quote.id)).toBe("crmst_verbal_yes")
      })
    })

    describe("a sent quote", () => {
      it("is valid 30 days from sending and moves to Sent", async () => {
        const { quote } = await sent()
        expect(quote).toMatchObject({
          status: "sent",
          valid_until: "2026-04-01",
          expected_close_date: "2026-04-01",
          stage_id: "crmst_sent",
          sent_by: "user_rep",
        })
      })

      it("opens by its token and by no other text, of which only the hash is kept", async () => {
        const { quote, token } = await sent()
        const opened = await service.openByToken(token, TODAY)
        expect(opened).toMatchObject({ quote_id: quote.id, version: 1, snapshot: { quote: { total: "33.03" } } })
        const dump = JSON.stringify(await sql("select * from crm_quote_token"))
        expect(dump).not.toContain(token)
        for (const text of ["", "x", token.slice(1), token + "A", "A".repeat(43)]) {
          await expect(service.openByToken(text, TODAY)).rejects.toThrow(
            "This link is not valid any more. Ask the seller for a new one."
          )
        }
      })

      it("opens through its last day in the store and not after", async () => {
        const { token } = await sent()
        await expect(service.openByToken(token, "2026-04-01")).resolves.toMatchObject({ version: 1 })
        await expect(service.openByToken(token, "2026-04-02")).rejects.toThrow("This link is not valid any more.")
      })

      it("refuses to change its content, whoever tries", async () => {
        const { quote } = await sent()
        const words = `Quote ${quote.number} is sent; its content cannot be changed.`
        await expect(service.updateCrmQuotes({ id: quote.id, total: 1 })).rejects.toThrow(words)
        await expect(service.softDeleteCrmQuotes([quote.id])).rejects.toThrow(words)
        await expect(service.deleteCrmQuotes([quote.id])).rejects.toThrow(
          `Quote ${quote.number} is sent and cannot be deleted.`
        )
        await expect(service.deleteCrmQuoteItems([quote.items[0].id])).rejects.toThrow(
          `Quote ${quote.number} is sent; its lines cannot be changed.`
        )
        await expect(sql("update crm_quote set email = 'x@y.z' where id = ?", [quote.id])).rejects.toThrow(
          "quote is not a draft"
        )
        await expect(sql("update crm_quote_item set unit_price = 1 where quote_id = ?", [quote.id])).rejects.toThrow(
          "quote is not a draft"
        )
        await expect(sql("update crm_quote_version set total = 1 where quote_id = ?", [quote.id])).rejects.toThrow(
          "a sent version is final"
        )
        await expect(sql("delete from crm_quote_version where quote_id = ?", [quote.id])).rejects.toThrow(
          "a sent version is final"
        )
        await expect(sql("delete from crm_quote_history")).rejects.toThrow("crm_quote_history is append-only")
        await expect(service.updateDraft(quote.id, CONTENT, null, REP)).rejects.toThrow(
          `Quote ${quote.number} is sent and cannot be changed; revise it to open a new version.`
        )
      })

      it("becomes a draft of the next version when revised, and its link dies", async () => {
        const { quote, token } = await sent()
        const revised = await service.reviseQuote(quote.id, false, REP)
        expect(revised).toMatchObject({ status: "draft", version: 2, number: quote.number, valid_until: null })
        await expect(service.openByToken(token, TODAY)).rejects.toThrow("This link is not valid any more.")
      })

      it("stands again as it was when the new version is dropped", async () => {
        const { quote } = await sent()
        const revised = await service.reviseQuote(quote.id, false, REP)
        await service.updateDraft(
          quote.id,
          { ...CONTENT, title: "Cheaper", items: [{ ...CONTENT.items[0], unit_price: 1 }] },
          revised.revision,
          REP
        )
        await service.deleteDraft(quote.id, REP)
        const again = await service.getQuote(quote.id)
        expect(again).toMatchObject({
          status: "sent",
          version: 1,
          title: "Office chairs",
          total: 33.03,
          valid_until: "2026-04-01",
        })
        expect(again.items).toMatchObject([{ id: quote.items[0].id, unit_price: 10.01 }])
      })

      it("keeps its lines when the new version is dropped as it was opened", async () => {
        const { quote } = await sent()
        await service.reviseQuote(quote.id, false, REP)
        await service.deleteDraft(quote.id, REP)
        const again = await service.getQuote(quote.id)
        expect(again.items.map((item) => item.id)).toEqual(quote.items.map((item) => item.id))
      })

      it("keeps an earlier version to read after the next one was sent", async () => {
        const { quote } = await sent()
        await service.reviseQuote(quote.id, false, REP)
        await service.updateDraft(quote.id, { ...CONTENT, items: [{ ...CONTENT.items[0], unit_price: 9 }] }, null, REP)
        await service.sendQuote(quote.id, { today: TODAY, validity_days: 30 }, REP)
        const versions = await service.listCrmQuoteVersions({ quote_id: quote.id }, { order: { version: "ASC" } })
        expect(versions.map((version) => [version.version, version.total, Boolean(version.superseded_at)])).toEqual([
          [1, 33.03, true],
          [2, 29.7, false],
        ])
        await expect(accept(quote.id, "order_1", { version: 1 })).rejects.toThrow(
          `Version 1 of quote ${quote.number} was replaced by version 2 and cannot be accepted.`
        )
      })
    })

    describe("accepting", () => {
      it("is claimed by one of fifty, and all learn the same order", async () => {
        const { quote } = await sent()
        const claims = await Promise.all(Array.from({ length: 50 }, (_, index) => accept(quote.id, `order_${index}`)))
        expect(claims.filter((claim) => claim.claimed)).toHaveLength(1)
        expect(new Set(claims.map((claim) => claim.conversion?.order_id)).size).toBe(1)
        expect(await sql("select id from crm_quote_conversion")).toHaveLength(1)
      })

      it.each([
        ["a draft", async () => (await draft()).id, "is a draft and cannot be accepted; send it first."],
        [
          "a canceled quote",
          async () => {
            const { quote } = await sent()
            return (await service.cancelQuote(quote.id, { today: TODAY }, REP)).id
          },
          "is canceled and cannot be accepted; copy it to make another offer.",
        ],
        [
          "a declined quote",
          async () => {
            const { quote } = await sent()
            return (await service.declineQuote(quote.id, { today: TODAY }, REP)).quote.id
          },
          "is declined and cannot be accepted; revise it to open a new version.",
        ],
      ])("is refused for %s", async (_what, make, words) => {
        await expect(accept(await make(), "order_1")).rejects.toThrow(words)
        expect(await sql("select id from crm_quote_conversion")).toHaveLength(0)
      })

      it("is refused after the last day", async () => {
        const { quote } = await sent()
        await expect(accept(quote.id, "order_1", { today: "2026-04-02" })).rejects.toThrow(
          `Quote ${quote.number} was valid until 2026-04-01 and cannot be accepted; extend it, or revise it to open a new version.`
        )
      })

      it("links the order once when its conversion is done", async () => {
        const { quote } = await sent()
        const { conversion } = await accept(quote.id, "order_1")
        expect(await service.finishConversion(conversion!.id, REP)).toBe(true)
        expect(await service.finishConversion(conversion!.id, REP)).toBe(false)
        expect(await service.getQuote(quote.id)).toMatchObject({ status: "accepted", order_id: "order_1" })
      })

      it("is taken back when the order cannot be made, and may be tried again", async () => {
        const { quote } = await sent()
        const first = await accept(quote.id, "order_1")
        await service.undoConversion(first.conversion!.id, "The region is gone.", REP)
        expect(await service.getQuote(quote.id)).toMatchObject({
          status: "sent",
          accepted_at: null,
          accepted_name: null,
        })
        expect(await accept(quote.id, "order_2")).toMatchObject({ claimed: true, conversion: { order_id: "order_2" } })
      })

      it("stands where the goods are gone, and waits for them", async () => {
        const { quote } = await sent()
        const { conversion } = await accept(quote.id, "order_1")
        await service.undoConversion(conversion!.id, "Bolts are out of stock.", REP)
        expect(await service.getQuote(quote.id)).toMatchObject({
          status: "accepted",
          order_id: null,
          hold: { reasons: [{ code: "stock", message: "Bolts are out of stock." }] },
        })
      })

      it("hands a claim that was left behind to one taker only", async () => {
        const { quote } = await sent()
        await accept(quote.id, "order_1")
        expect(await service.takeOverConversion(60)).toBeNull()
        await sql("update crm_quote_conversion set claimed_at = now() - interval '5 minutes'")
        const takers = await Promise.all(Array.from({ length: 8 }, () => service.takeOverConversion(60)))
        expect(takers.filter(Boolean)).toMatchObject([{ order_id: "order_1", attempts: 2 }])
      })
    })

    it("limits the tries on one link within a minute", async () => {
      const allowed = []
      for (let tries = 0; tries < 62; tries++) {
        allowed.push(await service.countTry("a"))
      }
      expect(allowed.filter(Boolean)).toHaveLength(60)
      expect(await service.countTry("b")).toBe(true)
    })
  },
})
