import { mkdirSync, rmSync, writeFileSync } from "node:fs"

import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { OUTBOX_MODULE } from "../../src/modules/outbox"
import type { OutboxModuleService } from "../../src/modules/outbox/service"
import { QUOTE_MODULE } from "../../src/modules/quote"
import type { QuoteModuleService } from "../../src/modules/quote/service"
import { addDays } from "../../src/shared/days"
import { resumeQuoteMails } from "../../src/workflows/quote/mail/resume-mails"
import { remindQuotes } from "../../src/workflows/quote/remind-quotes"
import { Caller, createUser } from "../support/callers"
import { MAILS, watchMails } from "../support/mails"
import { pdfLines } from "../support/pdf-text"
import { Client, clientOf, eventually } from "../support/receivable-client"
import { createStore, Store } from "../support/receivable-store"

jest.setTimeout(180_000)

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let rep: Caller
    let store: Store
    const { letters, forget } = watchMails()

    beforeEach(async () => {
      const container = getContainer()
      rep = await createUser(container, "rep")
      admin = clientOf(api, rep)
      store = await createStore(container)
    })

    const letter = async (subject: RegExp) =>
      eventually(async () => (await letters()).find((mail) => subject.test(mail.subject ?? "")))
    const create = async (body: object = {}) =>
      (
        await admin.post("/admin/crm/quotes", {
          customer_id: store.customer_id,
          currency_code: "usd",
          region_id: store.region_id,
          sales_channel_id: store.sales_channel_id,
          items: [{ title: "Desk", quantity: 1, unit_price: 100 }],
          ...body,
        })
      ).data.quote
    const act = async (id: string, verb: string, body: object = {}) => {
      const { status, data } = await admin.post(`/admin/crm/quotes/${id}/${verb}`, body)
      expect([status, status === 200 || data.message]).toEqual([200, true])
      return data
    }
    const list = async (id: string, what: string) => (await admin.get(`/admin/crm/quotes/${id}/${what}`)).data[what]
    const outbox = () => getContainer().resolve<OutboxModuleService>(OUTBOX_MODULE)
    const quotes = () => getContainer().resolve<QuoteModuleService>(QUOTE_MODULE)

    describe("the mail of a quote", () => {
      it("is previewed as it leaves: recipient, copies, whom it answers to, the rep's own words", async () => {
        const quote = await create()
        const options = { cc: ["boss@buyer.test"], subject: "Your desks", message: "As we discussed." }
        const preview = await act(quote.id, "send-preview", options)
        expect(preview).toMatchObject({
          to: quote.email,
          cc: ["boss@buyer.test"],
          reply_to: expect.stringMatching(/^rep-\d+@example\.com$/),
          subject: "Your desks",
          pdf_filename: `${quote.number}-v1.pdf`,
          approval_reasons: [],
        })
        expect(await letters()).toEqual([])
        const pdf = async (query: string): Promise<string[]> => {
          const config = { headers: rep.headers, responseType: "arraybuffer" as const }
          return pdfLines(Buffer.from((await api.get(`/admin/crm/quotes/${quote.id}/pdf${query}`, config)).data))
        }
        const shown = await pdf("?for_mail=true")
        expect(shown.join("\n")).toContain("View and accept online")
        // Handed over otherwise, the paper of a draft says what it is.
        expect(await pdf("")).toContain(`${quote.number} · Draft`)
        await act(quote.id, "send", options)
        const mail = await letter(/Your desks/)
        expect(pdfLines(mail.attachments[0].content)).toEqual(shown)
        expect(mail.text?.replace(/#[\w-]{43}/, "#preview").trim()).toBe(preview.text.trim())
        expect(mail).toMatchObject({ subject: "Your desks" })
        expect(JSON.stringify([mail.to, mail.cc, mail.replyTo])).toContain("boss@buyer.test")
        expect(mail.replyTo?.text).toBe(preview.reply_to)
        expect(mail.text).toContain("As we discussed.")
        expect(mail.attachments.map(({ filename }) => filename)).toEqual([`${quote.number}-v1.pdf`])
      })

      it("stays readable without the secret of its link", async () => {
        const quote = await create()
        const { public_url } = await act(quote.id, "send")
        const token = public_url.split("#")[1]
        const [mail] = await list(quote.id, "mails")
        expect(mail).toMatchObject({ kind: "quote_sent", state: "sent", to: quote.email, version: 1 })
        expect(mail.html).toContain("/crm/quotes#…")
        expect(JSON.stringify(await outbox().listCrmOutboxMessages({}))).not.toContain(token)
      })

      it("that fails is told on the quote, and the offer stands", async () => {
        const quote = await create({ email: "not.an.address@buyer.test" })
        rmSync(MAILS, { recursive: true })
        writeFileSync(MAILS, "no folder")
        const sent = (await act(quote.id, "send")).quote
        rmSync(MAILS)
        mkdirSync(MAILS)
        expect(sent).toMatchObject({ status: "sent", delivery: { status: "failed", recipient: quote.email } })
        expect(Object.keys(sent.delivery).sort()).toEqual(["at", "error", "key", "recipient", "status"])
        expect(sent.delivery.error).toMatch(/EEXIST|ENOTDIR/)
        expect(await list(quote.id, "mails")).toMatchObject([{ state: "failed", error: sent.delivery.error }])
      })
    })

    describe("after a crash", () => {
      /** Sends as far as the database and dies before the mail. */
      const sentUnmailed = async (mail = {}) => {
        const quote = await create()
        const input = { today: new Date().toISOString().slice(0, 10), validity_days: 30, mail }
        await quotes().sendQuote(quote.id, input, { actor_id: "user_rep", actor_type: "user" })
        return quote
      }
      const shown = async (id: string) => (await admin.get(`/admin/crm/quotes/${id}`)).data.quote
      const resume = () => resumeQuoteMails(getContainer(), 0)

      it("an offer that was sent is mailed once, as the rep wanted it, however many servers take it up", async () => {
        const quote = await sentUnmailed({ to: "boss@buyer.test", cc: ["two@buyer.test"], subject: "Desks for you" })
        expect(await shown(quote.id)).toMatchObject({
          status: "sent",
          delivery: { status: "pending", recipient: "boss@buyer.test" },
        })
        await Promise.all(Array.from({ length: 5 }, resume))
        await eventually(async () => (await shown(quote.id)).delivery.status === "sent")
        const mails = await letters()
        expect(mails.map(({ subject }) => subject)).toEqual(["Desks for you"])
        expect(JSON.stringify([mails[0].to, mails[0].cc])).toMatch(/boss@buyer\.test.*two@buyer\.test/)
        const [, link] = /(http\S+#[\w-]{43})/.exec(mails[0].text ?? "") ?? []
        const opened = await api.post("/crm/quotes/open", { token: link.split("#")[1] })
        expect(opened.data.quote).toMatchObject({ number: quote.number, status: "sent" })
        expect(await resume()).toEqual([])
      })

      it("a mail of which nobody knows whether it left goes out again when it is an offer, and not when it chases", async () => {
        const quote = await sentUnmailed()
        const knex = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
        const { key } = (await shown(quote.id)).delivery
        const base = { reference: "crm_quote", reference_id: quote.id, send_date: "2026-01-01" }
        const offer = {
          ...base,
          kind: "quote_sent",
          class: "service" as const,
          to: quote.email,
          dedupe_key: `quote_sent:${quote.id}:${key}`,
        }
        const { message } = await outbox().plan(offer)
        await outbox().claim(message.id, "2026-01-01")
        // The host's row says pending for ever: the process died while the provider was spoken to.
        const host = {
          to: quote.email,
          channel: "email",
          template: "crm-quote-sent",
          idempotency_key: `crm:${message.id}`,
        }
        await knex("notification").insert({ ...host, id: "noti_crashed", status: "pending", provider_id: "crm-smtp" })
        expect(await resume()).toEqual([quote.id])
        expect(await letters()).toEqual([]) // someone may still be sending it
        await knex("crm_outbox_message")
          .where({ id: message.id })
          .update({ claimed_at: new Date(Date.now() - 3_600_000) })
        await resume()
        expect((await letters()).map(({ subject }) => subject)).toEqual([`Quote ${quote.number} from Medusa Store`])
        expect((await shown(quote.id)).delivery).toMatchObject({ status: "sent" })
      })

      it("a decision and an answer of which nobody was told are told, once", async () => {
        await admin.post("/admin/crm/settings", { company_email: "sales@store.test" })
        const [accepted, asked] = [await create(), await create()]
        const { public_url } = await act(accepted.id, "send")
        await act(asked.id, "send")
        const buyer = { actor_id: "crmqt_test", actor_type: "buyer" as const }
        const staff = { actor_id: "user_rep", actor_type: "user" as const }
        const today = new Date().toISOString().slice(0, 10)
        await quotes().claimAcceptance(accepted.id, { today, order_id: "order_x", convert: false, name: "Ann" }, buyer)
        await quotes().addMessage(asked.id, "staff", { text: "Oak.", version: 1, author_name: "Rep" }, staff)
        forget()
        await Promise.all([resume(), resume()])
        const subjects = (await letters()).map(({ subject }) => subject).sort()
        expect(subjects).toEqual([
          `Acme Ltd accepted quote ${accepted.number}`,
          `An answer on quote ${asked.number} from Medusa Store`,
          `You accepted quote ${accepted.number} from Medusa Store`,
        ])
        expect(await resume()).toEqual([])
        expect(public_url).toMatch(/#/)
      })

      it("news of a sending that another has followed changes nothing", async () => {
        const quote = await sentUnmailed()
        const before = (await shown(quote.id)).delivery
        await act(quote.id, "resend", { to: "new@buyer.test" })
        const late = { key: before.key, recipient: before.recipient, status: "failed" as const, at: before.at }
        expect(await quotes().recordDelivery(quote.id, late)).toBe(false)
        expect((await shown(quote.id)).delivery).toMatchObject({ status: "sent", recipient: "new@buyer.test" })
      })
    })

    describe("questions", () => {
      it("are answered by mail, settle what was asked, and are counted until then", async () => {
        const quote = await create()
        await act(quote.id, "send")
        const [item] = (await admin.get(`/admin/crm/quotes/${quote.id}`)).data.quote.items
        const actor = { actor_id: "crmqt_test", actor_type: "buyer" as const }
        const question = { text: "Is it oak?", item_id: item.id, version: 1, author_name: "Ann Lee" }
        await quotes().addMessage(quote.id, "buyer", question, actor)
        expect((await admin.get(`/admin/crm/quotes/${quote.id}`)).data.quote).toMatchObject({ unanswered_messages: 1 })
        const { message } = await act(quote.id, "messages", { text: "Yes, solid oak.", item_id: item.id })
        expect(message).toMatchObject({ author_type: "staff", author_name: "rep", item_id: item.id })
        const mail = await letter(/^An answer on quote/)
        expect(mail.text).toContain("About “Desk”:")
        expect(mail.text).toContain("Yes, solid oak.")
        expect((await admin.get(`/admin/crm/quotes/${quote.id}`)).data.quote).toMatchObject({ unanswered_messages: 0 })
        expect((await list(quote.id, "messages")).map(({ text }: { text: string }) => text)).toEqual([
          "Yes, solid oak.",
          "Is it oak?",
        ])
      })

      it("are refused for a line that is not there, and empty", async () => {
        const quote = await create()
        const { status, data } = await admin.post(`/admin/crm/quotes/${quote.id}/messages`, {
          text: "x",
          item_id: "crmqi_1",
        })
        expect([status, data.message]).toEqual([400, `Quote ${quote.number} has no line crmqi_1.`])
        expect((await admin.post(`/admin/crm/quotes/${quote.id}/messages`, { text: " " })).status).toBe(400)
      })
    })

    describe("reminders", () => {
      const sentOn = async (body: object = {}) => {
        const quote = await create(body)
        await act(quote.id, "send")
        const { quote: sent } = (await admin.get(`/admin/crm/quotes/${quote.id}`)).data
        return { ...sent, day: sent.sent_at.slice(0, 10) as string }
      }
      const remind = (day: string) => remindQuotes(getContainer(), day)

      it("come days after sending and days before the last day, each once, and a missed day is made up for", async () => {
        const quote = await sentOn()
        expect(await remind(addDays(quote.day, 2))).toEqual({ sent: [], skipped: [], failed: [] })
        expect(await remind(addDays(quote.day, 4))).toMatchObject({ sent: [quote.id] })
        expect(await remind(addDays(quote.day, 4))).toMatchObject({ sent: [] })
        expect(await remind(addDays(quote.day, 5))).toMatchObject({ sent: [] })
        expect((await letter(/^Reminder: quote/)).text).toContain("Did you have time to look at it?")
        expect(await remind(addDays(quote.valid_until, -1))).toMatchObject({ sent: [quote.id] })
        expect(await remind(quote.valid_until)).toMatchObject({ sent: [] })
        expect(await remind(addDays(quote.valid_until, 1))).toMatchObject({ sent: [] })
        const kinds = (await list(quote.id, "mails")).map(({ kind }: { kind: string }) => kind)
        expect(kinds).toEqual(["quote_reminder", "quote_reminder", "quote_sent"])
      })

      it("stop at the first answer", async () => {
        const [accepted, declined, asked, revised, off] = [
          await sentOn(), await sentOn(), await sentOn(), await sentOn(), await sentOn({ reminders_off: true }),
        ] // prettier-ignore
        await act(accepted.id, "accept")
        await act(declined.id, "decline")
        const actor = { actor_id: "crmqt_test", actor_type: "buyer" as const }
        await quotes().addMessage(asked.id, "buyer", { text: "When?", version: 1, author_name: null }, actor)
        await act(revised.id, "revise")
        expect(off.reminders_off).toBe(true)
        expect(await remind(addDays(off.day, 3))).toEqual({ sent: [], skipped: [], failed: [] })
      })

      it("write to one contact at most once a day, however many quotes are silent and servers run", async () => {
        const [first] = [await sentOn(), await sentOn(), await sentOn()]
        const day = addDays(first.day, 3)
        const results = await Promise.all(Array.from({ length: 6 }, () => remind(day)))
        expect(results.flatMap(({ sent }) => sent)).toHaveLength(1)
        expect((await remind(addDays(day, 1))).sent).toHaveLength(1)
      })

      it("reach the others when one cannot be sent, which is tried again later and not told as sent", async () => {
        const refused = await sentOn({ customer_id: undefined, email: `${"a".repeat(70)}@buyer.test` })
        const [first, second] = [
          await sentOn({ customer_id: undefined, email: "first@buyer.test" }),
          await sentOn({ customer_id: undefined, email: "second@buyer.test" }),
        ]
        const day = addDays(first.day, 3)
        const result = await remind(day)
        expect(result.failed).toEqual([refused.id])
        expect(result.sent.sort()).toEqual([first.id, second.id].sort())
        expect(await remind(day)).toEqual({ sent: [], skipped: [], failed: [] })
        const acts = (await list(refused.id, "history")).map(({ act }: { act: string }) => act)
        expect(acts).not.toContain("reminded")
        expect((await list(first.id, "history"))[0]).toMatchObject({ act: "reminded", actor_type: "system" })
        expect(await list(refused.id, "mails")).toMatchObject([{ kind: "quote_reminder", state: "failed" }, {}])
      })

      it("are off where the store says 0 days", async () => {
        const quote = await sentOn()
        await admin.post("/admin/crm/settings", { quote_reminder_after_days: 0, quote_reminder_before_days: 0 })
        expect(await remind(addDays(quote.day, 3))).toEqual({ sent: [], skipped: [], failed: [] })
        expect(await remind(quote.valid_until)).toEqual({ sent: [], skipped: [], failed: [] })
      })
    })

    describe("the outbox", () => {
      const message = (key: string, topic: "debt" | "quote" | "win_back", to = "ann@buyer.test") => ({
        kind: `${topic}_test`, class: "chasing" as const, topic, to, reference: "test", reference_id: key, dedupe_key: key,
        send_date: "2026-03-01",
      }) // prettier-ignore

      it("plans a message once, however many plan it at once", async () => {
        const answers = await Promise.all(Array.from({ length: 20 }, () => outbox().plan(message("k1", "quote"))))
        expect(answers.filter(({ planned }) => planned)).toHaveLength(1)
        expect(new Set(answers.map((answer) => answer.message.id)).size).toBe(1)
      })

      it("hands debt before quote before win-back to a contact, one a day, to one of fifty senders", async () => {
        const kinds = ["debt_test", "quote_test", "win_back_test"]
        await outbox().plan(message("w", "win_back"))
        await outbox().plan(message("q", "quote"))
        await outbox().plan(message("d", "debt"))
        await outbox().plan(message("o", "quote", "other@buyer.test"))
        const claims = await Promise.all(Array.from({ length: 50 }, () => outbox().claimNext(kinds, "2026-03-01")))
        expect(
          claims
            .filter(Boolean)
            .map((row) => row!.dedupe_key)
            .sort()
        ).toEqual(["d", "o"])
        expect((await outbox().claimNext(kinds, "2026-03-02"))?.dedupe_key).toBe("q")
        expect((await outbox().claimNext(kinds, "2026-03-03"))?.dedupe_key).toBe("w")
      })

      it("tries again what a crash left, and keeps what was sent as it was", async () => {
        await outbox().plan(message("c", "debt"))
        const claimed = await outbox().claimNext(["debt_test"], "2026-03-01")
        expect(await outbox().freeStaleClaims(0)).toBe(1)
        expect(await outbox().claimNext(["debt_test"], "2026-03-01")).toMatchObject({ id: claimed!.id, attempts: 2 })
        await outbox().markSent(claimed!.id, { subject: "Hello", html: "", text: "", attachments: [] })
        await expect(outbox().markFailed(claimed!.id, "late", null)).rejects.toThrow(
          "A message that was sent cannot be changed."
        )
      })
    })

    describe("staff", () => {
      it("are told of an approval that waits and of what was decided, once", async () => {
        await admin.post("/admin/crm/approval-rules", { name: "Floor", max_total: 10, currency_code: "usd" })
        const quote = await create()
        await act(quote.id, "submit", { note: "Please" })
        await act(quote.id, "approve", { note: "Go" })
        const mail = await letter(/is approved$/)
        expect(mail.text).toContain("Note: Go")
      })
    })
  },
})
