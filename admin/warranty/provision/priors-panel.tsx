import { Button, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { formatNumber } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money } from "../../shared/money"
import { Section } from "../../shared/section"
import { useAccess } from "../../shared/use-access"
import { ReportTable } from "../../shared/report-table"
import { PriorDialog } from "./prior-dialog"
import { Prior, PRIORS_PATH, priorsQuery } from "./queries"
import { useProvisionAct } from "./use-provision-act"

const RATE_DIGITS = 6

/** What finance expects of claims, of a product, a type or all. */
export const PriorsPanel = ({ currency }: { currency: string }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { can_money } = useAccess()
  const { data: priors = [] } = useQuery(priorsQuery())
  const [edited, setEdited] = useState<Prior | "new" | null>(null)
  const label = t("warrantyProvision.priors.title")
  return (
    <Section
      title={label}
      actions={
        can_money ? (
          <Button size="small" variant="secondary" onClick={() => setEdited("new")}>
            {t("warrantyProvision.priors.add")}
          </Button>
        ) : null
      }
    >
      {priors.length ? (
        <ReportTable<Prior>
          label={label}
          rows={priors}
          keyOf={({ id }) => id}
          columns={[
            {
              label: t("warrantyProvision.priors.scope"),
              cell: ({ scope, name, scope_id }) =>
                scope === "all" ? t("warrantyProvision.priors.scopes.all") : (name ?? scope_id),
            },
            {
              label: t("warrantyProvision.priors.rates"),
              cell: ({ rates }) => rates.map((rate) => formatNumber(rate, locale, RATE_DIGITS)).join(" · "),
            },
            {
              label: t("warrantyProvision.priors.cost"),
              cell: ({ cost, currency_code }) => <Money amount={cost} currency={currency_code} />,
            },
            { label: "k", cell: ({ k }) => formatNumber(k, locale) },
            ...(can_money
              ? [
                  {
                    label: "",
                    cell: (prior: Prior) => <Acts prior={prior} onEdit={() => setEdited(prior)} />,
                  },
                ]
              : []),
          ]}
        />
      ) : (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("warrantyProvision.priors.none")}
        </Text>
      )}
      {edited ? (
        <PriorDialog prior={edited === "new" ? null : edited} currency={currency} onClose={() => setEdited(null)} />
      ) : null}
    </Section>
  )
}

const Acts = ({ prior, onEdit }: { prior: Prior; onEdit: () => void }) => {
  const { t } = useTranslation("crm")
  const remove = useProvisionAct({
    path: `${PRIORS_PATH}/${prior.id}`,
    method: "DELETE",
    done: t("warrantyProvision.priors.removed"),
  })
  return (
    <span className="inline-flex gap-x-2">
      <Button size="small" variant="transparent" onClick={onEdit}>
        {t("common.edit")}
      </Button>
      <Button size="small" variant="transparent" isLoading={remove.isPending} onClick={() => remove.mutate()}>
        {t("common.remove")}
      </Button>
    </span>
  )
}
