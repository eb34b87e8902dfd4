import { useTranslation } from "react-i18next"

import { DayInput } from "./day-input"

type RangeInputsProps = {
  from: string | undefined
  to: string | undefined
  onChange: (change: { from?: string | null; to?: string | null }) => void
}

/** First and last day of a period. */
export const RangeInputs = ({ from, to, onChange }: RangeInputsProps) => {
  const { t } = useTranslation("crm")
  const day = (name: "from" | "to", value: string | undefined) => (
    <div className="w-40">
      <DayInput
        size="small"
        label={t(`journal.${name}`)}
        value={value ?? null}
        onChange={(picked) => onChange({ [name]: picked })}
      />
    </div>
  )
  return (
    <>
      {day("from", from)}
      {day("to", to)}
    </>
  )
}
