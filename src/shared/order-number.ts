type Displayed = { display_id?: number | string | null; custom_display_id?: string | null }

/** The host's own display number of an order, as a shop may set it: "12". */
export const displayIdOf = ({ custom_display_id, display_id }: Displayed): string =>
  String(custom_display_id ?? display_id)

/** What people call an order: "#12". */
export const orderNumber = (order: Displayed): string => `#${displayIdOf(order)}`

/** What people call a record: its own number, else the host's display number; null for what has neither. */
export function numberOf({ number, ...shown }: Displayed & { number?: string | null }): string | null {
  return number ?? ((shown.custom_display_id ?? shown.display_id ?? null) === null ? null : orderNumber(shown))
}
