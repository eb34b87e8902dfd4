import { execFileSync } from "node:child_process"
import path from "node:path"

/** `sizes` are width and height of each page in points; `files` what is attached, in base64 by name. */
export type PdfText = { pages: string[][]; sizes: [number, number][]; files: Record<string, string>; info: Record<string, unknown> }

/**
 * The text of a PDF as people see it: lines from top to bottom, what stands apart on a line parted by " | ".
 *
 * @throws if a text stands off its page
 */
export function readPdf(pdf: Buffer): PdfText {
  const output = execFileSync(process.execPath, [path.join(__dirname, "pdf-text.mjs")], {
    input: pdf,
    maxBuffer: 64_000_000,
  })
  const { pages, sizes, files, info } = JSON.parse(output.toString()) as PdfText
  return { pages: pages.map((lines) => lines.map((line) => line.replace(/\u00a0/g, " "))), sizes, files, info }
}

/** All lines of a PDF. */
export const pdfLines = (pdf: Buffer): string[] => readPdf(pdf).pages.flat()
