import { StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

export type BulkState = "checking" | "ready" | "sending" | "sent" | "failed" | "refused"

/** One document of many: how it stands, and to whom it goes or why it does not. */
export type BulkLine = { id: string; number: string; state: BulkState; words: string }

const COLORS = {
  checking: "grey",
  ready: "orange",
  sending: "blue",
  sent: "green",
  failed: "red",
  refused: "red",
} as const satisfies Record<BulkState, string>

export const waitingLines = (ids: string[]): BulkLine[] =>
  ids.map((id) => ({ id, number: "…", state: "checking", words: "" }))

export const countOf = (lines: BulkLine[], ...states: BulkState[]): number =>
  lines.filter(({ state }) => states.includes(state)).length

/** Documents that are worked through one after the other. */
export const BulkList = ({ lines }: { lines: BulkLine[] }) => {
  const { t } = useTranslation("crm")
  return (
    <ul className="divide-ui-border-base flex flex-col divide-y">
      {lines.map(({ id, number, state, words }) => (
        <li key={id} className="flex flex-col gap-y-1 py-3">
          <div className="flex items-center justify-between gap-x-4">
            <Text size="small" leading="compact" className="whitespace-nowrap tabular-nums">
              {number}
            </Text>
            <StatusBadge color={COLORS[state]} className="whitespace-nowrap">
              {t(`documents.bulk.states.${state}`)}
            </StatusBadge>
          </div>
          {words ? (
            <Text size="xsmall" className="text-ui-fg-subtle break-words">
              {words}
            </Text>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
