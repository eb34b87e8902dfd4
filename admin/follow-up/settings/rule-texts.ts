import { useCallback } from "react"
import { useTranslation } from "react-i18next"

import { Rule } from "../queries"

/** What a rule is called and does: shipped ones in the user's language, a developer's as the developer wrote it. */
export function useRuleTexts(): (rule: Pick<Rule, "key" | "name" | "description">) => { name: string; text: string } {
  const { t } = useTranslation("crm")
  return useCallback(
    ({ key, name, description }) => ({
      name: t(`followUp.rules.${key}.name`, { defaultValue: name ?? key }),
      text: t(`followUp.rules.${key}.text`, { defaultValue: description ?? "" }),
    }),
    [t]
  )
}
