import { ServerLocale, translator } from "../../i18n"
import { formatDay } from "../../i18n/format"
import { oneLine } from "../printable"
import type { Mail, Sides } from "../types"
import { sellerName } from "../wording"
import { Part } from "./letter"
import { OwnWords, ownWords, toBuyer } from "./mails"

const say = (text: string): Part => ({ kind: "text", text })

/** Why somebody is written to without having asked: silent for long, due to order again, or with cover that ends. */
export type OfferReason =
  | { kind: "win_back" | "reorder_due"; products: string[] }
  | { kind: "warranty_expiring"; title: string; ends_date: string }

/**
 * Offers something to a past customer.
 *
 * @param opt_out - page on which the reader wants no more offers; an http or https address
 * @param own - words of the rep, which come first
 */
export function offerMail(
  doc: Sides & { locale: ServerLocale },
  reason: OfferReason,
  opt_out: string,
  own: OwnWords = {}
): Mail {
  const { locale } = doc
  const t = translator(locale)
  const values = { company: sellerName(doc.seller) }
  return toBuyer(doc, { t, locale }, own.subject?.trim() || t(`mail.offer.${reason.kind}.subject`, values), [
    ...ownWords(own),
    ...about(),
    say(t("mail.offer.answer")),
    { kind: "link", text: t("mail.offer.opt_out", values), href: opt_out },
  ])

  function about(): Part[] {
    if (reason.kind === "warranty_expiring") {
      return [
        say(
          t("mail.offer.warranty_expiring.intro", {
            title: oneLine(reason.title),
            date: formatDay(reason.ends_date, locale),
          })
        ),
      ]
    }
    const { kind, products } = reason
    return products.length
      ? [say(t(`mail.offer.${kind}.intro`)), { kind: "list", lines: products }]
      : [say(t(`mail.offer.${kind}.plain`))]
  }
}
