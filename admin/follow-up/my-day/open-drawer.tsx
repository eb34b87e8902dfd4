import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { HistoryEntry, HistorySection } from "../../shared/history-section"
import { formatMoment } from "../../shared/format"
import { userName, usersQuery } from "../../shared/host-queries"
import { useLocale } from "../../shared/locale"
import { Money } from "../../shared/money"
import { isNotFound } from "../../shared/sdk"
import { FollowUpDialog } from "../follow-up-dialog"
import { closedBy, followUpHistoryQuery, followUpQuery } from "../queries"
import { recurrenceText } from "../rules/recurrence"

/** One follow-up by its address, with its History: what a link in a mail or a widget opens. */
export const OpenDrawer = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const { data: followUp, error } = useQuery({ ...followUpQuery(id), retry: false })
  if (error) {
    return (
      <ActionDialog
        open
        onClose={onClose}
        title={t("followUp.edit")}
        confirm={t("common.close")}
        saving={false}
        error={isNotFound(error) ? t("followUp.notFound") : error}
        onConfirm={onClose}
      />
    )
  }
  return followUp ? (
    <FollowUpDialog key={followUp.id} followUp={followUp} onClose={onClose}>
      {followUp.status === "open" ? null : <Text size="small">{t(`followUp.closed.${closedBy(followUp)}`)}</Text>}
      {followUp.revenue?.length ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("followUp.revenue")}{" "}
          {followUp.revenue.map(({ currency_code, amount }) => (
            <Money key={currency_code} amount={amount} currency={currency_code} className="text-ui-fg-base" />
          ))}
        </Text>
      ) : null}
      <FollowUpHistory id={id} />
    </FollowUpDialog>
  ) : null
}

const FollowUpHistory = ({ id }: { id: string }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const query = useQuery(followUpHistoryQuery(id))
  const { data: users } = useQuery(usersQuery())
  const said = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === "") {
      return "–"
    }
    const text = String(value)
    switch (field) {
      case "assignee_id": {
        const user = (users ?? []).find((one) => one.id === text)
        return user ? userName(user) : t("followUp.team.left")
      }
      case "due_at":
        return formatMoment(text, locale)
      case "priority":
        return t(`followUp.priorities.${text}`, { defaultValue: text })
      case "kind":
        return t(`followUp.kinds.${text}`, { defaultValue: text })
      case "recurrence":
        return recurrenceText(t, text, locale)
      default:
        return text
    }
  }
  const factsOf = ({ changes }: HistoryEntry): string[] =>
    Object.entries(changes ?? {}).flatMap(([field, [from, to]]) => {
      const name = t(`followUp.history.fields.${field}`, { defaultValue: "" })
      return name ? [t("followUp.history.change", { name, from: said(field, from), to: said(field, to) })] : []
    })
  return (
    <HistorySection
      query={query}
      textsOf={(entry) => ({
        act: t(`followUp.history.acts.${entry.act}`, { defaultValue: entry.act }),
        facts: factsOf(entry),
      })}
    />
  )
}
