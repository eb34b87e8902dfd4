import { Drawer } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { formatMoment } from "../shared/format"
import { HistoryEntry, HistorySection } from "../shared/history-section"
import { useLocale } from "../shared/locale"
import { interactionHistoryQuery } from "./queries"

/** Ids say nothing to people. */
const UNSAID = ["contact_ids", "customer_id"]

/** Who did what with an interaction, and what it said before. */
export const InteractionHistory = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const said = (field: string, value: unknown): string => {
    if (value === null || value === "" || (Array.isArray(value) && !value.length)) {
      return "–"
    }
    switch (field) {
      case "channel":
        return t(`interaction.channels.${String(value)}`)
      case "direction":
        return t(`interaction.directions.${String(value)}`)
      case "occurred_at":
        return formatMoment(String(value), locale)
      case "references":
        return (value as string[]).map((one) => one.slice(one.indexOf(":") + 1)).join(", ")
      default:
        return String(value)
    }
  }
  const facts = (changes: HistoryEntry["changes"]): string[] =>
    Object.entries(changes ?? {}).map(([field, [before, after]]) =>
      UNSAID.includes(field)
        ? t("interaction.history.changed", { field: t(`interaction.history.fields.${field}`) })
        : t("interaction.history.fact", {
            field: t(`interaction.history.fields.${field}`, { defaultValue: field }),
            before: said(field, before),
            after: said(field, after),
          })
    )
  return (
    <Drawer open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t("interaction.history.title")}</Drawer.Title>
          <Drawer.Description>{t("interaction.history.text")}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="overflow-y-auto">
          <HistorySection
            query={useQuery(interactionHistoryQuery(id))}
            textsOf={({ act, changes }) => ({
              act: t(`interaction.history.acts.${act}`, { defaultValue: act }),
              facts: facts(changes),
            })}
          />
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}
