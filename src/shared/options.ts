import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

import { configureCurrencyDecimals } from "./money"

export const isTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone })
    return true
  } catch {
    return false
  }
}

const address = z.strictObject({
  address_1: z.string().optional(),
  address_2: z.string().optional(),
  city: z.string().optional(),
  province: z.string().optional(),
  postal_code: z.string().optional(),
  country_code: z.string().length(2).optional(),
})

/** Options of the plugin in `medusa-config.ts`. What the dashboard's Settings › CRM sets wins over them. */
export const crmOptionsSchema = z.strictObject({
  /** Address under which buyers reach this server, for the links in mails. */
  public_url: z.url({ protocol: /^https?$/ }).optional(),
  /** IANA time zone of the store: decides what day it is. */
  timezone: z.string().refine(isTimeZone, "must be an IANA time zone such as Europe/Lisbon").default("UTC"),
  locale: z.enum(["en", "pt-BR"]).default("en"),
  company: z
    .strictObject({
      name: z.string().optional(),
      legal_name: z.string().optional(),
      tax_id: z.string().optional(),
      email: z.email().optional(),
      phone: z.string().optional(),
      address: address.optional(),
    })
    .optional(),
  /** Days an offer stays valid from sending. */
  quote_validity_days: z.int().min(1).max(365).default(30),
  /** Days to pay when nothing else was agreed. */
  payment_terms_days: z.int().min(0).max(365).default(30),
  /** When an order is invoiced by itself. */
  invoice_on: z.enum(["manual", "placed", "delivered", "each_delivery"]).default("manual"),
  /** Whether tax invoices are issued by this plugin; by default depends on the company's country. */
  fiscal_documents: z.enum(["here", "elsewhere"]).optional(),
  /** Years that issued documents and contracts are kept when their buyer is erased (GDPR, LGPD); what the law of the company's country asks for. */
  retention_years: z.int().min(1).max(50).default(10),
  invoice_series: z
    .string()
    .regex(/^[A-Z0-9]{1,8}$/, "must be 1 to 8 capital letters or digits")
    .default("INV"),
  /** Digits after the point by currency code, where they differ from ISO 4217. */
  currency_decimals: z.record(z.string().length(3), z.int().min(0).max(4)).default({}),
  /**
   * Payment providers that send the buyer to a page of theirs, with the place of its address in their session's data, such as
   * `{ "pp_paypal_paypal": "links.approve" }`. A deposit, or an invoice, can then be paid by a button on the buyer's page.
   */
  payment_redirects: z.record(z.string().min(1), z.string().min(1)).default({}),
  /** Read replicas for reports. */
  reporting: z
    .strictObject({
      replica_urls: z.array(z.string()).default([]),
      pool_size: z.int().min(1).max(50).default(5),
      /** Keeps plans of the most asked statements on each connection; off behind a pooler that hands out connections by the transaction. */
      keep_plans: z.boolean().default(true),
    })
    .default({ replica_urls: [], pool_size: 5, keep_plans: true }),
})

export type CrmOptions = z.infer<typeof crmOptionsSchema>
export type CrmOptionsInput = z.input<typeof crmOptionsSchema>

/**
 * Checks the plugin's options at start.
 *
 * @param raw - as a module service receives them; the host adds `database` and its like, which are passed over
 * @throws INVALID_DATA naming each wrong option, so that the server does not start with it
 */
export function parseOptions(raw: Record<string, unknown> | undefined): CrmOptions {
  const { database: _database, ...given } = raw ?? {}
  const result = crmOptionsSchema.safeParse(given)
  if (!result.success) {
    const problems = result.error.issues.map(describe).join("; ")
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `medusa-plugin-crm options: ${problems}`)
  }
  configureCurrencyDecimals(result.data.currency_decimals)
  return result.data
}

function describe(issue: z.core.$ZodIssue): string {
  const path = issue.path.join(".")
  if (issue.code === "unrecognized_keys") {
    return `${[path, issue.keys.join(", ")].filter(Boolean).join(".")} is not an option`
  }
  return `${path || "options"}: ${issue.message}`
}
