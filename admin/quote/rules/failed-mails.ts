type MailFacts = { id: string; kind: string; state: string; to: string; error: string | null; created_at: string }

/** Kinds of mail that reach the buyer, beside the one that brings the offer. */
const TO_BUYER = ["quote_answer", "quote_accepted", "quote_reminder"]

/** Mails to the buyer that could not be sent and that none of their kind has followed, newest first. */
export const failedMails = <Mail extends MailFacts>(mails: readonly Mail[]): Mail[] =>
  TO_BUYER.flatMap((kind) => {
    const [newest] = mails.filter((mail) => mail.kind === kind).sort((a, b) => b.created_at.localeCompare(a.created_at))
    return newest?.state === "failed" ? [newest] : []
  }).sort((a, b) => b.created_at.localeCompare(a.created_at))
