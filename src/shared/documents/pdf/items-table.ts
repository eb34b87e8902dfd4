import type { Content, TableCell } from "pdfmake/interfaces"

import type { DocumentItem } from "../types"
import { isLeftOut, lineAmount, lineDiscount, lineHints, taxRates, Wording } from "../wording"
import { CONTENT_WIDTH, FAINT, GREY, LINE } from "./layout"

const PADDING = 4
/** A row with more text than this may be split over two pages: pdfmake 0.3 drops an unbreakable row that does not fit on one. */
const LONG_TEXT = 1500

type Column = { heading: string; cells: string[]; least: number }

/**
 * The lines of a document. Its heading is repeated on each page; numbers stand right-aligned (Roboto's figures have one width),
 * in columns as wide as their longest number, and the description takes the rest.
 */
export function itemsTable(items: DocumentItem[], pricesIncludeTax: boolean | undefined, wording: Wording): Content {
  const { t } = wording
  const cell =
    (say: (item: DocumentItem) => string) =>
    (item: DocumentItem): string =>
      isText(item) ? "" : say(item)
  const all: Column[] = [
    { heading: t("items.quantity"), cells: items.map(cell((item) => wording.number(item.quantity))), least: 30 },
    { heading: t("items.unit_price"), cells: items.map(cell((item) => wording.price(item.unit_price))), least: 58 },
    {
      heading: t("items.discount"),
      cells: items.map(cell((item) => lineDiscount(item, pricesIncludeTax, wording))),
      least: 44,
    },
    { heading: t("items.tax"), cells: items.map(cell((item) => taxRates(item, wording))), least: 34 },
    {
      heading: t("items.amount"),
      cells: items.map(
        cell((item) => {
          const amount = wording.money(lineAmount(item, pricesIncludeTax))
          return isLeftOut(item) ? t("items.not_included", { amount }) : amount
        })
      ),
      least: 62,
    },
  ]
  const shown = all.filter(({ cells }) => cells.some(Boolean))
  const short = items.every((item) => textOf(item).length < LONG_TEXT)
  const fontSize = [9, 8, 7, 6].find((size) => descriptionWidth(shown, size) >= 150) ?? 6
  return {
    fontSize,
    margin: [0, 6, 0, 0],
    layout: {
      hLineWidth: (row, node) => (row === 0 ? 0 : row === node.table.body.length ? 0.75 : 0.5),
      hLineColor: () => LINE,
      vLineWidth: () => 0,
      paddingLeft: () => PADDING,
      paddingRight: () => PADDING,
      paddingTop: () => 5,
      paddingBottom: () => 5,
      fillColor: (row) => (row === 0 ? FAINT : null),
    },
    table: {
      headerRows: 1,
      keepWithHeaderRows: short ? 1 : 0,
      dontBreakRows: short,
      widths: [descriptionWidth(shown, fontSize), ...shown.map((column) => widthOf(column, fontSize))],
      body: [
        [heading(t("items.description")), ...shown.map((column) => heading(column.heading, "right"))],
        ...items.map((item, row): TableCell[] =>
          isText(item)
            ? [textRow(item, shown.length + 1, fontSize), ...shown.map((): TableCell => ({}))]
            : [
                describe(item, wording, fontSize),
                ...shown.map(({ cells }): TableCell => ({
                  text: cells[row],
                  alignment: "right",
                  ...(isLeftOut(item) ? { color: GREY } : {}),
                })),
              ]
        ),
      ],
    },
  }
}

const heading = (text: string, alignment: "left" | "right" = "left"): TableCell => ({
  text,
  bold: true,
  fontSize: 8,
  color: GREY,
  alignment,
})

/** Headings and paragraphs between the lines. */
const isText = ({ kind }: DocumentItem): boolean => kind === "section" || kind === "note"

const textRow = ({ kind, title }: DocumentItem, colSpan: number, fontSize: number): TableCell =>
  kind === "section"
    ? { text: title, colSpan, bold: true, fontSize: fontSize + 1, margin: [0, 4, 0, 0] }
    : { text: title, colSpan, color: GREY }

function describe(item: DocumentItem, wording: Wording, fontSize: number): TableCell {
  const { t } = wording
  const small = { fontSize: fontSize - 1, color: GREY }
  const sku = item.sku ? t("items.sku", { sku: item.sku }) : ""
  const details = [item.subtitle, sku].filter(Boolean).join(" · ")
  return {
    stack: [
      { text: item.title, bold: true },
      ...(details ? [{ text: details, ...small }] : []),
      ...lineHints(item, wording).map((text) => ({ text, ...small, italics: true })),
      ...(item.note ? [{ text: item.note, ...small }] : []),
    ],
  }
}

const textOf = ({ title, subtitle, note }: DocumentItem) => `${title}${subtitle ?? ""}${note ?? ""}`

/** A figure of Roboto is 0.562 em wide; letters of a currency are a little wider, separators narrower. */
const widthOf = ({ cells, heading, least }: Column, fontSize: number): number => {
  const cell = Math.max(...cells.map((text) => text.length)) * fontSize * 0.58
  return Math.ceil(Math.max((least * fontSize) / 9, cell, heading.length * 8 * 0.56))
}

const descriptionWidth = (shown: Column[], fontSize: number): number =>
  CONTENT_WIDTH - 2 * PADDING - shown.reduce((sum, column) => sum + widthOf(column, fontSize) + 2 * PADDING, 0)
