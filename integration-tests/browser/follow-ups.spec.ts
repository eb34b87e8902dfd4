import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"

import { simpleParser } from "mailparser"
import { Browser, Page } from "playwright-core"

import { openShop } from "../fixtures/shop"
import { seriousFaults } from "../support/accessibility"
import { launchBrowser, openDashboard, picture } from "../support/browser"
import { RunningDashboard, startDashboard } from "../support/dashboard"

jest.setTimeout(400_000)

type Id = { id: string }
type Rule = Id & { key: string }
type Found = { id: string; status: string; closed_reason: string | null; rule_key: string | null }

/** A rep's morning, a quote that nobody answers, and a customer who stayed away; each case goes on where the one before ended. */
describe("follow-ups in the dashboard", () => {
  let dashboard: RunningDashboard
  let browser: Browser
  let page: Page
  let shop: { customer_id: string; region_id: string }
  let customer = ""
  let quote: Id & { number: string }
  const complaints: string[] = []

  const offer = async (title: string) => {
    const { region_id } = shop
    const made = await dashboard.call<{ quote: Id & { number: string } }>("POST", "/admin/crm/quotes", {
      customer_id: customer,
      currency_code: "eur",
      region_id,
      title,
      items: [{ title: "Assembly", quantity: 2, unit_price: 100 }],
    })
    const sent = await dashboard.call<{ public_url: string }>("POST", `/admin/crm/quotes/${made.quote.id}/send`, {})
    return { ...made.quote, url: sent.public_url }
  }
  const note = (title: string, more: object = {}) =>
    dashboard.call<{ follow_up: Id }>("POST", "/admin/crm/follow-ups", { kind: "task", title, ...more })
  const list = async (query: string): Promise<Found[]> =>
    (await dashboard.call<{ follow_ups: Found[] }>("GET", `/admin/crm/follow-ups?${query}`)).follow_ups
  const rules = async (): Promise<Rule[]> =>
    (await dashboard.call<{ follow_up_rules: Rule[] }>("GET", "/admin/crm/follow-up-rules")).follow_up_rules

  beforeAll(async () => {
    dashboard = await startDashboard()
    for (const { id } of await rules()) {
      await dashboard.call("POST", `/admin/crm/follow-up-rules/${id}`, { is_on: false })
    }
    shop = await openShop(dashboard)
    customer = shop.customer_id
    quote = await offer("Second floor")
    await note("Send the price list", { due_date: "2026-01-05" })
    await note("Call about the sockets", { kind: "call", customer_id: customer })
    await note("Order toner")
    await note("Water the plants", { recurrence: "FREQ=WEEKLY;BYDAY=MO,TH" })
    browser = await launchBrowser()
    page = await openDashboard(browser, dashboard.url)
    page.on("pageerror", (error) => complaints.push(error.message))
  })
  afterAll(async () => {
    await browser?.close()
    await dashboard?.stop()
  })

  const at = (path: string, on = page): Promise<unknown> => on.goto(`${dashboard.url}/app${path}`)
  const row = (text: string | RegExp) => page.getByTestId("crm-follow-up").filter({ hasText: text })
  const gone = (text: string | RegExp): Promise<void> => row(text).waitFor({ state: "detached" })

  describe("a rep's morning", () => {
    it("begins with what is late and what is due, said in the top bar of every page", async () => {
      await at("/orders")
      await page.getByTestId("crm-due-badge").getByText("4", { exact: true }).click()
      await page.waitForURL(/\/crm\/my-day/)
      await page.getByTestId("crm-day-overdue").getByText("Send the price list").waitFor()
      await page.getByTestId("crm-day-today").getByText("Call about the sockets").waitFor()
      await row("Water the plants").getByText("Comes again every week on Monday and Thursday.").waitFor()
      expect(await page.getByTestId("crm-day-counts").innerText()).toBe("1 overdue · 3 today · 0 coming")
    })

    it("a key closes what is done, and the toast takes it back", async () => {
      await page.keyboard.press("ArrowDown")
      await page.keyboard.press("d")
      await gone("Send the price list")
      await page.getByRole("button", { name: "Undo" }).click()
      await page.getByTestId("crm-day-overdue").getByText("Send the price list").waitFor()
    })

    it("a call is made and logged by one button, which closes it", async () => {
      await row("Call about the sockets").getByRole("button", { name: "Call and log" }).click()
      await page.getByLabel("What came of it").fill("Six on each side")
      await page.getByRole("button", { name: "Save" }).click()
      await gone("Call about the sockets")
      const { interactions } = await dashboard.call<{ interactions: { outcome: string }[] }>(
        "GET",
        `/admin/crm/interactions?customer_id=${customer}`
      )
      expect(interactions.map(({ outcome }) => outcome)).toContain("Six on each side")
    })

    it("what is not for today is put off", async () => {
      await row("Order toner").locator('button[aria-haspopup="menu"]').click()
      await page.getByRole("menuitem", { name: "Put off to next Monday" }).click()
      await page.getByTestId("crm-day-coming").getByText("Order toner").waitFor()
    })

    it("several are ticked and done together, and one that comes again has its next day", async () => {
      for (const text of ["Send the price list", "Water the plants"]) {
        await row(text).getByRole("checkbox").click()
      }
      await page.getByText("2 chosen").waitFor()
      await page.keyboard.press("d")
      await page.getByText("2 follow-ups done").waitFor()
      await page.getByText("Nothing is due. Enjoy it.").waitFor()
      await page.getByTestId("crm-day-coming").getByText("Water the plants").waitFor()
    })

    it("`c` notes a new one with its recurrence in plain words", async () => {
      await page.keyboard.press("c")
      await page.getByLabel("What", { exact: true }).fill("Look at the pipeline")
      await page.getByLabel("Repeats").click()
      await page.getByRole("option", { name: "Custom…" }).click()
      await page.getByLabel("Every", { exact: true }).fill("2")
      await page.getByRole("button", { name: "Friday" }).click()
      await page.getByText("Comes again every 2 weeks on Friday.").waitFor()
      await page.keyboard.press("Control+Enter")
      await row("Look at the pipeline").getByText("Comes again every 2 weeks on Friday.").waitFor()
      await row("Look at the pipeline")
        .getByRole("button", { name: /^Done: / })
        .click()
      await page.getByTestId("crm-day-today").waitFor({ state: "detached" })
    })

    it("`f` on a quote notes one about it, which stands there and in the widget of its customer", async () => {
      await at(`/crm/quotes/${quote.id}`)
      await page.getByText("Nothing to do here.").waitFor()
      await page.keyboard.press("f")
      await page.getByText(`About ${quote.number}`).waitFor()
      await page.getByLabel("What", { exact: true }).fill("Ask who decides")
      await page.keyboard.press("Control+Enter")
      await row("Ask who decides").waitFor()
      await at(`/customers/${customer}`)
      await page.getByTestId("crm-next-follow-up").getByRole("link", { name: "Ask who decides" }).click()
      await page.waitForURL(/open=crmfu_/)
      await page.getByRole("dialog").getByText("Created").waitFor()
      await page.keyboard.press("Escape")
      await row("Ask who decides").getByRole("button", { name: "Call and log" }).waitFor()
    })

    it("a manager sees who has how much to do", async () => {
      await at("/crm/my-day?tab=team")
      const load = page.getByTestId("crm-load")
      await load.getByText("€246.00").waitFor()
    })
  })

  describe("a quote that nobody answers", () => {
    it("becomes a task by the rule, whose dry run says so before", async () => {
      await dashboard.backdate("update crm_quote_version set sent_at = sent_at - interval '6 days'")
      await dashboard.backdate("update crm_interaction set occurred_at = occurred_at - interval '6 days'")
      await at("/settings/crm")
      const silent = page.getByTestId("crm-follow-up-rule").filter({ hasText: "Quote without an answer" })
      await silent.getByRole("switch").click()
      await silent.locator('button[aria-haspopup="menu"]').click()
      await page.getByRole("menuitem", { name: "Dry run" }).click()
      await page.getByText("It would open 1 follow-up today.").waitFor()
      await page.getByTestId("crm-dry-run").getByText(quote.number).first().waitFor()
      expect(await list("rule_key=quote_silent")).toEqual([])
      await page.getByRole("button", { name: "Run now" }).click()
      await page.getByRole("alertdialog").getByRole("button", { name: "Run now" }).click()
      await silent.getByText("1 open").click()
      await row(`of quote ${quote.number}: silent for 6 days.`).waitFor()
    })

    it("and the buyer's answer closes it", async () => {
      await at(`/crm/my-day?assignee_id=all`)
      await row("silent for 6 days.").getByRole("button", { name: "Send reminder" }).waitFor()
      await dashboard.call("POST", `/admin/crm/quotes/${quote.id}/accept`, { name: "Marta" })
      await page.reload()
      await page.getByText("Ask who decides").waitFor()
      await gone("silent for 6 days.")
      const [closed] = await list("rule_key=quote_silent")
      expect(closed).toMatchObject({ status: "done", closed_reason: "cause_gone" })
      await at("/crm/my-day?view=done&assignee_id=all")
      await row(quote.number).getByText("Settled by itself").waitFor()
    })
  })

  describe("a customer who stayed away", () => {
    it("is mailed an offer, and ends offers by the link in it", async () => {
      const { customer: buyer } = await dashboard.call<{ customer: { email: string } }>(
        "GET",
        `/admin/customers/${customer}`
      )
      const consents = `/admin/crm/customers/${customer}/consents`
      await dashboard.call("POST", consents, { email: buyer.email, marketing: "soft_opt_in" })
      const back = (await rules()).find(({ key }) => key === "win_back")
      await dashboard.call("POST", `/admin/crm/follow-up-rules/${back?.id}`, {
        is_on: true,
        days: 30,
        settings: { calls: "all", least_orders: 1 },
      })
      await dashboard.backdate("update crm_receivable_order set placed_date = '2026-01-05'")
      await dashboard.call("POST", `/admin/crm/follow-up-rules/${back?.id}/run`, {})
      await at("/crm/my-day?assignee_id=all")
      const before = new Set(readdirSync(dashboard.mails))
      await row(/^Win back Atlântico Coworking Lda/)
        .locator('button[aria-haspopup="menu"]')
        .click()
      await page.getByRole("menuitem", { name: "Mail an offer" }).click()
      const dialog = page.getByRole("dialog")
      await dialog.getByLabel("Message").fill("The new oak desks have come.")
      const preview = dialog.frameLocator("iframe")
      await preview.getByText("The new oak desks have come.").waitFor()
      await preview.getByText("2 × Assembly").or(preview.getByText("Assembly")).first().waitFor()
      await preview.getByRole("link", { name: /^I want no more offers from / }).waitFor()
      expect(await dialog.getByLabel("Copy to").count()).toBe(0)
      expect(await seriousFaults(page, '[role="dialog"]')).toEqual([])
      await picture(page, "offer-dialog")
      await dialog.getByRole("button", { name: "Send", exact: true }).click()
      await page.getByText(`Offer mailed to ${buyer.email}`).waitFor()
      await gone(/^Win back Atlântico Coworking Lda/)

      const [file] = readdirSync(dashboard.mails).filter((name) => !before.has(name))
      const letter = await simpleParser(readFileSync(path.join(dashboard.mails, file)))
      const link = /http\S+\/crm\/opt-out#[\w-]+/.exec(letter.text ?? "")?.[0] ?? ""
      const reader = await browser.newPage({ locale: "pt-BR", viewport: { width: 390, height: 844 } })
      await reader.goto(link)
      await reader.getByRole("heading", { name: "Não receber mais ofertas?" }).waitFor()
      await reader.getByText(buyer.email).waitFor()
      await picture(reader, "opt-out-phone")
      await reader.getByRole("button", { name: "Não quero mais ofertas" }).click()
      await reader.getByRole("heading", { name: "Você não recebe mais ofertas" }).waitFor()
      expect(await seriousFaults(reader, "main")).toEqual([])
      await reader.context().close()
      const said = await dashboard.call<{ consents: { marketing: string }[] }>("GET", consents)
      expect(said.consents[0].marketing).toBe("withdrawn")
      const [won] = await list("rule_key=win_back")
      await dashboard.call("POST", `/admin/crm/follow-ups/${won.id}/undo`, {})
    })

    it("is won back into a quote of what they bought last", async () => {
      await at("/crm/my-day?assignee_id=all")
      await row(/^Win back Atlântico Coworking Lda/)
        .getByRole("button", { name: "Make a quote" })
        .click()
      await page.waitForURL(/\/crm\/quotes\/crmq_\w+\/edit/)
      const [won] = await list("rule_key=win_back")
      expect(won).toMatchObject({ status: "done", closed_reason: "done" })
      const made = /crmq_\w+/.exec(page.url())?.[0]
      const stored = await dashboard.call<{ quote: { status: string; items: { title: string; quantity: number }[] } }>(
        "GET",
        `/admin/crm/quotes/${made}`
      )
      expect(stored.quote.status).toBe("draft")
      expect(stored.quote.items).toEqual([expect.objectContaining({ title: "Assembly", quantity: 2 })])
    })
  })

  it("nothing is broken in the dark, on a phone and in Portuguese", async () => {
    await note("Ligar amanhã", { kind: "call", customer_id: customer })
    for (const looks of [{}, { dark: true }, { width: 390, height: 844 }, { language: "ptBR" as const }]) {
      const other = await openDashboard(browser, dashboard.url, looks)
      other.on("pageerror", (error) => complaints.push(error.message))
      for (const path of ["/crm/my-day", "/crm/my-day?create=1"]) {
        await at(path, other)
        await other.getByText("Ligar amanhã").waitFor()
        await other.waitForLoadState("networkidle")
        const within = path.endsWith("create=1") ? '[role="dialog"]' : "main"
        expect([looks, path, await seriousFaults(other, within)]).toEqual([looks, path, []])
        const wide = await other.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
        expect([looks, path, wide]).toEqual([looks, path, false])
      }
      await other.context().close()
    }
    expect(complaints).toEqual([])
  })
})
