import { TFunction } from "i18next"

/**
 * A text that depends on a number: `key.one` for 1, else `key.other`, with `{{count}}`.
 *
 * Not i18next's own plurals: the dashboard names a language "ptBR", for which they find no rule and fall back to English.
 */
export function plural(t: TFunction, key: string, count: number, values: Record<string, unknown> = {}): string {
  return t(`${key}.${count === 1 ? "one" : "other"}`, { ns: "crm", count, ...values })
}
