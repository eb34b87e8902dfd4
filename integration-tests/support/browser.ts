import fs from "node:fs"
import os from "node:os"
import path from "node:path"

import { Browser, BrowserContext, BrowserContextOptions, chromium, Locator, Page } from "playwright-core"

const SYSTEM_CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

/** The system's Chromium when there is one, else the one inside the npm package @sparticuz/chromium. */
export async function launchBrowser(): Promise<Browser> {
  const system = process.env.CHROMIUM_PATH ?? SYSTEM_CHROMIUM.find((file) => fs.existsSync(file))
  if (system) {
    return chromium.launch({ executablePath: system, args: FLAGS })
  }
  // The package unpacks the shared libraries it needs only where it takes itself to be on AWS Lambda.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs20.x"
  const { default: packaged } = await import("@sparticuz/chromium")
  const executablePath = await packaged.executablePath()
  const libraries = [path.join(os.tmpdir(), "al2023", "lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":")
  const env = { ...process.env, LD_LIBRARY_PATH: libraries } as Record<string, string>
  return chromium.launch({ executablePath, args: FLAGS, env })
}

/** Saves what the window shows into docs/screenshots, when CRM_SCREENSHOTS asks for it. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.CRM_SCREENSHOTS) {
    fs.mkdirSync("docs/screenshots", { recursive: true })
    await page.waitForLoadState("networkidle")
    await page.screenshot({ path: path.join("docs/screenshots", `${name}.png`) })
  }
}

/** The link to a document, not counting the short timeline beside it, which tells of the same one. */
export const linkOf = (page: Page, name: RegExp): Locator =>
  page.locator(':not([data-testid="crm-short-timeline"] *)').and(page.getByRole("link", { name }))

export type Looks = { width?: number; height?: number; dark?: boolean; language?: "en" | "ptBR"; email?: string }

/** Gives a browser the session that the login page would, without loading that page and the one behind it. */
async function logIn(context: BrowserContext, url: string, email: string): Promise<void> {
  const answer = await context.request.post(`${url}/auth/user/emailpass`, { data: { email, password: "supersecret" } })
  const { token } = (await answer.json()) as { token: string }
  const session = await context.request.post(`${url}/auth/session`, { headers: { authorization: `Bearer ${token}` } })
  if (!session.ok()) {
    throw new Error(`${email} could not log in: ${await session.text()}`)
  }
}

/** A window on the dashboard, not on a page yet, logged in, in the language and colors asked for. */
export async function openDashboard(browser: Browser, url: string, looks: Looks = {}): Promise<Page> {
  const { width = 1440, height = 1000, dark = false, language = "en", email = "admin@example.com" } = looks
  const options: BrowserContextOptions = {
    viewport: { width, height },
    locale: language === "ptBR" ? "pt-BR" : "en-US",
    timezoneId: "UTC",
  }
  const context = await browser.newContext(options)
  await context.addInitScript(
    ([theme, lng]) => {
      // A previewed mail is a page in a box of its own, without storage.
      if (window.top !== window) {
        return
      }
      localStorage.setItem("medusa_admin_theme", theme)
      localStorage.setItem("lng", lng)
      document.cookie = `lng=${lng};path=/`
    },
    [dark ? "dark" : "light", language]
  )
  await logIn(context, url, email)
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  // The first page after a start may be compiled while it loads.
  page.setDefaultNavigationTimeout(120_000)
  return page
}
