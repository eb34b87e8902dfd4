import { oneLine, visibleText } from "../printable"
import type { DeliveryDocument, DocumentAddress } from "../types"
import { addressLines, wordingOf } from "../wording"
import { sidesOf } from "./view"

/** How the check of an order's address stands for its buyer; `shipped` once goods have left. */
export type AddressStanding = {
  state: "asked" | "confirmed" | "corrected" | "accepted" | "rejected" | "shipped"
  address: DocumentAddress
  proposed: DocumentAddress | null
  items: { title: string; quantity: number }[]
  /** Why a correction was rejected. */
  note: string | null
}

/** Parts of an address in the order they are asked for, with what a browser fills in. */
const FORM = [
  ["company", "organization", false], ["first_name", "given-name", false], ["last_name", "family-name", false],
  ["address_1", "address-line1", true], ["address_2", "address-line2", false], ["postal_code", "postal-code", false],
  ["city", "address-level2", true], ["province", "address-level1", false], ["phone", "tel", false],
] as const // prettier-ignore

/** Everything the page of an address shows, in the buyer's language and as text. */
export type AddressView = ReturnType<typeof addressView>

/** Puts the question where an order is sent into the words of its public page. */
export function addressView(doc: DeliveryDocument, { state, address, proposed, items, note }: AddressStanding) {
  const wording = wordingOf(doc)
  const { t, locale, number } = wording
  const lines = (of: DocumentAddress): string[] => addressLines(of, locale).map(oneLine)
  const open = state === "asked" || state === "confirmed" || state === "corrected" || state === "rejected"
  const shown = state === "corrected" && proposed ? proposed : address
  return {
    locale,
    ...sidesOf(doc, t("address_page.title", { number: doc.number }), wording),
    state,
    banner:
      state === "asked"
        ? null
        : {
            good: state !== "rejected" && state !== "shipped",
            heading: t(`address_page.${state}.heading`),
            lines: [t(`address_page.${state}.text`), ...(state === "rejected" && note ? [visibleText(note)] : [])],
          },
    address: lines(address),
    proposed: state === "corrected" && proposed ? lines(proposed) : [],
    items: items.map((item) => ({ title: oneLine(item.title), quantity: t("address_page.quantity", { quantity: number(item.quantity) }) })),
    /** Whether there is anything to answer. */
    open,
    can_confirm: open && state !== "confirmed",
    country: lines({ country_code: address.country_code }).join(""),
    fields: FORM.map(([name, autocomplete, required]) => ({
      name,
      autocomplete,
      required,
      label: t(`address_page.field.${name}`),
      value: oneLine(shown[name] ?? ""),
    })),
  }
}
