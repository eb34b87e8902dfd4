import { MedusaError } from "@medusajs/framework/utils"
import { AddressObject, ParsedMail, simpleParser } from "mailparser"

import { sha256Bytes } from "../../../shared/canonical-json"

/** Bytes of the largest message that is read. */
export const MAX_MESSAGE = 25 * 1024 * 1024

/** Characters of its words that are kept. */
const MAX_TEXT = 50_000
/** Characters of HTML that are turned into text; the rest says nothing new. */
const MAX_HTML = 1_000_000
/** Bytes of a picture within the text from which it says something; smaller ones are logos and signatures. */
const SMALLEST_PICTURE = 20 * 1024
/** Before this no mail was written. */
const FIRST_MAIL = Date.UTC(1990, 0, 1)

/** A message as far as it is kept. */
export type ReadMail = {
  /** Of the message, or made of its bytes where it has none. */
  message_id: string
  from: string
  to: string[]
  subject: string | null
  text: string | null
  sent_at: Date
  attachments: { filename: string; content: Buffer }[]
}

// PostgreSQL refuses the character NUL in a text, and half of a character in JSON, which also a cut may leave.
const storable = (text: string, most = Infinity): string => text.slice(0, most).replace(/\u0000|\p{Surrogate}/gu, "")

const addressesOf = (field: AddressObject | AddressObject[] | undefined): string[] =>
  [field ?? []]
    .flat()
    .flatMap(({ value }) => value.flatMap((one) => [one, ...(one.group ?? [])]))
    .flatMap(({ address }) =>
      address && /^[^\s@]+@[^\s@]+$/.test(address) ? [storable(address.toLowerCase(), 254)] : []
    )

/**
 * Reads a raw MIME message. A wrong charset gives wrong letters, not an error; without a date, or with one that cannot be, it is now.
 *
 * @throws INVALID_DATA for what has no sender
 */
export async function readMail(raw: Buffer, now = new Date()): Promise<ReadMail> {
  const mail = await parse(raw)
  const [from] = addressesOf(mail?.from)
  if (!mail || !from) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, "This is no mail message: it has no sender.")
  }
  const at = dateOf(mail)
  const isPossible = at > FIRST_MAIL && at <= now.getTime()
  const words = storable((await textOf(mail)).trim(), MAX_TEXT)
  return {
    message_id: storable(mail.messageId?.trim() ?? "", 200) || `sha256:${sha256Bytes(raw)}`,
    from,
    to: [...new Set([...addressesOf(mail.to), ...addressesOf(mail.cc)])],
    subject: storable((mail.subject ?? "").replace(/\s+/g, " ").trim(), 255) || null,
    text: words || null,
    sent_at: isPossible ? new Date(at) : now,
    attachments: mail.attachments
      .filter(
        ({ related, contentType, size }) => !related || (/^image\//i.test(contentType) && size >= SMALLEST_PICTURE)
      )
      .map(({ filename, content }, index) => ({ filename: storable(filename ?? `file-${index + 1}`), content })),
  }
}

/** When a message says that it was written; NaN where it says no moment, for which the parser takes its own now (3.14). */
function dateOf({ date, headerLines }: ParsedMail): number {
  const line = headerLines.find(({ key }) => key === "date")?.line ?? ""
  return isNaN(Date.parse(line.slice(line.indexOf(":") + 1))) ? NaN : (date?.getTime() ?? NaN)
}

/** Of HTML among other parts the parser says no text; of the same as a message of its own it does. */
async function textOf({ text, html }: ParsedMail): Promise<string> {
  const alone = html && !text ? await parse(Buffer.from(`Content-Type: text/html; charset=utf-8\r\n\r\n${html}`)) : null
  return text ?? alone?.text ?? ""
}

/** What the parser cannot take is no message. */
async function parse(raw: Buffer) {
  try {
    return await simpleParser(raw, { maxHtmlLengthToParse: MAX_HTML, skipImageLinks: true, skipTextToHtml: true })
  } catch {
    return null
  }
}
