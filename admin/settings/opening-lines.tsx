import { Alert, StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { Money, useMoney } from "../shared/money"
import { plural } from "../shared/plural"

type State = "new" | "known" | "repeated" | "settled" | "wrong"

type Line = {
  line_number: number
  number: string
  email: string
  currency_code: string | null
  kind: "invoice" | "credit" | null
  outstanding: number | null
  state: State
  customer_name: string | null
  problem: { code: string; value: string; message: string } | null
}

/** What became, or would become, of a file's lines. */
export type OpeningAnswer = {
  line_count: number
  counts: Record<State, number>
  totals: { currency_code: string; kind: "invoice" | "credit"; count: number; outstanding: number }[]
  lines: Line[]
}

const COLORS = { new: "green", known: "grey", repeated: "grey", settled: "grey", wrong: "red" } as const

/** What each line would become, said before anything is kept. */
export const OpeningLines = ({ answer }: { answer: OpeningAnswer }) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const { counts, totals, lines, line_count } = answer
  const parts = totals.map(({ kind, count, currency_code, outstanding }) =>
    plural(t, `opening.kinds.${kind}`, count, { amount: money(outstanding, currency_code) })
  )
  return (
    <div className="flex flex-col gap-y-3">
      {counts.wrong ? (
        <Alert variant="error">{plural(t, "opening.wrong", counts.wrong)}</Alert>
      ) : (
        <Alert variant={counts.new ? "info" : "warning"}>
          {counts.new ? t("opening.brings", { parts: parts.join(" · ") }) : t("opening.nothing")}
        </Alert>
      )}
      <div className="divide-y">
        {lines.map((line) => (
          <div key={line.line_number} className="flex items-start justify-between gap-x-3 py-2">
            <div className="min-w-0 flex-1">
              <Text size="small" leading="compact" className="truncate">
                {[line.number, line.customer_name ?? line.email].filter(Boolean).join(" · ") || t("opening.line", { number: line.line_number })}
              </Text>
              {line.problem ? (
                <Text size="xsmall" className="text-ui-fg-error break-words">
                  {t("opening.line", { number: line.line_number })}: {t(`opening.problems.${line.problem.code}`, { value: line.problem.value })}
                </Text>
              ) : null}
            </div>
            <StatusBadge color={COLORS[line.state]} className="shrink-0">
              {t(`opening.states.${line.state}`)}
            </StatusBadge>
            {line.currency_code && line.outstanding !== null ? (
              <Money
                amount={line.kind === "credit" ? -line.outstanding : line.outstanding}
                currency={line.currency_code}
                className="txt-compact-small"
              />
            ) : null}
          </div>
        ))}
      </div>
      {line_count > lines.length ? (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t("opening.shown", { shown: lines.length, count: line_count })}
        </Text>
      ) : null}
    </div>
  )
}
