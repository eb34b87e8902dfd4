/**
 * Cache keys of the screens: `[noun, "list" | "detail" | part, ...inputs]`. Every input is in the key, and
 * invalidating `crmKeys.quotes.all` reaches all that shows quotes.
 */
const noun = <N extends string>(name: N) => ({
  all: ["crm", name] as const,
  lists: () => ["crm", name, "list"] as const,
  list: (query: object) => ["crm", name, "list", query] as const,
  detail: (id: string) => ["crm", name, "detail", id] as const,
  part: (id: string, part: string) => ["crm", name, "detail", id, part] as const,
})

export const crmKeys = {
  quotes: noun("quotes"),
  invoices: noun("invoices"),
  creditNotes: noun("credit-notes"),
  receipts: noun("receipts"),
  writeOffs: noun("write-offs"),
  disputes: noun("disputes"),
  promises: noun("promises"),
  bank: noun("bank"),
  overview: noun("overview"),
  capacity: noun("capacity"),
  agreement: noun("agreement"),
  aging: noun("aging"),
  customers: noun("customers"),
  interactions: noun("interactions"),
  followUps: noun("follow-ups"),
  followUpRules: noun("follow-up-rules"),
  orders: noun("orders"),
  deliveries: noun("deliveries"),
  warranties: noun("warranties"),
  warrantyClaims: noun("warranty-claims"),
  warrantyPlans: noun("warranty-plans"),
  billingProposals: noun("billing-proposals"),
  closing: noun("closing"),
  dunning: noun("dunning"),
  dunningPolicies: noun("dunning-policies"),
  journal: noun("journal"),
  settings: noun("settings"),
  access: noun("access"),
  stages: noun("stages"),
  lostReasons: noun("lost-reasons"),
  sources: noun("sources"),
  targets: noun("targets"),
  performance: noun("performance"),
  users: noun("users"),
  paymentTerms: noun("payment-terms"),
}
