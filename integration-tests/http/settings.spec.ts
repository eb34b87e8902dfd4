import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import request from "supertest"

import { Caller, createSecretKey, createUser } from "../support/callers"

jest.setTimeout(180_000)

const JPEG = `data:image/jpeg;base64,${Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10]).toString("base64")}`

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    const http = () => request(api.defaults.baseURL!)
    let admin: Caller
    beforeEach(async () => {
      admin = await createUser(getContainer())
    })
    const read = async () => (await http().get("/admin/crm/settings").set(admin.headers).expect(200)).body.settings
    const write = (body: object) => http().post("/admin/crm/settings").set(admin.headers).send(body)

    describe("/admin/crm/settings", () => {
      it("answers defaults with no set-up", async () => {
        expect(await read()).toMatchObject({
          company_name: null,
          logo: null,
          locale: "en",
          timezone: "UTC",
          quote_validity_days: 30,
          payment_terms_days: 30,
          invoice_on: "manual",
          invoice_series: "INV",
          checklist: { company: false, tax_id: false, logo: false, test_mail: false, terms: false, dismissed: false },
        })
      })

      it("keeps what is set and ticks the checklist", async () => {
        const input = {
          company_name: "Acme",
          company_address: { address_1: "Main St 1", city: "Lisboa", country_code: "PT" },
          tax_id: "PT500000000",
          logo: JPEG,
          terms_text: "Net 30.",
          locale: "pt-BR",
          timezone: "Europe/Lisbon",
          payment_terms_days: 14,
        }
        await write(input).expect(200)
        expect(await read()).toMatchObject({
          ...input,
          company_address: { ...input.company_address, country_code: "pt" },
          checklist: { company: true, tax_id: true, logo: true, test_mail: false, terms: true, dismissed: false },
        })
        await write({ checklist: { dismissed: true }, payment_terms_days: null }).expect(200)
        expect(await read()).toMatchObject({ payment_terms_days: 30, checklist: { dismissed: true, company: true } })
      })

      it("takes a logo of 200 kB and refuses a larger or a false one", async () => {
        const big = (bytes: number) =>
          `data:image/jpeg;base64,${Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(bytes - 3)]).toString("base64")}`
        await write({ logo: big(200_000) }).expect(200)
        const large = await write({ logo: big(210_000) }).expect(400)
        expect(large.body.message).toBe("The logo has 210 kB; at most 200 kB are kept.")
        const svg = await write({ logo: `data:image/png;base64,${Buffer.from("<svg/>").toString("base64")}` }).expect(
          400
        )
        expect(svg.body.message).toBe("The logo is not a PNG or JPEG picture.")
        await write({ logo: "http://169.254.169.254/" }).expect(400)
        expect((await read()).logo).toBe(big(200_000))
      })

      it.each([
        [{ timezone: "Mars/Olympus" }, "Invalid request: timezone must be an IANA time zone such as Europe/Lisbon"],
        [{ quote_validity_days: 0 }, "Invalid request: quote_validity_days must be at least 1"],
        [{ invoice_on: "never" }, "Invalid request: invoice_on must be one of manual, placed, delivered, each_delivery"],
        [{ company_email: "nobody" }, "Invalid request: company_email must be an e-mail address"],
        [{ company_name: "A\r\nBcc: x@y.z" }, "Invalid request: company_name must be one line"],
        [{ id: "crmset_other" }, "Invalid request: id is not a field of this request"],
        [
          { checklist: { dismissed: true, test_mail_at: "2026-01-01" } },
          "Invalid request: checklist.test_mail_at is not a field of this request",
        ],
      ])("refuses %j and changes nothing", async (body, message) => {
        const before = await read()
        expect((await write(body).expect(400)).body).toMatchObject({ type: "invalid_data", message })
        expect(await read()).toEqual(before)
      })
    })

    describe("/admin/crm/settings/test-mail", () => {
      it("goes to the caller and ticks the checklist", async () => {
        const { body } = await http().post("/admin/crm/settings/test-mail").set(admin.headers).send({}).expect(200)
        expect(body).toMatchObject({ sent: true, to: expect.stringContaining("@example.com") })
        expect((await read()).checklist.test_mail).toBe(true)
      })

      it("asks an API key for an address", async () => {
        const key = await createSecretKey(getContainer())
        const { body } = await http().post("/admin/crm/settings/test-mail").set(key.headers).send({}).expect(400)
        expect(body.message).toBe("Invalid request: to is required when an API key calls")
      })
    })
  },
})
