const MAIL = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/

/** Whether a text is one e-mail address; the server judges it more strictly. */
export const isMail = (text: string): boolean => MAIL.test(text.trim())

/**
 * The addresses in a field where several may stand, separated by comma, semicolon, space or line.
 *
 * @returns each address once, in the order typed, and what is none
 */
export function parseRecipients(text: string): { mails: string[]; bad: string[] } {
  const parts = text.split(/[\s,;]+/).filter(Boolean)
  const bare = parts.map((part) => part.replace(/^<|>$/g, ""))
  const seen = new Set<string>()
  const mails = bare.filter((part) => isMail(part) && !seen.has(part.toLowerCase()) && seen.add(part.toLowerCase()))
  return { mails, bad: bare.filter((part) => !isMail(part)) }
}
