import { DatePicker } from "@medusajs/ui"

type DayInputProps = {
  /** `YYYY-MM-DD` or empty. */
  value: string | null
  onChange: (day: string | null) => void
  label: string
  minDay?: string
  disabled?: boolean
}

const toDate = (day: string): Date => {
  const [year, month, date] = day.split("-").map((part) => parseInt(part, 10))
  return new Date(year, month - 1, date)
}

const toDay = (date: Date): string =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`

/** A calendar day: the host's date picker around the text `YYYY-MM-DD`, so that no time zone can shift it. */
export const DayInput = ({ value, onChange, label, minDay, disabled }: DayInputProps) => (
  <DatePicker
    aria-label={label}
    value={value ? toDate(value) : null}
    minValue={minDay ? toDate(minDay) : undefined}
    isDisabled={disabled}
    onChange={(date) => onChange(date ? toDay(date) : null)}
  />
)
