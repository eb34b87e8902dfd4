import type { Content } from "pdfmake/interfaces"

import type { PaymentCode } from "../payment"
import type { Wording } from "../wording"
import { columns, CONTENT_WIDTH, facts, GREY, INK, label } from "./layout"

/** Points of a code's side at most; its modules are whole points, so that printers keep them sharp. */
const CODE = 140
const WORDS = CONTENT_WIDTH - CODE - 14

/** Account, key and words on how to pay, with the codes that a phone pays by. Each code is kept whole on one page. */
export function howToPay(
  accounts: [name: string, value: string][],
  codes: PaymentCode[],
  text: string | null | undefined,
  wording: Wording
): Content[] {
  if (!accounts.length && !codes.length && !text) {
    return []
  }
  return [
    { stack: [label(wording.t("pay.title")), ...(text ? [{ text }] : []), facts(accounts, 300)], margin: [0, 4, 0, 8] },
    ...codes.map((code) => payByCode(code, wording)),
  ]
}

const payByCode = ({ kind, payload, caption }: PaymentCode, { t }: Wording): Content => ({
  unbreakable: true,
  margin: [0, 2, 0, 8],
  stack: [
    columns(
      // EPC069-12 asks for correction level M; the frame of white around it is the paper's.
      { width: CODE, content: { qr: payload, fit: CODE, eccLevel: "M", foreground: INK } },
      {
        width: WORDS,
        content: {
          margin: [0, 12, 0, 0],
          stack: [
            { text: caption, bold: true, margin: [0, 0, 0, 6] },
            ...(kind === "pix"
              ? [
                  { text: t("pay.pix_copy"), fontSize: 7.5, color: GREY },
                  ...pieces(payload).map((text) => ({ text, fontSize: 7.5, noWrap: true })),
                ]
              : []),
          ],
        },
      }
    ),
  ],
})

/** The code on lines of its own making: where a paper breaks a line at a space, the space is lost to who copies it. */
function pieces(text: string): string[] {
  const lines: string[] = []
  for (let rest = text; rest;) {
    const length = [64, 63, 62, 61].find((at) => rest[at - 1] !== " " && rest[at] !== " ") ?? 64
    lines.push(rest.slice(0, length))
    rest = rest.slice(length)
  }
  return lines
}
