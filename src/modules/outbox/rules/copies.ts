/** Copies without those who get the mail anyway, each once, however their addresses are written. */
export function copiesBeside(to: string, copies: string[]): string[] {
  const seen = new Set([to.toLowerCase()])
  return copies.filter((address) => {
    const known = seen.has(address.toLowerCase())
    seen.add(address.toLowerCase())
    return !known
  })
}
