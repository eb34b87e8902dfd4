import type { Content } from "pdfmake/interfaces"

import type { CertificateDocument } from "../types"
import { Wording } from "../wording"
import { GREY, label, section } from "./layout"
import { printPaper } from "./paper"

/** A warranty on paper: what is covered for whom, from when until when, by which terms. */
export const renderCertificatePdf = (certificate: CertificateDocument): Promise<Buffer> =>
  printPaper(certificate, undefined, (doc, wording) => {
    const { t, day } = wording
    return {
      title: t("warranty.title"),
      ...(doc.is_canceled && { badge: { text: t("warranty.canceled"), color: GREY } }),
      date: doc.date,
      facts: [
        [t("warranty.fact.plan"), doc.plan_name],
        [t("warranty.fact.basis"), t(`warranty.basis.${doc.basis}`)],
        [t("warranty.fact.starts"), doc.starts_date ? day(doc.starts_date) : t("warranty.waits")],
        [t("warranty.fact.ends"), doc.ends_date && day(doc.ends_date)],
        [t("warranty.fact.purchase"), doc.purchase_date && day(doc.purchase_date)],
        [t("warranty.fact.order"), doc.order_number],
      ],
      body: [product(doc, wording)],
      closing: terms(doc, wording),
    }
  })

function product({ title, sku, quantity, serials }: CertificateDocument, { t, number }: Wording): Content {
  const lines = [
    ...(sku ? [t("warranty.article", { sku })] : []),
    t("warranty.units", { count: number(quantity) }),
    ...(serials.length ? [t("warranty.serials", { serials: serials.join(", ") })] : []),
  ]
  return {
    stack: [label(t("warranty.product")), { text: title, fontSize: 12, bold: true }, ...lines.map((text) => ({ text }))],
    margin: [0, 6, 0, 12],
  }
}

function terms(doc: CertificateDocument, { t, money }: Wording): Content[] {
  const covers = [
    doc.covers.map((part) => t(`warranty.part.${part}`)).join(", "),
    doc.deductible ? t("warranty.deductible", { amount: money(doc.deductible) }) : "",
    doc.cure_days ? t("warranty.cure", { days: doc.cure_days }) : "",
  ].filter(Boolean)
  const support = [
    doc.support_hours ? t("warranty.hours", { hours: doc.support_hours }) : "",
    doc.support_contacts ? t("warranty.contacts", { contacts: doc.support_contacts }) : "",
    doc.answer_hours ? t("warranty.answer", { hours: doc.answer_hours }) : "",
  ].filter(Boolean)
  return [
    ...section(t("warranty.covers"), covers),
    ...section(t("warranty.support"), support),
    ...section(t("warranty.exclusions"), doc.exclusions ? [doc.exclusions] : []),
    // Said on every paper of a consumer: no warranty of ours takes what the law gives (Directive (EU) 2019/771 art. 17; CDC art. 50).
    ...section(t("warranty.rights"), doc.is_consumer && doc.basis !== "statutory" ? [t("warranty.rights.consumer")] : []),
  ]
}
