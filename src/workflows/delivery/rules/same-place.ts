type Place = Record<string, unknown> | null | undefined

/** What says where a parcel goes; who takes it there and their phone may differ. */
const PARTS = ["address_1", "address_2", "postal_code", "city", "province", "country_code"] as const

const written = (value: unknown): string =>
  String(value ?? "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s.,;]+/g, " ")
    .trim()

/** Whether two addresses are one place, however they are spaced, punctuated and capitalised. */
export const samePlace = (a: Place, b: Place): boolean =>
  Boolean(a && b) && PARTS.every((part) => written(a![part]) === written(b![part]))
