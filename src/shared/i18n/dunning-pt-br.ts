import type { dunningEn } from "./dunning-en"

/** Reminders of what is late, in Brazilian Portuguese. */
export const dunningPtBR: Record<keyof typeof dunningEn, string> = {
  "dunning.ahead.subject": "Vencimento próximo: {{total}} para {{company}}",
  "dunning.ahead.text": "Só para você ter à mão: {{total}} vencem em breve. Os detalhes estão abaixo.",
  "dunning.friendly.subject": "Lembrete de pagamento de {{company}}",
  "dunning.friendly.text":
    "Talvez tenha passado despercebido: {{total}} estão em atraso conosco. Você poderia verificar e pagar nos próximos dias? Os detalhes estão abaixo.",
  "dunning.firm.subject": "Segundo aviso: {{total}} em atraso com {{company}}",
  "dunning.firm.text":
    "Apesar do nosso lembrete, {{total}} continuam em atraso. Pedimos que você pague em até sete dias ou nos diga o que impede o pagamento.",
  "dunning.final.subject": "Último aviso: {{total}} em atraso com {{company}}",
  "dunning.final.text":
    "Já avisamos você mais de uma vez, e {{total}} continuam em atraso. Pedimos que você pague o valor total em até sete dias. Depois disso, teremos de avaliar outras medidas. Se algo impede o pagamento, fale conosco agora.",
  "dunning.line.late": "vencimento em {{date}}, {{days}} dias em atraso",
  "dunning.line.late_one": "vencimento em {{date}}, um dia em atraso",
  "dunning.line.due": "vencimento em {{date}}",
  "dunning.line.disputed": "{{amount}} em contestação, não cobrados aqui",
  "dunning.line.of": "{{asked}} de {{outstanding}}",
  "dunning.total": "Total",
  "dunning.crossed": "Se o seu pagamento já está a caminho, desconsidere esta mensagem.",
  "dunning.links_private": "Os links são pessoais: quem os tiver pode ver a fatura. Compartilhe com cuidado.",
  "dunning.attached": "As faturas também estão anexadas em PDF.",
  "dunning.letter.title": "Aviso de cobrança",
  "dunning.letter.title_final": "Último aviso",
  "dunning.letter.invoice": "Fatura",
  "dunning.letter.issued": "Emissão",
  "dunning.letter.due": "Vencimento",
  "dunning.letter.late": "Dias em atraso",
  "dunning.letter.open": "Em aberto",
  "dunning.letter.asked": "Valor a pagar",
  "dunning.letter.date": "Data",
}
