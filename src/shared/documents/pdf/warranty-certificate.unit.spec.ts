import { statementFixture } from "../../../../integration-tests/fixtures/documents"
import { readPdf } from "../../../../integration-tests/support/pdf-text"
import { renderCertificatePdf } from "../index"
import { NO_LINES } from "../no-lines"
import type { CertificateDocument } from "../types"

const certificate = (over: Partial<CertificateDocument> = {}): CertificateDocument => {
  const { seller, buyer, billing_address } = statementFixture()
  return {
    ...NO_LINES, seller, buyer, billing_address, locale: "en", currency_code: "eur", number: "W-2026-0001", date: "2026-11-27", plan_name: "Maker",
    basis: "commercial", is_canceled: false, is_consumer: true, starts_date: "2026-01-31", ends_date: "2028-01-31", purchase_date: "2026-01-20",
    order_number: "#12", title: "Desk · Oak", sku: "DESK-1", quantity: "2", serials: ["A-1", "A-2"], covers: ["parts", "labour"],
    exclusions: "Wear in ordinary use.", deductible: "25", cure_days: 30, support_hours: "9 to 18", support_contacts: "care@northwind.test",
    answer_hours: 8, ...over,
  } // prettier-ignore
}
const textOf = async (document: CertificateDocument): Promise<string> =>
  readPdf(await renderCertificatePdf(document)).pages.flat().join(" ")

describe("a warranty certificate", () => {
  it("says what is covered for whom and until when, and that the law's rights stand beside it", async () => {
    const text = await textOf(certificate())
    for (const said of [
      "Warranty certificate", "W-2026-0001", "Plan | Maker", "Kind | Commercial warranty", "Begins | January 31, 2026",
      "Last day | January 31, 2028", "Order | #12", "Desk · Oak", "Article DESK-1", "2 unit(s)", "Serial numbers: A-1, A-2", "Parts, Labour",
      "You pay €25.00 of each claim.", "A fault is put right within 30 day(s).", "Hours: 9 to 18", "Wear in ordinary use.",
      "Statutory rights may apply also after it has ended.",
    ]) {
      expect(text).toContain(said)
    } // prettier-ignore
  })

  it("says so in Portuguese, that it waits for registration, and leaves out what it has not", async () => {
    const text = await textOf(
      certificate({
        locale: "pt-BR", starts_date: null, ends_date: null, is_consumer: false, is_canceled: true, serials: [], deductible: null, exclusions: null,
        support_hours: null, support_contacts: null, answer_hours: null, basis: "service",
      }) // prettier-ignore
    )
    for (const said of ["Certificado de garantia", "Contrato de serviço", "Cancelada", "Início | Ao registrar o produto"]) {
      expect(text).toContain(said)
    }
    for (const not of ["Números de série", "Você paga", "EXCLUSÕES", "SEUS DIREITOS", "Último dia"]) {
      expect(text).not.toContain(not)
    }
  })
})
