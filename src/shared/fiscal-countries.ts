/**
 * Countries whose tax office clears, numbers or registers invoices itself, with the rule that says so. There a paper of this plugin is
 * never the tax invoice, so that `fiscal_documents` is "elsewhere" unless the option says otherwise.
 */
const CLEARING_COUNTRIES: Record<string, string> = {
  ar: "AFIP, Resolución General 4291/2018 (factura electrónica)",
  bo: "SIN, RND 102100000011 (facturación electrónica)",
  br: "CONFAZ, Ajuste SINIEF 07/2005 (NF-e); LC 116/2003 (NFS-e)",
  cl: "Ley 20.727 (factura electrónica)",
  co: "DIAN, Resolución 000165/2023 (factura electrónica)",
  cr: "DGT-R-033-2019 (comprobantes electrónicos)",
  do: "Ley 32-23 (e-CF)",
  ec: "SRI, Resolución NAC-DGERCGC22-00000024 (comprobantes electrónicos)",
  eg: "ETA, Ministerial Decree 188/2020 (e-invoice)",
  gr: "AADE, decision A.1138/2020 (myDATA)",
  gt: "SAT, Acuerdo de Directorio 13-2018 (FEL)",
  id: "DGT, PER-03/PJ/2022 (e-Faktur)",
  in: "CBIC, Notification 13/2020 Central Tax (e-invoice, IRN)",
  it: "Legge 205/2017 (fattura elettronica, SdI)",
  kr: "VAT Act, article 32 (electronic tax invoice)",
  kz: "Tax Code, article 412 (IS ESF)",
  mx: "Código Fiscal de la Federación, artículo 29 (CFDI)",
  my: "Income Tax Act 1967, section 82C (MyInvois)",
  pa: "Ley 256/2021 (factura electrónica, SFEP)",
  pe: "SUNAT, RS 097-2012 (SEE)",
  pl: "Act of 16 June 2023 amending the VAT Act (KSeF)",
  pt: "Decreto-Lei 28/2019 (certified software, ATCUD, SAF-T)",
  py: "Decreto 872/2023 (SIFEN)",
  ro: "OUG 120/2021 (RO e-Factura)",
  rs: "Law on Electronic Invoicing 44/2021 (SEF)",
  sa: "ZATCA, E-Invoicing Regulation of 4 December 2020 (Fatoora)",
  sv: "Decreto Legislativo 487/2022 (DTE)",
  tr: "VUK Genel Tebliği 509 (e-Fatura)",
  tw: "Uniform Invoice Regulations (eGUI)",
  uy: "DGI, Resolución 798/2012 (CFE)",
  vn: "Decree 123/2020/ND-CP (e-invoice)",
}

/**
 * Whether tax invoices are issued by this plugin or in the tax office's own system.
 *
 * @param choice - the setting; null leaves it to the company's country (ISO 3166 alpha-2, any case)
 */
export function fiscalDocumentsOf(choice: "here" | "elsewhere" | null, countryCode: string | null | undefined): "here" | "elsewhere" {
  return choice ?? ((countryCode ?? "").toLowerCase() in CLEARING_COUNTRIES ? "elsewhere" : "here")
}
