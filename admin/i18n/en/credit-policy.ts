/** Selling on credit: what the store asks of customers who owe, and accepted quotes that wait. */
export const creditPolicy = {
  reasons: {
    over_limit: "The credit limit of {{limit}} is exceeded by {{amount}}.",
    prepay: "The customer pays in advance; {{amount}} is not paid.",
    days_overdue: {
      one: "The oldest debt is 1 day late; {{amount}} is overdue.",
      other: "The oldest debt is {{count}} days late; {{amount}} is overdue.",
    },
    customer_hold: "The customer is on hold.",
    deposit: "A deposit of {{percent}} is asked for and not paid.",
    stock: "The goods are not in stock any more.",
    order_failed: "The order could not be made: {{message}}",
  },
}
