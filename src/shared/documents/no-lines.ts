/** Of a paper that speaks about other documents and sells nothing itself. */
export const NO_LINES = {
  items: [],
  subtotal: "0",
  discount_total: "0",
  shipping_total: "0",
  tax_lines: [],
  tax_total: "0",
  rounding_total: "0",
  total: "0",
}
