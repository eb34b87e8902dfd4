import { execFileSync } from "node:child_process"
import path from "node:path"

/** The text of a QR code, as another program than the one that drew it reads it. @throws if it cannot be read */
export const readQr = (rows: boolean[][]): string =>
  execFileSync(process.execPath, [path.join(__dirname, "read-qr.mjs")], {
    input: rows.map((row) => row.map((dark) => (dark ? "1" : "0")).join("")).join("\n"),
  }).toString()
