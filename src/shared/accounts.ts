/** What accounts of the sales journal stand for, with the code that each has in a plain chart of accounts. */
export const ACCOUNTS = {
  bank: "1000",
  receivables: "1100",
  exchange: "1900",
  customer_credit: "2100",
  contract_liability: "2200",
  cover_liability: "2210",
  tax: "2300",
  warranty_provision: "2400",
  opening_balance: "3000",
  revenue: "4000",
  shipping: "4100",
  discounts: "4200",
  allowances: "4300",
  fees: "4800",
  rounding: "4900",
  warranty_parts: "5110",
  warranty_labour: "5120",
  warranty_freight: "5130",
  warranty_replacement: "5140",
  warranty_third_party: "5150",
  warranty_deductible: "5160",
  warranty_sundry: "5190",
  bad_debt: "6100",
  write_offs: "6150",
  exchange_loss: "6200",
  warranty_cost: "6300",
  exchange_gain: "7200",
} as const

export type AccountRole = keyof typeof ACCOUNTS

export const ACCOUNT_ROLES = Object.keys(ACCOUNTS) as AccountRole[]

/** An account as the store calls it; without a name of its own it is called by what it stands for. */
export type Account = { code: string; name: string | null }

/** What a product is sold under: its type, its categories and those above them, as they were when it was invoiced. */
export type RevenueGroup = { kind: "type" | "category"; id: string; name: string }

/** When sales are revenue: as the invoice is issued, or as the goods are delivered. */
export const REVENUE_ON = ["issue", "delivery"] as const
export type RevenueOn = (typeof REVENUE_ON)[number]

/** Where the revenue of a product type or category goes; `label` is what it is called. */
export type RevenueAccount = Account & { kind: RevenueGroup["kind"]; id: string; label: string }

/** The accounts of the sales journal. Revenue goes to the first of `revenue` that fits, else to the account of sales. */
export type JournalAccounts = { accounts: Record<AccountRole, Account>; revenue: RevenueAccount[] }

/** The same as the store set it: what it left out has the code of a plain chart of accounts. */
export type StoredJournalAccounts = {
  accounts?: Partial<Record<AccountRole, { code: string; name?: string | null }>>
  revenue?: (Omit<RevenueAccount, "name"> & { name?: string | null })[]
}

/** Every account with its code: what the store set, else the plain one. */
export function journalAccounts(stored: StoredJournalAccounts | null | undefined): JournalAccounts {
  const account = (role: AccountRole): Account => {
    const { code = ACCOUNTS[role], name = null } = stored?.accounts?.[role] ?? {}
    return { code, name: name || null }
  }
  return {
    accounts: Object.fromEntries(ACCOUNT_ROLES.map((role) => [role, account(role)])) as JournalAccounts["accounts"],
    revenue: (stored?.revenue ?? []).map((row) => ({ ...row, name: row.name || null })),
  }
}
