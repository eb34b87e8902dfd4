// Reads a PDF from standard input and prints the text of its pages as JSON: one array of lines per page.
// A process of its own, for pdfjs-dist is an ES module, which jest does not load from transformed files.
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs"

const chunks = []
for await (const chunk of process.stdin) chunks.push(chunk)
const document = await getDocument({ data: new Uint8Array(Buffer.concat(chunks)), verbosity: VerbosityLevel.ERRORS })
  .promise

const pages = []
const sizes = []
for (let number = 1; number <= document.numPages; number++) {
  const page = await document.getPage(number)
  const { items } = await page.getTextContent()
  const [, , width, height] = page.view
  sizes.push([width, height])
  const lines = new Map()
  for (const { str, transform, width: wide } of items) {
    if (!str.trim()) continue
    const [a, b, , , x, y] = transform
    // A watermark runs aslant.
    const end = { x: x + (wide * a) / Math.hypot(a, b), y: y + (wide * b) / Math.hypot(a, b) }
    if (Math.min(x, y, end.x, end.y) < 0 || end.x > width || Math.max(y, end.y) > height) throw new Error(`off the page: ${str}`)
    const line = Math.round(y / 3)
    lines.set(line, [...(lines.get(line) ?? []), { x, str }])
  }
  const sorted = [...lines].sort(([a], [b]) => b - a).map(([, parts]) => parts.sort((a, b) => a.x - b.x))
  pages.push(sorted.map((parts) => parts.map(({ str }) => str.trim()).join(" | ")))
}
const attached = Object.values((await document.getAttachments()) ?? {})
const files = Object.fromEntries(attached.map(({ filename, content }) => [filename, Buffer.from(content).toString("base64")]))
process.stdout.write(JSON.stringify({ pages, sizes, files, info: (await document.getMetadata()).info }))
