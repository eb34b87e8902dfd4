import { fileKind, MAX_FILE_SIZE } from "./file-kind"

const zip = (...parts: string[]): Buffer => Buffer.from(`PK\u0003\u0004 [Content_Types].xml ${parts.join(" ")}`, "latin1")
const PDF = Buffer.from("%PDF-1.7\n")

describe("a file for a quote", () => {
  it.each([
    ["Offer.PDF", PDF, "application/pdf"],
    ["plan.png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), "image/png"],
    ["photo.jpg", Buffer.from([0xff, 0xd8, 0xff, 0xe0]), "image/jpeg"],
    ["photo.webp", Buffer.from("RIFF\u0000\u0000\u0000\u0000WEBPVP8 ", "latin1"), "image/webp"],
    ["notes.txt", Buffer.from("Olá\r\n"), "text/plain"],
    ["lines.csv", Buffer.from("sku;quantity\nA;1\n"), "text/csv"],
    ["terms.docx", zip("word/document.xml"), expect.stringContaining("wordprocessingml")],
    ["prices.xlsx", zip("xl/workbook.xml"), expect.stringContaining("spreadsheetml")],
  ])("is kept: %s", (filename, bytes, mime_type) => {
    expect(fileKind(filename, bytes)).toMatchObject({ filename, mime_type })
  })

  it.each([
    ["empty.pdf", Buffer.alloc(0), "File empty.pdf is empty."],
    [
      "page.html",
      Buffer.from("<script>"),
      "File page.html cannot be attached; possible are pdf, png, jpg, jpeg, webp, txt, csv, docx, xlsx.",
    ],
    ["picture.svg", Buffer.from("<svg/>"), expect.stringContaining("cannot be attached")],
    ["constructor", PDF, expect.stringContaining("cannot be attached")],
    ["a.constructor", PDF, expect.stringContaining("cannot be attached")],
    ["offer.pdf", Buffer.from("MZ\u0090"), "File offer.pdf is not what its name says; its content is no pdf."],
    ["offer.png", PDF, "File offer.png is not what its name says; its content is no png."],
    ["macro.docx", zip("xl/workbook.xml"), "File macro.docx is not what its name says; its content is no docx."],
    ["binary.txt", Buffer.from([0x41, 0, 0x42]), "File binary.txt is not what its name says; its content is no txt."],
    ["latin.csv", Buffer.from([0x41, 0xe9, 0x42]), "File latin.csv is not what its name says; its content is no csv."],
    ["big.pdf", Buffer.concat([PDF, Buffer.alloc(MAX_FILE_SIZE)]), "File big.pdf has 5.0 MB; at most 5 MB are kept."],
  ])("is refused: %s", (filename, bytes, message) => {
    expect(() => fileKind(filename, bytes)).toThrow(expect.objectContaining({ message }))
  })

  it.each([
    ["../../etc/passwd.pdf", "passwd.pdf"],
    ["C:\\Users\\me\\offer.pdf", "offer.pdf"],
    ['a"b\u202e.pdf', "a_b_.pdf"],
    ["报价.pdf", "报价.pdf"],
  ])("keeps of the name %j what can be saved", (given, kept) => {
    expect(fileKind(given, PDF).filename).toBe(kept)
  })
})
