import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { pricedLine } from "../../../modules/quote/rules/row-totals"
import { orderUnitPrice, TaxLine } from "../../../modules/quote/rules/totals"
import { QuoteAddress, QuoteWithItems } from "../../../modules/quote/types"
import { exactOf } from "../../../shared/exact"
import { shippingOf } from "../../../modules/quote/rules/row-totals"
import { variantsOf } from "../pricing/catalogue"
import { customerOf, regionOf } from "../pricing/parties"
import { sameTax, taxesOf } from "../pricing/taxes"

/** Whether a quote's lines and shipping would be taxed today as when it was sent. */
export async function isTaxUnchanged(container: MedusaContainer, quote: QuoteWithItems): Promise<boolean> {
  const types = await variantsOf(
    container,
    quote.items.flatMap((item) => item.variant_id ?? [])
  )
  const shipping = shippingOf(quote)
  const now = await taxesOf(
    container,
    quote.items.map((item) => ({
      product_id: item.product_id,
      product_type_id: (item.variant_id && types.get(item.variant_id)?.product.type_id) || null,
      quantity: exactOf(item, "quantity") ?? 0,
      unit_price: orderUnitPrice(pricedLine(quote, item)),
    })),
    shipping,
    {
      currency_code: quote.currency_code,
      region: await regionOf(container, quote.region_id, quote.currency_code),
      address: quote.shipping_address as QuoteAddress | null,
      customer: quote.customer_id ? await customerOf(container, quote.customer_id) : null,
    }
  )
  return (
    quote.items.every((item, index) =>
      sameTax((item.tax_lines as unknown as TaxLine[] | null) ?? [], now.items[index])
    ) && shipping.every((method, index) => sameTax(method.tax_lines, now.shipping[index]))
  )
}

/**
 * Refuses a quote whose tax is no longer the one it was sent with.
 *
 * @throws NOT_ALLOWED saying that a new version is needed
 */
export async function assertTaxUnchanged(container: MedusaContainer, quote: QuoteWithItems): Promise<void> {
  if (!(await isTaxUnchanged(container, quote))) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The tax on quote ${quote.number} has changed since version ${quote.version} was sent; revise it with the same prices and send the new version.`
    )
  }
}
