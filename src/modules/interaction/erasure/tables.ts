/** What becomes of a person's data in one table; `t` is its row, `erasing` holds the ids of everything that is theirs, `addresses` their e-mail addresses. */
export type ErasedTable = {
  /** Which rows are theirs. */
  of: string
  /** Which of them are handed to the person, where some say as much of others or of the house. */
  handed?: string
  /** The rows go. */
  isDeleted?: true
  /** Emptied: null, or nothing of its type where a column takes no null. */
  blank?: string[]
  /** Names, and texts that a row may not be without: a word stands for them. */
  name?: string[]
  /** Papers that a row may not be without: an empty one stands for them. */
  hollow?: string[]
  /** Mail that did not leave yet leaves no more. */
  isCanceled?: true
  /** Parts of a frozen offer that go. */
  strip?: { column: string; parts: string[] }
  /** Addresses that an index tells apart: each becomes one of its own. */
  unique?: string[]
  /** Links that open nothing any more. */
  isRevoked?: true
  /** Files in the host's storage that go with the row. */
  file?: string
  /** Documents that the law keeps: the row stays as it is until its day (an SQL expression) is longer ago than the retention. */
  legal_day?: string
}

const CUSTOMER = "t.customer_id in (select id from erasing)"
const ADDRESS = (column: string): string => `lower(t.${column}) in (select contact from addresses)`
/** Of a lead nobody knows the customer yet. */
const QUOTE = `(${CUSTOMER} or (t.customer_id is null and ${ADDRESS("email")}))`
/** Mail in the tray. */
const TRAY = `t.customer_id is null and ${ADDRESS("address")}`
/** Of what was said and is to be done about a lead, nobody knows the customer either. */
const ABOUT_LEAD = `t.customer_id is null and exists (select from crm_interaction_reference r
  where r.interaction_id = t.id and r.reference = 'crm_quote' and r.reference_id in (select id from erasing))`
const SAID = `${CUSTOMER} or (${ABOUT_LEAD})`
const TO_DO = `${CUSTOMER} or (t.customer_id is null and t.reference = 'crm_quote' and t.reference_id in (select id from erasing))`
/** Money of nobody yet, from an account of theirs that nobody else paid from. */
const PAYER = `t.customer_id is null and t.payer_iban in (
  select own.payer_iban from crm_bank_line own where own.customer_id in (select id from erasing)
  except select other.payer_iban from crm_bank_line other where other.customer_id not in (select id from erasing))`
const DEBTOR = "t.bill_to_customer_id in (select id from erasing)"
const ofRecord = (column: string): string => `t.${column} in (select id from erasing)`
const WORDS = ["changes", "note"]
const history = { of: ofRecord("reference_id"), blank: WORDS }

/** A quote that became a contract is kept as invoices are. */
const CONTRACT_DAY = "case when t.status = 'accepted' then t.decided_date end"
const contractDayOf = (key: string): string =>
  `(select case when q.status = 'accepted' then q.decided_date end from crm_quote q where q.id = t.${key})`
const invoiceDayOf = (key: string): string => `(select i.issue_date from crm_invoice i where i.id = t.${key})`

/** What of History is about money, and so kept as its documents are. */
const OF_MONEY =
  "t.reference in ('crm_invoice', 'crm_credit_note', 'crm_receipt', 'crm_allocation', 'crm_write_off', 'crm_refund')"

const WHO = { name: ["customer_name"], blank: ["buyer", "billing_address", "shipping_address", "purchase_order_number", "buyer_reference", "notes"] } // prettier-ignore

/**
 * Every table of the plugin that says something of a person, and what becomes of it when the person is erased. A table may stand here
 * more than once: its free text goes at once, what the law keeps goes with the retention.
 */
export const ERASED: [string, ErasedTable][] = [
  ["crm_contact", { of: CUSTOMER, isDeleted: true }],
  ["crm_host_customer", { of: CUSTOMER, name: ["name"], blank: ["person", "email", "former_emails", "phone", "city"] }],
  [
    "crm_interaction",
    { of: SAID, unique: ["source_id"], blank: ["subject", "outcome", "text", "contact_ids", "address"] },
  ],
  ["crm_interaction", { of: TRAY, isDeleted: true }],
  ["crm_interaction_attachment", { of: ofRecord("interaction_id"), isDeleted: true, file: "file_id" }],
  ["crm_interaction_history", history],
  ["crm_timeline", { of: CUSTOMER, blank: ["title", "note"] }],

  ["crm_consent", { of: ADDRESS("contact"), unique: ["contact"], blank: ["source", "note"] }],
  [
    "crm_outbox_message",
    {
      // What was told to staff about them has no customer; what went to who pays for them is theirs who pay.
      of: `${CUSTOMER} or ${ADDRESS("contact")} or (t.customer_id is null and ${ofRecord("reference_id")})`,
      handed: `${CUSTOMER} or ${ADDRESS("contact")}`,
      isCanceled: true,
      unique: ["contact"],
      blank: ["to", "cc", "reply_to", "subject", "html", "text", "attachments", "reason", "error", "opt_out_hash", "message_id"], // prettier-ignore
    },
  ],

  ["crm_follow_up", { of: TO_DO, name: ["customer_name", "title"], blank: ["note", "facts", "undo"] }],
  ["crm_follow_up_history", history],

  [
    "crm_address_check",
    {
      of: CUSTOMER,
      blank: ["recipient", "message", "answered_name", "proposed_note", "decided_note"],
      hollow: ["proposed_address"],
    },
  ],
  ["crm_delivery_notice", { of: CUSTOMER, blank: ["recipient", "message", "answer_text"] }],
  ["crm_delivery_token", { of: ofRecord("order_id"), blank: ["recipient"], isRevoked: true }],
  ["crm_delivery_history", history],

  [
    "crm_quote",
    {
      of: QUOTE,
      blank: ["note", "request_note", "next_step", "decline_note", "accept_note", "cc", "delivery", "honored"],
    },
  ],
  [
    "crm_quote",
    {
      of: QUOTE,
      legal_day: CONTRACT_DAY,
      name: ["customer_name"],
      blank: [
        "title", "email", "company_name", "phone", "shipping_address", "billing_address", "purchase_order_number", "accepted_name",
        "cover_text", "terms",
      ], // prettier-ignore
    },
  ],
  [
    "crm_quote_version",
    {
      of: ofRecord("quote_id"),
      legal_day: contractDayOf("quote_id"),
      blank: ["decided_name", "decided_ip", "decided_note"],
      strip: {
        column: "snapshot",
        parts: [
          "title",
          "email",
          "customer_name",
          "company_name",
          "purchase_order_number",
          "shipping_address",
          "billing_address",
        ],
      },
    },
  ],
  ["crm_quote_item", { of: ofRecord("quote_id"), legal_day: contractDayOf("quote_id"), blank: ["note"] }],
  [
    "crm_quote_attachment",
    { of: ofRecord("quote_id"), legal_day: contractDayOf("quote_id"), isDeleted: true, file: "file_id" },
  ],
  ["crm_quote_message", { of: ofRecord("quote_id"), blank: ["text", "author_name"] }],
  ["crm_quote_token", { of: ofRecord("quote_id"), blank: ["recipient"], isRevoked: true }],
  ["crm_quote_approval", { of: ofRecord("quote_id"), blank: ["note", "decision_note"] }],
  ["crm_quote_conversion", { of: ofRecord("quote_id"), blank: ["error"] }],
  ["crm_quote_history", history],

  [
    "crm_warranty",
    { of: CUSTOMER, name: ["customer_name"], blank: ["customer_email", "customer_phone", "note", "cancel_note"] },
  ],
  [
    "crm_warranty_history",
    {
      ...history,
      // Of what they passed on, too.
      of: `${ofRecord("reference_id")} or t.reference_id in (select w.id from crm_warranty w where w.transferred_from_id in (select id from erasing))`,
      // Of what was passed on to them, nothing of who had it before.
      handed: `${ofRecord("reference_id")} and not exists (select from crm_warranty_history h
        where h.reference_id = t.reference_id and h.act = 'transfer' and h.created_at >= t.created_at)`,
    },
  ],
  [
    "crm_warranty_claim",
    {
      of: CUSTOMER,
      name: ["customer_name", "description"],
      blank: ["email", "decision_note", "rejected_reason", "diagnosis", "remedy_note", "remedy_error"],
    },
  ],
  ["crm_warranty_claim_message", { of: ofRecord("claim_id"), name: ["text"], blank: ["author_name"] }],
  ["crm_warranty_claim_file", { of: ofRecord("claim_id"), isDeleted: true, file: "file_id" }],
  ["crm_warranty_cost", { of: ofRecord("claim_id"), blank: ["note"] }],
  ["crm_warranty_part", { of: ofRecord("claim_id"), blank: ["note", "error"] }],
  ["crm_warranty_recovery", { of: ofRecord("claim_id"), blank: ["note"] }],
  ["crm_warranty_remedy", { of: ofRecord("claim_id"), blank: ["wish", "error"] }],

  [
    "crm_customer_account",
    {
      of: CUSTOMER,
      blank: [
        "tax_id", "vat_id", "legal_name", "legal_address", "buyer_reference", "endpoint_scheme", "endpoint_id", "invoice_contacts", "collection_note",
      ], // prettier-ignore
    },
  ],
  ["crm_receivable_order", { of: CUSTOMER, name: ["customer_name"] }],
  ["crm_billing_proposal", { of: CUSTOMER, name: ["customer_name"], blank: ["note"] }],
  ["crm_dispute", { of: CUSTOMER, name: ["customer_name", "note", "resolution_note"] }],
  ["crm_promise", { of: CUSTOMER, name: ["customer_name"], blank: ["note", "told_by", "cancel_note"] }],
  ["crm_invoice_token", { of: ofRecord("invoice_id"), blank: ["recipient"], isRevoked: true }],
  [
    "crm_dunning_notice",
    { of: DEBTOR, name: ["customer_name"], blank: ["recipient", "subject", "message", "note", "held_reasons"] },
  ],
  ["crm_dunning_pause", { of: `${CUSTOMER} or ${ofRecord("invoice_id")}`, blank: ["reason"] }],
  ["crm_dunning_history", history],
  ["crm_receivable_history", { of: `${ofRecord("reference_id")} and not ${OF_MONEY}`, blank: WORDS }],

  ["crm_invoice", { of: CUSTOMER, legal_day: "t.issue_date", ...WHO, name: [...WHO.name, "void_note"] }],
  ["crm_instalment", { of: CUSTOMER, legal_day: invoiceDayOf("invoice_id"), name: ["customer_name"] }],
  [
    "crm_credit_note",
    { of: CUSTOMER, legal_day: "t.issue_date", name: ["customer_name"], blank: ["buyer", "billing_address", "reason"] },
  ],
  ["crm_receipt", { of: CUSTOMER, legal_day: "t.received_date", name: ["customer_name"], blank: ["reference"] }],
  ["crm_write_off", { of: CUSTOMER, legal_day: "t.write_off_date", name: ["customer_name"], blank: ["note"] }],
  ["crm_refund", { of: CUSTOMER, legal_day: "t.paid_date", blank: ["note", "reference"] }],
  // Before their own, whose account numbers go with them.
  [
    "crm_bank_line",
    { of: PAYER, legal_day: "t.booked_date", name: ["note"], blank: ["payer_name", "payer_iban", "text"] },
  ],
  [
    "crm_bank_line",
    {
      of: CUSTOMER,
      legal_day: "t.booked_date",
      name: ["customer_name", "note"],
      blank: ["payer_name", "payer_iban", "text"],
    },
  ],
  [
    "crm_kept_document",
    { of: `t.reference = 'crm_outbox_message' and ${ofRecord("reference_id")}`, isDeleted: true, file: "file_id" },
  ],
  [
    "crm_kept_document",
    {
      of: ofRecord("reference_id"),
      legal_day: "to_char(t.created_at, 'YYYY-MM-DD')",
      isDeleted: true,
      file: "file_id",
    },
  ],
  [
    "crm_fiscal_document",
    { of: ofRecord("invoice_id"), legal_day: invoiceDayOf("invoice_id"), isDeleted: true, file: "file_id" },
  ],
  [
    "crm_receivable_history",
    {
      of: `${ofRecord("reference_id")} and ${OF_MONEY}`,
      legal_day: "to_char(t.created_at, 'YYYY-MM-DD')",
      blank: WORDS,
    },
  ],
]

/** Tables that say nothing of a customer or a contact: set-up, sums, counters, staff. */
export const OF_NO_PERSON = [
  "crm_access_history", "crm_access_member", "crm_company", "crm_saved_pivot", "crm_settings", "crm_team", "crm_bank_mapping", "crm_bank_statement",
  "crm_banking_history", "crm_delivery_line", "crm_delivery_try", "crm_dunning_claim", "crm_dunning_level", "crm_dunning_policy", "crm_dunning_run",
  "crm_follow_up_announcement", "crm_follow_up_preference", "crm_follow_up_rule", "crm_host_fact", "crm_interaction_reference",
  "crm_lost_reason", "crm_pipeline", "crm_quote_approval_rule", "crm_quote_conversion_item", "crm_quote_counter", "crm_quote_deposit", "crm_quote_move",
  "crm_quote_template", "crm_quote_try", "crm_sales_target", "crm_source", "crm_stage", "crm_exchange_rate", "crm_host_payment",
  "crm_interest_charge", "crm_credit_note_item", "crm_invoice_item", "crm_invoice_payment", "crm_invoice_try", "crm_payment_terms", "crm_allocation",
  "crm_number_counter", "crm_numbering", "crm_open_day", "crm_period_lock", "crm_receivable_history_count", "crm_revenue_move", "crm_verification",
  "crm_customer_alias", "crm_customer_distinction", "crm_warranty_counter", "crm_warranty_claim_state", "crm_warranty_plan",
  "crm_warranty_plan_target", "crm_warranty_unit", "crm_warranty_shipped_serial", "crm_reporting_migrations", "crm_customer_revenue",
  "crm_open_customer", "crm_sum_billing", "crm_sum_decision", "crm_sum_pipeline_stage", "crm_sum_pipeline_week", "crm_sum_quote", "crm_erasure",
  "crm_sum_warranty_claim", "crm_sum_warranty_cost", "crm_sum_warranty_cover", "crm_sum_warranty_group", "crm_sum_warranty_line", "crm_sum_warranty_sold",
  "crm_erased_document", "crm_sum_cash", "crm_debtor_delay", "crm_warranty_clock", "crm_warranty_lot", "crm_warranty_move", "crm_warranty_prior",
  "crm_warranty_used", "crm_warranty_provision_close", "crm_warranty_provision_month", "crm_demand", "crm_sum_demand", "crm_agreement_run",
  "crm_agreement_break", "crm_agreement_history", "crm_sold_cover_part", "crm_sold_cover_move", "crm_sold_cover_close",
  "crm_sum_provision_now", "crm_sum_provision_used", "crm_sum_provision_month", "crm_sum_provision_claim", "crm_document_place", "crm_stage_stay",
] // prettier-ignore

/** Which rows of the person's own open further rows: table, and the condition on it. Earlier ones are found first. */
export const FOUND: [string, string][] = [
  ["crm_quote", QUOTE],
  ["crm_invoice", CUSTOMER],
  ["crm_credit_note", CUSTOMER],
  ["crm_receipt", CUSTOMER],
  ["crm_write_off", CUSTOMER],
  ["crm_refund", CUSTOMER],
  ["crm_dispute", CUSTOMER],
  ["crm_promise", CUSTOMER],
  ["crm_contact", CUSTOMER],
  ["crm_warranty", CUSTOMER],
  ["crm_warranty_claim", CUSTOMER],
  ["crm_customer_account", CUSTOMER],
  ["crm_interaction", `${SAID} or (${TRAY})`],
  ["crm_outbox_message", `${CUSTOMER} or ${ADDRESS("contact")}`],
  ["crm_billing_proposal", CUSTOMER],
  ["crm_follow_up", TO_DO],
  ["crm_dunning_notice", DEBTOR],
  ["crm_dunning_pause", CUSTOMER],
]
