import { TriangleLeftMini, TriangleRightMini } from "@medusajs/icons"
import { IconButton, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { formatMonth, formatPercent, localToday, monthAfter } from "../../shared/format"
import { userName, usersQuery } from "../../shared/host-queries"
import { useLocale } from "../../shared/locale"
import { useMoney } from "../../shared/money"
import { crmKeys } from "../../shared/query-keys"
import { ListRow } from "../list-row"
import { ListSection } from "../list-section"
import { useSetupAct } from "../use-setup-act"
import { Target, TARGETS_PATH, targetsQuery } from "./queries"
import { TargetDialog } from "./target-dialog"

/** What each person is to sell in a month, and their commission. */
export const TargetsSection = () => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const money = useMoney()
  const [month, setMonth] = useState(localToday().slice(0, 7))
  const { data, error, isPending, refetch } = useQuery(targetsQuery(month))
  const { data: users } = useQuery(usersQuery())
  const [edited, setEdited] = useState<Target | "new" | null>(null)
  const act = useSetupAct({ refresh: crmKeys.targets.all })
  const nameOf = ({ user_id }: Target): string => {
    const user = users?.find(({ id }) => id === user_id)
    return user ? userName(user) : t("common.unknown")
  }
  const detailOf = ({ amount, currency_code, commission_percent }: Target): string =>
    [
      money(amount, currency_code),
      commission_percent === null
        ? null
        : t("pipeline.settings.targets.commissionOf", { percent: formatPercent(commission_percent, locale) }),
    ]
      .filter(Boolean)
      .join(" · ")
  return (
    <ListSection
      title={t("pipeline.settings.targets.title")}
      description={t("pipeline.settings.targets.description")}
      add={{ label: t("pipeline.settings.targets.add"), onClick: () => setEdited("new") }}
      error={error}
      isPending={isPending}
      onRetry={() => void refetch()}
      empty={null}
    >
      <div className="flex items-center gap-x-2 px-6 py-3">
        <IconButton
          size="small"
          variant="transparent"
          aria-label={t("pipeline.settings.targets.before")}
          onClick={() => setMonth(monthAfter(month, -1))}
        >
          <TriangleLeftMini />
        </IconButton>
        <Text size="small" leading="compact" weight="plus" className="min-w-32 text-center" aria-live="polite">
          {formatMonth(month, locale)}
        </Text>
        <IconButton
          size="small"
          variant="transparent"
          aria-label={t("pipeline.settings.targets.after")}
          onClick={() => setMonth(monthAfter(month, 1))}
        >
          <TriangleRightMini />
        </IconButton>
      </div>
      {data && !data.length ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("pipeline.settings.targets.none")}
        </Text>
      ) : null}
      {data?.map((target) => (
        <ListRow
          key={target.id}
          name={nameOf(target)}
          detail={detailOf(target)}
          onEdit={() => setEdited(target)}
          onRemove={() => act.mutate({ path: `${TARGETS_PATH}/${target.id}`, method: "DELETE" })}
        />
      ))}
      {edited ? (
        <TargetDialog target={edited === "new" ? null : edited} month={month} onClose={() => setEdited(null)} />
      ) : null}
    </ListSection>
  )
}
