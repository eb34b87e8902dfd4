import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"

import { simpleParser } from "mailparser"
import { Browser, BrowserContextOptions, Page } from "playwright-core"

import { openShop } from "../fixtures/shop"
import { launchBrowser, openDashboard, picture } from "../support/browser"
import { RunningDashboard, startDashboard } from "../support/dashboard"

jest.setTimeout(300_000)

const ADDRESS = {
  first_name: "Marta",
  last_name: "Nogueira",
  address_1: "Rua do Almada 12",
  postal_code: "4050-037",
  city: "Porto",
  country_code: "pt",
}

type Order = { shipping_address: { address_1: string; address_2: string | null; city: string } }

/** A rep and a buyer; each case goes on where the one before ended. */
describe("a late delivery and an address to confirm", () => {
  let dashboard: RunningDashboard
  let browser: Browser
  let rep: Page
  let order_id = ""
  const complaints: string[] = []

  beforeAll(async () => {
    dashboard = await startDashboard()
    const { customer_id, region_id } = await openShop(dashboard)
    const { quote } = await dashboard.call<{ quote: { id: string } }>("POST", "/admin/crm/quotes", {
      customer_id,
      region_id,
      currency_code: "eur",
      shipping_address: ADDRESS,
      billing_address: ADDRESS,
      items: [
        { title: "Oak desk", quantity: 2, unit_price: 480 },
        { title: "Desk lamp", quantity: 4, unit_price: 10 },
      ],
    })
    await dashboard.call("POST", `/admin/crm/quotes/${quote.id}/send`, {})
    const accepted = await dashboard.call<{ quote: { order_id: string } }>("POST", `/admin/crm/quotes/${quote.id}/accept`, {
      name: "Marta Nogueira",
    })
    order_id = accepted.quote.order_id
    await dashboard.call("POST", `/admin/crm/orders/${order_id}/delivery`, { promised_date: "2030-12-03", tell_customer: true })
    browser = await launchBrowser()
    rep = await openDashboard(browser, dashboard.url)
    rep.on("pageerror", (error) => complaints.push(error.message))
  })
  afterAll(async () => {
    await browser?.close()
    await dashboard?.stop()
  })

  const openOrder = async (page = rep): Promise<void> => {
    await page.goto(`${dashboard.url}/app/orders/${order_id}`)
    await page.getByTestId("crm-delivery-lines").waitFor()
  }
  const mails = () =>
    Promise.all(
      readdirSync(dashboard.mails)
        .sort()
        .map((file) => simpleParser(readFileSync(path.join(dashboard.mails, file))))
    )
  const linkIn = async (page: "addresses" | "deliveries"): Promise<string> => {
    const links = (await mails()).flatMap(({ text }) => new RegExp(`http\\S+/crm/${page}#[\\w-]+`).exec(text ?? "")?.[0] ?? [])
    return links[links.length - 1]
  }
  const asBuyer = async (link: string, looks: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 390, height: 800 }, locale: "en-US", ...looks })
    const page = await context.newPage()
    page.on("pageerror", (error) => complaints.push(error.message))
    page.on("console", (message) => (message.type() === "error" ? complaints.push(message.text()) : undefined))
    await page.goto(link)
    await page.waitForSelector("#app[aria-busy=false]")
    return page
  }
  const fits = async (page: Page): Promise<void> =>
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)

  it("the rep sets another date, reads the mail, and the customer is told", async () => {
    await openOrder()
    await rep.getByRole("button", { name: "Set dates" }).click()
    const day = rep.getByRole("group", { name: "Delivery date of Oak desk" })
    await day.getByRole("spinbutton").first().click()
    await rep.keyboard.type("12102030")
    await rep.locator("#crm-delivery-note").fill("The oak is late")
    await rep.getByRole("button", { name: "Save and go on to the mail" }).click()
    const preview = rep.getByTestId("mail-head")
    await preview.getByText(/New delivery date for your order #1 from Oak & Iron/).waitFor()
    await preview.getByText(/marta@atlantico\.example/).waitFor()
    await rep.locator("#crm-order-mail-message").fill("We are sorry.")
    await picture(rep, "delivery-mail")
    await rep.getByRole("button", { name: "Send", exact: true }).click()
    await rep.getByText("The customer was told", { exact: true }).first().waitFor()
    const letter = (await mails()).at(-1)!
    expect(letter.text).toContain("We are sorry.")
    expect(letter.text).toContain("- 2 × Oak desk: December 10, 2030 (before: December 3, 2030)")
  })

  it("the customer answers on the page, and the rep sees it on the order", async () => {
    const buyer = await asBuyer(await linkIn("deliveries"))
    await buyer.getByText("2 × Oak desk: December 10, 2030 (before: December 3, 2030)").waitFor()
    await fits(buyer)
    await picture(buyer, "delivery-page")
    await buyer.getByLabel("Or write to us").fill("Monday suits us better")
    await buyer.getByRole("button", { name: "Send message" }).click()
    await buyer.getByRole("heading", { name: "Thank you, your message has been sent" }).waitFor()
    await openOrder()
    const told = rep.getByTestId("crm-delivery-told")
    await told.getByText("Wrote back").waitFor()
    await told.getByText("Monday suits us better").waitFor()
    await picture(rep, "delivery-order")
  })

  it("the buyer corrects the address, staff accept, and the host's order has it", async () => {
    await rep.getByRole("button", { name: "Ask to confirm" }).click()
    await rep.getByTestId("mail-head").getByText(/Please confirm the address of your order #1/).waitFor()
    await rep.getByRole("button", { name: "Send", exact: true }).click()
    await rep.getByText("Waits for the buyer").waitFor()

    const buyer = await asBuyer(await linkIn("addresses"), { viewport: { width: 320, height: 700 }, colorScheme: "dark" })
    await buyer.getByText("Rua do Almada 12").waitFor()
    await fits(buyer)
    await buyer.getByRole("button", { name: "Correct the address" }).click()
    await buyer.getByLabel("Street and number").fill("")
    await buyer.getByRole("button", { name: "Send the correction" }).click()
    await buyer.getByText("Please fill this in.").first().waitFor()
    await buyer.getByLabel("Street and number").fill("Rua Nova 48")
    await buyer.getByLabel("Apartment, floor, building").fill("2.º andar")
    await buyer.getByLabel("Anything we should know? (optional)").fill("We moved")
    await fits(buyer)
    await picture(buyer, "address-page-form")
    await buyer.getByRole("button", { name: "Send the correction" }).click()
    await buyer.getByRole("heading", { name: "Thank you, we have your correction" }).waitFor()
    expect(new URL(buyer.url()).hash.length).toBeGreaterThan(40)

    await rep.goto(`${dashboard.url}/app/crm/my-day?assignee_id=all`)
    const task = rep.getByTestId("crm-follow-up").filter({ hasText: "Confirm where order #1" })
    await task.getByRole("button", { name: "Confirm address" }).click()
    const section = rep.getByRole("dialog").getByTestId("crm-delivery-address")
    await section.getByText("Rua Nova 48").waitFor()
    await section.getByText("Rua do Almada 12").waitFor()
    await picture(rep, "delivery-address")
    await section.getByRole("button", { name: "Use this address" }).click()
    await section.getByText("Correction accepted").waitFor()
    await rep.getByRole("dialog").getByRole("button", { name: "Close" }).last().click()
    await task.waitFor({ state: "detached" })
    const { order } = await dashboard.call<{ order: Order }>("GET", `/admin/orders/${order_id}?fields=*shipping_address`)
    expect(order.shipping_address).toMatchObject({ address_1: "Rua Nova 48", address_2: "2.º andar", city: "Porto" })
    await buyer.reload()
    await buyer.getByRole("heading", { name: "The address is changed" }).waitFor()
  })

  it("the page of the order speaks Portuguese and fits a phone in the dark", async () => {
    const phone = await openDashboard(browser, dashboard.url, { width: 390, height: 844, dark: true, language: "ptBR" })
    await openOrder(phone)
    await phone.getByRole("button", { name: "Definir datas" }).waitFor()
    await phone.getByText("Correção aceita").waitFor()
    await phone.getByRole("button", { name: "Mostrar histórico" }).click()
    await phone.getByText("Correção aplicada ao pedido").waitFor()
    await fits(phone)
    await phone.getByTestId("crm-delivery-lines").scrollIntoViewIfNeeded()
    await picture(phone, "delivery-phone")
    // A live link speaks the order's language, a dead one that of the browser.
    const buyer = await asBuyer(`${dashboard.url}/crm/addresses#none`, { locale: "pt-BR" })
    await buyer.getByRole("heading", { name: "Este link não abre um pedido" }).waitFor()
    expect(complaints.filter((text) => !/404/.test(text))).toEqual([])
  })
})
