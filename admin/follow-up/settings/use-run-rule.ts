import { toast, usePrompt } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { plural } from "../../shared/plural"
import { errorMessage, sdk } from "../../shared/sdk"
import { crmKeys } from "../../shared/query-keys"
import { Rule, rulePreviewQuery, RULES_PATH } from "../queries"
import { useRefreshFollowUps } from "../use-follow-up-act"
import { useRuleTexts } from "./rule-texts"

/** Runs a rule at once. How many it opens is said before; more than a thousand are asked about with that number. */
export function useRunRule() {
  const { t } = useTranslation("crm")
  const prompt = usePrompt()
  const client = useQueryClient()
  const texts = useRuleTexts()
  const refresh = useRefreshFollowUps()
  const run = useMutation({
    mutationFn: ({ rule, confirm }: { rule: Rule; confirm: boolean }) =>
      sdk.client.fetch<{ result: { opened: number } }>(`${RULES_PATH}/${rule.id}/run`, {
        method: "POST",
        body: confirm ? { confirm: true } : {},
      }),
    onSuccess: async ({ result }) => {
      toast.success(plural(t, "followUp.rules.opened", result.opened))
      await Promise.all([refresh(), client.invalidateQueries({ queryKey: crmKeys.followUpRules.all })])
    },
    onError: (error) => toast.error(errorMessage(error)),
  })
  const ask = async (rule: Rule): Promise<void> => {
    const { name } = texts(rule)
    const answer = await client.fetchQuery(rulePreviewQuery(rule.id)).catch((error: unknown) => {
      toast.error(errorMessage(error))
      return null
    })
    if (!answer) {
      return
    }
    const { count, would_ask } = answer.preview
    if (!count) {
      toast.info(t("followUp.rules.nothingToOpen"))
      return
    }
    const sure = await prompt({
      title: plural(t, "followUp.rules.runTitle", count),
      description: t(would_ask ? "followUp.rules.runMany" : "followUp.rules.runText", { name, count }),
      confirmText: t("followUp.rules.run"),
      cancelText: t("common.back"),
      variant: would_ask ? "danger" : "confirmation",
    })
    if (sure) {
      run.mutate({ rule, confirm: would_ask })
    }
  }
  return { ask }
}
