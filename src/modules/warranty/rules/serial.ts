/** What a serial number is found by: capitals and digits of any script, without spaces and signs. Empty for a text that has none. */
export const serialKey = (serial: string): string => serial.normalize("NFKC").toUpperCase().replace(/[^\p{L}\p{N}]/gu, "")
