/** The serial numbers of a text, one a line or apart by commas, each once. */
export const serialsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\n,;]/)
      .map((one) => one.trim())
      .filter(Boolean)
  ),
]
