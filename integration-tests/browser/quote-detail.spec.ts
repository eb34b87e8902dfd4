import { Browser, Page } from "playwright-core"

import { hostileCustomer, hostileName, hostileQuote, hostileWords } from "../fixtures/hostile-quote"
import { openShop } from "../fixtures/shop"
import { seriousFaults } from "../support/accessibility"
import { launchBrowser, openDashboard } from "../support/browser"
import { RunningDashboard, startDashboard } from "../support/dashboard"
import { addUser } from "../support/users"

jest.setTimeout(400_000)

type Quote = { id: string; number: string; items: { id: string; title: string }[] }
type Answer = { quote: Quote; public_url: string }

/** One deal after another on the page of a quote; each case makes the quote it needs. */
describe("the page of a quote", () => {
  let dashboard: RunningDashboard
  let browser: Browser
  let page: Page
  let shop: { customer_id: string; region_id: string }
  let desk: { product_id: string; variant_id: string }
  const complaints: string[] = []

  beforeAll(async () => {
    dashboard = await startDashboard()
    shop = await openShop(dashboard)
    const { products } = await dashboard.call<{ products: { id: string; variants: { id: string }[] }[] }>(
      "GET",
      "/admin/products?q=desk&fields=id,*variants"
    )
    const product = products.find((one) => one.variants.length) as (typeof products)[number]
    desk = { product_id: product.id, variant_id: product.variants[0].id }
    browser = await launchBrowser()
    page = await openDashboard(browser, dashboard.url)
    page.on("pageerror", (error) => complaints.push(error.message))
  })
  afterAll(async () => {
    await browser?.close()
    await dashboard?.stop()
  })

  const make = async (values: object = {}): Promise<Quote> => {
    const { quote } = await dashboard.call<Answer>("POST", "/admin/crm/quotes", {
      ...shop,
      currency_code: "eur",
      items: [
        { title: "Assembly", quantity: 4, unit_price: 150 },
        { title: "Transport", quantity: 1, unit_price: 100 },
      ],
      ...values,
    })
    return quote
  }
  const act = (quote: Quote, path: string, body: object = {}): Promise<Answer> =>
    dashboard.call<Answer>("POST", `/admin/crm/quotes/${quote.id}/${path}`, body)
  const open = async (quote: Quote, on: Page = page): Promise<void> => {
    await on.goto(`${dashboard.url}/app/crm/quotes/${quote.id}`)
    await on.getByRole("heading", { name: quote.number }).waitFor()
  }
  const dialog = (on: Page = page) => on.getByRole("dialog").last()
  const menu = async (item: string): Promise<void> => {
    await page.getByRole("heading", { name: /^Q-/ }).first().waitFor()
    await page.locator('main button[aria-haspopup="menu"]').first().click()
    await page.getByRole("menuitem", { name: item, exact: true }).click()
  }
  const button = (name: string, on: Page = page) => on.getByRole("button", { name, exact: true })

  it("is sent to whom and with what was seen: recipient, copies, subject, message, mail and PDF", async () => {
    const quote = await make({ title: "Meeting room" })
    await open(quote)
    await button("Send").click()
    await page.waitForURL(/do=send/)
    expect(await page.getByLabel("To", { exact: true }).inputValue()).toBe("marta@atlantico.example")
    await page.getByLabel("Copy to").fill("rui@atlantico.example, nobody")
    await page.getByText("nobody is not an e-mail address.").waitFor()
    expect(await button("Send", page).last().isDisabled()).toBe(true)
    await page.getByLabel("Copy to").fill("rui@atlantico.example")
    await page.getByLabel("Subject").fill("Your meeting room")
    await page.getByLabel("Message").fill("As we said on the phone.")
    const head = page.getByTestId("mail-head")
    await head.getByText("Your meeting room").waitFor()
    await head.getByText("rui@atlantico.example").waitFor()
    const mail = page.frameLocator('[data-testid="mail-preview"]')
    await mail.getByText("As we said on the phone.").waitFor()
    await page.getByRole("tab", { name: "PDF" }).click()
    expect(await page.getByTestId("pdf-preview").getAttribute("src")).toMatch(/^blob:/)
    await page.keyboard.press("Control+Enter")
    expect(await page.getByTestId("public-link").innerText()).toContain("/crm/quotes#")
    await button("Close").last().click()
    await page.getByText("Sent", { exact: true }).first().waitFor()
  })

  it("keeps what was sent readable, with its recipients", async () => {
    await page.getByRole("button", { name: /Your meeting room/ }).click()
    await dialog().getByText("marta@atlantico.example, rui@atlantico.example").waitFor()
    await page
      .frameLocator('[role="dialog"] [data-testid="mail-preview"]')
      .getByText("As we said on the phone.")
      .waitFor()
    await button("Close").last().click()
  })

  it("is revised, sent beside the earlier version, and both are compared side by side", async () => {
    const quote = await make()
    await act(quote, "send")
    await open(quote)
    await menu("Revise")
    await page.getByLabel("Keep the present version open").click()
    await dialog().getByRole("button", { name: "Revise" }).click()
    await page.getByText("Draft", { exact: true }).first().waitFor()
    const { quote: draft } = await dashboard.call<Answer>("GET", `/admin/crm/quotes/${quote.id}`)
    await dashboard.call("POST", `/admin/crm/quotes/${quote.id}`, {
      items: [
        { id: draft.items[0].id, title: "Assembly", quantity: 4, unit_price: 140 },
        { title: "Waste removal", quantity: 1, unit_price: 60 },
      ],
    })
    await page.reload()
    await button("Send").click()
    await page.getByLabel("Keep version 1 open").click()
    await page.getByTestId("mail-head").waitFor()
    await dialog().getByRole("button", { name: "Send", exact: true }).click()
    await page.getByTestId("public-link").waitFor()
    await button("Close").last().click()
    await button("Compare").first().click()
    await page.waitForURL(/compare=1-2/)
    const rows = page.getByTestId("comparison")
    await rows.getByRole("group", { name: "Assembly" }).getByText("€150.00").waitFor()
    await rows.getByRole("group", { name: "Assembly" }).getByText("€140.00").waitFor()
    await rows.getByRole("group", { name: "Transport" }).getByText("Removed").waitFor()
    await rows.getByRole("group", { name: "Waste removal" }).getByText("Added").waitFor()
    await page.keyboard.press("Escape")
    await page.getByRole("combobox", { name: "Version shown" }).click()
    await page.getByRole("option", { name: "Version 1" }).click()
    await page.getByText("You are looking at version 1. The present one is version 2.").waitFor()
    await page.getByRole("table", { name: "Items" }).getByText("Transport").waitFor()
    await button("Back to the present version").click()
    await page.getByRole("table", { name: "Items" }).getByText("Waste removal").waitFor()
  })

  it("waits for the approver that the rule names, who approves with a note as another user", async () => {
    await addUser(dashboard, "Helena", "helena@example.com")
    await page.goto(`${dashboard.url}/app/settings/crm`)
    await button("Add rule").click()
    await page.getByLabel("Name").last().fill("Big discounts")
    await page.getByLabel("Discount over (%)").fill("10")
    await page.getByRole("combobox", { name: "Who decides" }).click()
    await page.getByRole("option", { name: "Helena" }).click()
    await dialog().getByRole("button", { name: "Save" }).click()
    await page.getByText("Discount over 10% · Helena decides").waitFor()
    const quote = await make({ items: [{ title: "Assembly", quantity: 1, unit_price: 100, discount_percent: 15 }] })
    await open(quote)
    await button("Submit for approval").first().click()
    await dialog().getByText("Discount 15%; up to 10% needs no approval.").waitFor()
    await page.getByLabel("Note").fill("Their third order this year.")
    await dialog().getByRole("button", { name: "Submit for approval" }).click()
    await page.getByText("Approval pending").first().waitFor()
    await page.getByText("Helena", { exact: true }).waitFor()
    expect(await button("Send").first().isDisabled()).toBe(true)

    const other = await openDashboard(browser, dashboard.url, { email: "helena@example.com" })
    other.on("pageerror", (error) => complaints.push(error.message))
    await other.goto(`${dashboard.url}/app/crm/quotes?view=approval`)
    await other.getByText(quote.number).first().click()
    await other.getByText("Their third order this year.").waitFor()
    await button("Approve", other).first().click()
    await other.getByLabel("Note").fill("For them, yes.")
    await dialog(other).getByRole("button", { name: "Approve" }).click()
    await other.getByText("Approved", { exact: true }).first().waitFor()
    await other.context().close()

    await page.reload()
    await page.getByText("For them, yes.").first().waitFor()
    expect(await button("Send").first().isDisabled()).toBe(false)
  })

  it("shows a question on a line, and what is answered there reaches the buyer", async () => {
    const quote = await make()
    const { public_url } = await act(quote, "send")
    const token = public_url.split("#")[1]
    await fetch(`${dashboard.url}/crm/quotes/messages`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token, text: "Is the weekend possible?", item_id: quote.items[0].id }),
    })
    await page.goto(`${dashboard.url}/app/crm/quotes?view=unanswered`)
    await page.getByText(quote.number).first().click()
    await page.getByText("A message of the buyer waits for an answer.").waitFor()
    const thread = page.getByTestId("thread")
    await thread.getByText("Is the weekend possible?").waitFor()
    await thread.getByText("Assembly").waitFor()
    await thread.getByText("Unanswered").waitFor()
    await thread.getByRole("button", { name: "Answer" }).click()
    await page.getByLabel("Message to the buyer").fill("Saturday, from nine.")
    await page.keyboard.press("Control+Enter")
    await thread.getByText("Saturday, from nine.").waitFor()
    await thread.getByText("Unanswered").waitFor({ state: "detached" })
    const { messages } = await dashboard.call<{ messages: { text: string; item_id: string; author_type: string }[] }>(
      "GET",
      `/admin/crm/quotes/${quote.id}/messages`
    )
    expect(messages.map(({ text, item_id, author_type }) => [text, item_id, author_type])).toEqual([
      ["Saturday, from nine.", quote.items[0].id, "staff"],
      ["Is the weekend possible?", quote.items[0].id, "buyer"],
    ])
  })

  it("says what changed in the catalogue since sending, and is honored or revised", async () => {
    const items = [{ variant_id: desk.variant_id, quantity: 2 }]
    const [honored, revised] = [await make({ items }), await make({ items })]
    await act(honored, "send")
    await act(revised, "send")
    await dashboard.call("POST", `/admin/products/${desk.product_id}/variants/${desk.variant_id}`, {
      prices: [{ amount: 500, currency_code: "eur" }],
    })
    await open(honored)
    const stale = page.getByTestId("stale")
    await stale.getByText("Oak desk: €480.00 → €500.00").waitFor()
    await stale.getByRole("button", { name: "Honor the prices offered" }).click()
    await stale.getByText("you honor the prices offered").waitFor()
    await open(revised)
    await stale.getByRole("button", { name: "Revise with prices of today" }).click()
    await page.getByText("Draft", { exact: true }).first().waitFor()
    await page.getByTestId("quote-totals").getByText("€1,230.00").waitFor()
  })

  it("is accepted without an order, then ordered in two parts", async () => {
    const quote = await make({ convert_on_accept: false })
    await act(quote, "send")
    await open(quote)
    await button("Accept for the buyer").click()
    await page.getByLabel("Who said yes").fill("Marta Nogueira")
    await dialog().getByRole("button", { name: "Accept" }).click()
    await page.getByText("Not ordered").waitFor()
    await button("Make order").click()
    const now = page.getByLabel("Order now: Assembly")
    await now.fill("5")
    await page.getByText("Only 4 of it is open.").waitFor()
    await now.fill("1")
    await page.getByLabel("Order now: Transport").fill("0")
    await dialog().getByRole("button", { name: "Make order" }).click()
    await page.getByText("Partly ordered").waitFor()
    await page.getByText("1 of 4 ordered").waitFor()
    await button("Order the rest").click()
    expect(await page.getByLabel("Order now: Assembly").inputValue()).toBe("3")
    await dialog().getByRole("button", { name: "Make order" }).click()
    await page.getByText("Ordered", { exact: true }).first().waitFor()
    await page.getByText("4 of 4 ordered").waitFor()
    await page
      .getByRole("link", { name: /^Order #\d+$/ })
      .nth(1)
      .waitFor()
  })

  it("is extended by a deliberate click, which History keeps", async () => {
    const quote = await make()
    await act(quote, "send")
    await open(quote)
    await menu("Extend validity")
    await button("+30 days").click()
    await dialog().getByRole("button", { name: "Extend" }).click()
    await page.getByText("Validity extended").waitFor()
  })

  it("is duplicated, and kept as a template", async () => {
    const quote = await make({ title: "Kitchen" })
    await open(quote)
    await menu("Save as template")
    await page.getByLabel("Name of the template").fill("Kitchen, standard")
    await dialog().getByRole("button", { name: "Save template" }).click()
    await page.getByText("Template Kitchen, standard saved").waitFor()
    await menu("Duplicate")
    await dialog().getByRole("button", { name: "Duplicate" }).click()
    await page.waitForURL((url) => /crmq_/.test(url.pathname) && !url.pathname.includes(quote.id))
    await page.getByText("The same customer has a like quote open:").waitFor()
  })

  it("carries files for the buyer and for the house", async () => {
    const quote = await make()
    await open(quote)
    for (const [choice, name] of [
      ["For the buyer", "plan.pdf"],
      ["For your team only", "cost.pdf"],
    ]) {
      await button("Add file").click()
      const [chooser] = await Promise.all([
        page.waitForEvent("filechooser"),
        page.getByRole("menuitem", { name: choice }).click(),
      ])
      await chooser.setFiles({ name, mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF") })
      await page.getByText(name, { exact: true }).waitFor()
    }
    await page.getByRole("button", { name: "Remove: cost.pdf" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click()
    await page.getByText("cost.pdf", { exact: true }).waitFor({ state: "detached" })
  })

  it("speaks Portuguese, fits a phone and has no serious fault of accessibility, dialogs and comparison too", async () => {
    const quote = await make()
    await act(quote, "send")
    await act(quote, "revise", {})
    await act(quote, "send")
    const phone = await openDashboard(browser, dashboard.url, { width: 390, height: 844, language: "ptBR" })
    phone.on("pageerror", (error) => complaints.push(error.message))
    const wide = () => phone.evaluate(() => document.documentElement.scrollWidth)
    for (const [query, shown] of [
      ["", "Versões enviadas"],
      ["?compare=1-2", "O que difere está marcado."],
      ["?do=resend", "As respostas"],
      ["?do=revise", "Manter os preços oferecidos"],
      ["?do=extend", "+14 dias"],
      ["?do=accept", "Quem disse sim"],
    ]) {
      await phone.goto(`${dashboard.url}/app/crm/quotes/${quote.id}${query}`)
      await phone.getByText(shown).first().waitFor()
      expect(await wide()).toBeLessThanOrEqual(390)
      await phone.waitForLoadState("networkidle")
      expect(await seriousFaults(phone, query ? '[role="dialog"]' : "main")).toEqual([])
    }
    await phone.context().close()
  })

  it("shows hostile texts as texts: on every screen, on the buyer's page and in every mail", async () => {
    const ran: string[] = []
    const watch = (one: Page): void => {
      one.on("dialog", (box) => {
        ran.push(`${one.url()}: ${box.message()}`)
        void box.dismiss()
      })
      one.on("console", (line) => {
        if (/Content Security Policy|alert\(/.test(line.text())) {
          ran.push(`${one.url()}: ${line.text().slice(0, 200)}`)
        }
      })
    }
    const { customer } = await dashboard.call<{ customer: { id: string } }>("POST", "/admin/customers", hostileCustomer)
    await dashboard.call("POST", "/admin/crm/quote-templates", {
      name: hostileName,
      title: hostileQuote.title,
      terms: hostileQuote.terms,
      items: [],
    })
    const quote = await make({ ...hostileQuote, customer_id: customer.id })
    const words = { subject: hostileName, message: hostileWords(4_000) }
    const link = (await act(quote, "send", words)).public_url
    const token = link.split("#")[1]
    const asBuyer = async (path: string, body: object): Promise<void> => {
      const answer = await fetch(`${dashboard.url}/crm/quotes/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ token, ...body }),
      })
      expect([path, answer.status]).toEqual([path, 200])
    }
    await asBuyer("messages", { text: hostileWords(4_000), item_id: quote.items[5].id })
    await act(quote, "messages", { text: hostileWords(4_000) })
    const draft = (await act(quote, "clone")).quote
    await act(quote, "revise", { keep_open: true })
    await dashboard.call("POST", `/admin/crm/quotes/${quote.id}`, { title: hostileName })
    await act(quote, "send", { keep_earlier_open: true })

    const buyer = await (await browser.newContext()).newPage()
    watch(buyer)
    await buyer.goto(link)
    await buyer.waitForSelector("#app[aria-busy=false]")
    await buyer.locator("details").evaluateAll((all) => all.forEach((one) => ((one as HTMLDetailsElement).open = true)))
    expect(await buyer.locator(".items > li").count()).toBe(hostileQuote.items.length)
    expect(await buyer.locator("main :is(img, svg, script, iframe, object, embed, style, link, video, audio, math)").count()).toBe(0) // prettier-ignore
    await buyer.getByLabel("Your full name").fill(hostileName)
    await buyer.getByRole("button", { name: /^Accept quote/ }).click()
    await buyer.locator(".banner").waitFor()
    expect(await buyer.textContent(".banner")).toContain(hostileName)

    const staff = await openDashboard(browser, dashboard.url)
    watch(staff)
    for (const path of [
      "/crm",
      "/crm/quotes",
      `/crm/quotes/${quote.id}`,
      `/crm/quotes/${quote.id}?compare=1-2`,
      `/crm/quotes/${draft.id}`,
      `/crm/quotes/${draft.id}/edit`,
      "/settings/crm",
    ]) {
      await staff.goto(`${dashboard.url}/app${path}`)
      await staff.waitForLoadState("networkidle")
      await staff.waitForFunction(() => /alert\(\d+\)/.test(document.body.innerHTML))
    }

    type Mails = { mails: { html: string; kind: string }[] }
    const { mails } = await dashboard.call<Mails>("GET", `/admin/crm/quotes/${quote.id}/mails?limit=50`)
    expect(mails.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["quote_sent", "quote_answer"]))
    for (const { html } of mails) {
      expect(html).toContain("alert(")
      await buyer.goto("about:blank")
      await buyer.setContent(html, { waitUntil: "load" })
      expect(await buyer.locator("script, img, svg, iframe, object, embed, form").count()).toBe(0)
      // What would run after the page is there has had its turn when the next frame is drawn.
      await buyer.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    }
    expect(ran).toEqual([])
    await buyer.context().close()
    await staff.context().close()
  })

  it("runs without an error in the browser", () => {
    expect(complaints).toEqual([])
  })
})
