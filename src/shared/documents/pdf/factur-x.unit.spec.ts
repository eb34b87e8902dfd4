import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from "@cantoo/pdf-lib"

import { creditNoteFixture, invoiceFixture } from "../../../../integration-tests/fixtures/documents"
import { credited, issued, sold } from "../../../../integration-tests/fixtures/e-invoice"
import { all, parseXml, text } from "../../../../integration-tests/support/en16931"
import { pdfLines, readPdf } from "../../../../integration-tests/support/pdf-text"
import { ciiOf } from "../../e-invoice/cii"
import { eInvoiceOf } from "../../e-invoice/of-document"
import { facturX, renderCreditNotePdf, renderInvoicePdf } from "../index"

const DAY = "2026-11-03"
const XML = ciiOf(eInvoiceOf(issued([sold({ quantity: "3", unit_price: "10.01", title: "Schraube & <Mutter> Größe ½" })])))
const seller = { ...invoiceFixture().seller, company_name: "Nord & Süd <GmbH>" }
const hybrid = async (): Promise<Buffer> => facturX(await renderInvoicePdf(invoiceFixture({ seller }), "archive"), XML, DAY)

const streamText = (stream: PDFRawStream): string => Buffer.from(decodePDFRawStream(stream).decode()).toString("utf8")
const load = (bytes: Buffer): Promise<PDFDocument> => PDFDocument.load(bytes, { updateMetadata: false })
const xmpOf = (pdf: PDFDocument): string => streamText(pdf.catalog.lookup(PDFName.of("Metadata"), PDFRawStream as never) as never)
const described = (xmp: string) => {
  const { content } = parseXml(xmp.replace(/<\?xpacket[^>]*\?>/g, "").trim())
  const parts = all(content, "rdf:RDF/rdf:Description")
  return (path: string): string | null => parts.map((part) => text(part, path)).find((found) => found !== null) ?? null
}

describe("a hybrid invoice", () => {
  it("gives its XML back byte for byte, to another library too", async () => {
    const bytes = await hybrid()
    const { files } = readPdf(bytes)
    expect(Object.keys(files)).toEqual(["factur-x.xml"])
    expect(Buffer.from(files["factur-x.xml"], "base64").equals(Buffer.from(XML, "utf8"))).toBe(true)
    const [file] = (await load(bytes)).getAttachments()
    expect([file.name, file.mimeType, file.afRelationship?.toString()]).toEqual(["factur-x.xml", "text/xml", "Alternative"])
  })

  it("names standard, part, profile and file in its metadata, whatever its texts are", async () => {
    const said = described(xmpOf(await load(await hybrid())))
    expect([said("pdfaid:part"), said("pdfaid:conformance")]).toEqual(["3", "B"])
    expect([said("fx:DocumentType"), said("fx:DocumentFileName"), said("fx:Version"), said("fx:ConformanceLevel")]).toEqual([
      "INVOICE",
      "factur-x.xml",
      "1.0",
      "EN 16931",
    ])
    expect(said("dc:title/rdf:Alt/rdf:li")).toBe("Invoice INV-2026-0001")
    expect(said("dc:creator/rdf:Seq/rdf:li")).toBe("Nord & Süd <GmbH>")
    expect(said("xmp:CreateDate")).toBe("2026-11-03T00:00:00Z")
    expect(said("pdfaExtension:schemas/rdf:Bag/rdf:li/pdfaSchema:namespaceURI")).toBe(
      "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"
    )
  })

  it("has what PDF/A-3 asks for as far as it can be seen here: colors, identity, every font, the file associated", async () => {
    const pdf = await load(await hybrid())
    const [intent] = pdf.catalog.lookup(PDFName.of("OutputIntents"), PDFArray).asArray()
    const output = pdf.context.lookup(intent, PDFDict)
    expect(output.get(PDFName.of("S"))).toEqual(PDFName.of("GTS_PDFA1"))
    expect(output.get(PDFName.of("DestOutputProfile"))).toBeDefined()
    expect(pdf.catalog.lookup(PDFName.of("AF"), PDFArray).size()).toBe(1)
    expect(pdf.context.trailerInfo.ID).toBeDefined()
    expect(pdf.context.trailerInfo.Encrypt).toBeUndefined()
    const dictionaries = pdf.context.enumerateIndirectObjects().map(([, object]) => object).filter((one) => one instanceof PDFDict)
    const fonts = dictionaries.filter((one) => one.get(PDFName.of("Type")) === PDFName.of("FontDescriptor"))
    expect(fonts.length).toBeGreaterThan(0)
    expect(fonts.filter((font) => !font.get(PDFName.of("FontFile2")))).toEqual([])
    const forbidden = dictionaries.filter((one) => one.get(PDFName.of("JS")) ?? one.get(PDFName.of("AA")))
    expect(forbidden).toEqual([])
  })

  it("reads as the paper without the XML does, and is the same each time", async () => {
    const plain = await renderInvoicePdf(invoiceFixture({ seller }))
    const bytes = await hybrid()
    expect(pdfLines(bytes)).toEqual(pdfLines(plain))
    expect(bytes.equals(await hybrid())).toBe(true)
  })

  it("is made of a credit note too", async () => {
    const xml = ciiOf(eInvoiceOf(credited(issued([sold({ unit_price: "10" })])), [{ number: "INV-2026-0001", date: DAY }]))
    const bytes = await facturX(await renderCreditNotePdf(creditNoteFixture(), "archive"), xml, "2026-11-20")
    expect(Buffer.from(readPdf(bytes).files["factur-x.xml"], "base64").toString("utf8")).toBe(xml)
  })
})
