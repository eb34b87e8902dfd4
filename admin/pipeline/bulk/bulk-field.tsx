import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { stagesQuery } from "../../quote/queries"
import { Choice } from "../../shared/choice"
import { DayInput } from "../../shared/day-input"
import { Field } from "../../shared/field"
import { localToday } from "../../shared/format"
import { OwnerChoice } from "../../shared/owner-choice"
import { useStageOptions } from "../use-stage-options"
import { BulkAct } from "../queries"

export type BulkValues = { owner_id: string | null; stage_id: string | null; valid_until: string | null }

type BulkFieldProps = { act: BulkAct; values: BulkValues; onChange: (change: Partial<BulkValues>) => void }

/** The one thing that an act needs to know. */
export const BulkField = ({ act, values, onChange }: BulkFieldProps) => {
  const { t } = useTranslation("crm")
  const { data: stages } = useQuery(stagesQuery())
  const options = useStageOptions(stages)
  if (act === "assign") {
    return (
      <Field label={t("quote.fields.owner")} htmlFor="bulk-owner">
        <OwnerChoice
          id="bulk-owner"
          label={t("quote.fields.owner")}
          value={values.owner_id}
          onChange={(owner_id) => onChange({ owner_id })}
        />
      </Field>
    )
  }
  if (act === "stage") {
    return (
      <Field label={t("quote.fields.stage")} htmlFor="bulk-stage">
        <Choice
          id="bulk-stage"
          label={t("quote.fields.stage")}
          value={values.stage_id}
          options={options}
          onChange={(stage_id) => onChange({ stage_id })}
        />
      </Field>
    )
  }
  return act === "extend" ? (
    <Field label={t("quote.fields.validUntil")}>
      <DayInput
        label={t("quote.fields.validUntil")}
        value={values.valid_until}
        minDay={localToday()}
        onChange={(valid_until) => onChange({ valid_until })}
      />
    </Field>
  ) : null
}
