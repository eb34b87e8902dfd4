/** Offers to past customers, and the page that ends them, in English. */
export const offerEn = {
  "mail.offer.win_back.subject": "It has been a while: can {{company}} help?",
  "mail.offer.win_back.intro": "It has been a while since you bought from us. Your last order was:",
  "mail.offer.win_back.plain": "It has been a while since you bought from us.",
  "mail.offer.reorder_due.subject": "Time to order again from {{company}}?",
  "mail.offer.reorder_due.intro": "You usually order around this time. Last time it was:",
  "mail.offer.reorder_due.plain": "You usually order around this time.",
  "mail.offer.warranty_expiring.subject": "Your cover from {{company}} ends soon",
  "mail.offer.warranty_expiring.intro":
    "The cover of {{title}} ends on {{date}}. We would be glad to make you an offer to extend it.",
  "mail.offer.answer": "Please answer this mail if you would like an offer; we will write one for you.",
  "mail.offer.opt_out": "I want no more offers from {{company}}",

  "opt_out_page.loading": "Opening the page…",
  "opt_out_page.title": "No more offers?",
  "opt_out_page.asks":
    "We will send no more offers to {{contact}}. What belongs to your orders, such as invoices and delivery dates, still comes.",
  "opt_out_page.confirm": "Send me no more offers",
  "opt_out_page.busy": "Noting it…",
  "opt_out_page.done.heading": "You get no more offers",
  "opt_out_page.done.text":
    "{{contact}} is on our list of those who want none. What belongs to your orders still comes.",
  "opt_out_page.dead.heading": "This link does not open anything",
  "opt_out_page.dead.text":
    "It may be mistyped or shortened. Please open it from the mail, or answer that mail and say that you want no more offers.",
} as const
