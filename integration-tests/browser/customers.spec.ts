import { Browser, Page } from "playwright-core"

import { PAYLOADS } from "../fixtures/payloads"
import { openShop } from "../fixtures/shop"
import { seriousFaults } from "../support/accessibility"
import { launchBrowser, openDashboard } from "../support/browser"
import { RunningDashboard, startDashboard } from "../support/dashboard"

jest.setTimeout(300_000)

type Id = { id: string }

/** One customer, one morning: a call from the order's page, a mail that lands on the quote, a payment, all in one timeline. */
describe("customers in the dashboard", () => {
  let dashboard: RunningDashboard
  let browser: Browser
  let page: Page
  let customer = ""
  let order = ""
  let quote: Id & { number: string }
  const complaints: string[] = []
  const dialogs: string[] = []

  const watch = (one: Page): void => {
    one.on("pageerror", (error) => complaints.push(error.message))
    one.on("dialog", (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
  }

  beforeAll(async () => {
    dashboard = await startDashboard()
    const shop = await openShop(dashboard)
    customer = shop.customer_id
    const made = await dashboard.call<{ quote: Id & { number: string } }>("POST", "/admin/crm/quotes", {
      customer_id: customer,
      currency_code: "eur",
      region_id: shop.region_id,
      items: [{ title: "Assembly", quantity: 1, unit_price: 100 }],
    })
    quote = made.quote
    await dashboard.call("POST", `/admin/crm/quotes/${quote.id}/send`, {})
    const accepted = await dashboard.call<{ quote: { order_id: string } }>(
      "POST",
      `/admin/crm/quotes/${quote.id}/accept`,
      {
        name: "Marta",
      }
    )
    order = accepted.quote.order_id
    const { invoice } = await dashboard.call<{ invoice: Id }>("POST", `/admin/crm/orders/${order}/invoices`, {
      issue: true,
    })
    await dashboard.call("POST", "/admin/crm/receipts", {
      customer_id: customer,
      amount: 123,
      currency_code: "eur",
      received_date: new Date().toISOString().slice(0, 10),
      allocations: [{ invoice_id: invoice.id, amount: 123 }],
    })
    browser = await launchBrowser()
    page = await openDashboard(browser, dashboard.url)
    watch(page)
  })
  afterAll(async () => {
    await browser?.close()
    await dashboard?.stop()
  })

  const at = (path: string, on = page): Promise<unknown> => on.goto(`${dashboard.url}/app${path}`)
  const shows = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor()
  const receive = (raw: string) =>
    page.request.post(`${dashboard.url}/admin/crm/interactions/inbound`, {
      data: Buffer.from(raw),
      headers: { "content-type": "message/rfc822" },
    })

  it("a call is logged from the order's page in two clicks", async () => {
    await at(`/orders/${order}`)
    await page.getByRole("button", { name: "Log interaction" }).click()
    await page.getByLabel("What came of it").fill("Wants delivery on Friday")
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByTestId("crm-short-timeline").getByText("Wants delivery on Friday").waitFor()
  })

  it("a mail comes in and lands on the quote", async () => {
    const answer = await receive(
      ["From: marta@atlantico.example", "Message-ID: <1@a>", `Subject: About ${quote.number}`, "", "Thank you!"].join(
        "\r\n"
      )
    )
    expect(answer.status()).toBe(200)
    await at(`/crm/quotes/${quote.id}`)
    await shows("E-mail from them")
    await shows(`About ${quote.number}`)
  })

  it("the customer is found in the list, and their timeline has both beside the payment of this morning", async () => {
    await at("/crm/customers")
    await page.getByRole("cell", { name: /Atlântico/ }).click()
    await page.waitForURL(/\/crm\/customers\/cus_/)
    const timeline = page.getByTestId("crm-timeline")
    for (const text of [
      "Wants delivery on Friday",
      "Thank you!",
      /^Payment received/,
      /^Order placed/,
      /^Quote accepted/,
    ]) {
      await timeline.getByText(text).first().waitFor()
    }
    await page.getByRole("button", { name: "Invoices and payments" }).click()
    await page.waitForURL(/show=money/)
    await timeline.getByText("Thank you!").waitFor({ state: "detached" })
    await timeline.getByText(/^Payment received/).waitFor()
    await page.getByRole("button", { name: "Invoices and payments" }).click()
  })

  it("a note is written with the keyboard alone, changed, and removed after a question", async () => {
    await page.getByTestId("crm-timeline").getByText("Thank you!").waitFor()
    await page.keyboard.press("l")
    await page.getByLabel("What came of it").fill("Fair in May")
    await page.getByLabel(/^What was said/).fill("**Bold** words")
    await page.keyboard.press("Control+Enter")
    const row = page.getByTestId("timeline-interaction").filter({ hasText: "Fair in May" })
    await row.locator("strong", { hasText: "Bold" }).waitFor()
    await row.locator('button[aria-haspopup="menu"]').click()
    await page.getByRole("menuitem", { name: "Edit" }).click()
    await page.getByLabel("What came of it").fill("Fair in June")
    await page.getByRole("button", { name: "Save" }).click()
    const changed = page.getByTestId("timeline-interaction").filter({ hasText: "Fair in June" })
    await changed.getByText("edited").waitFor()
    await changed.locator('button[aria-haspopup="menu"]').click()
    await page.getByRole("menuitem", { name: "Remove" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click()
    await changed.waitFor({ state: "detached" })
  })

  it("a file is taken off what was noted once the form is saved, and its history says so", async () => {
    await page.keyboard.press("l")
    await page.getByLabel("What came of it").fill("Damage seen")
    const file = { name: "damage.txt", mimeType: "text/plain", buffer: Buffer.from("Bent") }
    await page.locator("#log-file").setInputFiles(file)
    await page.getByRole("button", { name: "Save" }).click()
    const row = page.getByTestId("timeline-interaction").filter({ hasText: "Damage seen" })
    await row.getByRole("button", { name: "damage.txt" }).waitFor()
    const choose = async (act: string): Promise<void> => {
      await row.locator('button[aria-haspopup="menu"]').click()
      await page.getByRole("menuitem", { name: act }).click()
    }
    await choose("Edit")
    await page.getByRole("button", { name: "Remove damage.txt" }).click()
    await page.getByRole("button", { name: "Keep damage.txt" }).click()
    await page.getByRole("button", { name: "Remove damage.txt" }).click()
    expect(await row.getByText("damage.txt").count()).toBe(1)
    await page.getByRole("button", { name: "Save" }).click()
    await row.getByText("damage.txt").waitFor({ state: "detached" })
    await choose("History")
    await shows("File removed")
    await shows(/damage\.txt/)
    await page.keyboard.press("Escape")
  })

  it("a contact is added, with what they get", async () => {
    await page.getByRole("button", { name: "Add contact" }).click()
    await page.getByLabel("Name", { exact: true }).fill("Rui Contas")
    await page.getByLabel(/^E-mail/).fill("rui@atlantico.example")
    await page.getByLabel("Invoices", { exact: true }).click()
    await page.getByRole("button", { name: "Save" }).click()
    const contact = page.getByTestId("crm-contact").filter({ hasText: "Rui Contas" })
    await contact.getByText("Invoices").waitFor()
  })

  it("what somebody agreed to is noted with how it was said", async () => {
    const consent = page.getByTestId("crm-consent").filter({ hasText: "marta@atlantico.example" })
    await consent.getByRole("button", { name: "Change" }).click()
    await page.getByLabel("Do not contact").click()
    await page.getByLabel(/^How it was said/).fill("On the telephone")
    await page.getByRole("button", { name: "Save" }).click()
    await consent.getByText("Do not contact").waitFor()
    await consent.getByText(/On the telephone/).waitFor()
  })

  it("mail of nobody known waits above the list until somebody says whose it is", async () => {
    await receive("From: stranger@elsewhere.example\r\nSubject: Desks for us?\r\n\r\nDo you ship?")
    await at("/crm/customers")
    const mail = page.getByTestId("crm-tray-mail")
    await mail.getByText("Desks for us?").waitFor()
    await mail.getByRole("button", { name: "Say whose it is" }).click()
    await page.getByRole("combobox", { name: "Customer" }).fill("atl")
    await page.getByRole("option", { name: /Atlântico/ }).click()
    await page.getByRole("button", { name: "Save" }).click()
    await mail.waitFor({ state: "detached" })
  })

  it("two who look like one are merged with the reason said, and taken back", async () => {
    const { customer: twin } = await dashboard.call<{ customer: Id }>("POST", "/admin/customers", {
      email: "compras@atlantico.example",
      company_name: "Atlântico Coworking Lda",
    })
    const link = page.getByTestId("crm-duplicates-link")
    for (let tries = 0; tries < 10 && !(await link.isVisible()); tries++) {
      await at("/crm/customers")
      await link.waitFor({ timeout: 3_000 }).catch(() => undefined)
    }
    await link.getByRole("link", { name: "Look at them" }).click()
    const card = page.getByTestId("crm-duplicate")
    await card.getByText("Same name and domain: atlanticocoworkinglda@atlantico.example").waitFor()
    expect(await seriousFaults(page)).toEqual([])
    for (const looks of [{ dark: true }, { width: 390, height: 844 }, { language: "ptBR" as const }]) {
      const other = await openDashboard(browser, dashboard.url, looks)
      watch(other)
      await at("/crm/customers/duplicates", other)
      await other.getByTestId("crm-duplicate").waitFor()
      const wide = await other.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
      expect([looks, await seriousFaults(other), wide]).toEqual([looks, [], false])
      await other.context().close()
    }
    await page.locator(`#stays-${customer}`).click()
    await card.getByRole("button", { name: "Merge" }).click()
    await shows("Merged into Atlântico Coworking Lda")
    await shows("No duplicates")
    await page.getByRole("button", { name: "Undo", exact: true }).click()
    await card.getByRole("button", { name: "Not the same" }).click()
    await shows("No duplicates")
    await page.getByRole("button", { name: "Undo", exact: true }).click()
    await page.locator(`#stays-${customer}`).click()
    await card.getByRole("button", { name: "Merge" }).click()
    await shows("No duplicates")
    // Whoever was merged is on the page of who they are by now, which says who they were.
    await at(`/crm/customers/${twin.id}`)
    await page.waitForURL(new RegExp(`/crm/customers/${customer}`))
    const merged = page.getByTestId("crm-merged-customer")
    await merged.getByText(/compras@atlantico.example/).waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await merged.getByRole("button", { name: "Undo merge" }).click()
    await merged.waitFor({ state: "detached" })
    await at(`/crm/customers/${twin.id}`)
    await shows("compras@atlantico.example")
    expect(page.url()).toContain(twin.id)
  })

  it("l notes what was said from a page of the host that knows nothing of us", async () => {
    await at("/products")
    await page.getByTestId("crm-due-badge").waitFor()
    await page.getByRole("heading", { name: "Products" }).waitFor()
    await page.keyboard.press("l")
    await page.getByRole("dialog").getByText("Customer", { exact: true }).waitFor()
    await page.keyboard.press("Escape")
    // Where the page has a form of its own, that one opens, and no second one.
    await at(`/crm/customers/${customer}`)
    await page.getByTestId("crm-due-badge").waitFor()
    await page.getByRole("button", { name: "Call", exact: true }).waitFor()
    await page.keyboard.press("l")
    await page.getByRole("dialog").waitFor()
    expect(await page.getByRole("dialog").count()).toBe(1)
    await page.keyboard.press("Escape")
  })

  it("a person is erased once their address is typed, and not while business with them is open", async () => {
    const { customer: person } = await dashboard.call<{ customer: Id }>("POST", "/admin/customers", {
      email: "rita@private.example",
      first_name: "Rita",
      last_name: "Reis",
    })
    const body = { customer_id: person.id, currency_code: "eur", items: [{ title: "Lamp", quantity: 1, unit_price: 10 }] } // prettier-ignore
    const { regions } = await dashboard.call<{ regions: Id[] }>("GET", "/admin/regions")
    const made = await dashboard.call<{ quote: Id & { number: string } }>("POST", "/admin/crm/quotes", {
      ...body,
      region_id: regions[0].id,
    })
    const erase = async (): Promise<void> => {
      await at(`/crm/customers/${person.id}`)
      await page.getByRole("heading", { name: "Rita Reis" }).waitFor()
      await page.locator('main button[aria-haspopup="menu"]').first().click()
      await page.getByRole("menuitem", { name: /Erase/ }).click()
    }
    await erase()
    const dialog = page.getByRole("alertdialog").or(page.getByRole("dialog"))
    await dialog.getByRole("link", { name: made.quote.number }).waitFor()
    const button = dialog.getByRole("button", { name: "Erase for good" })
    expect(await button.isDisabled()).toBe(true)
    await page.keyboard.press("Escape")
    await dashboard.call("POST", `/admin/crm/quotes/${made.quote.id}/cancel`, {})
    await erase()
    const typed = dialog.locator("#crm-erase-confirm")
    await typed.fill("rita@private")
    expect(await button.isDisabled()).toBe(true)
    await typed.fill("Rita@private.example")
    expect(await seriousFaults(page)).toEqual([])
    await button.click()
    await shows("Personal data erased")
    await shows("This person was erased.")
    await page.getByRole("heading", { name: "***" }).waitFor()
  })

  it("nothing in notes and mails runs, and nothing is broken in the dark, on a phone and in Portuguese", async () => {
    for (let index = 0; index < PAYLOADS.length; index += 40) {
      await dashboard.call("POST", "/admin/crm/interactions", {
        channel: "note",
        customer_id: customer,
        outcome: PAYLOADS[index].replace(/[\r\n]/g, " ").slice(0, 200) || "x",
        text: PAYLOADS.slice(index, index + 40).join("\n\n"),
      })
    }
    const hostile = PAYLOADS.join("\r\n")
    await receive(`From: marta@atlantico.example\r\nSubject: x\r\nContent-Type: text/html\r\n\r\n${hostile}`)
    await receive(`From: marta@atlantico.example\r\nSubject: ${PAYLOADS[0].replace(/[\r\n]/g, " ")}\r\n\r\n${hostile}`)
    await at(`/crm/customers/${customer}`)
    await page.getByTestId("timeline-interaction").first().waitFor()
    for (const more of await page.getByRole("button", { name: "Show all" }).all()) {
      await more.click({ timeout: 2_000 }).catch(() => undefined)
    }
    expect(await seriousFaults(page)).toEqual([])
    for (const looks of [{ dark: true }, { width: 390, height: 844 }, { language: "ptBR" as const }]) {
      const other = await openDashboard(browser, dashboard.url, looks)
      watch(other)
      await at(`/crm/customers/${customer}`, other)
      await other.getByTestId("crm-timeline").waitFor()
      expect([looks, await seriousFaults(other)]).toEqual([looks, []])
      const wide = await other.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
      expect([looks, wide]).toEqual([looks, false])
      await at("/crm/customers", other)
      await other
        .getByText(/Atlântico/)
        .first()
        .waitFor()
      expect([looks, await seriousFaults(other)]).toEqual([looks, []])
      await other.context().close()
    }
    expect(dialogs).toEqual([])
    expect(complaints).toEqual([])
  })
})
