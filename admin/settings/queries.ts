import { keepPreviousData, queryOptions } from "@tanstack/react-query"

import type { ADDRESS_MAILS } from "../../src/shared/address-mails"
import type { CreditPolicy } from "../../src/shared/credit-policy"
import type { JournalAccounts, RevenueOn } from "../../src/shared/accounts"
import type { InterestPolicy } from "../../src/shared/interest"
import type { WriteOffLimits, WriteOffRight } from "../../src/shared/write-off-limit"
import type { JournalCsv } from "../../src/shared/journal-csv"
import { HostUser } from "../shared/host-queries"
import { crmKeys } from "../shared/query-keys"
import { sdk } from "../shared/sdk"
import { TermsPart } from "./rules/payment-terms"

export type CompanyAddress = {
  address_1?: string | null
  address_2?: string | null
  city?: string | null
  province?: string | null
  postal_code?: string | null
  country_code?: string | null
}

/** What a tax without a rate means; `match` null speaks of lines without any tax. */
export type TaxCategoryRule = {
  match: string | null
  category: "Z" | "E" | "AE" | "K" | "G" | "O"
  exemption_code?: string | null
  exemption_reason?: string | null
}

/** When customers are told of delivery dates without anybody asking for it. */
export const DELIVERY_MAILS = ["off", "late", "all"] as const

/** The settings in force, as `/admin/crm/settings` answers them. */
export type CrmSettings = {
  company_name: string | null
  legal_name: string | null
  tax_id: string | null
  company_address: CompanyAddress | null
  company_email: string | null
  company_phone: string | null
  logo: string | null
  locale: "en" | "pt-BR"
  timezone: string
  quote_validity_days: number
  payment_terms_days: number
  invoice_on: "manual" | "placed" | "delivered" | "each_delivery"
  fiscal_documents: "here" | "elsewhere" | null
  invoice_series: string
  terms_text: string | null
  mail_from: string | null
  /** `#rrggbb` */
  brand_color: string | null
  cover_text: string | null
  withdrawal_text: string | null
  deposit_percent: number | null
  /** Days after sending and before the last day on which a silent buyer is reminded; 0 is never. */
  quote_reminder_after_days: number
  quote_reminder_before_days: number
  quote_convert_on_accept: boolean
  /** Days without contact or move, where a stage says none of its own. */
  stalled_after_days: number
  cost_metadata_key: string
  vat_id: string | null
  registration_number: string | null
  company_currency: string | null
  tax_categories: TaxCategoryRule[]
  iban: string | null
  bic: string | null
  bank_name: string | null
  pix_key: string | null
  pix_city: string | null
  payment_text: string | null
  invoice_notes: string | null
  paper_size: "A4" | "LETTER"
  invoice_mail_on_issue: boolean
  invoice_pay_online: boolean
  statement_monthly: boolean
  e_invoice_attach: boolean
  e_invoice_format: "ubl" | "cii" | "facturx"
  credit_notes_auto: boolean
  early_discount_keeps_tax: boolean
  write_off_limits: WriteOffLimits
  write_off_over: WriteOffRight
  use_customer_credit: boolean
  credit_policy: CreditPolicy
  credit_note_series: string
  receipt_series: string
  number_format: string
  fiscal_year_start_month: number
  promise_grace_days: number
  interest: InterestPolicy | null
  journal_accounts: JournalAccounts
  revenue_on: RevenueOn
  journal_csv: JournalCsv
  delivery_mails: (typeof DELIVERY_MAILS)[number]
  retention_years: number
  technicians: { name: string; hours_per_week: number }[]
  address_mails: (typeof ADDRESS_MAILS)[number]
  public_url: string | null
}

export type Member = {
  id: string
  user_id: string
  scope: "own" | "team" | "all"
  team_id: string | null
  can_money: boolean
  can_setup: boolean
  can_approve: boolean
  can_see_margin: boolean
  user: HostUser | null
}

export type Team = { id: string; name: string }

export const settingsQuery = () =>
  queryOptions({
    queryKey: crmKeys.settings.detail("default"),
    queryFn: () => sdk.client.fetch<{ settings: CrmSettings }>("/admin/crm/settings"),
    select: (answer) => answer.settings,
  })

export type ExchangeRate = {
  id: string
  rate_date: string
  from_currency: string
  to_currency: string
  rate: string
  source: string | null
}

/** Rates on one page of the settings. */
export const RATES_SHOWN = 10

export const exchangeRatesKey = crmKeys.settings.part("default", "exchange-rates")

export const exchangeRatesQuery = (offset: number) =>
  queryOptions({
    queryKey: [...exchangeRatesKey, offset],
    queryFn: () =>
      sdk.client.fetch<{ exchange_rates: ExchangeRate[]; count: number }>("/admin/crm/exchange-rates", {
        query: { limit: RATES_SHOWN, offset },
      }),
    placeholderData: keepPreviousData,
  })

export const membersQuery = () =>
  queryOptions({
    queryKey: crmKeys.access.lists(),
    queryFn: () => sdk.client.fetch<{ members: Member[] }>("/admin/crm/access", { query: { limit: 200 } }),
    select: (answer) => answer.members,
  })

export const teamsQuery = () =>
  queryOptions({
    queryKey: crmKeys.access.part("teams", "list"),
    queryFn: () => sdk.client.fetch<{ teams: Team[] }>("/admin/crm/teams", { query: { limit: 200 } }),
    select: (answer) => answer.teams,
  })

/** A limit over which a quote needs an approval; an empty limit is not asked. */
export type ApprovalRule = {
  id: string
  name: string
  position: number
  is_active: boolean
  max_discount_percent: number | null
  min_margin_percent: number | null
  max_total: number | null
  currency_code: string | null
  /** Null: anyone with the right to approve. */
  approver_id: string | null
}

export const approvalRulesQuery = () =>
  queryOptions({
    queryKey: crmKeys.settings.part("default", "approval-rules"),
    queryFn: () =>
      sdk.client.fetch<{ approval_rules: ApprovalRule[] }>("/admin/crm/approval-rules", { query: { limit: 200 } }),
    select: (answer) => answer.approval_rules,
  })

/** What an offer may start from. */
export type QuoteTemplate = {
  id: string
  name: string
  description: string | null
  is_active: boolean
  currency_code: string | null
  title: string | null
  items: { kind?: string; title?: string | null }[] | null
  terms: string | null
  cover_text: string | null
  validity_days: number | null
  deposit_percent: number | null
  updated_at: string
}

export const quoteTemplatesQuery = () =>
  queryOptions({
    queryKey: crmKeys.settings.part("default", "quote-templates"),
    queryFn: () =>
      sdk.client.fetch<{ quote_templates: QuoteTemplate[] }>("/admin/crm/quote-templates", { query: { limit: 200 } }),
    select: (answer) => answer.quote_templates,
  })

/** When invoices are due. `code` is set on shipped ones, whose names are translated. */
export type PaymentTerms = {
  id: string
  name: string
  code: string | null
  instalments: TermsPart[]
  early_discount: { percent: number; days: number }[] | null
  is_default: boolean
}

export const paymentTermsQuery = () =>
  queryOptions({
    queryKey: crmKeys.paymentTerms.lists(),
    queryFn: () =>
      sdk.client.fetch<{ payment_terms: PaymentTerms[] }>("/admin/crm/payment-terms", { query: { limit: 200 } }),
    select: (answer) => answer.payment_terms,
  })

export type TermsPreview = {
  currency_code: string
  instalments: { position: number; due_date: string; amount: number }[]
  early_discount: { percent: string; until: string; amount: number }[]
}

/** @param body - terms and example as JSON text, so that equal ones are one request */
export const termsPreviewQuery = (body: string) =>
  queryOptions({
    queryKey: crmKeys.paymentTerms.part("preview", body),
    queryFn: () =>
      sdk.client.fetch<{ preview: TermsPreview }>("/admin/crm/payment-terms/preview", {
        method: "POST",
        body: JSON.parse(body) as object,
      }),
    select: (answer) => answer.preview,
    placeholderData: keepPreviousData,
  })
