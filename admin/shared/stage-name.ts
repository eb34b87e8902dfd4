import { TFunction } from "i18next"

/** A stage's name in the user's language while it bears its seeded name; one the store gave stays as given. */
export function stageName(t: TFunction, stage: { name: string; code?: string | null } | null | undefined): string {
  if (!stage) {
    return "–"
  }
  const seeded = stage.code ? t(`quote.stages.${stage.code}`, { lng: "en", ns: "crm", defaultValue: "" }) : ""
  return seeded && seeded === stage.name ? t(`quote.stages.${stage.code}`, { ns: "crm" }) : stage.name
}
