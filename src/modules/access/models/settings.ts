import { model } from "@medusajs/framework/utils"

/**
 * What the store set in Settings › CRM, in one row. An empty column means the plugin option, then the default.
 *
 * Read it through `getSettings`, which puts the three together.
 */
export const Settings = model.define("crm_settings", {
  id: model.id({ prefix: "crmset" }).primaryKey(),
  company_name: model.text().nullable(),
  legal_name: model.text().nullable(),
  tax_id: model.text().nullable(),
  company_address: model.json().nullable(),
  company_email: model.text().nullable(),
  company_phone: model.text().nullable(),
  /** Data URL of a PNG or JPEG. */
  logo: model.text().nullable(),
  locale: model.text().nullable(),
  timezone: model.text().nullable(),
  quote_validity_days: model.number().nullable(),
  payment_terms_days: model.number().nullable(),
  invoice_on: model.text().nullable(),
  fiscal_documents: model.text().nullable(),
  invoice_series: model.text().nullable(),
  terms_text: model.text().nullable(),
  mail_from: model.text().nullable(),
  /** `#rrggbb`, of headings and buttons in documents, mails and the buyer's page. */
  brand_color: model.text().nullable(),
  /** Printed before the lines of a quote unless it has its own. */
  cover_text: model.text().nullable(),
  /** The consumer's right of withdrawal, in the store's words. */
  withdrawal_text: model.text().nullable(),
  /** Percent of a quote's total asked when accepting, unless the quote says otherwise. */
  deposit_percent: model.number().nullable(),
  /** Days after sending, and days before the last day, on which a silent buyer is reminded; 0 is never. */
  quote_reminder_after_days: model.number().nullable(),
  quote_reminder_before_days: model.number().nullable(),
  quote_convert_on_accept: model.boolean().nullable(),
  /** Days without contact or move after which a quote counts as stalled, where its stage has none of its own. */
  stalled_after_days: model.number().nullable(),
  /** Where variants keep what they cost: `metadata.<key>_<currency>`, such as `cost_eur`. */
  cost_metadata_key: model.text().nullable(),
  /** VAT identifier with its country prefix (EN 16931 BT-31). */
  vat_id: model.text().nullable(),
  /** In the register of companies (EN 16931 BT-30). */
  registration_number: model.text().nullable(),
  /** What is not charged: `[{ match, category, exemption_code, exemption_reason }]`, by a tax's code or name; null: lines without tax. */
  tax_categories: model.json().nullable(),
  /** Currency of the books; tax is stated in it too where a document has another. */
  company_currency: model.text().nullable(),
  iban: model.text().nullable(),
  bic: model.text().nullable(),
  bank_name: model.text().nullable(),
  pix_key: model.text().nullable(),
  /** City of the receiver in a Pix code. */
  pix_city: model.text().nullable(),
  /** How to pay, in the store's words; printed on invoices. */
  payment_text: model.text().nullable(),
  /** Printed under the lines of every invoice. */
  invoice_notes: model.text().nullable(),
  paper_size: model.text().nullable(),
  /** Whether an invoice is mailed as it is issued. */
  invoice_mail_on_issue: model.boolean().nullable(),
  /** Whether an invoice is paid by a button on its page, where a payment provider redirects; null: yes. */
  invoice_pay_online: model.boolean().nullable(),
  /** Whether customers get the statement of each month by mail, unless their account says otherwise. */
  statement_monthly: model.boolean().nullable(),
  /** Whether the electronic invoice goes with the mail. */
  e_invoice_attach: model.boolean().nullable(),
  /** In which form: `ubl`, `cii` or `facturx`. */
  e_invoice_format: model.text().nullable(),
  /** Whether returns, cancellations and refunds are credited by themselves; else they are proposed. */
  credit_notes_auto: model.boolean().nullable(),
  /** Whether a discount for early payment leaves the tax as it was. */
  early_discount_keeps_tax: model.boolean().nullable(),
  /** Series of credit notes and receipts; `invoice_series` is that of invoices. */
  credit_note_series: model.text().nullable(),
  receipt_series: model.text().nullable(),
  /** How numbers of documents read. */
  number_format: model.text().nullable(),
  /** Month in which the fiscal year, by which documents are numbered, begins; 1 is January. */
  fiscal_year_start_month: model.number().nullable(),
  /** Days after a promised day on which money still keeps the promise. */
  promise_grace_days: model.number().nullable(),
  /** Most that may be written off of one invoice: `{ eur: 5 }`, by currency code in major units. */
  write_off_limits: model.json().nullable(),
  /** Who may write off more: "approve", "setup" or "nobody". */
  write_off_over: model.text().nullable(),
  /** Whether what a customer has too much settles the next invoice by itself. */
  use_customer_credit: model.boolean().nullable(),
  /** What paying late costs, as `InterestPolicy`; null: nothing. */
  interest: model.json().nullable(),
  /** Accounts of the sales journal, as `StoredJournalAccounts`; null: those of a plain chart. */
  journal_accounts: model.json().nullable(),
  /** When sales are revenue: "issue" or "delivery". */
  revenue_on: model.text().nullable(),
  /** How the sales journal leaves as CSV, as `JournalCsv`; null: the usual columns. */
  journal_csv: model.json().nullable(),
  /** When customers are told of delivery dates without anybody asking for it: "off", "late" or "all". */
  delivery_mails: model.text().nullable(),
  /** Years that issued documents are kept when their buyer is erased. */
  retention_years: model.number().nullable(),
  /** Which buyers are asked to confirm the address by themselves: "off", "quoted" or "all". */
  address_mails: model.text().nullable(),
  /** What is asked of a sale to a customer who owes, as `CreditPolicy`; null: nothing. */
  credit_policy: model.json().nullable(),
  /** Who repairs: `[{ name, hours_per_week }]`. */
  technicians: model.json().nullable(),
  /** `{ test_mail_at?, dismissed? }`; the other steps of the first-run checklist are derived. */
  checklist: model.json().nullable(),
})
