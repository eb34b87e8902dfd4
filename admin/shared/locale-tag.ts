/**
 * The language tag for numbers and days: the dashboard's language ("ptBR" becomes "pt-BR"), with the browser's
 * region when it speaks the same language, so that a Briton reads 31/12 and an American 12/31.
 */
export function localeTag(language: string, browser: string | undefined): string {
  const tag = (language || "en").replace(/^([a-z]{2})([A-Z]{2})$/, "$1-$2")
  if (!tag.includes("-") && browser && browser.split("-")[0] === tag) {
    return browser
  }
  return tag
}
