import { DECIDE } from "./decide"
import { ADDRESS, DELIVERY } from "./delivery"
import { INVOICE } from "./invoice"
import { OFFER } from "./offer"
import { OPT_OUT } from "./opt-out"
import { PARTS, TROUBLE } from "./parts"
import { statesOf } from "./states"
import { TOOLS } from "./tools"

/**
 * A public page's script, as the browser gets it: plain functions in one scope, so that the order of the parts does not matter.
 * The token is read from the address behind `#`; while printing it is taken out of the address, for browsers print it on paper.
 */
const scriptOf = (...parts: string[]): string => `
(function () {
  "use strict"
${TOOLS}${PARTS}${parts.join("")}
  // Browsers print a page's address on paper; the link is personal.
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (terms) { terms.open = true })
    if (token) history.replaceState(null, "", location.pathname)
  })
  window.addEventListener("afterprint", function () {
    if (token) history.replaceState(null, "", location.pathname + "#" + token)
  })
  window.addEventListener("hashchange", open)
  open()
})()
`

/** Of a quote: shows it, counts options, accepts, declines, asks. */
export const PAGE_SCRIPT = scriptOf(statesOf("page", "crm-quote"), TROUBLE, OFFER, DECIDE)

/** Of an invoice: shows what is owed and how to pay it. */
export const INVOICE_SCRIPT = scriptOf(statesOf("invoice_page", "crm-invoice"), TROUBLE, INVOICE)

/** Of an order's address: confirms or corrects it. */
export const ADDRESS_SCRIPT = scriptOf(statesOf("address_page", "crm-address"), ADDRESS)

/** Of an order's delivery: shows the dates and takes an answer. */
export const DELIVERY_SCRIPT = scriptOf(statesOf("delivery_page", "crm-delivery"), DELIVERY)

/** Of the end of offers: asks once more, and says that it is done. */
export const OPT_OUT_SCRIPT = scriptOf(statesOf("opt_out_page", "crm-opt-out"), TROUBLE, OPT_OUT)
