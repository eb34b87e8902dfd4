import { Browser, Page } from "playwright-core"

import { storeToday } from "../../src/shared/days"
import { writeLedger, writeWaiting } from "../fixtures/ledger"
import { launchBrowser, openDashboard } from "../support/browser"
import { RunningDashboard, startDashboard } from "../support/dashboard"

jest.setTimeout(600_000)

/** A figure of the page with the list behind it; `count` where it says how many. */
type Figure = { name: string; href: string; amount: string; count: string | null }

/** How each list says what it comes to. */
const SAYS: [within: string, said: (figure: Figure) => RegExp][] = [
  ["/crm/my-day", ({ count }) => new RegExp(`^${count} today`)],
  ["tab=collect", ({ amount }) => new RegExp(`, ${quoted(amount)} overdue`)],
  ["tab=bank", ({ amount, count }) => new RegExp(`${quoted(amount)} unmatched on ${count} lines?`)],
  ["tab=costs", ({ amount }) => new RegExp(quoted(amount))],
  ["", ({ amount, count }) => amount === "€0.00"
    ? /^0 (quotes|instalments|documents|orders)/
    : new RegExp(`^${count ?? "\\d+"} (quote|instalment|document|order)s? · .*${quoted(amount)}`)],
] // prettier-ignore

const quoted = (text: string): string => text.replace(/[.$]/g, "\\$&")

/** The ledger of `fixtures/ledger.ts` with what waits beside it; what each figure must be is said in `http/overview.spec.ts`. */
describe("the links of the overview", () => {
  const today = storeToday("UTC")
  let dashboard: RunningDashboard
  let browser: Browser
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    dashboard = await startDashboard()
    const pg = {
      raw: async (text: string, values: unknown[] = []) => ({ rows: await dashboard.sql(text, values) }),
    }
    const container = { resolve: () => pg } as never
    await writeLedger(container, today)
    await writeWaiting(container, today)
    const [{ id }] = await dashboard.sql<{ id: string }>(`select id from "user"`)
    await dashboard.sql(
      `insert into crm_access_member (id, user_id, scope, team_id, can_setup, can_money)
       values ('m2', 'rep2', 'own', 't2', false, false), ('m3', ?, 'all', null, true, true)`,
      [id]
    )
    await dashboard.call("POST", "/admin/crm/follow-ups", { kind: "call", title: "Call Ann", due_date: today })
    browser = await launchBrowser()
    page = await openDashboard(browser, dashboard.url)
    page.on("pageerror", (error) => complaints.push(error.message))
  })
  afterAll(async () => {
    await browser?.close()
    await dashboard?.stop()
  })

  /** Goes to another page as a link would, without loading the dashboard anew. */
  const go = (href: string): Promise<void> =>
    page.evaluate((to) => {
      window.history.pushState(null, "", to)
      window.dispatchEvent(new PopStateEvent("popstate"))
    }, href)

  const openOverview = async (filter: string): Promise<void> => {
    await page.goto(`${dashboard.url}/app/crm?currency=eur${filter}`)
    for (const title of ["Pipeline", "Receivables", "Overdue and DSO", "Money calendar"]) {
      await page.getByRole("button", { name: `${title}: Show as table` }).click()
    }
    for (const part of ["crm-decisions", "crm-top-customers"]) {
      await page.getByTestId(part).waitFor()
    }
  }

  /** Every figure that is a link. A name in a table leads to what its row says. */
  const figuresOf = (): Promise<Figure[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>("main a[href*='/crm/']")].flatMap((link) => {
        const own = /(?:(\d+)\s+)?(€[\d,.]+)/.exec(link.innerText) ?? /\n(\d+)()$/.exec(link.innerText)
        const [, count, total] = [...(link.closest("tr")?.cells ?? [])].map((cell) => cell.innerText)
        const [amount, number] = own ? [own[2], own[1] ?? null] : [total, count]
        return own || amount?.startsWith("€")
          ? [{ name: link.innerText.replace(/\s+/g, " "), href: link.pathname + link.search, amount, count: number }]
          : []
      })
    )

  it.each([
    ["nothing", "", 55],
    ["owner", "&owner_id=rep1", 30],
    ["team", "&team_id=t2", 30],
    ["region", "&region_id=reg", 30],
    ["sales channel", "&sales_channel_id=sc_shop", 30],
  ])("lead to lists that come to their figures, narrowed by %s", async (_what, filter, least) => {
    await openOverview(filter)
    const figures = await figuresOf()
    expect(figures.length).toBeGreaterThanOrEqual(least)
    const wrong: object[] = []
    for (const figure of figures) {
      // From a page that shows no list, so that no figure of the list before is taken for that of this one.
      await go("/app/crm/agreement")
      await page.getByText("Nobody has checked yet.").first().waitFor()
      await go(figure.href)
      const [, said] = SAYS.find(([within]) => figure.href.includes(within))!
      await page
        .getByText(said(figure))
        .first()
        .waitFor({ timeout: 10_000 })
        .catch(async () => wrong.push({ ...figure, list: (await page.locator("main").innerText()).slice(0, 300) }))
    }
    expect(wrong).toEqual([])
  })

  it.each(["", "&owner_id=rep1", "&region_id=reg"])(
    "open the documents of each week of the money calendar: %s",
    async (filter) => {
      await openOverview(filter)
      const cells = page.getByTestId("crm-calendar").locator("tbody button")
      const count = await cells.count()
      expect(count).toBeGreaterThanOrEqual(4)
      for (let place = 0; place < count; place++) {
        const amount = await cells.nth(place).innerText()
        await cells.nth(place).click()
        await page.getByTestId("crm-documents-total").getByText(amount, { exact: true }).waitFor()
        await page.keyboard.press("Escape")
        await page.getByTestId("crm-documents-total").waitFor({ state: "detached" })
      }
    }
  )

  it("had no error on any page", () => {
    expect(complaints).toEqual([])
  })
})
