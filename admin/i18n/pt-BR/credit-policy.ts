/** O que um cliente deve ao lado do que lhe é vendido, o que a loja faz com isso, e orçamentos que aguardam. */
export const creditPolicy = {
  strip: {
    title: "Crédito",
    limit: "Limite de crédito",
    open: "Em aberto agora",
    quote: "Este orçamento",
    after: "Saldo depois dele",
    left: "Saldo",
    parts:
      "Devido {{outstanding}} + pedido, não faturado {{orders}} + aceito, não pedido {{committed}} − não alocado {{unallocated}}",
    overdue: {
      one: "{{amount}} em atraso, o mais antigo há {{count}} dia",
      other: "{{amount}} em atraso, o mais antigo há {{count}} dias",
    },
    pays: {
      late: { one: "Costuma pagar {{days}} dia depois", other: "Costuma pagar {{days}} dias depois" },
      early: { one: "Costuma pagar {{days}} dia antes", other: "Costuma pagar {{days}} dias antes" },
      onTime: "Costuma pagar no dia",
    },
    storePays: {
      late: {
        one: "Os clientes da loja costumam pagar {{days}} dia depois",
        other: "Os clientes da loja costumam pagar {{days}} dias depois",
      },
      early: {
        one: "Os clientes da loja costumam pagar {{days}} dia antes",
        other: "Os clientes da loja costumam pagar {{days}} dias antes",
      },
      onTime: "Os clientes da loja costumam pagar no dia",
    },
    offers: {
      one: "1 orçamento em aberto, {{amount}} pela probabilidade",
      other: "{{count}} orçamentos em aberto, {{amount}} pela probabilidade",
    },
    others: {
      one: "1 outro orçamento em aberto, {{amount}} pela probabilidade",
      other: "{{count}} outros orçamentos em aberto, {{amount}} pela probabilidade",
    },
  },
  bar: {
    limit: "Limite de crédito {{amount}}",
    open: "em aberto {{amount}}",
    quote: "este orçamento {{amount}}",
    after: "saldo {{amount}}",
  },
  at: {
    quote: "Ao ser redigido",
    send: "Ao ser enviado",
    accept: "Ao ser aceito",
    convert: "Ao virar pedido",
  },
  effects: {
    before: {
      warn: "A considerar",
      deposit: "Não é enviado sem entrada de {{percent}}",
      approval: "Não é enviado sem aprovação",
      hold: "É recusado",
    },
    after: {
      warn: "A considerar",
      deposit: "Bloqueado até o pagamento de uma entrada de {{percent}}",
      approval: "Bloqueado até ser liberado",
      hold: "Fica bloqueado",
    },
  },
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
  hold: {
    banner: "Aceito e bloqueado, ainda sem pedido.",
    stockUntil: "O estoque fica reservado até",
  },
  release: {
    title: "Liberar {{number}}",
    description: "O pedido de {{total}} é criado agora, seja o que for que o cliente deva, e o comprador é avisado.",
    byHand: "Depois disso o pedido de {{total}} pode ser criado, seja o que for que o cliente deva.",
    confirm: "Liberar",
    done: "{{number}} liberado",
  },
  withdraw: {
    description:
      "O comprador, que já aceitou, é avisado de que não haverá entrega. Sua observação fica aqui. Isso não pode ser desfeito.",
  },
  queue: {
    quote: "Orçamento",
    reasons: "Por que aguarda",
    since: "Desde",
    count: { one: "1 orçamento bloqueado", other: "{{count}} orçamentos bloqueados" },
    empty: "Nenhum orçamento bloqueado",
    emptyDescription:
      "Orçamentos aceitos aguardam aqui enquanto a política de crédito em Configurações › CRM assim disser. Um recebimento ou uma liberação os faz seguir.",
  },
  policy: {
    title: "Política de crédito",
    description: "O que acontece em cada etapa da venda enquanto um cliente deve demais ou há tempo demais.",
    none: "Não há regra: o que um cliente deve é mostrado, e nada é bloqueado. Só clientes que o financeiro bloqueou aguardam quando aceitam.",
    suggested: "Usar a política sugerida",
    replaces: "Suas regras substituem as que estão aqui. Nada vale antes de salvar.",
    replace: "Substituir as regras",
    add: "Adicionar regra",
    edit: "Editar regra",
    dialog: "Ela age quando vale tudo o que nomeia. De várias regras conta a mais forte.",
    take: "Aplicar",
    wrong: "Este número não serve.",
    step: "Momento",
    over: "Acima do limite em mais de",
    overHint: "0 é qualquer valor acima do limite.",
    currency: "Moeda do valor",
    anyCurrency: "Qualquer moeda",
    days: "Dívida mais antiga, dias em atraso",
    daysHint: "Vazio: não conta. Indique os dias, o valor ou ambos.",
    action: "Então",
    actions: { warn: "avisar", deposit: "pedir entrada", approval: "pedir aprovação", hold: "bloquear" },
    deposit: "Entrada, percentual do total",
    when: {
      over: "Acima do limite",
      overBy: "Acima do limite em mais de {{amount}}",
      late: {
        one: "Dívida mais antiga com {{count}} dia de atraso",
        other: "Dívida mais antiga com {{count}} dias de atraso",
      },
    },
    and: "e",
    stockDays: "Reservar estoque, dias",
    stockDaysHint:
      "Por tantos dias os produtos de um orçamento que aguarda ficam reservados desde o aceite. Vazio: não ficam.",
    notice: "Avisar o financeiro",
    noticeHint: "Quem pode agir sobre dinheiro recebe um e-mail e um aviso de cada orçamento bloqueado.",
  },
}
