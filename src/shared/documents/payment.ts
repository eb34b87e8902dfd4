import { printedIban } from "../payment-codes/iban"
import { epcPayload } from "../payment-codes/epc"
import { pixPayload } from "../payment-codes/pix"
import type { Amount, DocumentInstalment, InvoiceDocument } from "./types"
import { isSettled, isZero, sellerName, Wording } from "./wording"

/** A code that a phone pays by, and the same as text. */
export type PaymentCode = { kind: "epc" | "pix"; payload: string; caption: string }

const openOf = ({ amount, open }: DocumentInstalment): Amount => open ?? amount

/** The part that is asked for next: the earliest instalment of which something is open. Null when nothing is asked for. */
export function nextToPay(doc: InvoiceDocument): DocumentInstalment | null {
  if (doc.status !== "issued" || isSettled(doc) || isZero(doc.outstanding ?? doc.payable)) {
    return null
  }
  const parts = doc.instalments.filter((part) => !isZero(openOf(part)))
  if (parts.length > 1) {
    return { ...parts[0], amount: openOf(parts[0]) }
  }
  return { due_date: parts[0]?.due_date ?? doc.due_date ?? "", amount: doc.outstanding ?? doc.payable }
}

/** What is left to pay, part by part; none once nothing is asked for. */
export const openParts = (doc: InvoiceDocument): DocumentInstalment[] =>
  isSettled(doc) || doc.status !== "issued" ? [] : doc.instalments.filter((part) => !isZero(openOf(part)))

/** Codes that pay what is asked for next: an EPC code for euros to an IBAN, a Pix code for reais to a Pix key. */
export function paymentCodes(doc: InvoiceDocument, { t, money }: Wording): PaymentCode[] {
  const asked = nextToPay(doc)
  const { payment_instructions: to, seller, number } = doc
  if (!asked || !to || !number) {
    return []
  }
  const name = to.account_holder || seller.legal_name || sellerName(seller)
  const { amount } = asked
  const currency = doc.currency_code.toLowerCase()
  const epc =
    to.iban && currency === "eur" ? epcPayload({ iban: to.iban, bic: to.bic, name, amount, text: number }) : null
  const city = to.pix_city || seller.address?.city || ""
  const pix =
    to.pix_key && currency === "brl" ? pixPayload({ key: to.pix_key, name, city, amount, reference: number }) : null
  return [
    ...(epc ? [{ kind: "epc" as const, payload: epc, caption: t("pay.epc", { amount: money(amount) }) }] : []),
    ...(pix ? [{ kind: "pix" as const, payload: pix, caption: t("pay.pix", { amount: money(amount) }) }] : []),
  ]
}

/** Where to pay, as name and value; none once nothing is asked for. */
export function paymentFacts(doc: InvoiceDocument, { t }: Wording): [name: string, value: string][] {
  const { payment_instructions: to, seller } = doc
  if (!to || isSettled(doc) || doc.status === "voided") {
    return []
  }
  const facts: [string, string | null | undefined][] = [
    [t("pay.holder"), to.iban ? to.account_holder || seller.legal_name || sellerName(seller) : null],
    [t("pay.iban"), to.iban && printedIban(to.iban)],
    [t("pay.bic"), to.iban && to.bic],
    [t("pay.bank"), to.bank_name],
    [t("pay.pix_key"), doc.currency_code.toLowerCase() === "brl" ? to.pix_key : null],
  ]
  const known = facts.filter((fact): fact is [string, string] => Boolean(fact[1]))
  return known.length && doc.number ? [...known, [t("pay.reference"), doc.number]] : known
}
