/** Texts for a body: trimmed, those left empty not said at all. */
export const filled = <Key extends string>(texts: Record<Key, string>): Partial<Record<Key, string>> =>
  Object.fromEntries(
    Object.entries<string>(texts)
      .map(([key, text]) => [key, text.trim()])
      .filter(([, text]) => text)
  ) as Partial<Record<Key, string>>
