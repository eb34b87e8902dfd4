import { DECIDE } from "./decide"
import { OFFER } from "./offer"
import { STATES } from "./states"
import { TOOLS } from "./tools"

/**
 * The public page's script, as the browser gets it: plain functions in one scope, so that the order of the parts does not matter.
 * The token is read from the address behind `#`; while printing it is taken out of the address, for browsers print it on paper.
 */
export const PAGE_SCRIPT = `
(function () {
  "use strict"
${TOOLS}${STATES}${OFFER}${DECIDE}
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
