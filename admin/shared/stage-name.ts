import { TFunction } from "i18next"

import { codedName } from "./coded-name"

/** A stage's name in the user's language while it bears its seeded name; one the store gave stays as given. */
export function stageName(t: TFunction, stage: { name: string; code?: string | null } | null | undefined): string {
  return codedName(t, "quote.stages", stage)
}
