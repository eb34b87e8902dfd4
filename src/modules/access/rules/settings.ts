import { CrmOptions } from "../../../shared/options"

export type CompanyAddress = {
  address_1?: string | null
  address_2?: string | null
  city?: string | null
  province?: string | null
  postal_code?: string | null
  country_code?: string | null
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
  invoice_on: "manual" | "placed" | "delivered"
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
  /** Where variants keep what they cost: `metadata.<key>_<currency>`, such as `cost_eur`. */
  cost_metadata_key: string
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
  [Column in Exclude<keyof CrmSettings, "public_url" | "checklist">]?: CrmSettings[Column] | null
} & {
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
    cost_metadata_key: stored.cost_metadata_key ?? "cost",
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
