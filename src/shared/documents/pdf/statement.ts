import { MathBN } from "@medusajs/framework/utils"
import type { Content, ContentTable, TableCell } from "pdfmake/interfaces"

import { ageText, movementText, statementAccounts, statementPeriod, statementTotals } from "../statement"
import type { StatementDocument } from "../types"
import { isZero, Wording, wordingOf } from "../wording"
import { howToPay } from "./how-to-pay"
import { CONTENT_WIDTH, GREY, INK, label, LINE, totals } from "./layout"
import { printPaper } from "./paper"

/** More open instalments than this are printed as a sum. */
const OPEN_SHOWN = 500

/** A statement on paper: the balance before, every movement with the balance after it, what is open and how old it is. */
export const renderStatementPdf = (statement: StatementDocument): Promise<Buffer> =>
  printPaper({ ...statement, number: statementPeriod(statement, wordingOf(statement)) }, undefined, (doc, wording) => {
    const { t, day, money } = wording
    return {
      title: t("statement.title"),
      date: doc.date,
      facts: [
        [t("statement.date"), day(doc.date)],
        [t("statement.currency"), doc.currency_code.toUpperCase()],
        [t("statement.balance"), money(doc.closing_balance)],
        [t("statement.overdue"), isZero(doc.overdue) ? null : money(doc.overdue)],
      ],
      body: [movements(doc, wording)],
      closing: [
        ...(doc.open_items.length ? [spaced(label(t("statement.open", { date: day(doc.to) }))), openItems(doc, wording), ages(doc, wording)] : []),
        totals(statementTotals(doc, wording)),
        ...(MathBN.lt(doc.closing_balance, 0) ? [{ text: t("statement.in_credit"), color: GREY }] : []),
        ...howToPay(statementAccounts(doc, wording), [], accountsText(doc), wording),
      ],
    }
  })

const accountsText = (doc: StatementDocument): string | null | undefined =>
  MathBN.gt(doc.closing_balance, 0) ? doc.payment_instructions?.text : null

const spaced = (content: Content): Content => ({ stack: [content], margin: [0, 14, 0, 0] })

const PADDING = 4
const right = (text: string, bold = false): TableCell => ({ text, bold, alignment: "right" })
const head = (text: string, alignment: "left" | "right" = "left"): TableCell => ({
  text,
  alignment,
  fontSize: 7.5,
  color: GREY,
})

/** A table as wide as the paper: the second column takes what the others leave. */
function table(widths: [number, ...number[]], rows: TableCell[][]): ContentTable {
  const [first, ...others] = widths
  const left = CONTENT_WIDTH - widths.reduce((sum, width) => sum + width, 0) - (widths.length + 1) * 2 * PADDING
  return {
    layout: {
      hLineWidth: (row) => (row === 0 ? 0 : row === 1 ? 0.75 : 0.5),
      hLineColor: (row) => (row === 1 ? INK : LINE),
      vLineWidth: () => 0,
      paddingLeft: () => PADDING,
      paddingRight: () => PADDING,
      paddingTop: () => 3,
      paddingBottom: () => 3,
    },
    table: { headerRows: 1, dontBreakRows: true, widths: [first, left, ...others], body: rows },
  }
}

function movements(doc: StatementDocument, wording: Wording): Content {
  const { t, shortDay, money } = wording
  const amount = (value: string): string => (isZero(value) ? "" : money(MathBN.convert(value).abs()))
  const balance = (day: string, name: string, value: string): TableCell[] => [
    { text: shortDay(day) },
    { text: name, bold: true },
    "",
    "",
    right(money(value), true),
  ]
  return table(
    [78, 76, 76, 80],
    [
      [
        head(t("statement.date")),
        head(t("statement.document")),
        head(t("statement.charged"), "right"),
        head(t("statement.credited"), "right"),
        head(t("statement.balance"), "right"),
      ],
      balance(doc.from, t("statement.opening"), doc.opening_balance),
      ...doc.movements.map((line): TableCell[] => {
        const { name, facts } = movementText(line, doc, wording)
        const raises = MathBN.gte(line.amount, 0)
        return [
          { text: shortDay(line.date) },
          { stack: [{ text: name }, ...(facts ? [{ text: facts, fontSize: 7.5, color: GREY }] : [])] },
          right(raises ? amount(line.amount) : ""),
          right(raises ? "" : amount(line.amount)),
          right(money(line.balance)),
        ]
      }),
      ...(doc.movements.length ? [] : [["", { text: t("statement.nothing"), color: GREY }, "", "", ""]]),
      balance(doc.to, t("statement.closing"), doc.closing_balance),
    ]
  )
}

function openItems({ open_items: items }: StatementDocument, { t, shortDay, money }: Wording): Content {
  const rest = items.slice(OPEN_SHOWN)
  const sum = MathBN.add(0, ...rest.map(({ outstanding }) => outstanding))
  return table(
    [140, 78, 60, 90],
    [
      [
        head(t("statement.document")),
        head(t("statement.issued")),
        head(t("statement.due_date")),
        head(t("statement.late"), "right"),
        head(t("statement.outstanding"), "right"),
      ],
      ...items
        .slice(0, OPEN_SHOWN)
        .map((item): TableCell[] => [
          { text: item.number ?? "" },
          { text: shortDay(item.issue_date) },
          { text: shortDay(item.due_date) },
          right(item.days_overdue > 0 ? String(item.days_overdue) : ""),
          right(money(item.outstanding)),
        ]),
      ...(rest.length ? [[t("statement.more", { count: rest.length }), "", "", "", right(money(sum))]] : []),
    ]
  )
}

/** What is open by age, a column each. */
function ages({ buckets }: StatementDocument, wording: Wording): Content {
  const width = CONTENT_WIDTH / buckets.length - 2 * PADDING
  return {
    unbreakable: true,
    margin: [0, 14, 0, 0],
    stack: [
      label(wording.t("statement.age")),
      {
        layout: {
          hLineWidth: () => 0,
          vLineWidth: () => 0,
          paddingLeft: () => PADDING,
          paddingRight: () => PADDING,
          paddingTop: () => 2,
          paddingBottom: () => 2,
        },
        table: {
          widths: buckets.map(() => width),
          body: [
            buckets.map(({ key }) => head(ageText(key, wording), "right")),
            buckets.map(({ amount }) => right(wording.money(amount))),
          ],
        },
      },
    ],
  }
}
