import { JournalAccounts, journalAccounts, RevenueOn, StoredJournalAccounts } from "../../../shared/accounts"
import { ADDRESS_MAILS } from "../../../shared/address-mails"
import { CreditPolicy, NO_CREDIT_POLICY } from "../../../shared/credit-policy"
import { InterestPolicy } from "../../../shared/interest"
import { JournalCsv, USUAL_JOURNAL_CSV } from "../../../shared/journal-csv"
import { DEFAULT_NUMBERING } from "../../../shared/numbering"
import { CrmOptions } from "../../../shared/options"
import { WriteOffLimits, WriteOffRight } from "../../../shared/write-off-limit"

export type CompanyAddress = {
  address_1?: string | null
  address_2?: string | null
  city?: string | null
  province?: string | null
  postal_code?: string | null
  country_code?: string | null
}

/** Category of UNCL 5305, with the reason for not charging. */
export type TaxCategoryRule = {
  match: string | null
  category: "Z" | "E" | "AE" | "K" | "G" | "O"
  exemption_code?: string | null
  exemption_reason?: string | null
}

/** The settings in force: what was set in the dashboard, else the plugin option, else its default. */
export type CrmSettings = {
  company_name: string | null
  legal_name: string | null
  tax_id: string | null
  company_address: CompanyAddress | null
  company_email: string | null
  company_phone: string | null
  /** Data URL of a PNG or JPEG. */
  logo: string | null
  locale: "en" | "pt-BR"
  timezone: string
  quote_validity_days: number
  payment_terms_days: number
  invoice_on: "manual" | "placed" | "delivered" | "each_delivery"
  /** null means: by the company's country. */
  fiscal_documents: "here" | "elsewhere" | null
  invoice_series: string
  terms_text: string | null
  mail_from: string | null
  /** `#rrggbb` */
  brand_color: string | null
  /** Printed before the lines of a quote that has no words of its own. */
  cover_text: string | null
  /** The consumer's right of withdrawal, in the store's words. */
  withdrawal_text: string | null
  /** Percent of a quote's total asked when accepting; null asks for none. */
  deposit_percent: number | null
  /** Days after sending, and days before the last day, on which a silent buyer is reminded; 0 is never. */
  quote_reminder_after_days: number
  quote_reminder_before_days: number
  /** Whether accepting a new quote orders everything at once. */
  quote_convert_on_accept: boolean
  /** Days without contact or move after which a quote counts as stalled, where its stage has none of its own. */
  stalled_after_days: number
  /** Where variants keep what they cost: `metadata.<key>_<currency>`, such as `cost_eur`. */
  cost_metadata_key: string
  /** VAT identifier with its country prefix (EN 16931 BT-31). */
  vat_id: string | null
  /** In the register of companies (EN 16931 BT-30). */
  registration_number: string | null
  /** What the store says of taxes without a rate, by their code or name; `match` null speaks of lines without tax. */
  tax_categories: TaxCategoryRule[]
  /** Currency of the books; tax is stated in it too where a document has another. */
  company_currency: string | null
  iban: string | null
  bic: string | null
  bank_name: string | null
  pix_key: string | null
  /** City of the receiver in a Pix code. */
  pix_city: string | null
  /** How to pay, in the store's words; printed on invoices. */
  payment_text: string | null
  /** Printed under the lines of every invoice. */
  invoice_notes: string | null
  paper_size: "A4" | "LETTER"
  /** Whether an invoice is mailed as it is issued. */
  invoice_mail_on_issue: boolean
  /** Whether an invoice is paid by a button on its page, where a payment provider redirects. */
  invoice_pay_online: boolean
  /** Whether customers get the statement of each month by mail, unless their account says otherwise. */
  statement_monthly: boolean
  /** Whether the electronic invoice goes with the mail. */
  e_invoice_attach: boolean
  /** In which form; `facturx` is the PDF itself, with the CII in it. */
  e_invoice_format: "ubl" | "cii" | "facturx"
  /** Whether returns, cancellations and refunds are credited by themselves; else they are proposed. */
  credit_notes_auto: boolean
  /** Whether a discount for early payment leaves the tax as it was. */
  early_discount_keeps_tax: boolean
  /** Series of credit notes and receipts. */
  credit_note_series: string
  receipt_series: string
  /** How numbers of documents read. */
  number_format: string
  /** Month in which the fiscal year, by which documents are numbered, begins; 1 is January. */
  fiscal_year_start_month: number
  /** Days after a promised day on which money still keeps the promise. */
  promise_grace_days: number
  /** Most that may be written off of one invoice, by currency code; others have a default. */
  write_off_limits: WriteOffLimits
  /** Who may write off more. */
  write_off_over: WriteOffRight
  /** Whether what a customer has too much settles the next invoice by itself. */
  use_customer_credit: boolean
  /** What paying late costs; null: nothing. */
  interest: InterestPolicy | null
  /** Accounts of the sales journal, each with its code. */
  journal_accounts: JournalAccounts
  /** When sales are revenue: as the invoice is issued, or as the goods are delivered. */
  revenue_on: RevenueOn
  /** How the sales journal leaves as CSV. */
  journal_csv: JournalCsv
  /** What is asked of a sale to a customer who owes much or for long. */
  credit_policy: CreditPolicy
  /** When customers are told of delivery dates without anybody asking for it: never, as a date becomes later than they know, or always. */
  delivery_mails: "off" | "late" | "all"
  /** Which buyers are asked to confirm the address before goods leave, without anybody asking for it: none, those of quotes, or all. */
  address_mails: (typeof ADDRESS_MAILS)[number]
  /** Years that issued documents and contracts are kept when their buyer is erased. */
  retention_years: number
  /** Who repairs, and for how many hours a week. */
  technicians: { name: string; hours_per_week: number }[]
  /** Address under which buyers reach this server; an option only. */
  public_url: string | null
  checklist: Checklist
}

/** First-run steps and whether each is done; `dismissed` hides the list. */
export type Checklist = {
  company: boolean
  tax_id: boolean
  logo: boolean
  test_mail: boolean
  terms: boolean
  dismissed: boolean
}

/** Columns of the settings row, each possibly empty. */
export type StoredSettings = {
  [Column in Exclude<keyof CrmSettings, "public_url" | "checklist" | "journal_accounts">]?: CrmSettings[Column] | null
} & {
  journal_accounts?: StoredJournalAccounts | null
  checklist?: { test_mail_at?: string; dismissed?: boolean } | null
}

/** Puts the stored row over the options. */
export function settingsInForce(stored: StoredSettings, options: CrmOptions): CrmSettings {
  const { company } = options
  const settings = {
    company_name: stored.company_name ?? company?.name ?? null,
    legal_name: stored.legal_name ?? company?.legal_name ?? null,
    tax_id: stored.tax_id ?? company?.tax_id ?? null,
    company_address: stored.company_address ?? company?.address ?? null,
    company_email: stored.company_email ?? company?.email ?? null,
    company_phone: stored.company_phone ?? company?.phone ?? null,
    logo: stored.logo ?? null,
    locale: stored.locale ?? options.locale,
    timezone: stored.timezone ?? options.timezone,
    quote_validity_days: stored.quote_validity_days ?? options.quote_validity_days,
    payment_terms_days: stored.payment_terms_days ?? options.payment_terms_days,
    invoice_on: stored.invoice_on ?? options.invoice_on,
    fiscal_documents: stored.fiscal_documents ?? options.fiscal_documents ?? null,
    invoice_series: stored.invoice_series ?? options.invoice_series,
    terms_text: stored.terms_text ?? null,
    mail_from: stored.mail_from ?? null,
    brand_color: stored.brand_color ?? null,
    cover_text: stored.cover_text ?? null,
    withdrawal_text: stored.withdrawal_text ?? null,
    deposit_percent: stored.deposit_percent ?? null,
    quote_reminder_after_days: stored.quote_reminder_after_days ?? 3,
    quote_reminder_before_days: stored.quote_reminder_before_days ?? 2,
    quote_convert_on_accept: stored.quote_convert_on_accept ?? true,
    stalled_after_days: stored.stalled_after_days ?? 14,
    cost_metadata_key: stored.cost_metadata_key ?? "cost",
    vat_id: stored.vat_id ?? null,
    registration_number: stored.registration_number ?? null,
    company_currency: stored.company_currency ?? null,
    tax_categories: stored.tax_categories ?? [],
    iban: stored.iban ?? null,
    bic: stored.bic ?? null,
    bank_name: stored.bank_name ?? null,
    pix_key: stored.pix_key ?? null,
    pix_city: stored.pix_city ?? null,
    payment_text: stored.payment_text ?? null,
    invoice_notes: stored.invoice_notes ?? null,
    paper_size: stored.paper_size ?? "A4",
    invoice_mail_on_issue: stored.invoice_mail_on_issue ?? false,
    invoice_pay_online: stored.invoice_pay_online ?? true,
    statement_monthly: stored.statement_monthly ?? false,
    e_invoice_attach: stored.e_invoice_attach ?? false,
    e_invoice_format: stored.e_invoice_format ?? "ubl",
    credit_notes_auto: stored.credit_notes_auto ?? false,
    early_discount_keeps_tax: stored.early_discount_keeps_tax ?? false,
    credit_note_series: stored.credit_note_series ?? DEFAULT_NUMBERING.credit_note_series,
    receipt_series: stored.receipt_series ?? DEFAULT_NUMBERING.receipt_series,
    number_format: stored.number_format ?? DEFAULT_NUMBERING.number_format,
    fiscal_year_start_month: stored.fiscal_year_start_month ?? DEFAULT_NUMBERING.fiscal_year_start_month,
    promise_grace_days: stored.promise_grace_days ?? 0,
    write_off_limits: stored.write_off_limits ?? {},
    write_off_over: stored.write_off_over ?? "approve",
    use_customer_credit: stored.use_customer_credit ?? false,
    interest: stored.interest ?? null,
    journal_accounts: journalAccounts(stored.journal_accounts),
    revenue_on: stored.revenue_on ?? "issue",
    journal_csv: stored.journal_csv ?? USUAL_JOURNAL_CSV,
    credit_policy: stored.credit_policy ?? NO_CREDIT_POLICY,
    delivery_mails: stored.delivery_mails ?? "late",
    address_mails: stored.address_mails ?? "quoted",
    technicians: stored.technicians ?? [],
    retention_years: stored.retention_years ?? options.retention_years,
    public_url: options.public_url ?? null,
  }
  return { ...settings, checklist: checklistOf(settings, stored.checklist ?? {}) }
}

function checklistOf(
  settings: Omit<CrmSettings, "checklist">,
  stored: NonNullable<StoredSettings["checklist"]>
): Checklist {
  return {
    company: Boolean(settings.company_name && settings.company_address?.address_1),
    tax_id: Boolean(settings.tax_id),
    logo: Boolean(settings.logo),
    test_mail: Boolean(stored.test_mail_at),
    terms: Boolean(settings.terms_text),
    dismissed: Boolean(stored.dismissed),
  }
}
