import { existsSync } from "node:fs"
import { Browser, BrowserContextOptions, chromium, Page } from "playwright-core"

const SYSTEM_CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]

/** The system's Chromium when there is one, else the one that npm carries. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath =
    process.env.CHROMIUM_PATH ??
    SYSTEM_CHROMIUM.find(existsSync) ??
    (await (await import("@sparticuz/chromium")).default.executablePath())
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] })
}

export type Looks = { width?: number; height?: number; dark?: boolean; language?: "en" | "ptBR" }

/** A window on the dashboard, logged in, in the language and colors asked for. */
export async function openDashboard(browser: Browser, url: string, looks: Looks = {}): Promise<Page> {
  const { width = 1440, height = 1000, dark = false, language = "en" } = looks
  const options: BrowserContextOptions = {
    viewport: { width, height },
    locale: language === "ptBR" ? "pt-BR" : "en-US",
    timezoneId: "UTC",
  }
  const context = await browser.newContext(options)
  await context.addInitScript(
    ([theme, lng]) => {
      localStorage.setItem("medusa_admin_theme", theme)
      localStorage.setItem("lng", lng)
      document.cookie = `lng=${lng};path=/`
    },
    [dark ? "dark" : "light", language]
  )
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  // The first page after a start is compiled while it loads.
  await page.goto(`${url}/app/login`, { timeout: 120_000 })
  await page.locator('input[name="email"]').fill("admin@example.com", { timeout: 120_000 })
  await page.locator('input[name="password"]').fill("supersecret")
  await page.keyboard.press("Enter")
  await page.waitForURL((at) => !at.pathname.endsWith("/login"), { timeout: 120_000 })
  return page
}
