import { TFunction } from "i18next"

type Named = { name: string; code?: string | null }

/**
 * A shipped record's name in the user's language while it bears the name it was shipped with; one the store gave stays as given.
 *
 * @param words - where the texts of the codes stand, such as `quote.stages`
 */
export function codedName(t: TFunction, words: string, record: Named | null | undefined): string {
  if (!record) {
    return "–"
  }
  const seeded = record.code ? t(`${words}.${record.code}`, { lng: "en", ns: "crm", defaultValue: "" }) : ""
  return seeded && seeded === record.name ? t(`${words}.${record.code}`, { ns: "crm" }) : record.name
}
