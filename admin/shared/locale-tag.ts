/**
 * The language tag for numbers and days: the dashboard's language ("ptBR" becomes "pt-BR"), with the browser's
 * region when it speaks the same language, so that a Briton reads 31/12 and an American 12/31.
 */
export function localeTag(language: string, browser: string | undefined): string {
  const tag = (language || "en").replace(/^([a-z]{2})([A-Z]{2})$/, "$1-$2")
  return !tag.includes("-") && browser?.split("-")[0] === tag && isTag(browser) ? browser : tag
}

/** Some browsers say what the system calls its language, such as "en-US@posix", which `Intl` does not take. */
function isTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1
  } catch {
    return false
  }
}
