import { createHash } from "node:crypto"
import { mkdirSync, rmSync, writeFileSync } from "node:fs"

import { ContainerRegistrationKeys, generateJwtToken, Modules } from "@medusajs/framework/utils"
import { createApiKeysWorkflow, linkSalesChannelsToApiKeyWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import supertest, { Response } from "supertest"

import { ACCESS_MODULE } from "../../src/modules/access"
import type { AccessModuleService } from "../../src/modules/access/service"
import { OUTBOX_MODULE } from "../../src/modules/outbox"
import type { OutboxModuleService } from "../../src/modules/outbox/service"
import { RECEIVABLE_MODULE } from "../../src/modules/receivable"
import type { ReceivableModuleService } from "../../src/modules/receivable/service"
import { sendMissedIssueMails } from "../../src/workflows/receivable/mail/mail-on-issue"
import { Caller, createUser } from "../support/callers"
import { MAILS, watchMails } from "../support/mails"
import { pdfLines } from "../support/pdf-text"
import { Client, clientOf, eventually } from "../support/receivable-client"
import { createOrder, createStore, Store } from "../support/receivable-store"

jest.setTimeout(180_000)

/** Reads an answer that is a file. */
const binary = (res: Response, done: (error: Error | null, body: Buffer) => void): void => {
  const chunks: Buffer[] = []
  const stream = res as unknown as NodeJS.ReadableStream
  stream.on("data", (chunk: Buffer) => chunks.push(chunk))
  stream.on("end", () => done(null, Buffer.concat(chunks)))
}

const SYSTEM = { actor_id: "test", actor_type: "system" as const }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let caller: Caller
    let admin: Client
    let store: Store
    const { letters } = watchMails()

    beforeEach(async () => {
      caller = await createUser(getContainer(), "clerk")
      admin = clientOf(api, caller)
      store = await createStore(getContainer())
    })

    const settings = (change: object) =>
      getContainer().resolve<AccessModuleService>(ACCESS_MODULE).updateSettings(change, SYSTEM)
    const receivables = () => getContainer().resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
    const ok = async (answer: Promise<{ status: number; data: any }>) => {
      const { status, data } = await answer
      expect([status, status === 200 || data.message]).toEqual([200, true])
      return data
    }
    const invoiceOf = async (issue: boolean, customer_id?: string) => {
      const order = await createOrder(getContainer(), store, { customer_id })
      return (await ok(admin.post(`/admin/crm/orders/${order}/invoices`, { issue }))).invoice
    }
    const pdfOf = async (url: string): Promise<Buffer> => {
      const { headers } = caller
      const { status, data } = await (api as { get: (url: string, config: object) => Promise<{ status: number; data: Buffer }> }).get(url, {
        headers,
        responseType: "arraybuffer",
        validateStatus: () => true,
      }) // prettier-ignore
      expect([status, status === 200 || data.toString()]).toEqual([200, true])
      return Buffer.from(data)
    }
    const mailsOf = async (noun: string, id: string) => (await ok(admin.get(`/admin/crm/${noun}/${id}/mails`))).mails
    const historyOf = async (id: string): Promise<string[]> =>
      (await ok(admin.get(`/admin/crm/invoices/${id}/history`))).history
        .map(({ act }: { act: string }) => act)
        .reverse()

    describe("a draft", () => {
      it("takes notes, order number and reference until it is issued, and says where to pay for good", async () => {
        await settings({ iban: "DE89370400440532013000", bank_name: "Bank of Test", invoice_notes: "Thank you." })
        const draft = await invoiceOf(false)
        expect(draft).toMatchObject({ notes: "Thank you.", payment_instructions: { iban: "DE89370400440532013000" } })
        const change = { purchase_order_number: "PO-9", buyer_reference: "REF-1", notes: null }
        expect(await ok(admin.post(`/admin/crm/invoices/${draft.id}`, change))).toMatchObject({ invoice: change })
        await ok(admin.post(`/admin/crm/invoices/${draft.id}/issue`))
        await settings({ iban: "GB29NWBK60161331926819" })
        const refused = await admin.post(`/admin/crm/invoices/${draft.id}`, { notes: "Too late" })
        expect([refused.status, refused.data.message]).toEqual([
          400,
          expect.stringMatching(/^Invoice INV-\d+-0001 is issued and cannot be changed; only drafts can\.$/),
        ])
        const lines = pdfLines(await pdfOf(`/admin/crm/invoices/${draft.id}/pdf`))
        expect(lines).toEqual(expect.arrayContaining(["IBAN | DE89 3704 0044 0532 0130 00", "Bank | Bank of Test"]))
        expect(lines.join("\n")).toMatch(/Your order number \| PO-9[^]*Your reference \| REF-1/)
        expect(await historyOf(draft.id)).toEqual(["created", "changed", "issued", "handed_over"])
        expect(await receivables().verify()).toEqual([])
      })

      it("is neither mailed nor linked to", async () => {
        const { id } = await invoiceOf(false)
        for (const verb of ["send", "send-preview", "link"]) {
          const { status, data } = await admin.post(`/admin/crm/invoices/${id}/${verb}`)
          expect([verb, status, data.message]).toEqual([verb, 400, expect.stringContaining(`Invoice ${id} is `)])
        }
        expect(await letters()).toEqual([])
      })
    })

    describe("the mail of an invoice", () => {
      it("is previewed, brings PDF and link, is kept as sent, and the invoice can only be credited from then on", async () => {
        const { id, number } = await invoiceOf(true)
        const options = { cc: ["boss@acme.test"], message: "As agreed." }
        const preview = await ok(admin.post(`/admin/crm/invoices/${id}/send-preview`, options))
        expect(preview).toMatchObject({ to: "ann@acme.test", cc: ["boss@acme.test"], pdf_filename: `${number}.pdf` })
        expect(await ok(admin.get(`/admin/crm/invoices/${id}/send-preview`))).toMatchObject({ to: "ann@acme.test" })
        expect([await letters(), (await ok(admin.get(`/admin/crm/invoices/${id}`))).invoice.handed_over_at]).toEqual([
          [],
          null,
        ])

        const { mail, invoice } = await ok(admin.post(`/admin/crm/invoices/${id}/send`, options))
        expect([mail.status, Boolean(invoice.handed_over_at)]).toEqual(["sent", true])
        const [letter] = await letters()
        expect(letter.subject).toBe(preview.subject)
        expect(letter.text).toContain("As agreed.")
        const token = /\/crm\/invoices#([\w-]{43})/.exec(letter.text!)![1]
        const [kept] = await mailsOf("invoices", id)
        expect(kept).toMatchObject({
          kind: "invoice_sent",
          state: "sent",
          to: "ann@acme.test",
          attachments: [`${number}.pdf`],
        })
        expect(kept.text).toContain("/crm/invoices#…")
        expect(JSON.stringify(kept)).not.toContain(token)

        // A new logo changes papers of tomorrow, not this one.
        await settings({ brand_color: "#ff0000", company_name: "Renamed" })
        const downloaded = await pdfOf(`/admin/crm/invoices/${id}/pdf`)
        expect(downloaded.equals(letter.attachments[0].content)).toBe(true)
        const [file] = await receivables().listCrmKeptDocuments({ reference_id: id })
        expect(file.sha256).toBe(createHash("sha256").update(downloaded).digest("hex"))
        const { status, data } = await admin.post(`/admin/crm/invoices/${id}/void`)
        expect([status, data.message]).toEqual([
          400,
          expect.stringContaining("the buyer has it; take it back by a credit note"),
        ])
        expect(await historyOf(id)).toEqual(["created", "issued", "handed_over", "mailed"])
      })

      it("goes out once for a double click, and again when asked for other words", async () => {
        const { id } = await invoiceOf(true)
        const send = (body: object = {}) => ok(admin.post(`/admin/crm/invoices/${id}/send`, body))
        await Promise.all([send(), send(), send()])
        expect(await letters()).toHaveLength(1)
        await send({ to: "accounts@acme.test" })
        expect((await letters()).map(({ to }) => (to as { text: string }).text)).toEqual([
          "ann@acme.test",
          "accounts@acme.test",
        ])
      })

      it("goes out once under one key, also in another minute", async () => {
        const { id } = await invoiceOf(true)
        const send = (idempotency_key: string) => ok(admin.post(`/admin/crm/invoices/${id}/send`, { idempotency_key }))
        const now = jest.spyOn(Date, "now")
        const first = await send("click-1")
        now.mockImplementation(() => new Date().getTime() + 61_000)
        const second = await send("click-1")
        now.mockRestore()
        expect(second.mail).toMatchObject({ message_id: first.mail.message_id, status: "sent" })
        expect(await letters()).toHaveLength(1)
        await send("click-2")
        expect(await letters()).toHaveLength(2)
      })

      it("that fails is told, stays visible, and goes out when sent again", async () => {
        const { id } = await invoiceOf(true)
        rmSync(MAILS, { recursive: true })
        writeFileSync(MAILS, "no folder")
        const { mail } = await ok(admin.post(`/admin/crm/invoices/${id}/send`))
        rmSync(MAILS)
        mkdirSync(MAILS)
        expect(mail).toMatchObject({ status: "failed", error: expect.stringMatching(/EEXIST|ENOTDIR/) })
        expect(await mailsOf("invoices", id)).toMatchObject([{ state: "failed", error: mail.error }])
        expect((await ok(admin.post(`/admin/crm/invoices/${id}/send`, { message: "Again" }))).mail.status).toBe("sent")
        expect(await historyOf(id)).toEqual(["created", "issued", "handed_over", "mail_failed", "mailed"])
      })

      it("needs an address and refuses what could forge a header", async () => {
        const { id } = await invoiceOf(true)
        for (const body of [{ to: "nobody" }, { subject: "a\nBcc: x@y.z" }, { cc: ["x"] }, { html: "<b>" }]) {
          expect([body, (await admin.post(`/admin/crm/invoices/${id}/send`, body)).status]).toEqual([body, 400])
        }
        expect(await letters()).toEqual([])
      })

      it("goes out by itself on issue where the settings say so, credit notes too, once, also when the event was lost", async () => {
        await settings({ invoice_mail_on_issue: true })
        const { id, number } = await invoiceOf(true)
        const note = (await ok(admin.post(`/admin/crm/invoices/${id}/credit-notes`, { reason: "Returned" })))
          .credit_note
        const arrived = await eventually(async () => {
          const all = await letters()
          return all.length === 2 && all
        })
        expect(arrived.map(({ attachments }) => attachments[0].filename).sort()).toEqual([
          `${note.number}.pdf`,
          `${number}.pdf`,
        ])
        await sendMissedIssueMails(getContainer())
        expect(await letters()).toHaveLength(2)
        expect(await mailsOf("credit-notes", note.id)).toMatchObject([{ kind: "credit_note_issued", state: "sent" }])
        const lines = pdfLines(await pdfOf(`/admin/crm/credit-notes/${note.id}/pdf`))
        expect(lines.join("\n")).toMatch(new RegExp(`Credits invoice \\| ${number}`))
        // An event that never came: the mail was planned with the issue, and the job sends it.
        await settings({ invoice_mail_on_issue: false })
        const [quiet, voided] = [await invoiceOf(true), await invoiceOf(true)]
        await ok(admin.post(`/admin/crm/invoices/${voided.id}/void`))
        for (const { id } of [quiet, voided]) {
          await getContainer()
            .resolve<OutboxModuleService>(OUTBOX_MODULE)
            .plan({ kind: "invoice_issued", class: "service", to: "ann@acme.test", reference: "crm_invoice", reference_id: id, dedupe_key: `invoice_issued:${id}`, send_date: "2026-01-01" }) // prettier-ignore
        }
        await Promise.all([sendMissedIssueMails(getContainer()), sendMissedIssueMails(getContainer())])
        expect(await letters()).toHaveLength(3)
        expect(await mailsOf("invoices", quiet.id)).toMatchObject([{ state: "sent", attempts: 1 }])
        expect(await mailsOf("invoices", voided.id)).toMatchObject([
          { state: "skipped", reason: expect.stringContaining("is voided and cannot be mailed") },
        ])
      })

      it("goes to the customer who pays where another is billed", async () => {
        const { id } = await getContainer().resolve(Modules.CUSTOMER).createCustomers({ email: "group@acme.test" })
        await ok(admin.post(`/admin/crm/customers/${store.customer_id}/credit-terms`, { bill_to_customer_id: id }))
        const invoice = await invoiceOf(true)
        expect(await ok(admin.get(`/admin/crm/invoices/${invoice.id}/send-preview`))).toMatchObject({
          to: "group@acme.test",
        })
      })
    })

    describe("the kept file", () => {
      it("is one, however many take it at once, and is made anew when the storage lost it", async () => {
        const { id } = await invoiceOf(true)
        const files = await Promise.all(Array.from({ length: 8 }, () => pdfOf(`/admin/crm/invoices/${id}/pdf`)))
        expect(files.every((file) => file.equals(files[0]))).toBe(true)
        const kept = await receivables().listCrmKeptDocuments({ reference_id: id })
        expect(kept).toHaveLength(1)
        await getContainer().resolve(Modules.FILE).deleteFiles([kept[0].file_id])
        expect(pdfLines(await pdfOf(`/admin/crm/invoices/${id}/pdf`))).toEqual(pdfLines(files[0]))
      })

      it("is the document as issued: money that came before it was first handed over is not on it", async () => {
        const made = await invoiceOf(true)
        const before = pdfLines(await pdfOf(`/admin/crm/invoices/${made.id}/pdf?preview=true`)).filter(
          (line) => line !== "Preview"
        )
        await ok(admin.post("/admin/crm/receipts", { customer_id: store.customer_id, amount: made.total, currency_code: "usd", received_date: made.issue_date, allocations: [{ invoice_id: made.id, amount: made.total }] })) // prettier-ignore
        const lines = pdfLines(await pdfOf(`/admin/crm/invoices/${made.id}/pdf`))
        expect(lines).toEqual(before)
        expect(lines.join(" ")).toContain("$33.03")
        expect(lines).not.toContain("Paid")
      })

      it("cannot be exchanged by anyone", async () => {
        const { id } = await invoiceOf(true)
        await pdfOf(`/admin/crm/invoices/${id}/pdf`)
        const [kept] = await receivables().listCrmKeptDocuments({ reference_id: id })
        for (const act of [
          () => receivables().updateCrmKeptDocuments({ id: kept.id, sha256: "0" }),
          () => receivables().deleteCrmKeptDocuments([kept.id]),
          () => receivables().softDeleteCrmKeptDocuments([kept.id]),
        ]) {
          await expect(act()).rejects.toThrow(/kept file .* cannot be changed or deleted/)
        }
        expect(await receivables().listCrmKeptDocuments({ reference_id: id })).toEqual([kept])
      })

      it("is not made by looking: a preview says so across the page and hands nothing over", async () => {
        const { id } = await invoiceOf(true)
        expect(pdfLines(await pdfOf(`/admin/crm/invoices/${id}/pdf?preview=true`))).toContain("Preview")
        expect((await ok(admin.get(`/admin/crm/invoices/${id}`))).invoice.handed_over_at).toBeNull()
        await ok(admin.post(`/admin/crm/invoices/${id}/void`))
        expect(pdfLines(await pdfOf(`/admin/crm/invoices/${id}/pdf`))).toContain("Voided")
        expect(await receivables().listCrmKeptDocuments({ reference_id: id })).toEqual([])
      })
    })

    describe("the buyer's page", () => {
      const server = () => supertest((api as { defaults: { baseURL: string } }).defaults.baseURL)
      const post = (path: string, body: object | string, type = "application/json"): Promise<Response> =>
        server().post(`/crm/invoices/${path}`).set("content-type", type).send(body) as unknown as Promise<Response>
      const linkTo = async (id: string): Promise<string> =>
        new URL((await ok(admin.post(`/admin/crm/invoices/${id}/link`))).public_url).hash.slice(1)

      it("is one page that keeps everything to itself", async () => {
        const { headers, text, status } = await server().get("/crm/invoices").set("accept-language", "pt-BR")
        expect([status, headers["cache-control"], headers["referrer-policy"], headers["x-frame-options"]]).toEqual([
          200,
          "no-store",
          "no-referrer",
          "DENY",
        ])
        expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; script-src 'nonce-[^']+'/)
        expect(text).toContain("<title>Abrindo a fatura…</title>")
        expect(text).not.toMatch(/https?:\/\//)
      })

      it("shows what is owed, when, and how to pay it, counts who looks, and gives nothing of the house away", async () => {
        await settings({ iban: "DE89370400440532013000", payment_text: "By bank transfer, please." })
        const { id, number, total } = await invoiceOf(true)
        const token = await linkTo(id)
        expect((await ok(admin.get(`/admin/crm/invoices/${id}`))).invoice).toMatchObject({
          opened_count: 0,
          live_links: 1,
          handed_over_at: null,
        })
        const { status, body } = await post("open", { token })
        expect([status, body.invoice.number, body.invoice.outstanding]).toEqual([200, number, total])
        expect(body.view).toMatchObject({
          heading: `Invoice ${number}`,
          amount: "$33.03",
          amount_label: "To pay",
          pay_text: "By bank transfer, please.",
          banner: null,
          codes: [],
        })
        expect(body.view.accounts).toContainEqual(["IBAN", "DE89 3704 0044 0532 0130 00"])
        expect(JSON.stringify(body)).not.toMatch(
          /"(id|owner_id|hash|previous_hash|customer_id|bill_to_customer_id|metadata|company_id|sequence)":/
        )
        await post("open", { token })
        const { invoice } = await ok(admin.get(`/admin/crm/invoices/${id}`))
        expect([invoice.opened_count, Boolean(invoice.last_opened_at), Boolean(invoice.handed_over_at)]).toEqual([
          2,
          true,
          true,
        ])
        expect((await admin.post(`/admin/crm/invoices/${id}/void`)).status).toBe(400)
        const pdf = await server().post("/crm/invoices/pdf").send({ token }).buffer().parse(binary) // prettier-ignore
        expect((pdf.body as Buffer).equals(await pdfOf(`/admin/crm/invoices/${id}/pdf`))).toBe(true)
      })

      it("says that it is paid, partly paid, credited or void", async () => {
        const banner = async (token: string) => (await post("open", { token })).body.view.banner?.heading ?? null
        const [paid, credited, voided] = [await invoiceOf(true), await invoiceOf(true), await invoiceOf(true)]
        const tokens = await Promise.all([paid, credited, voided].map(({ id }) => linkTo(id)))
        await ok(admin.post(`/admin/crm/invoices/${voided.id}/void`))
        await ok(admin.post(`/admin/crm/invoices/${credited.id}/credit-notes`, { reason: "Wrong goods" }))
        const receipt = (amount: number) => ({ customer_id: store.customer_id, amount, currency_code: "usd", received_date: paid.issue_date, allocations: [{ invoice_id: paid.id, amount }] }) // prettier-ignore
        await ok(admin.post("/admin/crm/receipts", receipt(3.03)))
        const part = (await post("open", { token: tokens[0] })).body
        expect([part.view.banner, part.view.amount, part.invoice.payment_status]).toEqual([
          null,
          "$30.00",
          "partially_paid",
        ])
        expect(part.view.totals.slice(-2)).toEqual([
          { label: "Already paid", amount: "-$3.03" },
          { label: "To pay", amount: "$30.00", strong: true },
        ])
        await ok(admin.post("/admin/crm/receipts", receipt(30)))
        expect(await Promise.all(tokens.map(banner))).toEqual([
          "This invoice is paid",
          "This invoice was taken back",
          "This invoice is void",
        ])
      })

      it("gives every text that is not a live link the same answer, and dies when it is revoked", async () => {
        const { id } = await invoiceOf(true)
        const token = await linkTo(id)
        const draft = await invoiceOf(false)
        const knex = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
        const { rows } = await knex.raw("select token_hash from crm_invoice_token")
        expect(await ok(admin.delete(`/admin/crm/invoices/${id}/link`))).toMatchObject({ revoked: 1 })
        const answers = await Promise.all(
          [token, rows[0].token_hash, "x", "", draft.id, "a".repeat(43), "'; drop table crm_invoice; --"].flatMap(
            (text) => ["open", "pdf"].map((act) => post(act, { token: text }))
          )
        )
        const dead = { type: "not_found", message: "This link is not valid any more. Ask the seller for a new one." }
        expect(answers.map(({ status, body }) => [status, body])).toEqual(answers.map(() => [404, dead]))
        expect((await ok(admin.get(`/admin/crm/invoices/${id}`))).invoice).toMatchObject({
          opened_count: 0,
          live_links: 0,
        })
      })

      it("takes JSON of a sensible size from its own page only, and asks who tries too often to wait", async () => {
        const token = await linkTo((await invoiceOf(true)).id)
        expect((await post("open", "token=x", "application/x-www-form-urlencoded")).status).toBe(415)
        expect((await post("open", "x", "text/plain")).status).toBe(415)
        expect((await post("open", { token, more: 1 })).status).toBe(400)
        expect((await post("open", { token: "x".repeat(20_000) })).status).toBe(413)
        const foreign = await server().post("/crm/invoices/open").set("origin", "https://evil.test").send({ token })
        expect(foreign.status).toBe(403)
        // More than a minute allows, even when they fall into two.
        const tries = await Promise.all(Array.from({ length: 130 }, () => post("open", { token })))
        expect(tries.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(1)
        expect(tries.find(({ status }) => status === 429)!.headers["retry-after"]).toBe("60")
      })
    })

    describe("a customer in the storefront", () => {
      const ME = "/store/customers/me/crm/invoices"
      let key: string
      beforeEach(async () => {
        const { result } = await createApiKeysWorkflow(getContainer()).run({
          input: { api_keys: [{ title: "Shop", type: "publishable", created_by: "test" }] },
        })
        key = result[0].token
        await linkSalesChannelsToApiKeyWorkflow(getContainer()).run({
          input: { id: result[0].id, add: [store.sales_channel_id] },
        })
      })
      const headersOf = (customer_id?: string): Record<string, string> => {
        const { http } = getContainer().resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig
        const claims = {
          actor_id: customer_id,
          actor_type: "customer",
          auth_identity_id: "auth_test",
          app_metadata: {},
        }
        const token = customer_id && generateJwtToken(claims, { secret: http.jwtSecret!, expiresIn: "1d" })
        return { "x-publishable-api-key": key, ...(token ? { authorization: `Bearer ${token}` } : {}) }
      }
      const shopper = (customer_id?: string): Client =>
        clientOf(api, { user_id: customer_id ?? "", headers: headersOf(customer_id) })
      const account = async (email: string): Promise<string> =>
        (await getContainer().resolve(Modules.CUSTOMER).createCustomers({ email, has_account: true })).id

      it("sees what they bought and what they pay for others, with credit notes and papers", async () => {
        const payer = await account("group@shop.test")
        const buyer = await account("joe@shop.test")
        await ok(admin.post(`/admin/crm/customers/${buyer}/credit-terms`, { bill_to_customer_id: payer }))
        const bought = await invoiceOf(true, buyer)
        await invoiceOf(false, buyer)
        const note = (await ok(admin.post(`/admin/crm/invoices/${bought.id}/credit-notes`, {}))).credit_note
        for (const customer of [shopper(buyer), shopper(payer)]) {
          const { invoices, count } = await ok(customer.get(ME))
          expect([count, invoices]).toEqual([1, [expect.objectContaining({ id: bought.id, number: bought.number, payment_status: "paid", outstanding: 0 })]]) // prettier-ignore
          const { statement } = await ok(customer.get("/store/customers/me/crm/statement"))
          expect(statement).toMatchObject({
            bill_to_customer_id: payer,
            opening_balance: 0,
            closing_balance: 0,
            open_items: [],
          })
          expect(statement.movements.map(({ number, amount }: { number: string; amount: number }) => [number, amount])).toEqual([
            [bought.number, 33.03],
            [note.number, -33.03],
          ]) // prettier-ignore
          const { invoice } = await ok(customer.get(`${ME}/${bought.id}`))
          expect(invoice).toMatchObject({
            id: bought.id,
            total: 33.03,
            credit_notes: [{ id: note.id, number: note.number, total: 33.03 }],
          })
          expect(Object.keys(invoice)).not.toEqual(expect.arrayContaining(["owner_id"]))
          expect(JSON.stringify(invoice)).not.toMatch(
            /"(owner_id|hash|previous_hash|bill_to_customer_id|metadata|company_id|deleted_at)":/
          )
        }
        expect((await ok(admin.get(`/admin/crm/invoices/${bought.id}`))).invoice.handed_over_at).not.toBeNull()
        const url = `${ME}/${bought.id}/pdf`
        const answer = await supertest((api as { defaults: { baseURL: string } }).defaults.baseURL).get(url).set(headersOf(buyer)).buffer().parse(binary) // prettier-ignore
        expect((answer.body as Buffer).equals(await pdfOf(`/admin/crm/invoices/${bought.id}/pdf`))).toBe(true)
        expect((await shopper(buyer).get(`${ME}/${bought.id}/credit-notes/${note.id}/pdf`)).status).toBe(200)
        expect(await historyOf(bought.id)).toContain("handed_over")
      })

      it("gets the same 404 for another's, a draft, a voided and an invented one, and nothing without a login", async () => {
        const [mine, other] = [await account("me@shop.test"), await account("other@shop.test")]
        const [foreign, draft, voided] = [
          await invoiceOf(true, other),
          await invoiceOf(false, mine),
          await invoiceOf(true, mine),
        ]
        const note = (await ok(admin.post(`/admin/crm/invoices/${foreign.id}/credit-notes`, {}))).credit_note
        await ok(admin.post(`/admin/crm/invoices/${voided.id}/void`))
        const own = await invoiceOf(true, mine)
        const paths = [foreign.id, draft.id, voided.id, "crminv_invented"].flatMap((id) => [
          [id, `${ME}/${id}`],
          [id, `${ME}/${id}/pdf`],
          [id, `${ME}/${id}/credit-notes/${note.id}/pdf`],
        ])
        for (const [id, path] of paths) {
          const { status, data } = await shopper(mine).get(path)
          expect([path, status, data]).toEqual([
            path,
            404,
            { type: "not_found", message: `Invoice ${id} was not found.` },
          ])
          expect((await shopper().get(path)).status).toBe(401)
        }
        expect((await shopper(mine).get(`${ME}/${own.id}/credit-notes/${note.id}/pdf`)).status).toBe(404)
        expect((await shopper().get(ME)).status).toBe(401)
        expect((await ok(shopper(mine).get(ME))).invoices.map(({ id }: { id: string }) => id)).toEqual([own.id])
        for (const query of ["customer_id=x", "fields=*allocations", "status=draft", "limit=1000"]) {
          expect([query, (await shopper(mine).get(`${ME}?${query}`)).status]).toEqual([query, 400])
        }
        expect((await ok(admin.get(`/admin/crm/invoices/${foreign.id}`))).invoice.handed_over_at).toBeNull()
      })
    })

    describe("the list", () => {
      it("is exported as filtered, in its order, with amounts as numbers and never a formula", async () => {
        const { id } = await getContainer()
          .resolve(Modules.CUSTOMER)
          .createCustomers({ email: "evil@shop.test", company_name: "=HYPERLINK(1);+2", has_account: true })
        const [first, second] = [await invoiceOf(true), await invoiceOf(true, id)]
        await invoiceOf(false)
        await ok(admin.post(`/admin/crm/invoices/${first.id}/credit-notes`, { reason: "@SUM(1)" }))
        const { data } = await admin.get("/admin/crm/invoices/export?status=issued&order=-number")
        const lines = (data as string).trimEnd().split("\r\n")
        expect(lines[0]).toBe(
          "number,status,payment_status,issue_date,supply_date,due_date,next_due_date,customer_name,tax_id,order,purchase_order_number,buyer_reference,currency_code,subtotal,discount_total,shipping_total,tax_total,rounding_total,total,prepaid,outstanding"
        )
        expect(lines.slice(1).map((line) => line.split(",")[0])).toEqual([`"${second.number}"`, `"${first.number}"`])
        expect(lines[1]).toContain("\"'=HYPERLINK(1);'+2\"")
        expect(lines[1]).toMatch(/,"usd",30\.03,0,0,3,0,33\.03,0,33\.03$/)
        expect(lines[2]).toMatch(/"paid".*,33\.03,0,0$/)
        expect((await admin.get("/admin/crm/credit-notes/export")).data).toContain('"\'@SUM(1)"')
        expect((await admin.get("/admin/crm/invoices/export?nonsense=1")).status).toBe(400)
      })

      it("takes an invoice out of the house when it is exported: told once, whichever export comes after, and only credited then", async () => {
        const [listed, draft, left] = [await invoiceOf(true), await invoiceOf(false), await invoiceOf(true)]
        const told = async (id: string): Promise<unknown[]> =>
          (await ok(admin.get(`/admin/crm/invoices/${id}/history`))).history
            .filter(({ act }: { act: string }) => act === "exported")
            .map(({ actor_id, changes }: { actor_id: string; changes: object }) => [actor_id, changes])
        const exportList = (query: string) => ok(admin.get(`/admin/crm/invoices/export?${query}`))
        await Promise.all([1, 2, 3].map(() => exportList(`number=${listed.number}`)))
        await exportList("status=draft")
        await ok(admin.get("/admin/crm/reports/revenue-journal/export?currency_code=eur"))
        const { exported_at } = (await ok(admin.get(`/admin/crm/invoices/${listed.id}`))).invoice
        expect(exported_at).not.toBeNull()
        expect([await told(listed.id), await told(draft.id), await told(left.id)]).toEqual([
          [[caller.user_id, { export: [null, "invoices"] }]],
          [],
          [],
        ])
        await ok(admin.get("/admin/crm/reports/revenue-journal/export?currency_code=usd"))
        expect([await told(listed.id), await told(left.id)]).toEqual([
          [[caller.user_id, { export: [null, "invoices"] }]],
          [[caller.user_id, { export: [null, "journal"] }]],
        ])
        expect((await ok(admin.get(`/admin/crm/invoices/${listed.id}`))).invoice.exported_at).toBe(exported_at)
        const refused = await admin.post(`/admin/crm/invoices/${left.id}/void`)
        expect([refused.status, refused.data.message]).toEqual([
          400,
          `Invoice ${left.number} cannot be voided: it was exported, and other books may have it; take it back by a credit note.`,
        ])
        const { credit_note } = await ok(admin.post(`/admin/crm/invoices/${left.id}/credit-notes`, { reason: "Wrong buyer" }))
        const { history } = await ok(admin.get(`/admin/crm/credit-notes/${credit_note.id}/history`))
        const credit = [null, { amount: "33.03", currency_code: "usd", number: credit_note.number, invoice: left.number }]
        expect(history.find(({ act }: { act: string }) => act === "issued")).toMatchObject({ changes: { credit }, note: "Wrong buyer" })
        expect(await receivables().verify()).toEqual([])
      })

      it("is printed as one file, which counts as downloading each", async () => {
        const [first, second] = [await invoiceOf(true), await invoiceOf(true)]
        const print = (ids: string[]) =>
          supertest((api as { defaults: { baseURL: string } }).defaults.baseURL).post("/admin/crm/invoices/print").set(caller.headers).send({ ids }).buffer().parse(binary) // prettier-ignore
        const { status, body } = await print([second.id, first.id])
        expect(status).toBe(200)
        expect(pdfLines(body).filter((line) => /^INV-/.test(line))).toEqual([second.number, first.number])
        expect((await ok(admin.get(`/admin/crm/invoices/${first.id}`))).invoice.handed_over_at).not.toBeNull()
        expect((await print([])).status).toBe(400)
      })

      it("is printed without what nobody can print, and prepared without leaving the house", async () => {
        const { id, number } = await invoiceOf(true)
        const { papers } = await ok(
          admin.post("/admin/crm/invoices/print", { ids: ["crminv_gone", id], prepare: true })
        )
        expect(papers).toEqual([
          { id: "crminv_gone", number: null, state: "refused", message: "Invoice crminv_gone was not found." },
          { id, number, state: "ready" },
        ])
        expect((await ok(admin.get(`/admin/crm/invoices/${id}`))).invoice.handed_over_at).toBeNull()
        const file = await admin.post("/admin/crm/invoices/print", { ids: ["crminv_gone", id] })
        expect(file).toMatchObject({ status: 200, headers: { "x-crm-left-out": "crminv_gone" } })
        expect((await ok(admin.get(`/admin/crm/invoices/${id}`))).invoice.handed_over_at).not.toBeNull()
        const none = await admin.post("/admin/crm/invoices/print", { ids: ["crminv_gone"] })
        expect([none.status, none.data.message]).toEqual([404, "Invoice crminv_gone was not found."])
      })

      it("finds by number, customer, order, purchase order and reference", async () => {
        const draft = await invoiceOf(false)
        await ok(
          admin.post(`/admin/crm/invoices/${draft.id}`, { purchase_order_number: "PO-77", buyer_reference: "REF-88" })
        )
        await ok(admin.post(`/admin/crm/invoices/${draft.id}/issue`))
        const { invoice } = await ok(admin.get(`/admin/crm/invoices/${draft.id}`))
        const note = (await ok(admin.post(`/admin/crm/invoices/${draft.id}/credit-notes`, {}))).credit_note
        for (const q of [invoice.number, "Acme", "PO-77", "REF-88", invoice.order_display_id]) {
          const found = (await ok(admin.get(`/admin/crm/invoices?q=${q}`))).invoices
          expect([q, found.map(({ id }: { id: string }) => id)]).toEqual([q, [draft.id]])
        }
        for (const q of [note.number, invoice.number, "PO-77"]) {
          expect([q, (await ok(admin.get(`/admin/crm/credit-notes?q=${q}`))).count]).toEqual([q, 1])
        }
      })
    })
  },
})
