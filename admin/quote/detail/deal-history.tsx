import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { movesQuery, QuoteMove } from "../../pipeline/queries"
import { formatDay, formatPercent } from "../../shared/format"
import { HistoryEntry, HistorySection } from "../../shared/history-section"
import { userName, usersQuery } from "../../shared/host-queries"
import { useLocale } from "../../shared/locale"
import { useMoney } from "../../shared/money"
import { stageName } from "../../shared/stage-name"
import { stagesQuery } from "../queries"
import { Quote } from "../types"

const entryOf = ({ id, field, from, to, from_name, to_name, ...move }: QuoteMove): HistoryEntry => ({
  ...{ id, act: field, note: null, actor_type: null },
  ...move,
  changes: { [field]: [from, to], names: [from_name, to_name] },
})

/** How the deal moved: stage, owner, amount, expected close and probability, each with who and when. */
export const DealHistory = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const query = useQuery({
    ...movesQuery(quote.id),
    select: (answer: { moves: QuoteMove[] }) => answer.moves.map(entryOf),
  })
  const wordsOf = useMoveWords(quote)
  if (query.data && !query.data.length) {
    return null
  }
  return (
    <HistorySection
      title={t("pipeline.moves.title")}
      query={query}
      textsOf={({ act, changes }) => {
        const [from, to] = changes?.[act] ?? [null, null]
        const [fromName, toName] = changes?.names ?? [null, null]
        return {
          act: t(`pipeline.moves.${act}`, { defaultValue: act }),
          facts: [`${wordsOf(act, from, fromName)} → ${wordsOf(act, to, toName)}`],
        }
      }}
    />
  )
}

/** One side of a move; a stage or person that is gone is told by the name that was kept. */
function useMoveWords(quote: Quote): (field: string, value: unknown, name: unknown) => string {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const money = useMoney()
  const { data: stages } = useQuery(stagesQuery())
  const { data: users } = useQuery(usersQuery())
  return (field, value, name) => {
    if (value === null || value === undefined || value === "") {
      return field === "owner" ? t("common.nobody") : field === "probability" ? t("pipeline.moves.asStage") : "–"
    }
    const user = users?.find(({ id }) => id === value)
    const stage = stages?.find(({ id }) => id === value)
    switch (field) {
      case "stage":
        // What it was called then; in the user's language while it still bears its shipped name.
        return stage && (!name || stage.name === name) ? stageName(t, stage) : String(name ?? value)
      case "owner":
        return user ? userName(user) : String(name ?? t("common.unknown"))
      case "amount":
        return money(value as string, quote.currency_code)
      case "expected_close":
        return formatDay(String(value), locale)
      default:
        return formatPercent(value as string, locale)
    }
  }
}
