/** Reminders of what is late, in English. `{{company}}`, `{{customer}}` and `{{total}}` may stand in a level's own texts too. */
export const dunningEn = {
  "dunning.ahead.subject": "Due soon: {{total}} to {{company}}",
  "dunning.ahead.text": "Just so that it is at hand: {{total}} will be due soon. The details are below.",
  "dunning.friendly.subject": "Payment reminder from {{company}}",
  "dunning.friendly.text":
    "Perhaps it slipped your attention: {{total}} is overdue with us. Could you look into it and pay within the next days? The details are below.",
  "dunning.firm.subject": "Second reminder: {{total}} overdue to {{company}}",
  "dunning.firm.text":
    "In spite of our reminder, {{total}} is still overdue. Please pay it within seven days, or tell us what stands in the way.",
  "dunning.final.subject": "Last reminder: {{total}} overdue to {{company}}",
  "dunning.final.text":
    "We have reminded you more than once, and {{total}} is still overdue. Please pay the full amount within seven days. After that we will have to consider further steps. If something keeps you from paying, talk to us now.",
  "dunning.line.late": "due {{date}}, {{days}} days late",
  "dunning.line.late_one": "due {{date}}, one day late",
  "dunning.line.due": "due {{date}}",
  "dunning.line.disputed": "{{amount}} in dispute, not asked for here",
  "dunning.line.of": "{{asked}} of {{outstanding}}",
  "dunning.total": "Total",
  "dunning.crossed": "If your payment is on its way already, please ignore this message.",
  "dunning.links_private": "The links are personal: whoever has one can see the invoice. Please pass them on with care.",
  "dunning.attached": "The invoices are attached as PDFs as well.",
  "dunning.letter.title": "Reminder",
  "dunning.letter.title_final": "Last reminder",
  "dunning.letter.invoice": "Invoice",
  "dunning.letter.issued": "Issued",
  "dunning.letter.due": "Due",
  "dunning.letter.late": "Days late",
  "dunning.letter.open": "Open",
  "dunning.letter.asked": "Please pay",
  "dunning.letter.date": "Date",
} as const
