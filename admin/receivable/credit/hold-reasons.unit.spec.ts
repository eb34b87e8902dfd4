import type { TFunction } from "i18next"

import en from "../../i18n/en"
import ptBR from "../../i18n/pt-BR"
import { HoldReason, holdReasonText } from "./hold-reasons"

const translator = (texts: object) =>
  ((key: string, values: Record<string, string>) => {
    const found = key.split(".").reduce<unknown>((node, part) => (node as Record<string, unknown>)?.[part], texts)
    if (typeof found !== "string") {
      throw new Error(`There is no text ${key}.`)
    }
    return found.replace(/{{(\w+)}}/g, (_all, name: string) => values[name])
  }) as unknown as TFunction

const eur = { limit: "1000", amount: "250.5", currency_code: "eur" }

describe("why an accepted quote waits", () => {
  it.each<[HoldReason, string, string]>([
    [
      { code: "over_limit", ...eur },
      "The credit limit of €1,000.00 is exceeded by €250.50.",
      "O limite de crédito de € 1.000,00 é excedido em € 250,50.",
    ],
    [
      { code: "prepay", ...eur, limit: "0" },
      "The customer pays in advance; €250.50 is not paid.",
      "O cliente paga adiantado; € 250,50 não foi pago.",
    ],
    [
      { code: "days_overdue", days: 1, amount: "80", currency_code: "eur" },
      "The oldest debt is 1 day late; €80.00 is overdue.",
      "A dívida mais antiga está 1 dia em atraso; € 80,00 em atraso.",
    ],
    [
      { code: "days_overdue", days: 40, amount: "80", currency_code: "eur" },
      "The oldest debt is 40 days late; €80.00 is overdue.",
      "A dívida mais antiga está 40 dias em atraso; € 80,00 em atraso.",
    ],
    [{ code: "customer_hold" }, "The customer is on hold.", "O cliente está bloqueado."],
    [
      { code: "deposit", percent: 30 },
      "A deposit of 30% is asked for and not paid.",
      "É pedido um adiantamento de 30%, ainda não pago.",
    ],
    [
      { code: "stock", message: "2 of 5 are left" },
      "The goods are not in stock any more.",
      "Os produtos não estão mais em estoque.",
    ],
    [
      { code: "order_failed", message: "No region." },
      "The order could not be made: No region.",
      "O pedido não pôde ser criado: No region.",
    ],
  ])("says %j in words", (reason, english, portuguese) => {
    const spaces = (text: string) => text.replace(/\u00a0/g, " ")
    expect(spaces(holdReasonText(reason, translator(en), "en"))).toBe(english)
    expect(spaces(holdReasonText(reason, translator(ptBR), "pt-BR"))).toBe(portuguese)
  })
})
