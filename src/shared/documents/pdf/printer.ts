import pdfmake from "pdfmake"
import type { TDocumentDefinitions } from "pdfmake/interfaces"

const font = (face: string) => require.resolve(`pdfmake/fonts/Roboto/Roboto-${face}.ttf`)
const FONTS = {
  Roboto: { normal: font("Regular"), bold: font("Medium"), italics: font("Italic"), bolditalics: font("MediumItalic") },
}
const FONT_FILES = new Set(Object.values(FONTS.Roboto))

type Printer = typeof pdfmake & { new (): Printer }
type FontFace = { font: { hasGlyphForCodePoint(codePoint: number): boolean } }
type PdfKitDocument = { fontCache: { Roboto: { normal: FontFace; bold: FontFace } } }

/** A printer of our own: pdfmake's is one object for the whole process, whose fonts and policies belong to the application. */
const printer = new (pdfmake as unknown as { constructor: Printer }).constructor()
printer.setFonts(FONTS)
printer.setUrlAccessPolicy(() => false)
printer.setLocalAccessPolicy((path: string) => FONT_FILES.has(path))

/** Prints a definition. Reads the embedded fonts and nothing else: no address, no other file. */
export async function print(definition: TDocumentDefinitions): Promise<Buffer> {
  return printer.createPdf({ defaultStyle: { font: "Roboto" }, ...definition }).getBuffer()
}

let alphabet: Promise<(codePoint: number) => boolean> | undefined

/** Answers whether a character can be printed, asking the fonts themselves. */
export function printableCharacters(): Promise<(codePoint: number) => boolean> {
  alphabet ??= (async () => {
    const content = ["a", { text: "a", bold: true }]
    const probe = (await printer
      .createPdf({ content, defaultStyle: { font: "Roboto" } })
      .getStream()) as unknown as PdfKitDocument
    const { normal, bold } = probe.fontCache.Roboto
    return (codePoint) => normal.font.hasGlyphForCodePoint(codePoint) && bold.font.hasGlyphForCodePoint(codePoint)
  })()
  return alphabet
}
