import type { Content, TableCell } from "pdfmake/interfaces"

import type { PaperSize } from "../types"
import type { TotalRow } from "../wording"

export const INK = "#18181b"
export const GREY = "#71717a"
export const LINE = "#d4d4d8"
export const FAINT = "#f4f4f5"
export const ACCENT = "#166534"

/** Points between the left and right margin, the same on each sheet, so that one layout fits all. */
export const CONTENT_WIDTH = 515
const WIDTHS: Record<PaperSize, number> = { A4: 595, LETTER: 612 }

/** Left, top, right and bottom margin of a sheet. */
export function marginsOf(size: PaperSize): [number, number, number, number] {
  const side = (WIDTHS[size] - CONTENT_WIDTH) / 2
  return [side, 40, side, 62]
}

/** Widths are given in points everywhere: pdfmake then breaks a word that is too long instead of pushing columns off the page. */
const GAP = 14

export const label = (text: string): Content => ({
  text: text.toUpperCase(),
  fontSize: 7,
  color: GREY,
  characterSpacing: 0.4,
  margin: [0, 0, 0, 2],
})

/** Lines under a small heading; the first one stands out. */
export function block(heading: string, lines: string[]): Content {
  const [first, ...rest] = lines
  return first === undefined
    ? { text: "" }
    : { stack: [label(heading), { text: first, bold: true }, ...rest.map((text) => ({ text }))], margin: [0, 0, 0, 10] }
}

/** Columns of given widths, in points. */
export const columns = (...parts: { width: number; content: Content }[]): Content => ({
  columns: parts.map(({ width, content }) => ({ width, stack: [content] })),
  columnGap: GAP,
})

/** Name and value pairs, such as "Due date  November 3, 2026"; pairs without value are left out. */
export function facts(pairs: [name: string, value: string | number | null | undefined][], width: number): Content {
  const rows = pairs.filter(([, value]) => value !== null && value !== undefined && value !== "")
  if (!rows.length) {
    return { text: "" }
  }
  const names = Math.round(width * 0.42)
  return {
    layout: {
      hLineWidth: () => 0,
      vLineWidth: () => 0,
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => 1,
      paddingBottom: () => 2,
    },
    table: {
      widths: [names, width - names],
      body: rows.map(([name, value]): TableCell[] => [
        { text: name, color: GREY },
        { text: String(value), alignment: "right" },
      ]),
    },
  }
}

/** Lines of totals that surely fit on one page; what is higher than a page must be breakable, or pdfmake 0.3 drops it. */
const LINES_OF_A_PAGE = 30

/**
 * Rows that add up, right under the lines' amounts, each strong row set off by a line. Not split over two pages if one can hold them.
 *
 * @param beside - what stands in the free place left of them
 */
export function totals(rows: TotalRow[], beside: Content = { text: "" }): Content {
  const [labels, amounts] = [190, 135]
  return {
    unbreakable: rows.reduce((lines, row) => lines + Math.ceil(row.label.length / 30), 0) <= LINES_OF_A_PAGE,
    margin: [0, 10, 0, 12],
    columns: [
      { width: CONTENT_WIDTH - labels - amounts, stack: [beside] },
      { width: labels + amounts, stack: [sums(rows, labels, amounts)] },
    ],
  }
}

function sums(rows: TotalRow[], labels: number, amounts: number): Content {
  return {
    layout: {
      hLineWidth: (row) => (rows[row]?.strong ? 0.75 : 0),
      hLineColor: () => INK,
      vLineWidth: () => 0,
      paddingLeft: () => 0,
      paddingRight: (column) => (column === 1 ? 4 : 0),
      paddingTop: (row) => (rows[row]?.strong ? 5 : 2),
      paddingBottom: (row) => (rows[row]?.strong ? 4 : 2),
    },
    table: {
      widths: [labels, amounts - 4],
      body: rows.map(({ label: text, amount, strong }): TableCell[] => {
        const look = strong
          ? { bold: true, fontSize: amount.length > 17 ? 9 : 11 }
          : { fontSize: amount.length > 20 ? 8 : 9 }
        return [
          { text, ...look, color: strong ? INK : GREY },
          { text: amount, ...look, alignment: "right" },
        ]
      }),
    },
  }
}

/** A heading with paragraphs, kept apart from what stands above. */
export const section = (heading: string, lines: string[]): Content[] =>
  lines.length
    ? [
        {
          stack: [
            label(heading),
            ...lines.map((text) => ({ text, margin: [0, 0, 0, 2] as [number, number, number, number] })),
          ],
          margin: [0, 4, 0, 8],
        },
      ]
    : []
