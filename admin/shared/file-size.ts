/** Largest file that the API takes, in bytes. */
export const MAX_FILE = 5 * 1024 * 1024

/** A file's size as people say it: "820 B", "12.4 kB", "3.1 MB". */
export function fileSize(bytes: number, locale: string): string {
  const [value, unit] = bytes < 1000 ? [bytes, "B"] : bytes < 1_000_000 ? [bytes / 1000, "kB"] : [bytes / 1e6, "MB"]
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value)} ${unit}`
}
