import { Input, Textarea } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { DayInput } from "../../shared/day-input"
import { Field } from "../../shared/field"
import { amountText } from "../../shared/parse-decimal"
import { Tick } from "../../shared/tick"
import { LineDraft, lineProblem } from "../rules/draft"
import { QuoteItem } from "../types"

type LineDetailsProps = {
  line: LineDraft
  priced: QuoteItem | undefined
  currency: string
  name: string
  groups: string
  onChange: (values: Partial<LineDraft>) => void
  onSelect: (is_selected: boolean) => void
}

/** What is said of a line beside its price: whether the buyer chooses it, when it comes, a note, what it costs. */
export const LineDetails = ({ line, priced, currency, name, groups, onChange, onSelect }: LineDetailsProps) => {
  const { t } = useTranslation("crm")
  const id = `line-${line.key}`
  const problem = lineProblem(line)
  return (
    <div role="row" className="bg-ui-bg-subtle px-4 py-4">
      <div
        role="cell"
        className="grid grid-cols-1 gap-4 md:grid-cols-3"
        aria-label={t("quote.lines.details", { name })}
      >
        <div className="flex flex-col gap-y-3 md:col-span-2">
          <Tick
            id={`${id}-optional`}
            label={t("quote.lines.optional")}
            hint={t("quote.lines.optionalHint")}
            checked={line.is_optional}
            onChange={(is_optional) => onChange({ is_optional })}
          />
          {line.is_optional || line.alternative_group ? (
            <Tick
              id={`${id}-selected`}
              label={t("quote.lines.selected")}
              checked={(line.alternative_group ? priced?.is_selected : undefined) ?? line.is_selected}
              onChange={onSelect}
            />
          ) : null}
        </div>
        <Field label={t("quote.lines.group")} htmlFor={`${id}-group`} optional hint={t("quote.lines.groupHint")}>
          <Input
            id={`${id}-group`}
            list={`${id}-groups`}
            value={line.alternative_group}
            onChange={(event) => onChange({ alternative_group: event.target.value })}
          />
          <datalist id={`${id}-groups`}>
            {groups.split("\n").map((group) => (
              <option key={group} value={group} />
            ))}
          </datalist>
        </Field>
        <Field
          label={t("quote.lines.leadTime")}
          htmlFor={`${id}-lead`}
          optional
          error={problem === "lead_time_days" ? t("quote.form.line.lead_time_days") : null}
        >
          <Input
            id={`${id}-lead`}
            inputMode="numeric"
            value={line.lead_time_days}
            onChange={(event) => onChange({ lead_time_days: event.target.value })}
          />
        </Field>
        <Field label={t("quote.lines.wanted")} optional>
          <DayInput
            label={`${t("quote.lines.wanted")}: ${name}`}
            value={line.requested_delivery_date}
            onChange={(requested_delivery_date) => onChange({ requested_delivery_date })}
          />
        </Field>
        {priced && "unit_cost" in priced ? (
          <Field
            label={t("quote.lines.cost")}
            htmlFor={`${id}-cost`}
            optional
            hint={t("quote.lines.costHint")}
            error={problem === "unit_cost" ? t("quote.form.line.unit_cost") : null}
          >
            <Input
              id={`${id}-cost`}
              inputMode="decimal"
              className="text-end tabular-nums"
              value={line.unit_cost}
              placeholder={amountText(priced.unit_cost, currency)}
              onChange={(event) => onChange({ unit_cost: event.target.value })}
            />
          </Field>
        ) : null}
        <Field label={t("quote.lines.note")} htmlFor={`${id}-note`} optional className="md:col-span-3">
          <Textarea
            id={`${id}-note`}
            rows={2}
            value={line.note}
            onChange={(event) => onChange({ note: event.target.value })}
          />
        </Field>
      </div>
    </div>
  )
}
