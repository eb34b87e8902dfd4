import { defineConfig, loadEnv } from "@medusajs/framework/utils"
import { existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs"
import path from "node:path"

loadEnv(process.env.NODE_ENV ?? "development", process.cwd())

/**
 * Runs this repository as an application, for development and tests.
 * A shop that installs the package configures it through `plugins: [...]` instead (see README).
 */
const redisUrl = process.env.REDIS_URL
const mailDirectory = process.env.CRM_MAIL_DIR ?? ".demo/mails"
const publicUrl = process.env.CRM_PUBLIC_URL ?? `http://localhost:${process.env.PORT ?? 9000}`

const options = {
  public_url: publicUrl,
  timezone: process.env.CRM_TIMEZONE ?? "UTC",
  ...(JSON.parse(process.env.CRM_OPTIONS ?? "{}") as Record<string, unknown>),
}

const redisModules = redisUrl
  ? [
      { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl } },
      { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl } } },
      {
        resolve: "@medusajs/medusa/locking",
        options: { providers: [{ resolve: "@medusajs/medusa/locking-redis", id: "locking-redis", is_default: true, options: { redisUrl } }] },
      },
    ]
  : []

/** Payment providers beside the host's own, such as the bank of the tests: `[{ "resolve": "./…", "id": "test" }]`. */
const paymentProviders = (JSON.parse(process.env.CRM_PAYMENT_PROVIDERS ?? "[]") as { resolve: string; id: string }[]).map(
  (provider) => ({ ...provider, resolve: path.resolve(provider.resolve) })
)
const paymentModules = paymentProviders.length
  ? [{ resolve: "@medusajs/medusa/payment", options: { providers: paymentProviders } }]
  : []

/**
 * Tailwind looks for class names in src/admin and in the dashboard's own client folder; the screens live in admin/.
 * A link in the client folder lets it find them. Installed from a package, the built bundle is scanned instead.
 */
function showScreensToTailwind(clientFolder = path.resolve(".medusa/client")): void {
  mkdirSync(clientFolder, { recursive: true })
  const link = path.join(clientFolder, "crm-screens")
  if (!existsSync(link)) {
    rmSync(link, { force: true })
    symlinkSync(path.resolve("admin"), link, "junction")
  }
}

module.exports = defineConfig({
  admin: {
    disable: process.env.DISABLE_MEDUSA_ADMIN === "true",
    vite: (config: { root?: string }) => {
      showScreensToTailwind(config.root)
      return {}
    },
  },
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    redisUrl,
    // A production server marks its cookies secure, which a browser keeps over https only; the demo runs on plain loopback.
    ...(process.env.CRM_INSECURE_COOKIES === "true" ? { cookieOptions: { secure: false, sameSite: "lax" as const } } : {}),
    http: {
      storeCors: process.env.STORE_CORS ?? "http://localhost:8000",
      adminCors: process.env.ADMIN_CORS ?? "http://localhost:9000,http://localhost:5173",
      authCors: process.env.AUTH_CORS ?? "http://localhost:9000,http://localhost:5173",
      jwtSecret: process.env.JWT_SECRET ?? "supersecret",
      cookieSecret: process.env.COOKIE_SECRET ?? "supersecret",
    },
    databaseDriverOptions: process.env.DATABASE_SSL === "true" ? undefined : { ssl: false, sslmode: "disable" },
  },
  modules: [
    { resolve: "./src/modules/access", options },
    { resolve: "./src/modules/outbox", options },
    { resolve: "./src/modules/quote", options },
    { resolve: "./src/modules/receivable", options },
    { resolve: "./src/modules/dunning", options },
    { resolve: "./src/modules/banking", options },
    { resolve: "./src/modules/agreement", options },
    { resolve: "./src/modules/interaction", options },
    { resolve: "./src/modules/delivery", options },
    { resolve: "./src/modules/warranty", options },
    { resolve: "./src/modules/follow-up", options },
    { resolve: "./src/modules/reporting", options },
    {
      resolve: "@medusajs/medusa/notification",
      options: {
        providers: [
          {
            resolve: "./src/providers/smtp",
            id: "crm-smtp",
            options: { channels: ["email"], from: "sales@example.com", directory: path.resolve(mailDirectory) },
          },
          { resolve: "@medusajs/medusa/notification-local", id: "local", options: { channels: ["feed", "sms"] } },
        ],
      },
    },
    ...paymentModules,
    ...redisModules,
  ],
})
