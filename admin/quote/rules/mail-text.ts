import { en } from "../../../src/shared/i18n/en"
import { ptBR } from "../../../src/shared/i18n/pt-br"
import { formatDayLong, formatMoney } from "../../shared/format"
import { Quote } from "../types"

type Facts = Pick<
  Quote,
  "number" | "title" | "total" | "currency_code" | "customer_name" | "email" | "locale" | "valid_until"
>

/** The words of the mail that brings an offer, from the texts that the server writes it with. */
export function quoteMailText(quote: Facts, company: string): { subject: string; lines: string[]; button: string } {
  const locale = quote.locale === "pt-BR" ? "pt-BR" : "en"
  const texts: Record<string, string> = locale === "pt-BR" ? ptBR : en
  const say = (key: string, values: Record<string, string> = {}): string =>
    (texts[key] ?? key).replace(/{{(\w+)}}/g, (_, name: string) => values[name] ?? "")
  const { number } = quote
  const total = formatMoney(quote.total, quote.currency_code, locale)
  const name = quote.customer_name ?? ""
  return {
    subject: say("mail.quote.subject", { number, company }),
    lines: [
      name ? say("mail.hello", { name }) : say("mail.hello_nobody"),
      quote.title
        ? say("mail.quote.intro_titled", { number, total, title: quote.title })
        : say("mail.quote.intro", { number, total }),
      ...(quote.valid_until ? [say("mail.quote.valid", { date: formatDayLong(quote.valid_until, locale) })] : []),
      say("mail.quote.attached"),
      `${say("mail.regards")} ${company}`,
    ],
    button: say("mail.quote.button"),
  }
}
