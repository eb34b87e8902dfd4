import { CheckCircleSolid, CircleDottedLine } from "@medusajs/icons"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { settingsQuery } from "../settings/queries"
import { crmKeys } from "../shared/query-keys"
import { sdk } from "../shared/sdk"

const STEPS = ["company", "tax_id", "logo", "test_mail", "terms"] as const

type State = Record<(typeof STEPS)[number] | "dismissed", boolean>

/** What to set up before the first document leaves the house. Gone when all is done or when it is sent away. */
export const Checklist = () => {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const { data } = useQuery(settingsQuery())
  const { mutate, isPending } = useMutation({
    mutationFn: () =>
      sdk.client.fetch("/admin/crm/settings", { method: "POST", body: { checklist: { dismissed: true } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: crmKeys.settings.all }),
  })
  const state = (data as { checklist?: State } | undefined)?.checklist
  if (!state || state.dismissed || STEPS.every((step) => state[step])) {
    return null
  }
  const done = STEPS.filter((step) => state[step]).length
  return (
    <Container className="divide-y p-0" data-testid="crm-checklist">
      <div className="flex items-center justify-between gap-x-4 px-6 py-4">
        <div>
          <Heading level="h2">{t("overview.checklist.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("overview.checklist.done", { done, all: STEPS.length })}
          </Text>
        </div>
        <Button size="small" variant="transparent" isLoading={isPending} onClick={() => mutate()}>
          {t("overview.checklist.dismiss")}
        </Button>
      </div>
      <ul className="grid grid-cols-1 gap-x-6 gap-y-1 px-4 py-3 md:grid-cols-5">
        {STEPS.map((step) => (
          <li key={step}>
            <Link
              to="/settings/crm"
              className="hover:bg-ui-bg-base-hover flex items-center gap-x-2 rounded-md px-2 py-1.5"
            >
              {state[step] ? (
                <CheckCircleSolid className="text-ui-tag-green-icon shrink-0" />
              ) : (
                <CircleDottedLine className="text-ui-fg-muted shrink-0" />
              )}
              <Text size="small" leading="compact" className={state[step] ? "text-ui-fg-subtle line-through" : ""}>
                {t(`overview.checklist.${step}`)}
              </Text>
            </Link>
          </li>
        ))}
      </ul>
    </Container>
  )
}
