import en from "../../../../../../admin/i18n/en"
import ptBR from "../../../../../../admin/i18n/pt-BR"
import type { Dimension } from "../../../../../modules/reporting/pivot/field"
import type { ServerLocale } from "../../../../../shared/i18n"
import { formatCountry } from "../../../../../shared/i18n/format"

type Texts = { [key: string]: string | Texts }

const TEXTS: Record<ServerLocale, Texts> = { en: en as Texts, "pt-BR": ptBR as Texts }

type Key = { key: string | null; name: string | null; code: string | null }

/** What the dashboard calls fields, measures and values, for a file that speaks as it does. */
export function wordsOf(locale: ServerLocale) {
  const text = (path: string, language = locale): string | undefined => {
    const found = path.split(".").reduce<string | Texts | undefined>((texts, name) => {
      return typeof texts === "object" && Object.hasOwn(texts, name) ? texts[name] : undefined
    }, TEXTS[language])
    return typeof found === "string" ? found : undefined
  }

  /** A record brought along is called in the reader's language as long as it bears the name it came with. */
  const recordName = (words: string | undefined, { key, name, code }: Key): string => {
    const isAsShipped = !!words && !!code && text(`${words}.${code}`, "en") === name
    return (isAsShipped ? text(`${words}.${code}`) : name) ?? key!
  }
  return {
    total: text("common.total")!,
    field: (name: string): string => text(`pivot.fields.${name}`) ?? name,
    measure: (name: string): string => text(`pivot.measures.${name}`) ?? name,
    /** A value of a dimension; months and the like stay as they are written in every language. */
    value: ({ kind, words }: Dimension, named: Key): string => {
      const { key } = named
      if (!key) {
        return text(key === null ? "pivot.others" : "pivot.without")!
      }
      switch (kind) {
        case "coded":
          return text(`${words}.${key}`) ?? key
        case "country":
          return formatCountry(key, locale)
        default:
          return recordName(words, named)
      }
    },
  }
}
