export const widgets = {
  order: {
    title: "Quote and invoices",
    quote: "Quote",
    issue: "Issue invoice",
    issueRest: "Invoice the rest",
    none: "Not invoiced yet.",
  },
  orders: {
    pipeline: "Pipeline",
    weighted: "Weighted pipeline",
    none: "No open quotes, nothing owed, everything delivered is invoiced.",
  },
  customer: {
    title: "Sales and debt",
    weighted: "weighted {{amount}}",
    openQuotes: { one: "1 open quote", other: "{{count}} open quotes" },
    none: "No open quotes, nothing owed.",
  },
}
