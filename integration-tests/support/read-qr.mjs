// Reads rows of "1" and "0" from standard input as a photographed QR code and prints its text.
// A process of its own, for the reader is an ES module, which jest does not load from transformed files.
import decode from "qr/decode.js"

const chunks = []
for await (const chunk of process.stdin) chunks.push(chunk)
const rows = Buffer.concat(chunks).toString().split("\n")
const [scale, frame] = [6, 4]
const side = (rows.length + 2 * frame) * scale
const data = new Uint8Array(side * side * 4).fill(255)
rows.forEach((row, y) =>
  [...row].forEach((dark, x) => {
    for (let dy = 0; dark === "1" && dy < scale; dy++) {
      for (let dx = 0; dx < scale; dx++) {
        data.fill(
          0,
          (((y + frame) * scale + dy) * side + (x + frame) * scale + dx) * 4,
          (((y + frame) * scale + dy) * side + (x + frame) * scale + dx) * 4 + 3
        )
      }
    }
  })
)
process.stdout.write(decode({ width: side, height: side, data }))
