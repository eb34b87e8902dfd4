import { en } from "./en"
import { ptBR } from "./pt-br"

export type TextKey = keyof typeof en
export type Texts = Record<TextKey, string>

/** What `{{…}}` of a text is called: `ParamsOf<"{{a}} of {{b}}">` is `"a" | "b"`. */
type ParamsOf<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | ParamsOf<Rest>
  : never
type Params<Key extends TextKey> = [ParamsOf<(typeof en)[Key]>] extends [never]
  ? []
  : [params: Record<ParamsOf<(typeof en)[Key]>, string | number>]

export const SERVER_TEXTS = { en, "pt-BR": ptBR } satisfies Record<string, Texts>

/** Languages that the server writes papers, mails and the public page in. */
export type ServerLocale = keyof typeof SERVER_TEXTS

/** The nearest language we have: "pt", "pt-PT" and "pt_BR" give "pt-BR", anything else unknown gives `fallback`. */
export function serverLocale(wanted: string | null | undefined, fallback: ServerLocale = "en"): ServerLocale {
  const language = wanted?.toLowerCase().split(/[-_]/)[0]
  return language === "pt" ? "pt-BR" : language === "en" ? "en" : fallback
}

/** A text of a language, with its placeholders filled; a key or placeholder that does not exist is a type error. */
export type Translate = <Key extends TextKey>(key: Key, ...params: Params<Key>) => string

/** The texts of one language. */
export function translator(locale: ServerLocale): Translate {
  const texts: Texts = SERVER_TEXTS[locale]
  return (key, ...params) => fill(texts[key], params[0])
}

const fill = (text: string, params: Record<string, string | number> = {}) =>
  text.replace(/\{\{(\w+)\}\}/g, (_placeholder, name: string) => String(params[name] ?? ""))
