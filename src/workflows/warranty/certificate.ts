import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"

import { WarrantyWithUnits } from "../../modules/warranty/types"
import { NO_LINES, renderCertificatePdf } from "../../shared/documents"
import type { CertificateDocument, Locale } from "../../shared/documents/types"
import { serverLocale, translator } from "../../shared/i18n"
import { readSeller } from "../receivable/host/seller"

/** The PDF of a warranty, in a language asked for, else the customer's order's, else the store's. */
export async function certificateFile(
  container: MedusaContainer,
  warranty: WarrantyWithUnits,
  wanted?: string
): Promise<{ pdf: Buffer; filename: string }> {
  const document = await certificateOf(container, warranty, wanted)
  return {
    pdf: await renderCertificatePdf(document),
    filename: `${translator(document.locale)("warranty.file")}-${warranty.number}`,
  }
}

async function certificateOf(
  container: MedusaContainer,
  warranty: WarrantyWithUnits,
  wanted?: string
): Promise<CertificateDocument> {
  const order = await orderOf(container, warranty.order_id)
  const { settings, seller, today } = await readSeller(container, order?.sales_channel_id)
  const { terms } = warranty
  return {
    ...NO_LINES,
    locale: serverLocale(wanted ?? order?.locale ?? settings.locale, settings.locale) as Locale,
    currency_code: terms.deductible_currency_code ?? order?.currency_code ?? "usd",
    number: warranty.number,
    seller: { ...(seller as object), logo: settings.logo, brand_color: settings.brand_color },
    buyer: { name: warranty.customer_name, email: warranty.customer_email },
    paper_size: settings.paper_size,
    date: today,
    plan_name: warranty.plan_name,
    basis: warranty.basis,
    is_canceled: warranty.status === "canceled",
    is_consumer: warranty.customer_kind === "consumer",
    starts_date: warranty.starts_date,
    ends_date: warranty.ends_date,
    purchase_date: warranty.purchase_date,
    order_number: warranty.order_number,
    title: warranty.title,
    sku: warranty.sku,
    quantity: MathBN.convert(warranty.quantity as never).toFixed(),
    serials: warranty.units.filter(({ status }) => status === "active").map(({ serial }) => serial),
    covers: terms.covers,
    exclusions: terms.exclusions,
    deductible: terms.deductible !== null && MathBN.gt(terms.deductible, 0) ? terms.deductible : null,
    cure_days: terms.cure_days,
    support_hours: terms.support_hours,
    support_contacts: terms.support_contacts,
    answer_hours: terms.answer_hours,
  }
}

type HostOrder = { locale: string | null; currency_code: string; sales_channel_id: string | null }

async function orderOf(container: MedusaContainer, id: string | null): Promise<HostOrder | undefined> {
  if (!id) {
    return undefined
  }
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "order", fields: ["id", "locale", "currency_code", "sales_channel_id"], filters: { id } })
  return (data as unknown as HostOrder[])[0]
}
