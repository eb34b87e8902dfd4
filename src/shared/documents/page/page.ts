import { SERVER_TEXTS, ServerLocale, TextKey } from "../../i18n"
import { escapeHtml } from "../html"
import { oneLine } from "../printable"
import { ADDRESS_SCRIPT, DELIVERY_SCRIPT, INVOICE_SCRIPT, OPT_OUT_SCRIPT, PAGE_SCRIPT } from "./script"
import { PAGE_STYLE } from "./style"

/** What the page may load and do: its own inline script and style, pictures in data URLs, requests to this server. Nothing else. */
export const pagePolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "img-src data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ")

/** Whom to ask where there is no document to show; the same for everyone. */
export type PageSeller = { company: string; contact: string }

/** `nonce` is fresh for each answer, the same as in its Content-Security-Policy; `locale` is of the words shown before the document's. */
type PageOf = { nonce: string; locale?: ServerLocale; seller?: PageSeller }

/** The one page behind every link to a quote. It is the same for everyone: what it shows, it asks for with the token in its address. */
export const quotePageHtml = (page: PageOf): string => pageHtml(page, PAGE_SCRIPT, "page.loading")

/** The one page behind every link to an invoice, the same for everyone. */
export const invoicePageHtml = (page: PageOf): string => pageHtml(page, INVOICE_SCRIPT, "invoice_page.loading")

/** The one page behind every link to an order's address, the same for everyone. */
export const addressPageHtml = (page: PageOf): string => pageHtml(page, ADDRESS_SCRIPT, "address_page.loading")

/** The one page behind every link to an order's delivery dates, the same for everyone. */
export const deliveryPageHtml = (page: PageOf): string => pageHtml(page, DELIVERY_SCRIPT, "delivery_page.loading")

/** The one page behind every link that ends offers, the same for everyone. */
export const optOutPageHtml = (page: PageOf): string => pageHtml(page, OPT_OUT_SCRIPT, "opt_out_page.loading")

function pageHtml({ nonce, locale = "en", seller }: PageOf, script: string, title: TextKey): string {
  const texts = SERVER_TEXTS[locale]
  const { company = "", contact = "" } = seller ?? {}
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
<title>${escapeHtml(texts[title])}</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${PAGE_STYLE}</style>
</head>
<body>
<main>
<noscript><p class="card">${escapeHtml(texts["page.no_script"])}</p></noscript>
<p id="live" class="sr" role="status" aria-live="polite"></p>
<div id="app" aria-busy="true" data-company="${escapeHtml(oneLine(company))}" data-contact="${escapeHtml(oneLine(contact))}"></div>
</main>
<script type="application/json" id="texts" nonce="${nonce}">${pageTexts(script)}</script>
<script nonce="${nonce}">${script}</script>
</body>
</html>
`
}

/** The texts that the script asks for, in all languages, as JSON that cannot end its script element. */
function pageTexts(script: string): string {
  const asked = (texts: Record<TextKey, string>) =>
    Object.fromEntries(Object.entries(texts).filter(([key]) => script.includes(`"${key}"`)))
  const all = Object.fromEntries(Object.entries(SERVER_TEXTS).map(([locale, texts]) => [locale, asked(texts)]))
  return JSON.stringify(all).replace(/</g, "\\u003c")
}
