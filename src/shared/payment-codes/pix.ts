import { MathBN } from "@medusajs/framework/utils"

import { AmountInput } from "../money"

/** A Pix transfer as a static code, by itself ("copia e cola") and as a QR code. */
export type PixTransfer = {
  /** E-mail, CPF or CNPJ, phone with +55, or a random key. */
  key: string
  /** The receiver. */
  name: string
  city: string
  /** Reais; left out where the payer decides. */
  amount?: AmountInput | null
  /** What the receiver finds the transfer by; letters and digits of it are kept, at most 25. */
  reference?: string | null
  description?: string | null
}

/**
 * The text of a static Pix code: EMV QRCPS merchant presented, as the central bank's Manual of the BR Code says, closed by a CRC16.
 *
 * @returns null where no code can be made: no key, name or city, or an amount that is not above zero
 */
export function pixPayload({ key, name, city, amount, reference, description }: PixTransfer): string | null {
  const [receiver, place] = [ascii(name, 25), ascii(city, 15)]
  const reais = amount == null ? null : MathBN.convert(amount).decimalPlaces(2, 4)
  const account = [["00", "br.gov.bcb.pix"], ["01", key.trim()], ["02", ascii(description ?? "", 40)]] as Field[] // prettier-ignore
  if (!/^[\x21-\x7e]{1,77}$/.test(key.trim()) || !receiver || !place || reais?.isLessThanOrEqualTo(0)) {
    return null
  }
  const id = (reference ?? "").replace(/[^a-z0-9]/gi, "").slice(0, 25)
  const fields: Field[] = [
    ["00", "01"],
    ["26", tlv(account)],
    ["52", "0000"],
    ["53", "986"],
    ["54", reais ? reais.toFixed(2) : ""],
    ["58", "BR"],
    ["59", receiver],
    ["60", place],
    ["62", tlv([["05", id || "***"]])],
  ]
  const open = `${tlv(fields)}6304`
  return tlv(account).length > 99 || (reais?.toFixed(2).length ?? 0) > 13 ? null : open + crc16(open)
}

type Field = [id: string, value: string]

/** Id, length in two digits, value; fields without a value are left out. */
const tlv = (fields: Field[]): string =>
  fields
    .filter(([, value]) => value)
    .map(([id, value]) => `${id}${String(value.length).padStart(2, "0")}${value}`)
    .join("")

/** CRC-16/CCITT-FALSE (polynomial 0x1021, from 0xFFFF), four hexadecimal digits. */
export function crc16(text: string): string {
  let crc = 0xffff
  for (const byte of Buffer.from(text, "utf8")) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) {
      crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff
    }
  }
  return crc.toString(16).toUpperCase().padStart(4, "0")
}

/** Without accents and without what a terminal cannot show. */
const ascii = (text: string, length: number): string =>
  text
    .normalize("NFKD")
    .replace(/[^\x20-\x7e]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, length)
    .trim()
