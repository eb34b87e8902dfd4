import type { Content, TableCell } from "pdfmake/interfaces"

import { dunningAccounts, dunningText, dunningTotal } from "../mail/dunning"
import type { DunningDocument } from "../types"
import { isZero, Wording, wordingOf } from "../wording"
import { howToPay } from "./how-to-pay"
import { CONTENT_WIDTH, GREY, INK, LINE, totals } from "./layout"
import { printPaper } from "./paper"

/** The same reminder as a letter to post. */
export const renderDunningLetterPdf = (notice: DunningDocument): Promise<Buffer> =>
  printPaper({ ...notice, number: wordingOf(notice).day(notice.date) }, undefined, (doc, wording) => {
    const { t, day, money } = wording
    const { subject, text } = dunningText(doc, wording)
    return {
      title: t(doc.tone === "final" ? "dunning.letter.title_final" : "dunning.letter.title"),
      date: doc.date,
      facts: [[t("dunning.letter.date"), day(doc.date)]],
      heading: subject,
      cover: text,
      body: [debts(doc, wording)],
      closing: [
        totals([{ label: t("dunning.letter.asked"), amount: money(dunningTotal(doc)), strong: true }]),
        ...howToPay(dunningAccounts(doc, wording), [], doc.payment_instructions?.text, wording),
        { text: t("dunning.crossed"), color: GREY, margin: [0, 8, 0, 0] },
      ],
    }
  })

function debts(doc: DunningDocument, { t, day, money }: Wording): Content {
  const right = (text: string): TableCell => ({ text, alignment: "right" })
  const head = (text: string, alignment: "left" | "right" = "left"): TableCell => ({
    text,
    alignment,
    fontSize: 7.5,
    color: GREY,
  })
  const widths = [130, 90, 90, 60]
  return {
    layout: {
      hLineWidth: (row) => (row === 0 ? 0 : row === 1 ? 0.75 : 0.5),
      hLineColor: (row) => (row === 1 ? INK : LINE),
      vLineWidth: () => 0,
      paddingLeft: () => 4,
      paddingRight: () => 4,
      paddingTop: () => 4,
      paddingBottom: () => 4,
    },
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [...widths, CONTENT_WIDTH - widths.reduce((sum, width) => sum + width, 0) - 40],
      body: [
        [
          head(t("dunning.letter.invoice")),
          head(t("dunning.letter.issued")),
          head(t("dunning.letter.due")),
          head(t("dunning.letter.late"), "right"),
          head(t("dunning.letter.open"), "right"),
        ],
        ...doc.invoices.map((line): TableCell[] => [
          {
            stack: [
              { text: line.number, bold: true },
              ...(isZero(line.disputed)
                ? []
                : [{ text: t("dunning.line.disputed", { amount: money(line.disputed) }), fontSize: 7.5, color: GREY }]),
            ],
          },
          { text: line.issue_date ? day(line.issue_date) : "" },
          { text: day(line.due_date) },
          right(line.days_late > 0 ? String(line.days_late) : ""),
          right(money(line.asked)),
        ]),
      ],
    },
  }
}
