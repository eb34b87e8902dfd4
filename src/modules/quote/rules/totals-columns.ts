import { QuoteTotals } from "./totals"

/** Totals as the columns of a quote and of its lines take them: exact decimal text. */
export function totalsColumns({ items, tax_lines, ...amounts }: QuoteTotals) {
  return {
    head: { ...texts(amounts), tax_lines },
    items: items.map(texts),
  }
}

const texts = (amounts: Record<string, { toFixed: () => string }>): Record<string, string> =>
  Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, amount.toFixed()]))
