export const widgets = {
  order: {
    title: "Orçamento e faturas",
    quote: "Orçamento",
    issue: "Emitir fatura",
    issueRest: "Faturar o resto",
    none: "Ainda não faturado.",
  },
  customer: {
    title: "Vendas e dívida",
    openQuotes: { one: "1 orçamento em aberto", other: "{{count}} orçamentos em aberto" },
    none: "Nenhum orçamento em aberto, nada a receber.",
  },
}
