import type { followUpEn } from "./follow-up-en"

/** Follow-ups, in Brazilian Portuguese. */
export const followUpPtBR: Record<keyof typeof followUpEn, string> = {
  "follow_up.rule.quote_silent": "{{customer}} não responde ao orçamento {{number}} há {{days}} dia(s)",
  "follow_up.rule.quote_expiring": "O orçamento {{number}} de {{customer}} vence em {{date}}",
  "follow_up.rule.quote_question": "{{customer}} perguntou sobre o orçamento {{number}} e espera uma resposta",
  "follow_up.rule.quote_on_hold":
    "O orçamento {{number}} de {{customer}} foi aceito e está bloqueado há {{days}} dia(s)",
  "follow_up.rule.order_without_date": "O pedido {{number}} de {{customer}} não tem data de entrega",
  "follow_up.rule.order_date_changed": "A data de entrega do pedido {{number}} mudou, e {{customer}} ainda não sabe",
  "follow_up.rule.address_to_confirm":
    "O endereço de entrega do pedido {{number}} de {{customer}} precisa ser confirmado",
  "follow_up.rule.after_sales":
    "O pedido {{number}} foi entregue a {{customer}} há {{days}} dia(s): pergunte como está",
  "follow_up.rule.win_back": "{{customer}} não compra há {{days}} dia(s)",
  "follow_up.rule.reorder_due": "{{customer}} costuma comprar de novo, e já passaram {{days}} dia(s)",
  "follow_up.rule.invoice_overdue": "A fatura {{number}} de {{customer}} está {{days}} dia(s) em atraso",
  "follow_up.rule.promise_due": "{{customer}} prometeu pagar até {{date}}",
  "follow_up.rule.promise_broken": "{{customer}} prometeu pagar até {{date}} e não pagou",
  "follow_up.rule.dispute_open": "{{customer}} contesta a fatura {{number}} há {{days}} dia(s)",
  "follow_up.rule.warranty_expiring": "A garantia {{number}} de {{customer}} termina em {{date}}: ofereça a renovação",
  "follow_up.rule.customer_new": "{{customer}} é cliente novo: dê as boas-vindas",
  "follow_up.rule.claim_waiting": "O acionamento {{number}} de {{customer}} espera há {{days}} dia(s)",
  "follow_up.rule.claim_answer_due": "O acionamento {{number}} de {{customer}} deve ser respondido até {{date}}",
  "follow_up.rule.other": "Há algo a fazer para {{customer}}",
  "follow_up.feed.assigned": "Uma tarefa para você",
  "follow_up.feed.due": "Uma tarefa vence agora",
  "follow_up.feed.due_many": "{{count}} tarefas vencem agora",
  "follow_up.feed.due_more": "{{first}}, e mais {{count}}",
  "follow_up.digest.subject": "Seu dia: {{today}} para hoje, {{overdue}} em atraso",
  "follow_up.digest.intro": "Bom dia! Isto espera por você em {{date}}.",
  "follow_up.digest.overdue": "Em atraso:",
  "follow_up.digest.today": "Hoje:",
  "follow_up.digest.line": "{{what}} · {{amount}}",
  "follow_up.digest.more": "E mais {{count}}.",
  "follow_up.digest.button": "Abrir meu dia",
  "follow_up.digest.stop": "Você pediu este e-mail em Meu dia. Lá você pode desativá-lo.",
}
