import type { Content, TDocumentDefinitions } from "pdfmake/interfaces"

import { safeColor } from "../color"
import { safeLogo } from "../logo"
import { mapTexts, printable } from "../printable"
import type {
  CertificateDocument,
  CreditNoteDocument,
  DunningDocument,
  InvoiceDocument,
  QuoteDocument,
  StatementDocument,
} from "../types"
import { addressLines, buyerName, isLeftOut, sellerName, taxId, Wording, wordingOf } from "../wording"
import { itemsTable } from "./items-table"
import { block, columns, CONTENT_WIDTH, facts, GREY, INK, LINE, marginsOf, section } from "./layout"
import { print, printableCharacters } from "./printer"

export type AnyDocument =
  | QuoteDocument
  | InvoiceDocument
  | CreditNoteDocument
  | DunningDocument
  | StatementDocument
  | CertificateDocument

/** What sets one kind of paper apart from another. */
export type Paper = {
  title: string
  /** Beside the number: the version, "Paid", "Voided". */
  badge?: { text: string; color: string }
  /** Across each page: what keeps the paper from being taken for the real one. */
  watermark?: string
  facts: [name: string, value: string | number | null | undefined][]
  /** A line above the table. */
  heading?: string | null
  /** Words before the lines. */
  cover?: string | null
  /** Stands instead of the table of lines. */
  body?: Content[]
  /** Totals and what follows them. */
  closing: Content[]
  /** Sentence at the foot of each page. */
  footnote?: string
  /** `YYYY-MM-DD`; becomes the file's creation date, so that the same document gives the same file. */
  date?: string | null
}

/** `archive`: as PDF/A-3, into which files may be put. */
export type PaperForm = "plain" | "archive"

/**
 * Prints a document on A4 or Letter. Any text can be printed: what the font lacks is replaced, control and direction characters are dropped.
 *
 * @param describe - says what this kind of paper shows, given the document as it can be printed
 */
export async function printPaper<Doc extends AnyDocument>(
  document: Doc,
  form: PaperForm | undefined,
  describe: (doc: Doc, wording: Wording) => Paper
): Promise<Buffer> {
  const hasGlyph = await printableCharacters()
  const { seller, ...rest } = document
  const { logo, brand_color, ...company } = seller
  const clean = (text: string) => printable(text, hasGlyph)
  const doc = mapTexts(
    { ...rest, seller: { ...company, brand_color: safeColor(brand_color) } },
    clean
  ) as unknown as Doc
  const wording = wordingOf(doc)
  const paper = definition(doc, describe(doc, wording), wording, safeLogo(logo)?.dataUrl)
  return print(form === "archive" ? { ...paper, version: "1.7", subset: "PDF/A-3b" } : paper)
}

function definition(doc: AnyDocument, paper: Paper, wording: Wording, logo: string | undefined): TDocumentDefinitions {
  const { t } = wording
  return {
    pageSize: doc.paper_size ?? "A4",
    pageMargins: marginsOf(doc.paper_size ?? "A4"),
    ...(paper.watermark && { watermark: { text: paper.watermark, color: GREY, opacity: 0.12, bold: true } }),
    language: wording.locale,
    displayTitle: true,
    info: {
      title: [paper.title, doc.number ?? t("paper.draft")].join(" "),
      author: sellerName(doc.seller),
      creator: "medusa-plugin-crm",
      ...(paper.date && { creationDate: new Date(`${paper.date}T00:00:00Z`) }),
    },
    defaultStyle: { font: "Roboto", fontSize: 9, color: INK, lineHeight: 1.15 },
    ...(logo && { images: { logo } }),
    content: [
      masthead(doc, paper, wording, Boolean(logo)),
      parties(doc, paper, wording),
      ...(paper.heading
        ? [{ text: paper.heading, fontSize: 11, bold: true, margin: [0, 2, 0, 6] as [number, number, number, number] }]
        : []),
      ...(paper.cover
        ? [{ text: paper.cover, margin: [0, 0, 0, 10] as [number, number, number, number], lineHeight: 1.3 }]
        : []),
      ...(paper.body ?? itemLines(doc, wording)),
      ...paper.closing,
      ...section(t("paper.note"), doc.note ? [doc.note] : []),
      ...section(t("paper.terms"), doc.terms ? [doc.terms] : []),
    ],
    footer: (page, pages) => footer(doc, paper, t("paper.page", { page, pages })),
  }
}

function itemLines(doc: AnyDocument, wording: Wording): Content[] {
  const { t } = wording
  return [
    itemsTable(doc.items, doc.prices_include_tax, wording),
    ...(doc.items.some(isLeftOut)
      ? [
          {
            text: t("items.not_included_hint"),
            fontSize: 7.5,
            color: GREY,
            margin: [4, 4, 0, 0] as [number, number, number, number],
          },
        ]
      : []),
    {
      text: t(doc.prices_include_tax ? "items.with_tax" : "items.without_tax"),
      fontSize: 7.5,
      color: GREY,
      margin: [4, 4, 0, 0],
    },
  ]
}

function masthead(doc: AnyDocument, paper: Paper, { t }: Wording, hasLogo: boolean): Content {
  const name = sellerName(doc.seller)
  const left: Content = hasLogo
    ? { image: "logo", fit: [200, 54] }
    : { text: name, fontSize: name.length > 40 ? 12 : 16, bold: true }
  const number = doc.number ?? t("paper.draft")
  const right: Content = {
    alignment: "right",
    stack: [
      { text: paper.title, fontSize: 20, bold: true, lineHeight: 1, color: doc.seller.brand_color ?? INK },
      {
        text: [
          { text: number, bold: true },
          ...(paper.badge ? [{ text: ` · ${paper.badge.text}`, color: paper.badge.color, bold: true }] : []),
        ],
        fontSize: 10,
      },
    ],
  }
  return {
    stack: [
      columns({ width: 290, content: left }, { width: CONTENT_WIDTH - 304, content: right }),
      {
        canvas: [
          {
            type: "line",
            x1: 0,
            y1: 0,
            x2: CONTENT_WIDTH,
            y2: 0,
            lineWidth: doc.seller.brand_color ? 1.5 : 0.75,
            lineColor: doc.seller.brand_color ?? LINE,
          },
        ],
        margin: [0, 12, 0, 14],
      },
    ],
  }
}

function parties(doc: AnyDocument, paper: Paper, wording: Wording): Content {
  const { t, locale } = wording
  const { seller, buyer } = doc
  const some = (...lines: (string | null | undefined)[]) => lines.filter((line): line is string => Boolean(line))
  const legalName = seller.legal_name || sellerName(seller)
  const from = [
    legalName,
    ...addressLines(seller.address, locale, [legalName]),
    ...(seller.tax_id ? [taxId(seller.tax_id, seller.address, wording)] : []),
    ...(seller.vat_id && seller.vat_id !== seller.tax_id ? [t("paper.vat_id", { vat_id: seller.vat_id })] : []),
    ...(seller.registration_number ? [t("paper.registration", { number: seller.registration_number })] : []),
    ...some(seller.email, seller.phone),
  ]
  const name = buyerName(buyer, doc.billing_address)
  const billing = addressLines(doc.billing_address ?? doc.shipping_address, locale, [name])
  const person = some(buyer.name).filter((text) => text !== name && !billing.includes(text))
  const to = [
    name,
    ...person,
    ...billing,
    ...(buyer.tax_id ? [taxId(buyer.tax_id, doc.billing_address ?? doc.shipping_address, wording)] : []),
    ...(buyer.vat_id && buyer.vat_id !== buyer.tax_id ? [t("paper.vat_id", { vat_id: buyer.vat_id })] : []),
    ...some(buyer.email === name ? null : buyer.email),
  ]
  const shipping = addressLines(doc.shipping_address, locale)
  const elsewhere = doc.billing_address && shipping.join("\n") !== addressLines(doc.billing_address, locale).join("\n")
  const narrow = 154
  return columns(
    { width: narrow, content: block(t("paper.from"), from) },
    {
      width: narrow,
      content: { stack: [block(t("paper.to"), to), ...(elsewhere ? [block(t("paper.ship_to"), shipping)] : [])] },
    },
    { width: CONTENT_WIDTH - 2 * narrow - 28, content: facts(paper.facts, CONTENT_WIDTH - 2 * narrow - 28) }
  )
}

function footer({ seller, paper_size }: AnyDocument, paper: Paper, pageOf: string): Content {
  const [left, , right] = marginsOf(paper_size ?? "A4")
  const company = [seller.legal_name || sellerName(seller), seller.tax_id, seller.email].filter(Boolean).join(" · ")
  return {
    margin: [left, 12, right, 0],
    fontSize: 7.5,
    color: GREY,
    stack: [
      ...(paper.footnote
        ? [{ text: paper.footnote, bold: true, margin: [0, 0, 0, 3] as [number, number, number, number] }]
        : []),
      columns(
        { width: 400, content: { text: company.length > 95 ? `${company.slice(0, 94)}…` : company } },
        { width: CONTENT_WIDTH - 414, content: { text: pageOf, alignment: "right" } }
      ),
    ],
  }
}
