import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { Modules } from "@medusajs/framework/utils"
import request from "supertest"

import { Caller, createUser, shopper } from "../support/callers"
import { Client, clientOf } from "../support/receivable-client"
import { createStore, Store } from "../support/receivable-store"

jest.setTimeout(180_000)

const PDF = Buffer.from("%PDF-1.7\n% a plan\n")

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    const http = () => request(api.defaults.baseURL!)
    let caller: Caller
    let admin: Client
    let store: Store
    let quote: { id: string; number: string }
    const stored: string[] = []

    beforeEach(async () => {
      const container = getContainer()
      caller = await createUser(container)
      admin = clientOf(api, caller)
      store = await createStore(container)
      const { status, data } = await admin.post("/admin/crm/quotes", {
        customer_id: store.customer_id,
        currency_code: "usd",
        region_id: store.region_id,
        sales_channel_id: store.sales_channel_id,
        items: [{ title: "Desk", quantity: 1, unit_price: 100 }],
      })
      expect([status, data.message]).toEqual([200, undefined])
      quote = data.quote
    })

    afterEach(async () => {
      await getContainer().resolve(Modules.FILE).deleteFiles(stored.splice(0))
    })

    const path = () => `/admin/crm/quotes/${quote.id}/attachments`
    const attach = (filename: string, bytes: Buffer, more: object = {}) =>
      admin.post(path(), { filename, mime_type: "text/html", content: bytes.toString("base64"), ...more })
    const files = async () => (await admin.get(path())).data.attachments
    const fileIdOf = async (id: string): Promise<string> => {
      const [row] = await getContainer()
        .resolve<{ listCrmQuoteAttachments: (filter: object) => Promise<{ file_id: string }[]> }>("crmQuote")
        .listCrmQuoteAttachments({ id })
      stored.push(row.file_id)
      return row.file_id
    }

    it("is kept as what it is, under a random name, and saved but never shown", async () => {
      const { data } = await attach("Plano nº 1.pdf", PDF, { for_buyer: true })
      expect(data.attachment).toEqual({
        id: expect.stringMatching(/^crmqat_/),
        filename: "Plano nº 1.pdf",
        mime_type: "application/pdf",
        size: PDF.length,
        for_buyer: true,
        uploaded_by: caller.user_id,
        created_at: expect.any(String),
      })
      const file_id = await fileIdOf(data.attachment.id)
      expect(file_id).toMatch(/^private-\d+-[0-9a-f-]{36}\.pdf$/)
      expect(JSON.stringify(await files())).not.toContain(file_id)

      const answer = await http().get(`${path()}/${data.attachment.id}`).set(caller.headers).expect(200)
      expect(Buffer.from(answer.body)).toEqual(PDF)
      expect(answer.headers).toMatchObject({
        "content-type": "application/pdf",
        "content-disposition": `attachment; filename="Plano n_ 1.pdf"; filename*=UTF-8''Plano%20n%C2%BA%201.pdf`,
        "x-content-type-options": "nosniff",
        "content-security-policy": "sandbox; default-src 'none'",
        "cache-control": "private, no-store",
      })
    })

    it.each([
      [
        "page.html",
        Buffer.from("<script>alert(1)</script>"),
        /^File page\.html cannot be attached; possible are pdf, /,
      ],
      ["offer.pdf", Buffer.from("<html>"), /^File offer\.pdf is not what its name says; its content is no pdf\.$/],
    ])("is refused by its bytes: %s", async (filename, bytes, message) => {
      const { status, data } = await attach(filename, bytes)
      expect([status, data.message]).toEqual([400, expect.stringMatching(message)])
      expect(await files()).toEqual([])
    })

    it("may have 5 MB and not more", async () => {
      const of = (size: number) => Buffer.concat([PDF, Buffer.alloc(size - PDF.length)])
      const { status, data } = await attach("large.pdf", of(5 * 1024 * 1024))
      expect([status, data.attachment?.size]).toEqual([200, 5 * 1024 * 1024])
      await fileIdOf(data.attachment.id)
      const more = await attach("larger.pdf", of(5 * 1024 * 1024 + 1))
      expect([more.status, more.data.message]).toEqual([400, "File larger.pdf has 5.0 MB; at most 5 MB are kept."])
      expect(await files()).toHaveLength(1)
    })

    it.each([
      [{ filename: "a\r\nb.pdf" }, "Invalid request: filename must be one line"],
      [{ content: "https://169.254.169.254/" }, "Invalid request: content must be base64"],
      [{ url: "file:///etc/passwd" }, "Invalid request: url is not a field of this request"],
    ])("is refused as %j", async (more, message) => {
      const { status, data } = await attach("a.pdf", PDF, more)
      expect([status, data.message]).toEqual([400, message])
    })

    it("is forgotten with its bytes, and History says so", async () => {
      const { data } = await attach("a.pdf", PDF)
      const file_id = await fileIdOf(data.attachment.id)
      expect((await admin.delete(`${path()}/${data.attachment.id}`)).status).toBe(200)
      expect(await files()).toEqual([])
      await expect(getContainer().resolve(Modules.FILE).getAsBuffer(file_id)).rejects.toThrow()
      const { history } = (await admin.get(`/admin/crm/quotes/${quote.id}/history`)).data
      expect(history.slice(0, 2).map(({ act }: { act: string }) => act)).toEqual([
        "attachment_removed",
        "attachment_added",
      ])
    })

    it("stays when the buyer has accepted with it", async () => {
      const { data } = await attach("plan.pdf", PDF, { for_buyer: true })
      await fileIdOf(data.attachment.id)
      await admin.post(`/admin/crm/quotes/${quote.id}/send`, {})
      await admin.post(`/admin/crm/quotes/${quote.id}/accept`, { convert: false })
      const { status, data: answer } = await admin.delete(`${path()}/${data.attachment.id}`)
      expect([status, answer.message]).toEqual([
        400,
        `File plan.pdf was part of what the buyer accepted with quote ${quote.number}; it cannot be removed.`,
      ])
    })

    it("for the buyer is on their page and in the storefront; one of the house is nowhere", async () => {
      const plan = (await attach("Plano nº 1.pdf", PDF, { for_buyer: true })).data.attachment
      const costs = (await attach("costs.pdf", PDF)).data.attachment
      await fileIdOf(plan.id)
      await fileIdOf(costs.id)
      const { data } = await admin.post(`/admin/crm/quotes/${quote.id}/send`, {})
      const token = new URL(data.public_url).hash.slice(1)
      const file = { id: plan.id, filename: "Plano nº 1.pdf", mime_type: "application/pdf", size: PDF.length }
      const opened = await http().post("/crm/quotes/open").send({ token })
      expect(opened.body.quote.files).toEqual([file])
      expect(opened.body.view.files).toEqual([
        { id: plan.id, filename: "Plano nº 1.pdf", label: `Plano nº 1.pdf (${PDF.length} B)` },
      ])
      const customer = shopper(getContainer(), store.publishable_key, store.customer_id).headers
      const own = `/store/customers/me/crm/quotes/${quote.id}`
      expect((await http().get(own).set(customer)).body.quote.files).toEqual([file])

      const byLink = await http().post("/crm/quotes/files").send({ token, file_id: plan.id }).expect(200)
      const byAccount = await http().get(`${own}/files/${plan.id}`).set(customer).expect(200)
      for (const answer of [byLink, byAccount]) {
        expect(Buffer.from(answer.body)).toEqual(PDF)
        expect(answer.headers).toMatchObject({
          "content-disposition": expect.stringMatching(/^attachment; /),
          "x-content-type-options": "nosniff",
          "content-security-policy": "sandbox; default-src 'none'",
          "cache-control": "private, no-store",
        })
      }
      for (const id of [costs.id, "crmqat_none"]) {
        const refused = await http().post("/crm/quotes/files").send({ token, file_id: id })
        expect([refused.status, refused.body.message]).toEqual([404, `File ${id} was not found.`])
        const refusedToo = await http().get(`${own}/files/${id}`).set(customer)
        expect([refusedToo.status, refusedToo.body.message]).toEqual([404, `File ${id} was not found.`])
      }
    })

    it("is not there for those who do not see the quote, nor under another quote", async () => {
      const { data } = await attach("a.pdf", PDF)
      await fileIdOf(data.attachment.id)
      await admin.post(`/admin/crm/quotes/${quote.id}`, { owner_id: caller.user_id })
      await admin.post("/admin/crm/access", { user_id: caller.user_id, scope: "all", can_setup: true })
      const rep = await createUser(getContainer(), "rep")
      await admin.post("/admin/crm/access", { user_id: rep.user_id, scope: "own" })
      const other = clientOf(api, rep)
      for (const answer of [
        await other.get(path()),
        await other.get(`${path()}/${data.attachment.id}`),
        await other.delete(`${path()}/${data.attachment.id}`),
        await other.post(path(), { filename: "a.pdf", content: PDF.toString("base64") }),
      ]) {
        expect([answer.status, answer.data.message]).toEqual([404, `Quote ${quote.id} was not found.`])
      }
      const { data: copy } = await admin.post(`/admin/crm/quotes/${quote.id}/clone`, {})
      const elsewhere = await admin.get(`/admin/crm/quotes/${copy.quote.id}/attachments/${data.attachment.id}`)
      expect([elsewhere.status, elsewhere.data.message]).toEqual([404, `File ${data.attachment.id} was not found.`])
    })
  },
})
