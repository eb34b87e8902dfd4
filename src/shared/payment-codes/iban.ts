/** An account number without the spaces and small letters that people type. */
export const plainIban = (iban: string): string => iban.replace(/\s+/g, "").toUpperCase()

/** In groups of four, as people read it: "DE89 3704 0044 0532 0130 00". */
export const printedIban = (iban: string): string => plainIban(iban).replace(/(.{4})(?=.)/g, "$1 ")

/** Whether the form and the check digits hold (ISO 13616, ISO 7064 mod 97-10). Country lengths are the bank's to judge. */
export function isIban(text: string): boolean {
  const iban = plainIban(text)
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) {
    return false
  }
  const moved = iban.slice(4) + iban.slice(0, 4)
  const digits = moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  return [...digits].reduce((rest, digit) => (rest * 10 + digit.charCodeAt(0) - 48) % 97, 0) === 1
}

/** ISO 9362: four letters of the bank, its country, place, and perhaps branch. */
export const isBic = (text: string): boolean => /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/i.test(text.trim())
