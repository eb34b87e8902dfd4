import { offerEn } from "./offer-en"

/** Offers to past customers, and the page that ends them, in Brazilian Portuguese. */
export const offerPtBR: Record<keyof typeof offerEn, string> = {
  "mail.offer.win_back.subject": "Faz um tempo: a {{company}} pode ajudar?",
  "mail.offer.win_back.intro": "Faz um tempo que você não compra conosco. Seu último pedido foi:",
  "mail.offer.win_back.plain": "Faz um tempo que você não compra conosco.",
  "mail.offer.reorder_due.subject": "Hora de pedir de novo na {{company}}?",
  "mail.offer.reorder_due.intro": "Você costuma fazer um pedido nesta época. Da última vez foi:",
  "mail.offer.reorder_due.plain": "Você costuma fazer um pedido nesta época.",
  "mail.offer.warranty_expiring.subject": "Sua cobertura da {{company}} termina em breve",
  "mail.offer.warranty_expiring.intro":
    "A cobertura de {{title}} termina em {{date}}. Teremos prazer em fazer uma proposta para estendê-la.",
  "mail.offer.answer": "Responda a este e-mail se quiser uma proposta; nós a preparamos para você.",
  "mail.offer.opt_out": "Não quero mais receber ofertas da {{company}}",

  "opt_out_page.loading": "Abrindo a página…",
  "opt_out_page.title": "Não receber mais ofertas?",
  "opt_out_page.asks":
    "Não enviaremos mais ofertas para {{contact}}. O que faz parte dos seus pedidos, como faturas e datas de entrega, continua chegando.",
  "opt_out_page.confirm": "Não quero mais ofertas",
  "opt_out_page.busy": "Registrando…",
  "opt_out_page.done.heading": "Você não recebe mais ofertas",
  "opt_out_page.done.text":
    "{{contact}} está na lista de quem não quer ofertas. O que faz parte dos seus pedidos continua chegando.",
  "opt_out_page.dead.heading": "Este link não abre nada",
  "opt_out_page.dead.text":
    "Ele pode ter sido digitado errado ou cortado. Abra-o pelo e-mail ou responda àquele e-mail dizendo que não quer mais ofertas.",
}
