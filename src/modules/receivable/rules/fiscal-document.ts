import { MedusaError } from "@medusajs/framework/utils"

import { Day } from "../../../shared/days"
import { AccessKey, isCnpj, readAccessKey, unpadded } from "../../../shared/tax/brazil"
import { plainTaxId } from "../../../shared/tax/vat-id"

export type FiscalKind = "nfe" | "nfce" | "nfse" | "other"

/** How people call them. */
export const FISCAL_KINDS: Record<FiscalKind, string> = { nfe: "NF-e", nfce: "NFC-e", nfse: "NFS-e", other: "Document" }

const MODELS: Partial<Record<FiscalKind, string>> = { nfe: "55", nfce: "65" }

export type FiscalInput = {
  kind?: FiscalKind
  number?: string | null
  series?: string | null
  access_key?: string | null
  issue_date?: Day | null
}

export type FiscalFacts = {
  kind: FiscalKind
  number: string
  series: string | null
  access_key: string | null
  issue_date: Day | null
}

/** Larger texts are not looked into. */
const MAX_XML = 2 * 1024 * 1024

/**
 * Key and day of an NF-e's or NFC-e's XML, read by their places in the text alone: no entity is resolved and nothing is loaded.
 *
 * @returns null when it is no such XML
 */
export function readNfeXml(xml: string): FiscalInput | null {
  if (xml.length > MAX_XML || /<!(DOCTYPE|ENTITY)/i.test(xml)) {
    return null
  }
  const [, access_key] = /<infNFe\s[^<>]{0,200}?Id\s?=\s?["']NFe([0-9A-Za-z]{44})["']/.exec(xml) ?? []
  const [, issue_date = null] = /<(?:dhEmi|dEmi)>(\d{4}-\d{2}-\d{2})/.exec(xml) ?? []
  return access_key ? { access_key, issue_date } : null
}

/**
 * A tax document made elsewhere, as it is kept. The key of an NF-e or NFC-e says number and series itself; what is given beside must agree.
 *
 * @param fromXml - what its XML says
 * @param seller_tax_id - the invoice's own seller; another company of the same root may have issued it (a branch)
 * @throws INVALID_DATA saying what does not agree with what
 */
export function fiscalFacts(given: FiscalInput, fromXml: FiscalInput | null, seller_tax_id: string | null): FiscalFacts {
  const input = { ...given, access_key: given.access_key ?? fromXml?.access_key, issue_date: given.issue_date ?? fromXml?.issue_date }
  const text = input.access_key?.replace(/\s/g, "").toUpperCase() || null
  const key = text ? readAccessKey(text) : null
  const kind = input.kind ?? (key?.model === "65" ? "nfce" : key ? "nfe" : "other")
  if (MODELS[kind]) {
    return keyedFacts(kind, input, text, key, seller_tax_id, fromXml)
  }
  const number = input.number?.trim()
  if (!number) {
    throw invalid(`The number of the ${FISCAL_KINDS[kind]} is missing.`)
  }
  return { kind, number, series: input.series?.trim() || null, access_key: text, issue_date: input.issue_date ?? null }
}

function keyedFacts(
  kind: FiscalKind,
  input: FiscalInput,
  text: string | null,
  key: AccessKey | null,
  seller_tax_id: string | null,
  fromXml: FiscalInput | null
): FiscalFacts {
  const name = FISCAL_KINDS[kind]
  if (!text) {
    throw invalid(`The access key of the ${name} is missing: 44 characters, printed on it and in its XML.`)
  }
  if (!key) {
    throw invalid(`${text} is not an access key: 44 characters with a state, a month, an issuer's CNPJ and a check digit at the end.`)
  }
  if (fromXml?.access_key && fromXml.access_key.toUpperCase() !== key.key) {
    throw invalid(`The XML is of another document: its access key is ${fromXml.access_key}.`)
  }
  if (key.model !== MODELS[kind]) {
    throw invalid(`The access key is of model ${key.model}; an ${name} is of model ${MODELS[kind]}.`)
  }
  assertSame(name, "number", input.number, key.number)
  assertSame(name, "series", input.series, key.series)
  if (input.issue_date && input.issue_date.slice(0, 7) !== key.month) {
    throw invalid(`The access key says that the ${name} was issued in ${key.month}, not on ${input.issue_date}.`)
  }
  const own = seller_tax_id && isCnpj(seller_tax_id) ? plainTaxId(seller_tax_id) : null
  if (own && own.slice(0, 8) !== key.issuer.slice(0, 8)) {
    throw invalid(`The access key names the issuer ${key.issuer}; this invoice's seller is ${own}.`)
  }
  return { kind, number: key.number, series: key.series, access_key: key.key, issue_date: input.issue_date ?? null }
}

function assertSame(name: string, what: string, given: string | null | undefined, said: string): void {
  const value = given?.trim()
  if (value && unpadded(value) !== said) {
    throw invalid(`The access key says that the ${name} has ${what} ${said}, not ${value}.`)
  }
}

const invalid = (message: string): MedusaError => new MedusaError(MedusaError.Types.INVALID_DATA, message)
