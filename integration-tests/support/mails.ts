import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"

import { ParsedMail, simpleParser } from "mailparser"

/** The folder that the host under test drops its mails in; spec files that share a host share it. */
export const MAILS = process.env.CRM_MAIL_DIR as string

/** The mails of each test: `letters` reads those since it began or since `forget`, in the order they were written. */
export function watchMails(): { letters: () => Promise<ParsedMail[]>; forget: () => void } {
  let known = new Set<string>()
  const forget = (): void => {
    known = new Set(readdirSync(MAILS))
  }
  beforeEach(forget)
  const letters = (): Promise<ParsedMail[]> =>
    Promise.all(
      readdirSync(MAILS)
        .filter((file) => !known.has(file))
        .sort()
        .map((file) => simpleParser(readFileSync(path.join(MAILS, file))))
    )
  return { letters, forget }
}
