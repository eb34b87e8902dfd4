/**
 * A filter value as the host's DataTable writes it into the address: JSON (`["draft","sent"]`, `"eur"`),
 * or the bare word of a link written by hand.
 */
export function readFilter(raw: string | undefined): string[] {
  if (!raw) {
    return []
  }
  try {
    const value: unknown = JSON.parse(raw)
    // The table writes null while a new filter has no value yet.
    return (Array.isArray(value) ? value : [value]).filter((one) => one !== null && one !== "").map(String)
  } catch {
    return raw.split(",").filter(Boolean)
  }
}
