/** Vender a prazo: o que a loja pede a clientes que devem, e orçamentos aceitos que esperam. */
export const creditPolicy = {
  reasons: {
    over_limit: "O limite de crédito de {{limit}} é excedido em {{amount}}.",
    prepay: "O cliente paga adiantado; {{amount}} não foi pago.",
    days_overdue: {
      one: "A dívida mais antiga está 1 dia em atraso; {{amount}} em atraso.",
      other: "A dívida mais antiga está {{count}} dias em atraso; {{amount}} em atraso.",
    },
    customer_hold: "O cliente está bloqueado.",
    deposit: "É pedido um adiantamento de {{percent}}, ainda não pago.",
    stock: "Os produtos não estão mais em estoque.",
    order_failed: "O pedido não pôde ser criado: {{message}}",
  },
}
