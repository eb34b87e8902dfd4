import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { sourcesQuery } from "../../pipeline/queries"
import { Choice } from "../../shared/choice"
import { codedName } from "../../shared/coded-name"
import { Row } from "../../shared/section"
import { Quote } from "../types"

const NONE = "none"

type SourceRowProps = { quote: Quote; open: boolean; disabled: boolean; onSave: (sourceId: string | null) => void }

/** Where the deal came from. A source that is no longer in use stays where it was chosen. */
export const SourceRow = ({ quote, open, disabled, onSave }: SourceRowProps) => {
  const { t } = useTranslation("crm")
  const { data: sources } = useQuery(sourcesQuery())
  const chosen = quote.source_id ?? null
  const options = (sources ?? [])
    .filter(({ id, is_active }) => is_active || id === chosen)
    .map((source) => ({ value: source.id, label: codedName(t, "pipeline.sources", source) }))
  const named = options.find(({ value }) => value === chosen)?.label ?? quote.source_name
  return (
    <Row label={t("pipeline.source")} htmlFor="quote-source">
      {open ? (
        <Choice
          id="quote-source"
          size="small"
          label={t("pipeline.source")}
          disabled={disabled}
          value={chosen ?? NONE}
          options={[{ value: NONE, label: t("pipeline.noSource") }, ...options]}
          onChange={(id) => onSave(id === NONE ? null : id)}
        />
      ) : (
        (named ?? "–")
      )}
    </Row>
  )
}
