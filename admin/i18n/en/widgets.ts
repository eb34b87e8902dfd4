export const widgets = {
  order: {
    title: "Quote and invoices",
    quote: "Quote",
    issue: "Issue invoice",
    issueRest: "Invoice the rest",
    none: "Not invoiced yet.",
  },
  customer: {
    title: "Sales and debt",
    openQuotes: { one: "1 open quote", other: "{{count}} open quotes" },
    none: "No open quotes, nothing owed.",
  },
}
