import { useTranslation } from "react-i18next"

import { AgreementBreak } from "./queries"

/** How a disagreement is called, and what both sides of it say, in the reader's words. */
export function useBreakTexts() {
  const { t } = useTranslation("crm")
  const shown = (text: string | null): string => text ?? t("agreement.nothing")
  return {
    nameOf: ({ reference, reference_id, number }: AgreementBreak): string =>
      reference === "crm_sum" ? t(`agreement.sums.${reference_id}`) : (number ?? reference_id),
    sidesOf: (kind: string, { says, other_says }: Pick<AgreementBreak, "says" | "other_says">): string =>
      t(`agreement.kinds.${kind}.sides`, { says: shown(says), other: shown(other_says) }),
  }
}
