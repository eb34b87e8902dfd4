/**
 * Takes the pictures of docs/screenshots from a running demo: each page in light, dark, on a phone and in Portuguese.
 * `node src/scripts/screenshots.mjs http://localhost:9000 [page …]`
 */
import fs from "node:fs"
import path from "node:path"

import { chromium } from "playwright-core"

import { inRoot } from "./lib/root.mjs"

const SYSTEM_CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
const FOLDER = inRoot("docs/screenshots")

/** The name of a picture is the page's and the look's; light is without a word. */
const LOOKS = {
  "": {},
  "-dark": { dark: true },
  "-390": { width: 390, height: 1200 },
  "-pt-br": { language: "ptBR" },
}

/** Pages of which one picture says enough. */
const LIGHT_ONLY = ["bank", "closing", "dunning", "journal", "performance", "customers", "duplicates"]

const url = process.argv[2] ?? "http://localhost:9000"
const asked = process.argv.slice(3)

const token = await login()
const pages = Object.entries(await targets()).filter(([name]) => !asked.length || asked.includes(name))
fs.mkdirSync(FOLDER, { recursive: true })
const executablePath = SYSTEM_CHROMIUM.find((file) => fs.existsSync(file)) ?? (await carriedChromium())
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] })
try {
  for (const [suffix, look] of Object.entries(LOOKS)) {
    const page = await open(look)
    for (const [name, address] of pages.filter(([name]) => !suffix || !LIGHT_ONLY.includes(name))) {
      await page.goto(address)
      await page.waitForLoadState("networkidle")
      await page.waitForTimeout(1_500)
      const file = path.join(FOLDER, `${name}${suffix}.png`)
      await page.screenshot({ path: file })
      process.stdout.write(`  ${path.relative(inRoot("."), file)}\n`)
    }
    await page.context().close()
  }
} finally {
  await browser.close()
}

async function carriedChromium() {
  return (await import("@sparticuz/chromium")).default.executablePath()
}

async function open({ width = 1440, height = 1000, dark = false, language = "en" }) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
    locale: language === "ptBR" ? "pt-BR" : "en-US",
  })
  await context.addInitScript(
    ([theme, lng]) => {
      localStorage.setItem("medusa_admin_theme", theme)
      localStorage.setItem("lng", lng)
      document.cookie = `lng=${lng};path=/`
    },
    [dark ? "dark" : "light", language]
  )
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${url}/app/login`)
  await page.locator('input[name="email"]').fill("admin@example.com")
  await page.locator('input[name="password"]').fill("supersecret")
  await page.keyboard.press("Enter")
  await page.waitForURL((at) => !at.pathname.endsWith("/login"))
  return page
}

async function login() {
  const answer = await fetch(`${url}/auth/user/emailpass`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "admin@example.com", password: "supersecret" }),
  })
  return (await answer.json()).token
}

async function call(method, route) {
  const answer = await fetch(url + route, {
    method,
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: method === "POST" ? "{}" : undefined,
  })
  if (!answer.ok) {
    throw new Error(`${method} ${route}: ${answer.status} ${await answer.text()}`)
  }
  return answer.json()
}

/** Which page shows what, by the demo's own documents. */
async function targets() {
  const largest = async (query) => (await call("GET", `/admin/crm/quotes?limit=1&order=-total&${query}`)).quotes[0]
  const [draft, sent] = [await largest("status=draft"), await largest("q=Meeting%20room&status=sent")]
  const { invoices } = await call("GET", "/admin/crm/invoices?limit=100&order=-issue_date")
  const invoice = invoices.find((one) => one.days_overdue > 0) ?? invoices[0]
  const { warranty_claims } = await call("GET", "/admin/crm/warranty-claims?limit=1&status=in_repair")
  const { warranties } = await call("GET", "/admin/crm/warranties?limit=1&status=active")
  const { dunning_runs } = await call("GET", "/admin/crm/dunning-runs?limit=1")
  const { public_url } = await call("POST", `/admin/crm/quotes/${sent.id}/link`)
  const admin = `${url}/app`
  return {
    overview: `${admin}/crm`,
    sales: `${admin}/crm/sales`,
    capacity: `${admin}/crm/capacity`,
    agreement: `${admin}/crm/agreement`,
    "my-day": `${admin}/crm/my-day`,
    quotes: `${admin}/crm/quotes`,
    board: `${admin}/crm/quotes?tab=board`,
    performance: `${admin}/crm/quotes?tab=performance`,
    customers: `${admin}/crm/customers`,
    "crm-customer": `${admin}/crm/customers/${invoice.customer_id}`,
    quote: `${admin}/crm/quotes/${draft.id}/edit`,
    "quote-sent": `${admin}/crm/quotes/${sent.id}`,
    "public-quote": public_url,
    warranties: `${admin}/crm/warranties?look=${encodeURIComponent(warranties[0].order_number)}`,
    claims: `${admin}/crm/warranties?tab=claims`,
    "warranty-costs": `${admin}/crm/warranties?tab=costs`,
    provision: `${admin}/crm/warranties?tab=costs&view=provision`,
    claim: `${admin}/crm/warranty-claims/${warranty_claims[0].id}`,
    duplicates: `${admin}/crm/customers/duplicates`,
    receivables: `${admin}/crm/receivables`,
    bank: `${admin}/crm/receivables?tab=bank`,
    closing: `${admin}/crm/receivables?tab=closing`,
    journal: `${admin}/crm/receivables?tab=journal`,
    dunning: `${admin}/crm/receivables/dunning/${dunning_runs[0]?.id}`,
    invoice: `${admin}/crm/receivables/invoices/${invoice.id}`,
    order: `${admin}/orders/${invoice.order_id}`,
    customer: `${admin}/customers/${invoice.customer_id}`,
    settings: `${admin}/settings/crm`,
  }
}
