import { Input } from "@medusajs/ui"

import { Field } from "./field"

type WholeNumberFieldProps = {
  id: string
  label: string
  hint?: string
  error?: string | null
  /** As it is typed. */
  value: string
  size?: "base" | "small"
  onChange: (text: string) => void
}

/** A count of days or hours as it is typed. */
export const WholeNumberField = ({ id, value, size, onChange, ...field }: WholeNumberFieldProps) => (
  <Field {...field} htmlFor={id}>
    <Input
      id={id}
      size={size}
      inputMode="numeric"
      className="tabular-nums"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  </Field>
)
