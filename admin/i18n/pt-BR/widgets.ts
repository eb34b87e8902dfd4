export const widgets = {
  order: {
    title: "Orçamento e faturas",
    quote: "Orçamento",
    issue: "Emitir fatura",
    issueRest: "Faturar o resto",
    none: "Ainda não faturado.",
  },
  orders: {
    pipeline: "Funil de vendas",
    weighted: "Funil ponderado",
    none: "Nenhum orçamento em aberto, nada a receber, tudo o que foi entregue está faturado.",
  },
  customer: {
    weighted: "ponderado {{amount}}",
    title: "Vendas e dívida",
    openQuotes: { one: "1 orçamento em aberto", other: "{{count}} orçamentos em aberto" },
    none: "Nenhum orçamento em aberto, nada a receber.",
  },
}
