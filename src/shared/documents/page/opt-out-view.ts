import { ServerLocale, translator } from "../../i18n"
import { oneLine } from "../printable"
import type { Seller } from "../types"
import { sidesOf } from "./view"

/** Everything the page that ends offers shows, in the reader's language and as text. */
export function optOutView(seller: Seller, contact: string, is_out: boolean, locale: ServerLocale) {
  const t = translator(locale)
  const heading = t(is_out ? "opt_out_page.done.heading" : "opt_out_page.title")
  return {
    locale,
    ...sidesOf({ seller, buyer: { email: contact }, billing_address: null }, heading, { t, locale }),
    text: t(is_out ? "opt_out_page.done.text" : "opt_out_page.asks", { contact: oneLine(contact) }),
    open: !is_out,
  }
}
