import { plainTaxId } from "./vat-id"

/** What a check digit counts of a character: its ASCII code less that of "0", so that digits count as themselves. */
const worth = (sign: string): number => sign.charCodeAt(0) - 48

/** Modulus 11 with the given weights; a rest below two gives 0. */
function checkDigit(signs: string, weights: number[]): number {
  const rest = [...signs].reduce((sum, sign, index) => sum + worth(sign) * weights[index], 0) % 11
  return rest < 2 ? 0 : 11 - rest
}

/** Weights 2, 3, … up to `most` from the right, over and over. */
const fromRight = (length: number, most: number): number[] =>
  Array.from({ length }, (_, index) => ((length - 1 - index) % (most - 1)) + 2)

/** Ends in the check digits of what stands before, each over all that stands before it. */
const endsRight = (id: string, count: number, most: number): boolean =>
  Array.from({ length: count }, (_, index) => id.length - count + index).every(
    (at) => checkDigit(id.slice(0, at), fromRight(at, most)) === worth(id[at])
  )

const repeats = (id: string): boolean => new Set(id).size === 1

/**
 * Whether a text is a CNPJ, of digits alone or, as given from July 2026 on, of letters and digits with two check digits.
 * Instrução Normativa RFB 2.119/2022, annex XV, as changed by IN RFB 2.229/2024 (weights 2 to 9, modulus 11, ASCII less 48).
 *
 * @param id - with or without dots, slash and dash
 */
export function isCnpj(id: string | null | undefined): boolean {
  const plain = plainTaxId(id ?? "")
  return /^[0-9A-Z]{12}\d{2}$/.test(plain) && !repeats(plain) && endsRight(plain, 2, 9)
}

/** Whether a text is a CPF. IN RFB 1.548/2015: weights 2 to 11, modulus 11. */
export function isCpf(id: string | null | undefined): boolean {
  const plain = plainTaxId(id ?? "")
  return /^\d{11}$/.test(plain) && !repeats(plain) && endsRight(plain, 2, 11)
}

/** What the 44 characters of an NF-e's or NFC-e's key say. Manual de Orientação do Contribuinte 7.0, item 2.2.6.1. */
export type AccessKey = {
  key: string
  /** IBGE's code of the state. */
  state: string
  /** `YYYY-MM` of issue. */
  month: string
  issuer: string
  /** 55 is an NF-e, 65 an NFC-e. */
  model: string
  series: string
  number: string
}

/** IBGE's codes of the states. */
const STATES = new Set("11 12 13 14 15 16 17 21 22 23 24 25 26 27 28 29 31 32 33 35 41 42 43 50 51 52 53".split(" "))

/**
 * Reads a key, which may have spaces, or null when it is none: wrong length, state, month, issuer or check digit (weights 2 to 9, modulus
 * 11; letters of an alphanumeric CNPJ count as there).
 */
export function readAccessKey(text: string): AccessKey | null {
  const key = text.replace(/\s/g, "").toUpperCase()
  const parts = /^(\d{2})(\d{2})(\d{2})([0-9A-Z]{12}\d{2})(\d{2})(\d{3})(\d{9})(\d)(\d{8})(\d)$/.exec(key)
  if (!parts || !endsRight(key, 1, 9)) {
    return null
  }
  const [, state, year, month, issuer, model, series, number] = parts
  const isIssuer = isCnpj(issuer) || (issuer.startsWith("000") && isCpf(issuer.slice(3)))
  if (!STATES.has(state) || month < "01" || month > "12" || !isIssuer) {
    return null
  }
  return { key, state, month: `20${year}-${month}`, issuer, model, series: unpadded(series), number: unpadded(number) }
}

/** Without zeros in front. */
export const unpadded = (digits: string): string => digits.replace(/^0+(?=\d)/, "")
