import { deliveryLine } from "../mail/delivery"
import { visibleText } from "../printable"
import type { DeliveryDocument, DeliveryDocumentLine } from "../types"
import { wordingOf } from "../wording"
import { sidesOf } from "./view"

/** What was promised, and what the customer said to it. */
export type DeliveryStanding = {
  lines: DeliveryDocumentLine[]
  answer: "fine" | "call" | "text" | null
  answer_text: string | null
}

/** Everything the page of a delivery shows, in the customer's language and as text. */
export type DeliveryView = ReturnType<typeof deliveryView>

/** Puts the dates of an order into the words of its public page. */
export function deliveryView(doc: DeliveryDocument, { lines, answer, answer_text }: DeliveryStanding) {
  const wording = wordingOf(doc)
  const { t, locale } = wording
  return {
    locale,
    ...sidesOf(doc, t("delivery_page.title", { number: doc.number }), wording),
    lines: lines.map((line) => deliveryLine(line, wording)),
    answer,
    banner: answer
      ? { good: true, heading: t(`delivery_page.${answer}.done`), lines: [t("delivery_page.done")] }
      : null,
    answer_text: visibleText(answer_text ?? ""),
  }
}
