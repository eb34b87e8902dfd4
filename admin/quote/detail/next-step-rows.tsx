import { Input } from "@medusajs/ui"
import { useEffect, useState } from "react"
import { useTranslation } from "react-i18next"

import { DayInput } from "../../shared/day-input"
import { Row } from "../../shared/section"
import { Quote } from "../types"

type NextStepRowsProps = {
  quote: Quote
  onSave: (change: { next_step: string | null } | { next_step_date: string | null }) => void
}

/** What is to be done next and when. The text is saved when the field is left or Enter is pressed. */
export const NextStepRows = ({ quote, onSave }: NextStepRowsProps) => {
  const { t } = useTranslation("crm")
  const stored = quote.next_step ?? ""
  const [text, setText] = useState(stored)
  useEffect(() => setText(stored), [stored])
  const save = (): void => {
    if (text.trim() !== stored) {
      onSave({ next_step: text.trim() || null })
    }
  }
  return (
    <>
      <Row label={t("pipeline.nextStep")} htmlFor="quote-next-step">
        <Input
          id="quote-next-step"
          size="small"
          maxLength={200}
          placeholder={t("pipeline.nextStepPlaceholder")}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={save}
          onKeyDown={(event) => (event.key === "Enter" ? save() : undefined)}
        />
      </Row>
      <Row label={t("pipeline.nextStepDate")}>
        <DayInput
          size="small"
          label={t("pipeline.nextStepDate")}
          value={quote.next_step_date ?? null}
          onChange={(next_step_date) => onSave({ next_step_date })}
        />
      </Row>
    </>
  )
}
