import { MedusaRequest } from "@medusajs/framework/http"

import { publicUrlOf } from "../../../../workflows/quote/mail/public-url"
import { quoteLink } from "../../../../workflows/quote/mail/send-quote-mail"

/** Stands for the buyer's link in what is shown before it is made; it opens nothing. */
export const previewLink = (req: MedusaRequest): string =>
  quoteLink(publicUrlOf(req.scope, `${req.protocol}://${req.get("host")}`), "preview")
