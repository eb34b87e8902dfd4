import { Input } from "@medusajs/ui"

import { Field } from "./field"

type DecimalFieldProps = {
  id: string
  label: string
  hint?: string
  error?: string | null
  optional?: boolean
  /** As it is typed. */
  value: string
  onChange: (text: string) => void
}

/** An amount, a rate or a number of hours as it is typed. */
export const DecimalField = ({ id, value, onChange, ...field }: DecimalFieldProps) => (
  <Field {...field} htmlFor={id}>
    <Input
      id={id}
      inputMode="decimal"
      className="text-end tabular-nums"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  </Field>
)
