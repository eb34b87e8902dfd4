import { Drawer } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { HistoryEntry, HistorySection } from "../shared/history-section"
import { agreementHistoryQuery } from "./queries"
import { useBreakTexts } from "./use-break-texts"

/** One disagreement: when it was found and what both sides said then, who repaired or dismissed it, and why. */
export const HistoryDrawer = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const { nameOf, sidesOf } = useBreakTexts()
  const { data: row } = useQuery({ ...agreementHistoryQuery(id), select: (answer) => answer.break })
  const query = useQuery({ ...agreementHistoryQuery(id), select: (answer) => answer.history })
  const factsOf = ({ changes }: HistoryEntry): string[] =>
    row && changes
      ? [
          sidesOf(row.kind, {
            says: changes.says[1] as string | null,
            other_says: changes.other_says[1] as string | null,
          }),
        ]
      : []
  return (
    <Drawer open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{row ? nameOf(row) : t("quote.history.title")}</Drawer.Title>
          <Drawer.Description>{row ? t(`agreement.kinds.${row.kind}.title`) : null}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="overflow-y-auto">
          <HistorySection
            query={query}
            textsOf={(entry) => ({
              act: t(`agreement.acts.${entry.act}`, { defaultValue: entry.act }),
              facts: factsOf(entry),
              plainNote: entry.act === "repair_failed",
            })}
          />
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}
