/**
 * The address of one of our lists with its filters set, as the host's DataTable writes them, so that a figure opens
 * exactly the rows it was made from: `listHref("/crm/quotes", { view: "pipeline", currency_code: ["eur"] })`.
 */
export function listHref(path: string, filters: Record<string, string | string[] | undefined | null>): string {
  const query = new URLSearchParams()
  Object.entries(filters).forEach(([key, value]) => {
    if (value && value.length) {
      query.set(key, key === "q" || key === "order" ? String(value) : JSON.stringify(value))
    }
  })
  const text = query.toString()
  return text ? `${path}?${text}` : path
}
