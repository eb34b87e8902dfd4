import { MathBN } from "@medusajs/framework/utils"

import { oneLine } from "../documents/printable"
import { AmountInput } from "../money"
import { isBic, isIban, plainIban } from "./iban"

/** A SEPA credit transfer as a banking app takes it from a QR code. */
export type EpcTransfer = {
  iban: string
  bic?: string | null
  /** Name of the account's holder. */
  name: string
  /** Euros. */
  amount: AmountInput
  /** ISO 20022 external purpose, such as "CHAR". */
  purpose?: string | null
  /** What the payer's bank passes on, such as the invoice's number. */
  text?: string | null
  /** Shown to the payer, not passed on. */
  hint?: string | null
}

/** Bytes that a code of this kind may have. */
const MOST_BYTES = 331

/**
 * The payload of an EPC QR code (EPC069-12, version 002, UTF-8): error correction level M, at most version 13.
 *
 * @returns null where no code can be made: a wrong account, no name, an amount outside 0.01 to 999,999,999.99
 */
export function epcPayload({ iban, bic, name, amount, purpose, text, hint }: EpcTransfer): string | null {
  const holder = cut(name, 70)
  const euros = MathBN.convert(amount)
  if (!isIban(iban) || !holder || euros.isLessThan(0.01) || euros.isGreaterThan("999999999.99")) {
    return null
  }
  const lines = [
    "BCD",
    "002",
    "1",
    "SCT",
    bic && isBic(bic) ? bic.trim().toUpperCase() : "",
    holder,
    plainIban(iban),
    `EUR${euros.decimalPlaces(2, 4).toFixed()}`,
    purpose ?? "",
    "", // a structured reference (ISO 11649) instead of a text
    cut(text ?? "", 140),
    cut(hint ?? "", 70),
  ]
  const payload = lines.join("\n").trimEnd()
  return Buffer.byteLength(payload) <= MOST_BYTES ? payload : null
}

const cut = (text: string, length: number): string => [...oneLine(text)].slice(0, length).join("").trim()
