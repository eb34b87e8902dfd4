import { MathBN } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

import { ACCOUNT_ROLES, REVENUE_ON } from "../../../../shared/accounts"
import { ADDRESS_MAILS } from "../../../../shared/address-mails"
import { CREDIT_ACTIONS, CREDIT_STEPS } from "../../../../shared/credit-policy"
import { DATE_FORMATS, DECIMALS, JOURNAL_COLUMNS } from "../../../../shared/journal-csv"
import { formatFaultText, SERIES_PATTERN } from "../../../../shared/numbering"
import { isTimeZone } from "../../../../shared/options"
import { isBic, isIban, plainIban } from "../../../../shared/payment-codes/iban"
import { WRITE_OFF_RIGHTS } from "../../../../shared/write-off-limit"
import {
  addressLines,
  countryCode,
  currencyCode,
  day,
  decimal,
  id,
  line,
  percent,
  text,
  unsignedDecimal,
  vatId,
} from "../../../shared"

export const companyAddress = z.strictObject({ ...addressLines(), country_code: countryCode().nullish() })

export const email = () => z.email("must be an e-mail address").max(254)

/** A series of numbers, such as INV. */
export const series = () => z.string().regex(SERIES_PATTERN, "must be 1 to 8 capital letters or digits")

/** How numbers read, such as {series}-{year}-{number:4}. */
export const numberFormat = () =>
  line(60).superRefine((format, issues) => {
    const fault = formatFaultText(format)
    if (fault) {
      issues.addIssue({ code: "custom", message: fault })
    }
  })

export const startMonth = () => z.int().min(1).max(12)

export const color = () =>
  z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, "must be a color such as #1f6feb")
    .transform((value) => value.toLowerCase())

/** A code of the VATEX list (EN 16931 BT-121), such as VATEX-EU-132. */
const vatexCode = z.string().regex(/^VATEX-[A-Z]{2}-[A-Z0-9-]{1,20}$/, "must be a code such as VATEX-EU-132")

const taxCategory = z.strictObject({
  match: line(100).min(1, "must not be empty; null speaks of lines without tax").nullable(),
  category: z.enum(["Z", "E", "AE", "K", "G", "O"]),
  exemption_code: vatexCode.nullish(),
  exemption_reason: line(200).nullish(),
})

const oneEach = (rows: { match: string | null }[]): boolean =>
  new Set(rows.map(({ match }) => match?.toLowerCase() ?? null)).size === rows.length

export const taxCategories = () => z.array(taxCategory).max(100).refine(oneEach, "must name each tax once")

export const fiscalDocuments = () => z.enum(["here", "elsewhere"])

const interestPolicy = z
  .strictObject({
    preset: z.enum(["eu_business", "brazil", "custom"]),
    uses_reference: z.boolean(),
    percent: unsignedDecimal().refine((value) => MathBN.lte(value, 100), "must be at most 100"),
    per: z.enum(["year", "month"]),
    fixed_fee: unsignedDecimal().nullable(),
    fixed_fee_currency: currencyCode().nullable(),
    penalty_percent: percent().nullable(),
    consumers: z.boolean(),
    principal_first: z.boolean().default(false),
    rates: z
      .array(
        z.strictObject({
          valid_from: day(),
          percent: decimal().refine(
            (value) => MathBN.lte(MathBN.convert(value).abs(), 100),
            "must be from -100 to 100"
          ),
          source: line(255).nullish(),
        })
      )
      .max(200)
      .refine(
        (rates) => new Set(rates.map(({ valid_from }) => valid_from)).size === rates.length,
        "must name each day once"
      ),
  })
  .refine(({ uses_reference, per }) => !uses_reference || per === "year", "must be per year with a reference rate")
  .refine(({ fixed_fee, fixed_fee_currency }) => !fixed_fee || fixed_fee_currency, "must have a currency for its fee")
  .refine(
    ({ preset, penalty_percent, percent: monthly }) =>
      preset !== "brazil" || (MathBN.lte(penalty_percent ?? 0, 2) && MathBN.lte(monthly, 1)),
    "must have a penalty of at most 2 and at most 1 percent a month under the Brazilian rules"
  )

export const timezone = () => z.string().refine(isTimeZone, "must be an IANA time zone such as Europe/Lisbon")

const account = { code: line(20).min(1), name: line(100).nullish() }

const journalAccounts = z.strictObject({
  accounts: z.partialRecord(z.enum(ACCOUNT_ROLES), z.strictObject(account)).optional(),
  revenue: z
    .array(z.strictObject({ kind: z.enum(["type", "category"]), id: id(), label: line().min(1), ...account }))
    .max(200)
    .refine(
      (rows) => new Set(rows.map(({ kind, id: group }) => `${kind}:${group}`)).size === rows.length,
      "must name each product type and category once"
    )
    .optional(),
})

const journalCsv = z.strictObject({
  columns: z
    .array(z.strictObject({ column: z.enum(JOURNAL_COLUMNS), heading: line(60).nullable() }))
    .min(1)
    .refine(
      (columns) => new Set(columns.map(({ column }) => column)).size === columns.length,
      "must name each column once"
    ),
  delimiter: z.enum(["comma", "semicolon", "tab"]),
  decimal: z.enum(DECIMALS),
  date_format: z.enum(DATE_FORMATS),
})

const creditRule = z
  .strictObject({
    id: line(60).min(1),
    step: z.enum(CREDIT_STEPS),
    over_limit_by: unsignedDecimal()
      .transform((amount) => MathBN.convert(amount).toFixed())
      .nullable()
      .default(null),
    currency_code: currencyCode().nullable().default(null),
    days_overdue: z.int().min(0).max(3650).nullable().default(null),
    action: z.enum(CREDIT_ACTIONS),
    deposit_percent: z.int().min(1).max(100).nullable().default(null),
  })
  .refine(
    ({ over_limit_by, days_overdue }) => over_limit_by !== null || days_overdue !== null,
    "must name over_limit_by, days_overdue or both"
  )
  .refine(
    ({ action, deposit_percent }) => (action === "deposit") === (deposit_percent !== null),
    "must have deposit_percent with the action deposit, and only then"
  )

const creditPolicy = z.strictObject({
  rules: z
    .array(creditRule)
    .max(50)
    .refine((rules) => new Set(rules.map((rule) => rule.id)).size === rules.length, "must name each rule once"),
  hold_stock_days: z.int().min(1).max(90).nullable().default(null),
  notice: z.boolean().default(true),
})

/** Every field may be left out (unchanged) or null (back to the plugin option). */
export const AdminUpdateSettings = z.strictObject({
  company_name: line().nullish(),
  legal_name: line().nullish(),
  tax_id: line(64).nullish(),
  company_address: companyAddress.nullish(),
  company_email: email().nullish(),
  company_phone: line(64).nullish(),
  logo: z.string().max(300_000).nullish(),
  locale: z.enum(["en", "pt-BR"]).nullish(),
  timezone: timezone().nullish(),
  quote_validity_days: z.int().min(1).max(365).nullish(),
  payment_terms_days: z.int().min(0).max(365).nullish(),
  invoice_on: z.enum(["manual", "placed", "delivered", "each_delivery"]).nullish(),
  fiscal_documents: fiscalDocuments().nullish(),
  invoice_series: series().nullish(),
  credit_note_series: series().nullish(),
  receipt_series: series().nullish(),
  terms_text: text(10_000).nullish(),
  mail_from: line(254).nullish(),
  brand_color: color().nullish(),
  cover_text: text(5_000).nullish(),
  withdrawal_text: text(10_000).nullish(),
  deposit_percent: z.int().min(1).max(100).nullish(),
  quote_reminder_after_days: z.int().min(0).max(365).nullish(),
  quote_reminder_before_days: z.int().min(0).max(365).nullish(),
  quote_convert_on_accept: z.boolean().nullish(),
  stalled_after_days: z.int().min(1).max(365).nullish(),
  cost_metadata_key: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,40}$/, "must be small letters, digits and _")
    .nullish(),
  vat_id: vatId().nullish(),
  registration_number: line(64).nullish(),
  tax_categories: taxCategories().nullish(),
  company_currency: z
    .string()
    .regex(/^[a-z]{3}$/i, "must be a currency code such as eur")
    .transform((code) => code.toLowerCase())
    .nullish(),
  iban: line(42)
    .refine((iban) => !iban || isIban(iban), "is not an IBAN: its check digits do not fit")
    .transform((iban) => (iban ? plainIban(iban) : null))
    .nullish(),
  bic: line(11)
    .refine((bic) => !bic || isBic(bic), "must be a bank code of 8 or 11 characters")
    .transform((bic) => bic.toUpperCase() || null)
    .nullish(),
  bank_name: line().nullish(),
  pix_key: line(77)
    .refine((key) => !key || /^[\x21-\x7e]+$/.test(key), "must be a Pix key without spaces")
    .nullish(),
  pix_city: line(15).nullish(),
  payment_text: text(2_000).nullish(),
  invoice_notes: text(5_000).nullish(),
  paper_size: z.enum(["A4", "LETTER"]).nullish(),
  invoice_mail_on_issue: z.boolean().nullish(),
  invoice_pay_online: z.boolean().nullish(),
  statement_monthly: z.boolean().nullish(),
  e_invoice_attach: z.boolean().nullish(),
  e_invoice_format: z.enum(["ubl", "cii", "facturx"]).nullish(),
  credit_notes_auto: z.boolean().nullish(),
  early_discount_keeps_tax: z.boolean().nullish(),
  number_format: numberFormat().nullish(),
  fiscal_year_start_month: startMonth().nullish(),
  interest: interestPolicy.nullish(),
  journal_accounts: journalAccounts.nullish(),
  revenue_on: z.enum(REVENUE_ON).nullish(),
  journal_csv: journalCsv.nullish(),
  credit_policy: creditPolicy.nullish(),
  delivery_mails: z.enum(["off", "late", "all"]).nullish(),
  address_mails: z.enum(ADDRESS_MAILS).nullish(),
  retention_years: z.int().min(1).max(50).nullish(),
  technicians: z
    .array(z.strictObject({ name: line(200).min(1), hours_per_week: z.number().positive().max(168) }))
    .max(100)
    .refine((list) => new Set(list.map(({ name }) => name)).size === list.length, "must name each technician once")
    .nullish(),
  promise_grace_days: z.int().min(0).max(60).nullish(),
  write_off_limits: z
    .record(z.string().regex(/^[a-z]{3}$/, "must be a currency code such as eur"), z.number().min(0).max(1e9))
    .nullish(),
  write_off_over: z.enum(WRITE_OFF_RIGHTS).nullish(),
  use_customer_credit: z.boolean().nullish(),
  checklist: z.strictObject({ dismissed: z.boolean() }).optional(),
})
export type AdminUpdateSettings = z.infer<typeof AdminUpdateSettings>

export const AdminSendTestMail = z.strictObject({ to: email().optional() })
export type AdminSendTestMail = z.infer<typeof AdminSendTestMail>
