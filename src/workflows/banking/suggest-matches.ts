import { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"

import { BANKING_MODULE } from "../../modules/banking"
import { Candidate, matchLine, nameWords, numberPieces, Suggestion } from "../../modules/banking/rules/match-line"
import type { BankingModuleService } from "../../modules/banking/service"
import type { BankLineRow } from "../../modules/banking/types"
import { QUOTE_MODULE } from "../../modules/quote"
import type { QuoteModuleService } from "../../modules/quote/service"
import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { mergedInto, withEveryone } from "../interaction/customer-group"

type Line = Pick<
  BankLineRow,
  "id" | "amount" | "currency_code" | "company_id" | "text" | "payer_name" | "payer_iban" | "booked_date" | "state"
>

/** Numbers as quotes have them, written out. */
const WRITTEN = /[A-Z0-9]+(?:-[A-Z0-9]+)+/gi

/**
 * What each open line may be for, the likeliest first; a few queries however many lines there are. Customers who are one are one debtor.
 *
 * @returns suggestions by line id; lines that are not open have none
 */
export async function suggestMatches(container: MedusaContainer, lines: Line[]): Promise<Map<string, Suggestion[]>> {
  const open = lines.filter(({ state }) => state === "open")
  const payers = await payersOf(container, open)
  const quotes = await ordersOfQuotes(container, open)
  const suggestions = new Map<string, Suggestion[]>()
  for (const group of groupsOf(open)) {
    const candidates = await candidatesOf(container, group, payers, quotes)
    for (const line of group) {
      const known = payers.get(line.payer_iban ?? "") ?? []
      const amount = MathBN.convert(line.amount).toNumber()
      suggestions.set(line.id, matchLine({ ...line, amount }, candidates, known).slice(0, 5))
    }
  }
  return suggestions
}

/** Customers whose money came from an account before, with everyone who is one with them; none where nobody is known. */
async function payersOf(container: MedusaContainer, lines: Line[]): Promise<Map<string, string[]>> {
  const banking = container.resolve<BankingModuleService>(BANKING_MODULE)
  const payers = await banking.knownPayers([...new Set(lines.flatMap(({ payer_iban }) => payer_iban ?? []))])
  return new Map(
    await Promise.all(
      [...payers].map(async ([iban, ids]) => [iban, await withEveryone(container, ids)] as [string, string[]])
    )
  )
}

/** Lines of one currency and company. */
function groupsOf(lines: Line[]): Line[][] {
  const groups = new Map<string, Line[]>()
  for (const line of lines) {
    const key = `${line.currency_code}:${line.company_id}`
    groups.set(key, [...(groups.get(key) ?? []), line])
  }
  return [...groups.values()]
}

async function candidatesOf(
  container: MedusaContainer,
  lines: Line[],
  payers: Map<string, string[]>,
  quotes: Map<string, string>
): Promise<Candidate[]> {
  const [{ currency_code, company_id }] = lines
  const unique = (values: string[]): string[] => [...new Set(values)]
  const invoices = await container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE).matchCandidates({
    currency_code,
    company_id,
    pieces: unique(lines.flatMap(({ text }) => numberPieces(text))),
    amounts: unique(lines.map(({ amount }) => MathBN.convert(amount).toFixed())),
    order_ids: [...quotes.keys()],
    customer_ids: unique(lines.flatMap(({ payer_iban }) => payers.get(payer_iban ?? "") ?? [])),
    words: unique(lines.flatMap(({ payer_name, text }) => nameWords(payer_name ?? text))).filter(
      (word) => word.length > 2 && !/^\d+$/.test(word)
    ),
  })
  const into = await mergedInto(container, unique(invoices.map(({ debtor_id }) => debtor_id)))
  // Of customers who are one, in the order in which they are due.
  const byDay = [...invoices].sort((a, b) => (a.next_due_date ?? "").localeCompare(b.next_due_date ?? ""))
  return byDay.map(({ order_display_id, order_id, outstanding, disputed_total, ...invoice }) => ({
    ...invoice,
    debtor_id: into.get(invoice.debtor_id) ?? invoice.debtor_id,
    outstanding: MathBN.convert(outstanding).toNumber(),
    disputed_total: MathBN.convert(disputed_total).toNumber(),
    order_number: order_display_id,
    quote_number: quotes.get(order_id ?? "") ?? null,
  }))
}

/** Orders that were made of quotes which the lines name: the quote's number by order id. */
async function ordersOfQuotes(container: MedusaContainer, lines: Line[]): Promise<Map<string, string>> {
  const numbers = [...new Set(lines.flatMap(({ text }) => text.toUpperCase().match(WRITTEN) ?? []))]
  if (!numbers.length) {
    return new Map()
  }
  const quotes = await container
    .resolve<QuoteModuleService>(QUOTE_MODULE)
    .listCrmQuotes({ number: numbers }, { select: ["id", "number", "order_id"], take: 200 })
  return new Map(quotes.flatMap(({ order_id, number }) => (order_id && number ? [[order_id, number] as const] : [])))
}
