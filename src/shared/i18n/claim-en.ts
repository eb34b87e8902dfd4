/** Warranty claims, in English. A consumer's rights are never denied. */
export const claimEn = {
  "mail.claim.submitted.subject": "We have your claim {{number}} about {{title}}",
  "mail.claim.submitted.intro":
    "Thank you for telling us about {{title}}. Your claim has the number {{number}}; we look at it and write to you as soon as it is decided.",
  "mail.claim.approved.subject": "Your claim {{number}} about {{title}} is approved",
  "mail.claim.approved.intro": "We take care of your claim {{number}} about {{title}}. We write to you as soon as it is made good.",
  "mail.claim.rejected.subject": "About your claim {{number}} for {{title}}",
  "mail.claim.rejected.intro": "We have looked at your claim {{number}} about {{title}} and cannot take it up. The reason:",
  "mail.claim.rejected.rights": "Rights that the law gives you, such as those of consumers, may apply besides; this answer does not limit them.",
  "mail.claim.canceled.subject": "Your claim {{number}} about {{title}} is canceled",
  "mail.claim.canceled.intro": "Your claim {{number}} about {{title}} is canceled. If it should not be, please answer this mail.",
  "mail.claim.resolved.subject": "Your claim {{number}} about {{title}} is settled",
  "mail.claim.resolved.repair": "{{title}} is repaired. With that your claim {{number}} is settled.",
  "mail.claim.resolved.replace": "We send you a replacement for {{title}}. With that your claim {{number}} is settled.",
  "mail.claim.resolved.refund": "We give you the money for {{title}} back. With that your claim {{number}} is settled.",
  "mail.claim.resolved.advice": "We have answered your claim {{number}} about {{title}}. With that it is settled.",
  "mail.claim.message.subject": "Message about your claim {{number}} for {{title}}",
  "mail.claim.message.intro": "We write to you about your claim {{number}} for {{title}}:",
  "mail.claim.due": "We want to have it made good by {{date}}.",
  "mail.claim.help": "If you have a question about it, please answer this mail.",
} as const
