import encoder from "pdfmake/js/qrEnc.js"

/** Modules of white around a code, as ISO 18004 asks. */
const FRAME = 4
const MODULE = 5

/** The dark modules of a QR code of correction level M. @returns rows of booleans, without the white frame */
export function qrModules(text: string): boolean[][] {
  const { _canvas: squares, _width: side } = encoder.measure({ qr: text, eccLevel: "M" })
  const size = Math.round(side / MODULE)
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  // The first square is the white ground.
  for (const { x, y } of squares.slice(1)) {
    rows[Math.round(y / MODULE)][Math.round(x / MODULE)] = true
  }
  return rows
}

/** A QR code as a picture in a data URL: dark on white, with its frame, sharp at any size. */
export function qrPicture(text: string): string {
  const rows = qrModules(text)
  const side = rows.length + 2 * FRAME
  const path = rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + FRAME} ${y + FRAME}h1v1h-1z` : "")))
    .join("")
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`
}
