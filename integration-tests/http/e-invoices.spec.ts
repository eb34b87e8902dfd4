import { createTaxRegionsWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import request from "supertest"

import { syncReceivableOrderWorkflow } from "../../src/workflows/receivable/sync-receivable-order"
import { Caller, createUser } from "../support/callers"
import { brokenRules, parseXml, text } from "../support/en16931"
import { readPdf } from "../support/pdf-text"
import { Client, clientOf } from "../support/receivable-client"
import { createOrder, createStore, Store } from "../support/receivable-store"

jest.setTimeout(180_000)

const BERLIN = { first_name: "Eva", last_name: "Lang", address_1: "Weg 2", city: "Berlin", country_code: "de", postal_code: "10115" }
const PARIS = { ...BERLIN, address_1: "1 Rue", city: "Paris", country_code: "fr", postal_code: "75001" }
const COMPANY = {
  company_name: "Nord & Süd GmbH",
  company_address: { address_1: "Hauptstr. 1", city: "Berlin", postal_code: "10115", country_code: "de" },
  company_email: "rechnung@nord.example",
  vat_id: "DE123456789",
  registration_number: "HRB 12345",
}

const bytesOf = (answer: request.Response, done: (error: Error | null, body: Buffer) => void): void => {
  const parts: Buffer[] = []
  const stream = answer as unknown as NodeJS.ReadableStream
  stream.on("data", (part: Buffer) => parts.push(part))
  stream.on("end", () => done(null, Buffer.concat(parts)))
}

medusaIntegrationTestRunner({
  testSuite: ({ getContainer, api }) => {
    let store: Store
    let caller: Caller
    let admin: Client

    beforeEach(async () => {
      store = await createStore(getContainer())
      caller = await createUser(getContainer())
      admin = clientOf(api, caller)
      await createTaxRegionsWorkflow(getContainer()).run({
        input: [{ country_code: "de", provider_id: "tp_system", default_tax_rate: { name: "USt", code: "DE19", rate: 19 } }],
      })
    })

    const good = async (answer: Promise<{ status: number; data: any }>) => { // eslint-disable-line @typescript-eslint/no-explicit-any -- judged below
      const { status, data } = await answer
      expect([status, data.message]).toEqual([200, undefined])
      return data
    }
    const settings = (body: object) => good(admin.post("/admin/crm/settings", body))
    const draftOf = async (address: typeof BERLIN, shipping?: number) => {
      const order = await createOrder(getContainer(), store, { address, shipping })
      return (await good(admin.post(`/admin/crm/orders/${order}/invoices`))).invoice
    }
    const readiness = (id: string, locale = "en") => good(admin.get(`/admin/crm/invoices/${id}/readiness?locale=${locale}`))
    const issue = (id: string) => admin.post(`/admin/crm/invoices/${id}/issue`)
    const xmlOf = async (path: string) => {
      const { text: body, status, headers } = await request(api.defaults.baseURL!).get(path).set(caller.headers).buffer()
      expect([status, headers["content-type"]]).toEqual([200, "application/xml"])
      return body
    }
    const pdfOf = async (path: string): Promise<Buffer> => {
      const { body, status, headers } = await request(api.defaults.baseURL!).get(path).set(caller.headers).buffer().parse(bytesOf)
      expect([status, headers["content-type"]]).toEqual([200, "application/pdf"])
      return body as Buffer
    }
    const rulesOf = (list: { rule: string }[]) => list.map(({ rule }) => rule)
    const taxDetails = {
      vat_id: "fr XX 123456789",
      legal_name: "Atelier SA",
      legal_address: { address_1: "9 Quai", city: "Lyon", postal_code: "69001", country_code: "FR" },
      buyer_reference: "SERVICE-7",
      endpoint_scheme: "0009",
      endpoint_id: "12345678901234",
    }

    describe("an electronic invoice", () => {
      it("is made of an issued invoice, its tax in the company's currency too, and marks it handed over", async () => {
        await settings({ ...COMPANY, company_currency: "eur" })
        const draft = await draftOf(BERLIN, 5)
        expect(draft.tax_lines).toEqual([expect.objectContaining({ rate: "19", category: "S", exemption_reason: null })])

        const said = await readiness(draft.id, "pt-BR")
        expect(said).toMatchObject({ ready: false, e_invoice: "possible", expected: true })
        expect(said.missing).toEqual([
          {
            field: "tax_accounting",
            rule: "BR-53",
            blocking: true,
            message: expect.stringMatching(/^Não há taxa de câmbio de USD para EUR em 20\d\d-\d\d-\d\d ou antes/),
          },
        ])
        const refused = await issue(draft.id)
        expect(refused.status).toBe(400)
        expect(refused.data).toMatchObject({ type: "not_allowed", message: expect.stringContaining("there is no exchange rate from USD to EUR") })

        const rate = { rate_date: "2026-01-02", from_currency: "EUR", to_currency: "usd", rate: "1.25", source: "ECB" }
        await good(admin.post("/admin/crm/exchange-rates", rate))
        expect((await readiness(draft.id)).missing).toEqual([])
        const { invoice } = await good(issue(draft.id))
        expect(invoice).toMatchObject({ total: 41.69, tax_total: 6.66, rounding_total: 0 })
        expect(invoice.tax_accounting).toEqual({
          currency_code: "eur",
          rate: "0.8",
          rate_date: "2026-01-02",
          source: "ECB",
          tax_total: "5.33",
        })
        expect(invoice.handed_over_at).toBeNull()

        const xml = await xmlOf(`/admin/crm/invoices/${invoice.id}/e-invoice`)
        expect(brokenRules(xml)).toEqual([])
        const { content } = parseXml(xml)
        expect([text(content, "cbc:ID"), text(content, "cbc:TaxCurrencyCode")]).toEqual([invoice.number, "EUR"])
        expect(text(content, "cac:LegalMonetaryTotal/cbc:ChargeTotalAmount")).toBe("5.00")
        expect(parseXml(await xmlOf(`/admin/crm/invoices/${invoice.id}/e-invoice?format=cii`)).name).toBe("rsm:CrossIndustryInvoice")
        const after = (await good(admin.get(`/admin/crm/invoices/${invoice.id}`))).invoice
        expect(after.handed_over_at).not.toBeNull()

        const { credit_note } = await good(
          admin.post(`/admin/crm/invoices/${invoice.id}/credit-notes`, {
            items: [{ invoice_item_id: invoice.items[0].id, quantity: 1 }],
            reason: "Broken",
          })
        )
        expect(credit_note.tax_accounting).toMatchObject({ rate: "0.8", rate_date: "2026-01-02", tax_total: "1.52" })
        const note = await xmlOf(`/admin/crm/credit-notes/${credit_note.id}/e-invoice`)
        expect(brokenRules(note, { tolerance: "0.01" })).toEqual([])
        expect(text(parseXml(note).content, "cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID")).toBe(invoice.number)
        const ready = await good(admin.get(`/admin/crm/credit-notes/${credit_note.id}/readiness?locale=en`))
        expect(ready).toMatchObject({ ready: true, e_invoice: "possible", expected: true, missing: [] })

        for (const path of [`/admin/crm/invoices/${invoice.id}`, `/admin/crm/credit-notes/${credit_note.id}`]) {
          const hybrid = await pdfOf(`${path}/e-invoice?format=facturx`)
          const { files } = readPdf(hybrid)
          expect(Buffer.from(files["factur-x.xml"], "base64").toString("utf8")).toBe(await xmlOf(`${path}/e-invoice?format=cii`))
          expect(hybrid.equals(await pdfOf(`${path}/e-invoice?format=facturx`))).toBe(true)
        }
      })

      it("says K where goods go to a business in another member state, by what is known when it is issued", async () => {
        await settings(COMPANY)
        const draft = await draftOf(PARIS, 5)
        expect(draft.tax_lines).toEqual([])
        expect(rulesOf((await readiness(draft.id)).missing)).toEqual(["BR-CO-04", "BR-CO-04", "BR-CO-18"])
        const { tax_details } = await good(admin.post(`/admin/crm/customers/${store.customer_id}/tax-details`, taxDetails))
        expect(tax_details).toMatchObject({ vat_id: "FRXX123456789", legal_address: { country_code: "fr", city: "Lyon" } })
        expect((await readiness(draft.id)).ready).toBe(true)

        const { invoice } = await good(issue(draft.id))
        expect(invoice.tax_lines).toEqual([
          expect.objectContaining({
            rate: "0",
            category: "K",
            exemption_code: "VATEX-EU-IC",
            exemption_reason: "Intra-Community supply, exempt from tax",
            base: "35.03",
            amount: "0.00",
          }),
        ])
        expect(invoice).toMatchObject({
          buyer_reference: "SERVICE-7",
          billing_address: { address_1: "9 Quai", city: "Lyon", country_code: "fr", first_name: "Eva" },
          buyer: { legal_name: "Atelier SA", vat_id: "FRXX123456789", endpoint: { scheme: "0009" } },
        })
        const xml = await xmlOf(`/admin/crm/invoices/${invoice.id}/e-invoice?format=ubl`)
        expect(brokenRules(xml)).toEqual([])
      })

      it("is not issued with AE or K without the VAT identifiers of both; what would come by itself stays a draft that says why", async () => {
        await settings({ ...COMPANY, vat_id: null, tax_categories: [{ match: null, category: "AE" }] })
        const order_id = await createOrder(getContainer(), store, { address: PARIS })
        await settings({ invoice_on: "placed" })
        for (const occasion of ["placed", "placed"] as const) {
          await syncReceivableOrderWorkflow(getContainer()).run({ input: { order_id, occasion } })
        }
        const drafts = (await good(admin.get(`/admin/crm/invoices?order_id=${order_id}`))).invoices
        expect(drafts).toEqual([expect.objectContaining({ status: "draft", number: null })])
        const [{ id }] = drafts
        const company = "Tax category AE needs the company's VAT identifier. Set it in Settings › CRM › Tax."
        const buyer = "Tax category AE needs the buyer's VAT identifier. Set it in the customer's tax details."
        const { missing } = await readiness(id)
        expect(missing.filter(({ blocking }: { blocking: boolean }) => blocking).map(({ message }: { message: string }) => message)).toEqual([company, buyer])
        const { closing } = await good(admin.get("/admin/crm/closing"))
        expect(closing.blocked_drafts).toEqual([{ id, order_display_id: drafts[0].order_display_id, reasons: [company, buyer] }])
        const refusal = async () => (await issue(id)).data.message
        expect(await refusal()).toBe(`Invoice ${id} cannot be issued yet: ${company} (BR-AE-02) ${buyer} (BR-AE-02)`)
        await settings({ vat_id: COMPANY.vat_id })
        expect(await refusal()).toBe(`Invoice ${id} cannot be issued yet: ${buyer} (BR-AE-02)`)
        await good(admin.post(`/admin/crm/customers/${store.customer_id}/tax-details`, taxDetails))
        await settings({ vat_id: null, tax_categories: [], invoice_on: "manual" })
        const goods = await draftOf(PARIS, 5)
        expect((await issue(goods.id)).data.message).toBe(
          `Invoice ${goods.id} cannot be issued yet: ${company.replace("AE", "K")} (BR-IC-02)`
        )
        await settings({ vat_id: COMPANY.vat_id })
        expect((await good(issue(id))).invoice.tax_lines).toEqual([expect.objectContaining({ category: "AE" })])
        expect((await good(issue(goods.id))).invoice.tax_lines).toEqual([expect.objectContaining({ category: "K" })])
        expect((await good(admin.get("/admin/crm/closing"))).closing.blocked_drafts).toEqual([])
      })

      it("names the buyer's order: of the request, else of the order's metadata, and is found by it", async () => {
        const order = await createOrder(getContainer(), store, { metadata: { purchase_order_number: "PO-4711" } })
        const path = `/admin/crm/orders/${order}/invoices`
        const { lines } = await good(admin.get(path))
        const part = (quantity: number, said: object) =>
          good(admin.post(path, { items: [{ order_item_id: lines[0].order_item_id, quantity }], ...said }))
        const { invoice: first } = await part(1, { notes: "Gate 3" })
        expect(first).toMatchObject({ purchase_order_number: "PO-4711", buyer_reference: null, notes: "Gate 3" })
        const { invoice: second } = await part(1, { purchase_order_number: "PO-9", buyer_reference: "DEPT-2" })
        expect(second).toMatchObject({ purchase_order_number: "PO-9", buyer_reference: "DEPT-2" })
        const { invoices } = await good(admin.get("/admin/crm/invoices?q=PO-4711"))
        expect(invoices.map(({ id }: { id: string }) => id)).toEqual([first.id])
      })

      it("is refused of drafts, of voided ones, and where something is missing, naming it", async () => {
        const draft = await draftOf(BERLIN)
        const asked = (id: string, query = "") => admin.get(`/admin/crm/invoices/${id}/e-invoice${query}`)
        expect((await asked(draft.id)).data.message).toContain("A draft is not an electronic invoice yet; issue it first.")
        expect((await asked(draft.id, "?format=pdf")).status).toBe(400)
        const { invoice } = await good(issue(draft.id))
        const { status, data } = await asked(invoice.id)
        expect([status, data.type]).toEqual([400, "not_allowed"])
        expect(data.message).toContain("The company's address has no country. Set it in Settings › CRM › Company. (BR-09)")
        expect((await good(admin.get(`/admin/crm/invoices/${invoice.id}`))).invoice.handed_over_at).toBeNull()
      })

      it("keeps a business invoice from being issued where it goes with the mail and lacks something", async () => {
        await settings({ ...COMPANY, vat_id: null, registration_number: null, e_invoice_attach: true })
        const draft = await draftOf(BERLIN)
        const { status, data } = await issue(draft.id)
        expect([status, data.type]).toEqual([400, "not_allowed"])
        expect(data.message).toContain("(BR-CO-26)")
        expect((await readiness(draft.id)).missing.every(({ blocking }: { blocking: boolean }) => blocking)).toBe(true)
        await settings({ vat_id: "DE123456789" })
        const { invoice } = await good(issue(draft.id))
        await good(admin.post(`/admin/crm/invoices/${invoice.id}/send`))
        const { mails } = await good(admin.get(`/admin/crm/invoices/${invoice.id}/mails`))
        expect(mails[0].attachments).toEqual([`${invoice.number}.pdf`, `${invoice.number}-ubl.xml`])
        await settings({ e_invoice_format: "facturx" })
        // A key of its own: without one, twice within a minute is a double click.
        await good(admin.post(`/admin/crm/invoices/${invoice.id}/send`, { idempotency_key: "the-hybrid-form" }))
        const names = (await good(admin.get(`/admin/crm/invoices/${invoice.id}/mails`))).mails.map(
          ({ attachments }: { attachments: string[] }) => attachments.join()
        )
        expect(names).toContain(`${invoice.number}-facturx.pdf`)
      })

      it("is not made where the tax office's own system makes the tax invoice", async () => {
        await settings({ ...COMPANY, company_address: { ...COMPANY.company_address, country_code: "br" } })
        const draft = await draftOf(BERLIN)
        expect(draft.tax_lines[0].category).toBeNull()
        expect(await readiness(draft.id)).toMatchObject({ ready: true, e_invoice: "elsewhere", missing: [] })
        const { invoice } = await good(issue(draft.id))
        const { status, data } = await admin.get(`/admin/crm/invoices/${invoice.id}/e-invoice`)
        expect([status, data.type]).toEqual([400, "not_allowed"])
        expect(data.message).toContain("are made in the tax office's own system")
      })

      it("follows what the store says of taxes that are not charged", async () => {
        const malformed = await admin.post("/admin/crm/settings", { vat_id: "DE 12345678" })
        expect([malformed.status, malformed.data.message]).toEqual([
          400,
          expect.stringContaining("does not look like a VAT identifier of its country, such as DE123456789"),
        ])
        expect((await settings({ vat_id: "de 123.456-789" })).settings.vat_id).toBe("DE123456789")
        const bad = await admin.post("/admin/crm/settings", { tax_categories: [{ match: "A", category: "S" }] })
        expect(bad.status).toBe(400)
        await settings({
          ...COMPANY,
          tax_categories: [{ match: null, category: "E", exemption_code: "VATEX-EU-132", exemption_reason: "Article 132" }],
        })
        const draft = await draftOf(PARIS)
        expect(draft.tax_lines).toEqual([
          expect.objectContaining({ category: "E", exemption_code: "VATEX-EU-132", exemption_reason: "Article 132", amount: "0.00" }),
        ])
      })
    })

    describe("tax documents made elsewhere", () => {
      const KEY = "35261011222333000181550010000001231123456787"
      const digits = [...KEY.slice(0, 43)].reverse()
      const rest = digits.reduce((sum, sign, index) => sum + Number(sign) * ((index % 8) + 2), 0) % 11
      const key = `${KEY.slice(0, 43)}${rest < 2 ? 0 : 11 - rest}`
      const xml = `<nfeProc><NFe><infNFe Id="NFe${key}" versao="4.00"><ide><dhEmi>2026-10-30T09:00:00-03:00</dhEmi></ide></infNFe></NFe></nfeProc>`
      const brazilian = () =>
        settings({
          company_name: "Loja Sul",
          tax_id: "11.222.333/0001-81",
          company_address: { ...COMPANY.company_address, country_code: "br" },
        })

      it("are attached with their file, found, read and taken off again", async () => {
        await brazilian()
        const { invoice } = await good(issue((await draftOf(BERLIN)).id))
        const path = `/admin/crm/invoices/${invoice.id}/fiscal-documents`
        const { fiscal_document } = await good(
          admin.post(path, { filename: "nota.xml", content: Buffer.from(xml).toString("base64") })
        )
        expect(fiscal_document).toMatchObject({
          kind: "nfe",
          number: "123",
          series: "1",
          access_key: key,
          issue_date: "2026-10-30",
          filename: "nota.xml",
          mime_type: "application/xml",
        })
        expect(fiscal_document.file_id).toBeUndefined()
        await good(admin.post(path, { kind: "nfse", number: "2026/77" }))
        expect((await good(admin.get(path))).fiscal_documents.map(({ number }: { number: string }) => number)).toEqual(["123", "2026/77"])
        for (const q of [key.slice(0, 20), key.replace(/(.{4})/g, "$1 ").trim(), "2026/77"]) {
          expect((await good(admin.get(`/admin/crm/invoices?q=${encodeURIComponent(q)}`))).count).toBe(1)
        }
        expect((await good(admin.get(`/admin/crm/invoices?q=${key.slice(0, 20)}9`))).count).toBe(0)
        expect(await xmlOf(`${path}/${fiscal_document.id}`)).toBe(xml)

        const again = await admin.post(path, { access_key: key })
        expect([again.status, again.data.message]).toEqual([
          400,
          `NF-e 123 series 1 is attached to Invoice ${invoice.number} already.`,
        ])
        await good(admin.delete(`${path}/${fiscal_document.id}`))
        expect((await admin.get(`${path}/${fiscal_document.id}`)).status).toBe(404)
        expect((await admin.delete(`${path}/${fiscal_document.id}`)).status).toBe(404)
        expect((await good(admin.get(`/admin/crm/invoices?q=${key}`))).count).toBe(0)
        const { history } = await good(admin.get(`/admin/crm/invoices/${invoice.id}/history`))
        const nota = expect.objectContaining({ kind: "nfe", number: "123", series: "1" })
        expect(history).toEqual(
          expect.arrayContaining(
            (
              [
                ["fiscal_document_added", [null, nota]],
                ["fiscal_document_added", [null, expect.objectContaining({ kind: "nfse", number: "2026/77" })]],
                ["fiscal_document_removed", [nota, null]],
              ] as const
            ).map(([act, fiscal_document]) => expect.objectContaining({ act, changes: { fiscal_document }, note: null }))
          )
        )
      })

      it("are refused when key, number and seller do not agree, and nothing is kept", async () => {
        await brazilian()
        const draft = await draftOf(BERLIN)
        const path = `/admin/crm/invoices/${draft.id}/fiscal-documents`
        const refused = async (body: object) => {
          const { status, data } = await admin.post(path, body)
          expect(status).toBe(400)
          return data.message
        }
        expect(await refused({ kind: "nfe", access_key: `${key.slice(0, 43)}${(Number(key[43]) + 1) % 10}` })).toContain("is not an access key")
        expect(await refused({ kind: "nfe", access_key: key, number: "9" })).toContain("has number 123, not 9")
        expect(await refused({ filename: "a.xml" })).toContain("must have both filename and content, or neither")
        expect(await refused({ kind: "nfse", number: "1", filename: "a.exe", content: "AAAA" })).toContain("cannot be attached")
        expect((await good(admin.get(path))).fiscal_documents).toEqual([])
      })

      it("are not attached where our invoice is the tax document", async () => {
        const draft = await draftOf(BERLIN)
        const { status, data } = await admin.post(`/admin/crm/invoices/${draft.id}/fiscal-documents`, { number: "1" })
        expect([status, data.type]).toEqual([400, "not_allowed"])
        expect(data.message).toContain("is itself the tax document")
      })
    })

    describe("/admin/crm/exchange-rates", () => {
      const csv = "rate_date,from_currency,to_currency,rate,source\n2026-11-20,eur,usd,1.0825,ECB\n2026-11-19,eur,usd,1.08,ECB\n"

      it("takes a file once, lists, filters and forgets", async () => {
        expect(await good(admin.post("/admin/crm/exchange-rates/import", { csv }))).toEqual({ created: 2, updated: 0, unchanged: 0 })
        expect(await good(admin.post("/admin/crm/exchange-rates/import", { csv }))).toEqual({ created: 0, updated: 0, unchanged: 2 })
        const changed = csv.replace("1.08,", "1.09,")
        expect(await good(admin.post("/admin/crm/exchange-rates/import", { csv: changed }))).toEqual({ created: 0, updated: 1, unchanged: 1 })
        const all = await good(admin.get("/admin/crm/exchange-rates"))
        expect(all).toMatchObject({ count: 2, limit: 50 })
        expect(all.exchange_rates.map(({ rate }: { rate: string }) => rate)).toEqual(["1.0825", "1.09"])
        const one = await good(admin.get("/admin/crm/exchange-rates?rate_date[$lt]=2026-11-20"))
        expect(one.count).toBe(1)
        expect((await good(admin.get("/admin/crm/exchange-rates?from_currency=usd"))).count).toBe(0)
        await good(admin.delete(`/admin/crm/exchange-rates/${one.exchange_rates[0].id}`))
        expect((await good(admin.get("/admin/crm/exchange-rates"))).count).toBe(1)
        expect((await admin.delete(`/admin/crm/exchange-rates/${one.exchange_rates[0].id}`)).status).toBe(404)
      })

      it("refuses a file with a wrong line, by its number, and takes nothing", async () => {
        const { status, data } = await admin.post("/admin/crm/exchange-rates/import", { csv: `${csv}2026-11-18,eur,usd,-1,\n` })
        expect([status, data.message]).toEqual([400, "No rate was taken. line 4: -1 is not a rate such as 1.0825."])
        expect((await good(admin.get("/admin/crm/exchange-rates"))).count).toBe(0)
      })
    })

    describe("/admin/crm/customers/:id/tax-details", () => {
      it.each([
        [{ vat_id: "DE12" }, "Invalid request: vat_id does not look like a VAT identifier of its country, such as DE123456789"],
        [{ vat_id: "123456789" }, "Invalid request: vat_id must begin with its country, such as DE123456789"],
        [{ endpoint_scheme: "PEPPOL" }, "Invalid request: endpoint_scheme must be a scheme of the EAS list such as 0088, 9930 or EM"],
        [{ legal_address: { city: "Lyon" } }, "Invalid request: legal_address.country_code is required"],
      ])("refuses %j", async (body, message) => {
        const { status, data } = await admin.post(`/admin/crm/customers/${store.customer_id}/tax-details`, body)
        expect([status, data.message]).toEqual([400, message])
      })

      it("keeps what was left out, and credit terms do not touch it", async () => {
        const path = `/admin/crm/customers/${store.customer_id}`
        await good(admin.post(`${path}/tax-details`, taxDetails))
        await good(admin.post(`${path}/tax-details`, { buyer_reference: null }))
        await good(admin.post(`${path}/credit-terms`, { hold: true }))
        expect((await good(admin.get(`${path}/tax-details`))).tax_details).toMatchObject({
          vat_id: "FRXX123456789",
          buyer_reference: null,
          legal_name: "Atelier SA",
        })
        expect((await admin.get("/admin/crm/customers/cus_none/tax-details")).status).toBe(404)
      })
    })
  },
})
