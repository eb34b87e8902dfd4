import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { readFile } from "node:fs/promises"
import { Browser, BrowserContextOptions, Page } from "playwright-core"

import { ACCESS_MODULE } from "../../src/modules/access"
import type { AccessModuleService } from "../../src/modules/access/service"
import { bank, openBank } from "../support/bank/ledger"
import { launchBrowser } from "../support/browser"
import { createUser } from "../support/callers"
import { PNG_LOGO } from "../fixtures/documents"
import { readPdf } from "../support/pdf-text"
import { Client, clientOf } from "../support/receivable-client"
import { createOrder, createStore, Store } from "../support/receivable-store"

jest.setTimeout(240_000)

const BANK = "pp_bank_test"
process.env.CRM_PAYMENT_PROVIDERS = JSON.stringify([{ resolve: "./integration-tests/support/bank", id: "test" }])
process.env.CRM_OPTIONS = JSON.stringify({ payment_redirects: { [BANK]: "links.approve" } })

/** Texts that would run, break out or turn the page around if any part of it took them for more than text. */
const EVIL = [
  `<img src=x onerror=alert(1)>`,
  `</script><script>alert(2)</script>`,
  `"><svg/onload=alert(3)>`,
  `'-alert(4)-'`,
  `{{constructor.constructor('alert(5)')()}}`,
  `javascript:alert(6)`,
  `<!--<script>alert(7)//`,
  `\u202eevil\u2066`,
].join(" ")

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    describe("the buyer's page in a browser", () => {
      let browser: Browser
      let admin: Client
      let store: Store
      const asked: string[] = []
      const complaints: string[] = []

      beforeAll(async () => {
        browser = await launchBrowser()
      })
      afterAll(() => browser.close())

      beforeEach(async () => {
        const container = getContainer()
        admin = clientOf(api, await createUser(container))
        store = await createStore(container)
        asked.length = 0
        complaints.length = 0
      })
      afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))

      const origin = () => (api as { defaults: { baseURL: string } }).defaults.baseURL
      const settings = (over: object) =>
        getContainer()
          .resolve<AccessModuleService>(ACCESS_MODULE)
          .updateSettings(over, { actor_id: "test", actor_type: "system" })
      const sent = async (over: object = {}): Promise<string> => {
        const quote = {
          customer_id: store.customer_id,
          currency_code: "usd",
          region_id: store.region_id,
          sales_channel_id: store.sales_channel_id,
          items: [{ variant_id: store.variant_id, quantity: 3 }],
          ...over,
        }
        const { data } = await admin.post("/admin/crm/quotes", quote)
        const { data: answer } = await admin.post(`/admin/crm/quotes/${data.quote.id}/send`)
        return new URL(answer.public_url).hash.slice(1)
      }
      const open = async (token: string, options: BrowserContextOptions = {}, path = "/crm/quotes"): Promise<Page> => {
        const context = await browser.newContext({ viewport: { width: 390, height: 800 }, ...options })
        const page = await context.newPage()
        page.on("request", (request) => asked.push(`${request.method()} ${request.url().replace(/#.*/, "")}`))
        page.on(
          "console",
          (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text())
        )
        page.on("pageerror", (error) => complaints.push(error.message))
        page.on("dialog", (dialog) => {
          complaints.push(`dialog: ${dialog.message()}`)
          void dialog.dismiss()
        })
        await page.goto(`${origin()}${path}#${token}`)
        await page.waitForSelector("#app[aria-busy=false]")
        return page
      }
      const tabTo = async (page: Page, tag: string) => {
        for (let steps = 0; steps < 20; steps++) {
          await page.keyboard.press("Tab")
          if (await page.evaluate((wanted) => document.activeElement?.tagName === wanted, tag)) {
            return
          }
        }
        throw new Error(`No ${tag} can be reached by keyboard.`)
      }
      const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent)

      it("counts what the buyer takes, as the server does, and takes a question on a line", async () => {
        const token = await sent({
          items: [
            { kind: "section", title: "Hall" },
            { title: "Desk", quantity: 2, unit_price: 100 },
            { title: "Oak top", quantity: 2, unit_price: 40, alternative_group: "Top" },
            { title: "Glass top", quantity: 2, unit_price: 60, alternative_group: "Top" },
            { title: "Assembly", quantity: 1, unit_price: 50, is_optional: true },
          ],
        })
        const page = await open(token)
        const total = () => page.textContent(".amount .big")
        const first = await total()
        await page.getByLabel("Assembly").check()
        await page.waitForFunction((was) => document.querySelector(".amount .big")?.textContent !== was, first)
        const second = await total()
        expect(await page.getByLabel("Assembly").evaluate((box) => box === document.activeElement)).toBe(true)
        await page.getByLabel("Glass top").check()
        await page.waitForFunction((was) => document.querySelector(".amount .big")?.textContent !== was, second)
        expect(await page.getByLabel("Oak top").isChecked()).toBe(false)
        expect(await page.getByLabel("Assembly").isChecked()).toBe(true)
        const third = await total()
        await page.getByRole("button", { name: "Ask about this" }).first().click()
        await page.getByLabel("Your question").fill("<b>Is it oak?</b>")
        await page.getByRole("button", { name: "Send question" }).click()
        await page.getByText("Your question has been sent.", { exact: false }).last().waitFor()
        expect(await page.textContent(".thread")).toContain("<b>Is it oak?</b>")
        await page.getByLabel("Glass top").check()
        await page.getByLabel("Assembly").check()
        await page.waitForFunction((wanted) => document.querySelector(".amount .big")?.textContent === wanted, third)
        await page.getByLabel("Your full name").fill("Ann Lee")
        await page.getByRole("button", { name: /^Accept quote/ }).click()
        await page.getByText("Thank you, the quote is accepted").waitFor()
        expect(await total()).toBe(third)
        await page.context().close()
      })

      it("lets a buyer read and accept by keyboard, and shows the order", async () => {
        await settings({ company_name: "Northwind", logo: PNG_LOGO, terms_text: "Goods stay ours until paid." })
        const token = await sent({ title: "Bolts for the hall" })
        const page = await open(token)
        expect(await page.title()).toMatch(/^Quote Q-\d{4}-0001 · Northwind$/)
        expect(await page.textContent("h1")).toBe("Bolts for the hall")
        expect(await page.getAttribute("header img", "alt")).toBe("Northwind")
        expect(await page.isVisible("text=Goods stay ours until paid.")).toBe(false)
        // Past the questions that each line may be asked.
        await tabTo(page, "SUMMARY")
        await page.keyboard.press("Enter")
        expect(await page.isVisible("text=Goods stay ours until paid.")).toBe(true)
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        expect(await page.textContent("#name-error:visible")).toBe("Please type your name.")
        await page.keyboard.type("Ann Lee")
        await page.keyboard.press("Enter")
        await page.waitForSelector(".banner")
        expect(await focused(page)).toBe("Thank you, the quote is accepted")
        expect(await page.textContent(".banner")).toMatch(/Accepted by Ann Lee on .+\.Your order number is 1\./)
        await page.reload()
        expect(await page.waitForSelector(".banner").then((banner) => banner.textContent())).toContain(
          "Your order number is 1."
        )
        expect(complaints).toEqual([])
        expect([...new Set(asked)].sort()).toEqual(
          [`GET ${origin()}/crm/quotes`, `POST ${origin()}/crm/quotes/accept`, `POST ${origin()}/crm/quotes/open`]
            .concat(asked.filter((url) => url.startsWith("GET data:")))
            .sort()
        )
      })

      it("takes a refusal with its reason, and lets the buyer turn back", async () => {
        const page = await open(await sent())
        await page.getByRole("button", { name: "Decline this quote" }).click()
        expect(await page.isVisible("#name")).toBe(false)
        await page.getByRole("button", { name: "Back" }).click()
        expect(await page.isVisible("#name")).toBe(true)
        expect(await focused(page)).toBe("Decline this quote")
        await page.keyboard.press("Enter")
        await page.keyboard.type("Too late for us")
        await page.getByRole("button", { name: "Decline", exact: true }).click()
        await page.waitForSelector(".banner")
        expect(await focused(page)).toBe("The quote is declined")
        expect(await page.locator("#name").count()).toBe(0)
      })

      it("shows hostile text as text", async () => {
        await settings({ company_name: EVIL, terms_text: EVIL })
        const items = [{ title: EVIL, quantity: 1, unit_price: 5, note: EVIL }]
        const page = await open(await sent({ title: EVIL, items }))
        await page.locator("summary").click()
        expect(await page.textContent("h1")).toBe(EVIL.replace(/[\u202e\u2066]/g, ""))
        expect(await page.locator("main img, main svg, main script").count()).toBe(0)
        await page.waitForTimeout(300)
        expect(complaints).toEqual([])
        expect(asked.filter((request) => !request.includes("/crm/quotes"))).toEqual([])
      })

      it.each([320, 390, 1280])("fits %i px, light and dark", async (width) => {
        const token = await sent({
          title: "W".repeat(200),
          items: [{ title: "N".repeat(250), quantity: 1000, unit_price: 123456.78 }],
        })
        for (const colorScheme of ["light", "dark"] as const) {
          const page = await open(token, { viewport: { width, height: 700 }, colorScheme })
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
          const [ink, paper] = await page.evaluate(() => {
            const style = getComputedStyle(document.body)
            return [style.color, style.backgroundColor]
          })
          expect([ink, paper]).toEqual(
            colorScheme === "light"
              ? ["rgb(24, 24, 27)", "rgb(244, 244, 245)"]
              : ["rgb(244, 244, 245)", "rgb(15, 15, 17)"]
          )
        }
      })

      it("speaks the quote's language, whatever the browser's is", async () => {
        const customer_id = (
          await getContainer().resolve("customer").createCustomers({ email: "joe@home.test", first_name: "Joe" })
        ).id
        const page = await open(await sent({ locale: "pt-BR", customer_id }), { locale: "en-US" })
        expect(await page.getAttribute("html", "lang")).toBe("pt-BR")
        expect(await page.textContent("button.primary")).toBe("Fazer pedido com obrigação de pagar US$\u00a033,03")
      })

      it("gives the PDF, and keeps the link off printed paper", async () => {
        const token = await sent()
        const page = await open(token)
        const [download] = await Promise.all([
          page.waitForEvent("download"),
          page.getByRole("button", { name: "Download as PDF" }).click(),
        ])
        expect(download.suggestedFilename()).toMatch(/^Quote Q-\d{4}-0001\.pdf$/)
        expect(readPdf(await readFile(await download.path())).pages[0]).toContain("Total | $33.03")
        await page.evaluate(() => dispatchEvent(new Event("beforeprint")))
        expect(await page.evaluate(() => location.href)).toBe(`${origin()}/crm/quotes`)
        await page.evaluate(() => dispatchEvent(new Event("afterprint")))
        expect(await page.evaluate(() => location.hash)).toBe(`#${token}`)
        const printed = readPdf(
          await page.pdf({
            format: "A4",
            preferCSSPageSize: true,
            margin: { top: "2cm", bottom: "2cm", left: "2cm", right: "2cm" },
          })
        )
          .pages.flat()
          .join("\n")
        expect(printed).toContain("$33.03")
        expect(printed).not.toMatch(/Accept this quote|Decline this quote/)
      })

      it("pays an invoice at the provider's own page, and finds it paid after coming back", async () => {
        openBank()
        const link = { [Modules.REGION]: { region_id: store.region_id }, [Modules.PAYMENT]: { payment_provider_id: BANK } }
        await getContainer().resolve(ContainerRegistrationKeys.LINK).create(link)
        const order = await createOrder(getContainer(), store, { customer_id: store.customer_id })
        const { invoice } = (await admin.post(`/admin/crm/orders/${order}/invoices`, { issue: true })).data
        const { public_url } = (await admin.post(`/admin/crm/invoices/${invoice.id}/link`)).data
        const page = await open(new URL(public_url).hash.slice(1), { colorScheme: "dark" }, "/crm/invoices")
        const atBank = new Promise<string>((resolve) => {
          void page.route("https://bank.example/**", (route) => {
            resolve(route.request().url())
            return route.fulfill({ contentType: "text/html", body: "<h1>The bank</h1>" })
          })
        })
        await page.route("**/crm/invoices/pay", (route) => route.abort())
        const button = page.getByRole("button", { name: "Pay $33.03 now" })
        await button.click()
        await page.waitForSelector("#payment [role=alert]:visible")
        await page.unroute("**/crm/invoices/pay")
        await button.click()
        bank().pay((await atBank).split("/").pop()!)
        await page.waitForSelector("text=The bank")
        // The provider sends the buyer back without the link.
        await page.goto(`${origin()}/crm/invoices`)
        await page.waitForSelector(".banner")
        expect(await page.textContent(".banner h2")).toBe("This invoice is paid")
        expect(await page.locator("#payment").count()).toBe(0)
        expect(complaints.filter((text) => !/ERR_FAILED/.test(text))).toEqual([])
      })

      it("says what to do when the link is dead, and tries again when the store cannot be reached", async () => {
        const token = await sent()
        for (const dead of ["", "x", `${token}x`, "%E0%A4%A"]) {
          const page = await open(dead)
          expect(await page.textContent("h1")).toBe("This link does not open a quote")
        }
        const page = await open(token)
        await page.route("**/accept", (route) => route.abort())
        await page.fill("#name", "Ann Lee")
        await page.locator("button.primary").click()
        await page.waitForSelector("[role=alert]:visible")
        expect(await page.textContent("[role=alert]:visible")).toContain("accepting twice orders only once")
        await page.unroute("**/accept")
        await page.locator("button.primary").click()
        expect(await page.waitForSelector(".banner").then((banner) => banner.textContent())).toContain(
          "Your order number is 1."
        )
      })
    })
  },
})
