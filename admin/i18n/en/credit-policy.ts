/** What a customer owes beside what is sold to them, what the store makes of it, and quotes that wait for it. */
export const creditPolicy = {
  strip: {
    title: "Credit",
    limit: "Credit limit",
    open: "Open now",
    quote: "This quote",
    after: "Left after it",
    left: "Left",
    parts:
      "Owed {{outstanding}} + ordered, not invoiced {{orders}} + accepted, not ordered {{committed}} − not allocated {{unallocated}}",
    overdue: {
      one: "{{amount}} overdue, the oldest for {{count}} day",
      other: "{{amount}} overdue, the oldest for {{count}} days",
    },
    pays: {
      late: { one: "Pays {{days}} day late as a rule", other: "Pays {{days}} days late as a rule" },
      early: { one: "Pays {{days}} day early as a rule", other: "Pays {{days}} days early as a rule" },
      onTime: "Pays on the day as a rule",
    },
    storePays: {
      late: {
        one: "The store's customers pay {{days}} day late as a rule",
        other: "The store's customers pay {{days}} days late as a rule",
      },
      early: {
        one: "The store's customers pay {{days}} day early as a rule",
        other: "The store's customers pay {{days}} days early as a rule",
      },
      onTime: "The store's customers pay on the day as a rule",
    },
    offers: {
      one: "1 open quote, {{amount}} by its probability",
      other: "{{count}} open quotes, {{amount}} by their probability",
    },
    others: {
      one: "1 other open quote, {{amount}} by its probability",
      other: "{{count}} other open quotes, {{amount}} by their probability",
    },
  },
  bar: {
    limit: "Credit limit {{amount}}",
    open: "open {{amount}}",
    quote: "this quote {{amount}}",
    after: "left {{amount}}",
  },
  at: {
    quote: "When it is written",
    send: "When it is sent",
    accept: "When it is accepted",
    convert: "When it is ordered",
  },
  effects: {
    before: {
      warn: "To consider",
      deposit: "Not sent without a deposit of {{percent}}",
      approval: "Not sent without approval",
      hold: "Refused",
    },
    after: {
      warn: "To consider",
      deposit: "On hold until a deposit of {{percent}} is paid",
      approval: "On hold until it is released",
      hold: "Goes on hold",
    },
  },
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
  hold: {
    banner: "Accepted and on hold, not ordered yet.",
    stockUntil: "Stock is held for it until",
  },
  release: {
    title: "Release {{number}}",
    description: "It is ordered at once for {{total}}, whatever the customer owes, and the buyer is told.",
    byHand: "It may then be ordered for {{total}}, whatever the customer owes.",
    confirm: "Release",
    done: "{{number}} released",
  },
  withdraw: {
    description:
      "The buyer, who accepted it, is told that it is not delivered. Your note stays here. This cannot be undone.",
  },
  queue: {
    quote: "Quote",
    reasons: "Why it waits",
    since: "Since",
    count: { one: "1 quote on hold", other: "{{count}} quotes on hold" },
    empty: "No quote is on hold",
    emptyDescription:
      "Accepted quotes wait here while the credit policy in Settings › CRM says so. A receipt or a release lets them go on.",
  },
  policy: {
    title: "Credit policy",
    description: "What happens at each step of a sale while a customer owes too much or too long.",
    none: "There is no rule: what a customer owes is shown, and nothing blocks. Only customers whom finance put on hold wait when they accept.",
    suggested: "Use the suggested policy",
    replaces: "Its rules take the place of those that stand here. Nothing counts before you save.",
    replace: "Replace the rules",
    add: "Add rule",
    edit: "Edit rule",
    dialog: "When everything that it names holds, it acts. Of several rules the strongest counts.",
    take: "Take over",
    wrong: "This number does not fit.",
    step: "Step",
    over: "Over the limit by more than",
    overHint: "0 is any amount over the limit.",
    currency: "Currency of the amount",
    anyCurrency: "Any currency",
    days: "Oldest debt, days late",
    daysHint: "Empty: not asked. Name the days, the amount, or both.",
    action: "Then",
    actions: { warn: "point it out", deposit: "ask for a deposit", approval: "ask for approval", hold: "put on hold" },
    deposit: "Deposit, percent of the total",
    when: {
      over: "Over the limit",
      overBy: "Over the limit by more than {{amount}}",
      late: { one: "Oldest debt {{count}} day late", other: "Oldest debt {{count}} days late" },
    },
    and: "and",
    stockDays: "Hold stock, days",
    stockDaysHint: "So long the goods of a quote that waits are reserved from its acceptance on. Empty: none are.",
    notice: "Tell finance",
    noticeHint: "Those who may act on money get a mail and a notice for each quote that is put on hold.",
  },
}
