import { oneLine } from "../../../shared/documents/printable"

/** Under which a storefront may keep the buyer's number on the cart, from where the host copies it to the order; the first one counts. */
const KEYS = ["purchase_order_number", "po_number", "purchase_order", "requisition_number"]

const MAX_LENGTH = 100

/** The buyer's purchase order number (EN 16931 BT-13) that an order carries in its metadata, on one line; null when there is none. */
export function purchaseOrderOf(metadata: Record<string, unknown> | null | undefined): string | null {
  const found = KEYS.map((key) => metadata?.[key]).map((value) =>
    typeof value === "string" || typeof value === "number" ? oneLine(String(value)) : ""
  )
  return found.find(Boolean)?.slice(0, MAX_LENGTH) ?? null
}
