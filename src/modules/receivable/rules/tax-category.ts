import { MathBN } from "@medusajs/framework/utils"

import { isEuCountry, prefixOfVatId, vatPrefixOf } from "../../../shared/tax/vat-id"
import { LineTax, TaxCategory } from "../types"

/** What a store says of its own taxes without a rate: by the tax's code or name; null speaks of lines without any tax. */
export type TaxMapping = {
  match: string | null
  category: TaxCategory
  exemption_code?: string | null
  exemption_reason?: string | null
}

/** Between whom and where to a document's lines are sold; countries by ISO 3166 alpha-2, any case. */
export type TaxFacts = {
  seller_country: string | null
  /** Where goods go, else where the buyer is. */
  destination: string | null
  buyer_vat_id: string | null
  business: boolean
  mapping: TaxMapping[]
}

export type TaxNature = Pick<LineTax, "category" | "exemption_code" | "exemption_reason">

/** Codes of the VATEX list for categories that need a reason and have just one (CEF, "VATEX", 2024). */
const EXEMPTION_CODES: Partial<Record<TaxCategory, string>> = {
  AE: "VATEX-EU-AE",
  K: "VATEX-EU-IC",
  G: "VATEX-EU-G",
  O: "VATEX-EU-O",
}

/** Whether a category is a reason for not charging tax, which a document must then give (EN 16931 BR-E-10, BR-AE-10, …). */
export const needsReason = (category: TaxCategory): boolean => category !== "S" && category !== "Z"

/**
 * The category of one tax of a line: what is charged is standard rated; what is not is what the store says of that tax, else what
 * follows from who buys where, else zero rated. Of a line without any tax nothing is assumed that does not follow.
 *
 * @param tax - null for a line without tax
 * @param is_service - a service to a business in another member state is reverse charged (AE) where goods are K
 * @param reasonOf - a category's reason in the document's language, where the store gave none
 * @returns null when nothing is known of a line without tax
 */
export function taxNature(
  tax: LineTax | null,
  is_service: boolean,
  facts: TaxFacts,
  reasonOf: (category: TaxCategory) => string
): TaxNature | null {
  if (tax && MathBN.gt(tax.rate, 0)) {
    return { category: "S", exemption_code: null, exemption_reason: null }
  }
  const mapped = facts.mapping.find((row) => speaksOf(row, tax))
  const category = mapped?.category ?? crossBorder(is_service, facts) ?? (tax ? "Z" : null)
  if (!category) {
    return null
  }
  const exempt = needsReason(category)
  return {
    category,
    exemption_code: exempt ? (mapped?.exemption_code ?? EXEMPTION_CODES[category] ?? null) : null,
    exemption_reason: exempt ? (mapped?.exemption_reason ?? reasonOf(category)) : null,
  }
}

const plain = (text: string | null | undefined): string => (text ?? "").trim().toLowerCase()

function speaksOf({ match, category }: TaxMapping, tax: LineTax | null): boolean {
  if (category === "S") {
    return false
  }
  return match === null || !tax ? match === null && !tax : [plain(tax.code), plain(tax.name)].includes(plain(match))
}

/** Directive 2006/112/EC: article 138 (goods to a business in another member state), 196 (services to one), 146 (exports). */
function crossBorder(is_service: boolean, facts: TaxFacts): TaxCategory | null {
  const { seller_country, destination, buyer_vat_id, business } = facts
  if (!isEuCountry(seller_country) || !destination || vatPrefixOf(destination) === vatPrefixOf(seller_country)) {
    return null
  }
  if (!isEuCountry(destination)) {
    return "G"
  }
  const prefix = prefixOfVatId(buyer_vat_id)
  const elsewhere = business && prefix !== null && isEuCountry(prefix) && prefix !== vatPrefixOf(seller_country)
  return elsewhere ? (is_service ? "AE" : "K") : null
}

/** Whether this is the tax of 0 % that a line without any was given, to say its category. */
export const standsForNone = ({ rate, code, name }: LineTax): boolean =>
  MathBN.eq(rate, 0) && (code ?? null) === null && (name ?? null) === null

type Line = { is_service?: boolean; kind: string; deposit_invoice_id?: string | null; tax_lines: LineTax[] }

/**
 * Lines with the category of each of their taxes; a line without tax gets one of 0 % where its category is known. What has a category
 * keeps it: the lines that take off a deposit say what the deposit's invoice said. Freight goes with the goods.
 */
export function withTaxNature<Row extends Line>(
  lines: Row[],
  facts: TaxFacts,
  reasonOf: (category: TaxCategory) => string
): Row[] {
  const goods = lines.some(({ kind, is_service }) => kind === "item" && !is_service)
  return lines.map((line) => {
    const is_service = line.kind === "shipping" ? !goods : Boolean(line.is_service)
    if (line.tax_lines.length) {
      const tax_lines = line.tax_lines.map((tax) =>
        tax.category ? tax : { ...tax, ...taxNature(tax, is_service, facts, reasonOf) }
      )
      return { ...line, tax_lines }
    }
    const nature = line.deposit_invoice_id ? null : taxNature(null, is_service, facts, reasonOf)
    return nature ? { ...line, tax_lines: [{ rate: 0, code: null, name: null, ...nature }] } : line
  })
}
