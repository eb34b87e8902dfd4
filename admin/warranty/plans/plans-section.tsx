import { Badge, Button, DropdownMenu, StatusBadge, Text, toast, Tooltip } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import { useLocation } from "react-router-dom"

import { ListRow } from "../../settings/list-row"
import { ListSection } from "../../settings/list-section"
import { useSetupAct } from "../../settings/use-setup-act"
import { plural } from "../../shared/plural"
import { crmKeys } from "../../shared/query-keys"
import { errorMessage, sdk } from "../../shared/sdk"
import { useAccess } from "../../shared/use-access"
import { Plan, PLANS_ANCHOR, PLANS_PATH, plansQuery, PRESETS } from "../queries"
import { PlanDialog } from "./plan-dialog"
import { useTargetNames } from "./targets"
import { useTermText } from "./use-term-text"

/** Settings › CRM › Warranty plans: what is covered for how long, by law, by promise or for money. */
export const WarrantyPlansSection = () => {
  const { t } = useTranslation("crm")
  const { hash } = useLocation()
  const { data, error, isPending, refetch } = useQuery(plansQuery())
  const [edited, setEdited] = useState<Plan | "new" | null>(null)
  const section = useRef<HTMLDivElement>(null)
  const isAsked = hash === `#${PLANS_ANCHOR}`
  const isThere = Boolean(data)
  useEffect(() => {
    if (isAsked && isThere) {
      section.current?.scrollIntoView()
    }
  }, [isAsked, isThere])
  return (
    <div ref={section} id={PLANS_ANCHOR}>
      <ListSection
        title={t("warranty.plans.title")}
        description={t("warranty.plans.description")}
        add={{ label: t("warranty.plans.add"), onClick: () => setEdited("new") }}
        error={error}
        isPending={isPending}
        onRetry={() => void refetch()}
        empty={data && !data.length ? t("warranty.plans.none") : null}
      >
        {data?.map((plan) => (
          <PlanRow key={plan.id} plan={plan} onEdit={() => setEdited(plan)} />
        ))}
        {data ? <Presets plans={data} /> : null}
        {edited ? <PlanDialog plan={edited === "new" ? null : edited} onClose={() => setEdited(null)} /> : null}
      </ListSection>
    </div>
  )
}

/** As many targets of a plan as are named. */
const SHOWN = 3

/** As many countries as are named; more are counted. */
const COUNTRIES = 6

const PlanRow = ({ plan, onEdit }: { plan: Plan; onEdit: () => void }) => {
  const { t } = useTranslation("crm")
  const act = useSetupAct({ refresh: crmKeys.warrantyPlans.all })
  const termOf = useTermText()
  const nameOf = useTargetNames(plan.targets.slice(0, SHOWN))
  const path = `${PLANS_PATH}/${plan.id}`
  const shown = plan.targets.slice(0, SHOWN).map(nameOf)
  return (
    <ListRow
      name={plan.name}
      badge={
        <>
          <Badge size="2xsmall">{t(`warranty.bases.${plan.basis}`)}</Badge>
          {plan.is_sold ? (
            <Badge size="2xsmall" color="blue">
              {t("warranty.plans.sold")}
            </Badge>
          ) : null}
          {plan.warnings.map((warning) => (
            <Tooltip key={warning} content={t(`warranty.warnings.${warning}`, { defaultValue: warning })}>
              <Badge size="2xsmall" color="orange">
                {t(`warranty.warningNames.${warning}`, { defaultValue: warning })}
              </Badge>
            </Tooltip>
          ))}
          {plan.is_on ? null : <StatusBadge color="grey">{t("warranty.plans.off")}</StatusBadge>}
        </>
      }
      detail={[
        termOf(plan),
        t(`warranty.audiences.${plan.audience}`),
        plan.country_codes.length > COUNTRIES
          ? plural(t, "warranty.plans.countryCount", plan.country_codes.length)
          : plan.country_codes.join(", ").toUpperCase(),
        shown.length ? `${shown.join(", ")}${plan.targets.length > SHOWN ? "…" : ""}` : t("warranty.plans.noTargets"),
      ]
        .filter(Boolean)
        .join(" · ")}
      active={plan.is_on}
      onActive={(is_on) => act.mutate({ path, body: { is_on } })}
      onEdit={onEdit}
      onRemove={() => act.mutate({ path, method: "DELETE" })}
    />
  )
}

/** What the law of some places gives, ready to add. */
const Presets = ({ plans }: { plans: Plan[] }) => {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const { can_setup } = useAccess()
  const { mutate, isPending } = useMutation({
    mutationFn: (preset: (typeof PRESETS)[number]) =>
      sdk.client.fetch(`${PLANS_PATH}/presets`, { method: "POST", body: { preset } }),
    onSuccess: async () => {
      toast.success(t("warranty.plans.presetAdded"))
      await client.invalidateQueries({ queryKey: crmKeys.warrantyPlans.all })
    },
    onError: (error) => toast.error(errorMessage(error)),
  })
  const left = PRESETS.filter((preset) => !plans.some(({ code }) => code === preset))
  if (!left.length) {
    return null
  }
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-3">
      <Text size="small" className="text-ui-fg-subtle">
        {t("warranty.plans.presetsText")}
      </Text>
      <DropdownMenu>
        <DropdownMenu.Trigger asChild>
          <Button size="small" variant="transparent" disabled={!can_setup} isLoading={isPending}>
            {t("warranty.plans.presets")}
          </Button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content align="end">
          {left.map((preset) => (
            <DropdownMenu.Item key={preset} onSelect={() => mutate(preset)}>
              {t(`warranty.presets.${preset}`)}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu>
    </div>
  )
}
