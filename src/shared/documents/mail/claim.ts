import { oneLine } from "../printable"
import type { DeliveryDocument, Mail } from "../types"
import { wordingOf } from "../wording"
import { Part } from "./letter"
import { toBuyer } from "./mails"

const say = (text: string): Part => ({ kind: "text", text })

/** What happened to a claim, with the words that the customer is to read. */
export type ClaimNews =
  | { kind: "submitted" | "approved"; title: string; due_date: string | null }
  | { kind: "rejected"; title: string; reason: string }
  | { kind: "canceled"; title: string }
  | { kind: "resolved"; title: string; remedy: "repair" | "replace" | "refund" | "advice" }
  | { kind: "message"; title: string; text: string }

/** Tells a customer what happened to their claim. A rejection never says that they have no rights. */
export function claimMail(doc: DeliveryDocument, news: ClaimNews): Mail {
  const words = wordingOf(doc)
  const { t, day } = words
  const values = { number: doc.number, title: oneLine(news.title) }
  return toBuyer(doc, words, t(`mail.claim.${news.kind}.subject`, values), [...body(), say(t("mail.claim.help"))])

  function body(): Part[] {
    switch (news.kind) {
      case "submitted":
      case "approved":
        return [
          say(t(`mail.claim.${news.kind}.intro`, values)),
          ...(news.due_date ? [say(t("mail.claim.due", { date: day(news.due_date) }))] : []),
        ]
      case "rejected":
        return [say(t("mail.claim.rejected.intro", values)), say(news.reason), say(t("mail.claim.rejected.rights"))]
      case "canceled":
        return [say(t("mail.claim.canceled.intro", values))]
      case "resolved":
        return [say(t(`mail.claim.resolved.${news.remedy}`, values))]
      case "message":
        return [say(t("mail.claim.message.intro", values)), say(news.text)]
    }
  }
}
