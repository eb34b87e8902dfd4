import { MedusaError } from "@medusajs/framework/utils"

/** One @ between two parts without spaces or anything that separates or wraps addresses; accents and other scripts are fine. */
// eslint-disable-next-line no-control-regex -- control characters are what it keeps out
const ADDRESS = /^[^\s@,;:<>()[\]\\"\u0000-\u001f\u007f]{1,64}@[^\s@,;:<>()[\]\\"\u0000-\u001f\u007f]{1,255}$/
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROL = /[\u0000-\u001f\u007f]/

/** Whether a text is one bare address. */
export const isAddress = (text: string): boolean => ADDRESS.test(text)

/** Whether a text is one address, with or without a name before it: `Sales <sales@example.com>`. */
export function isMailbox(text: string): boolean {
  const named = /^[^<>,;@]*<([^<>]+)>$/.exec(text.trim())
  return !CONTROL.test(text) && isAddress(named ? named[1] : text.trim())
}

/**
 * Refuses what could add a header or a recipient to a mail.
 *
 * @param what - names the header in the message, such as "The subject"
 * @throws INVALID_DATA
 */
export function headerText(text: string, what: string): string {
  if (CONTROL.test(text)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `${what} of a mail cannot contain line breaks or control characters.`
    )
  }
  return text
}

/** @throws INVALID_DATA unless `to` is exactly one address */
export function recipient(to: string): string {
  if (!isAddress(to)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `A mail goes to one e-mail address; "${to.slice(0, 100)}" is not one.`
    )
  }
  return to
}

/** @throws INVALID_DATA unless `from` is one address, with or without a name */
export function sender(from: string): string {
  if (!isMailbox(from)) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `"${from.slice(0, 100)}" is not a sender's e-mail address.`)
  }
  return from
}
