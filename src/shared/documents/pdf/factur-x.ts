import { AFRelationship, PDFDocument, PDFName } from "@cantoo/pdf-lib"

import { leaf, node, renderElement, root, Xml } from "../../e-invoice/xml"

/** As Factur-X 1.0 wants the file to be called, whatever the document's number is. */
export const FACTUR_X_FILE = "factur-x.xml"

const NAMESPACE = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"
const VERSION = "1.0"
const PROFILE = "EN 16931"

/**
 * A paper printed as PDF/A-3 with its Cross Industry Invoice inside: a hybrid invoice of Factur-X 1.0 (also ZUGFeRD 2), profile EN 16931.
 * The same paper and the same XML give the same bytes.
 *
 * @param day - the document's day, `YYYY-MM-DD`; dates the XML
 */
export async function facturX(paper: Buffer, xml: string, day: string): Promise<Buffer> {
  const pdf = await PDFDocument.load(paper, { updateMetadata: false })
  const date = new Date(`${day}T00:00:00Z`)
  await pdf.attach(Buffer.from(xml, "utf8"), FACTUR_X_FILE, {
    mimeType: "text/xml",
    description: "Factur-X",
    creationDate: date,
    modificationDate: date,
    afRelationship: AFRelationship.Alternative,
  })
  const metadata = pdf.context.stream(Buffer.from(metadataOf(pdf), "utf8"), { Type: "Metadata", Subtype: "XML" })
  pdf.catalog.set(PDFName.of("Metadata"), pdf.context.register(metadata))
  return Buffer.from(await pdf.save())
}

const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

/** What the file says of itself (ISO 16684-1), in place of the printer's, which does not escape the texts in it. */
function metadataOf(pdf: PDFDocument): string {
  const xmp = root(
    "x:xmpmeta",
    { "xmlns:x": "adobe:ns:meta/" },
    root(
      "rdf:RDF",
      { "xmlns:rdf": RDF },
      about({ pdfaid: "http://www.aiim.org/pdfa/ns/id/" }, leaf("pdfaid:part", "3"), leaf("pdfaid:conformance", "B")),
      about(
        { dc: "http://purl.org/dc/elements/1.1/" },
        leaf("dc:format", "application/pdf"),
        node("dc:title", node("rdf:Alt", leaf("rdf:li", pdf.getTitle(), { "xml:lang": "x-default" }))),
        node("dc:creator", node("rdf:Seq", leaf("rdf:li", pdf.getAuthor())))
      ),
      about({ pdf: "http://ns.adobe.com/pdf/1.3/" }, leaf("pdf:Producer", pdf.getProducer())),
      about(
        { xmp: "http://ns.adobe.com/xap/1.0/" },
        leaf("xmp:CreatorTool", pdf.getCreator()),
        leaf("xmp:CreateDate", pdf.getCreationDate()?.toISOString().replace(/\.\d+Z$/, "Z"))
      ),
      about(
        {
          pdfaExtension: "http://www.aiim.org/pdfa/ns/extension/",
          pdfaSchema: "http://www.aiim.org/pdfa/ns/schema#",
          pdfaProperty: "http://www.aiim.org/pdfa/ns/property#",
        },
        node("pdfaExtension:schemas", node("rdf:Bag", extension()))
      ),
      about(
        { fx: NAMESPACE },
        leaf("fx:DocumentType", "INVOICE"),
        leaf("fx:DocumentFileName", FACTUR_X_FILE),
        leaf("fx:Version", VERSION),
        leaf("fx:ConformanceLevel", PROFILE)
      )
    )
  )
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n${renderElement(xmp)}\n<?xpacket end="w"?>`
}

const about = (spaces: Record<string, string>, ...children: (Xml | null)[]): Xml =>
  root(
    "rdf:Description",
    { "rdf:about": "", ...Object.fromEntries(Object.entries(spaces).map(([prefix, uri]) => [`xmlns:${prefix}`, uri])) },
    ...children
  )

const resource = (...children: (Xml | null)[]): Xml => root("rdf:li", { "rdf:parseType": "Resource" }, ...children)

/** PDF/A wants every property that is not its own described (ISO 19005-3, 6.6.2.3). */
const extension = (): Xml =>
  resource(
    leaf("pdfaSchema:schema", "Factur-X PDFA Extension Schema"),
    leaf("pdfaSchema:namespaceURI", NAMESPACE),
    leaf("pdfaSchema:prefix", "fx"),
    node(
      "pdfaSchema:property",
      node(
        "rdf:Seq",
        property("DocumentFileName", "The name of the embedded XML document"),
        property("DocumentType", "The type of the hybrid document in capital letters, e.g. INVOICE or ORDER"),
        property("Version", "The actual version of the standard applying to the embedded XML document"),
        property("ConformanceLevel", "The conformance level of the embedded XML document")
      )
    )
  )

const property = (name: string, description: string): Xml =>
  resource(
    leaf("pdfaProperty:name", name),
    leaf("pdfaProperty:valueType", "Text"),
    leaf("pdfaProperty:category", "external"),
    leaf("pdfaProperty:description", description)
  )
