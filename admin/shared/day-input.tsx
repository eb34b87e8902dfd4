import { DatePicker } from "@medusajs/ui"
import { useMemo } from "react"

type DayInputProps = {
  /** `YYYY-MM-DD` or empty. */
  value: string | null
  onChange: (day: string | null) => void
  label: string
  minDay?: string
  maxDay?: string
  disabled?: boolean
  size?: "base" | "small"
}

const toDate = (day: string): Date => {
  const [year, month, date] = day.split("-").map((part) => parseInt(part, 10))
  return new Date(year, month - 1, date)
}

const toDay = (date: Date): string =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`

/** A calendar day: the host's date picker around the text `YYYY-MM-DD`, so that no time zone can shift it. */
export const DayInput = ({ value, onChange, label, minDay, maxDay, disabled, size }: DayInputProps) => {
  // The picker takes a new Date for a new value and would render without end.
  const date = useMemo(() => (value ? toDate(value) : null), [value])
  const least = useMemo(() => (minDay ? toDate(minDay) : undefined), [minDay])
  const most = useMemo(() => (maxDay ? toDate(maxDay) : undefined), [maxDay])
  return (
    <DatePicker
      aria-label={label}
      size={size}
      value={date}
      minValue={least}
      maxValue={most}
      isDisabled={disabled}
      onChange={(picked) => {
        const day = picked ? toDay(picked) : null
        if (day !== value) {
          onChange(day)
        }
      }}
    />
  )
}
