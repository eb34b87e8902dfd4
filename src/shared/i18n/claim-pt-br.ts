import type { claimEn } from "./claim-en"

/** Warranty claims, in Brazilian Portuguese. */
export const claimPtBR: Record<keyof typeof claimEn, string> = {
  "mail.claim.submitted.subject": "Recebemos o seu acionamento {{number}} sobre {{title}}",
  "mail.claim.submitted.intro":
    "Obrigado por nos avisar sobre {{title}}. Seu acionamento tem o número {{number}}; vamos analisá-lo e escrever assim que houver uma decisão.",
  "mail.claim.approved.subject": "Seu acionamento {{number}} sobre {{title}} foi aprovado",
  "mail.claim.approved.intro": "Vamos cuidar do seu acionamento {{number}} sobre {{title}}. Escreveremos assim que estiver resolvido.",
  "mail.claim.rejected.subject": "Sobre o seu acionamento {{number}} de {{title}}",
  "mail.claim.rejected.intro": "Analisamos o seu acionamento {{number}} sobre {{title}} e não podemos atendê-lo. O motivo:",
  "mail.claim.rejected.rights": "Direitos previstos em lei, como os do consumidor, podem valer além disso; esta resposta não os limita.",
  "mail.claim.canceled.subject": "Seu acionamento {{number}} sobre {{title}} foi cancelado",
  "mail.claim.canceled.intro": "Seu acionamento {{number}} sobre {{title}} foi cancelado. Se não deveria, responda a este e-mail.",
  "mail.claim.resolved.subject": "Seu acionamento {{number}} sobre {{title}} foi concluído",
  "mail.claim.resolved.repair": "{{title}} foi consertado. Com isso, o seu acionamento {{number}} está concluído.",
  "mail.claim.resolved.replace": "Enviamos a você um substituto para {{title}}. Com isso, o seu acionamento {{number}} está concluído.",
  "mail.claim.resolved.refund": "Devolvemos o valor de {{title}}. Com isso, o seu acionamento {{number}} está concluído.",
  "mail.claim.resolved.advice": "Respondemos ao seu acionamento {{number}} sobre {{title}}. Com isso, ele está concluído.",
  "mail.claim.message.subject": "Mensagem sobre o seu acionamento {{number}} de {{title}}",
  "mail.claim.message.intro": "Escrevemos sobre o seu acionamento {{number}} de {{title}}:",
  "mail.claim.due": "Queremos resolvê-lo até {{date}}.",
  "mail.claim.help": "Se tiver alguma pergunta, responda a este e-mail.",
}
