import { Select } from "@medusajs/ui"

export type ChoiceOption<T extends string = string> = { value: T; label: string }

type ChoiceProps<T extends string> = {
  id?: string
  /** Said by screen readers. */
  label: string
  value: T | "" | null
  options: readonly ChoiceOption<T>[]
  onChange: (value: T) => void
  placeholder?: string
  size?: "base" | "small"
  disabled?: boolean
}

/** One of a few: the host's select. */
export function Choice<T extends string>({
  id,
  label,
  value,
  options,
  onChange,
  placeholder,
  size,
  disabled,
}: ChoiceProps<T>) {
  return (
    <Select
      size={size}
      disabled={disabled}
      value={value ?? ""}
      // Radix reports an empty choice when the options change under it.
      onValueChange={(picked) => (picked ? onChange(picked as T) : undefined)}
    >
      {/* The host's muted placeholder is too pale in the dark (WCAG 1.4.3). */}
      <Select.Trigger id={id} aria-label={label} className="data-[placeholder]:text-ui-fg-subtle [&>span]:truncate">
        <Select.Value placeholder={placeholder ?? "–"} />
      </Select.Trigger>
      <Select.Content>
        {options.map((option) => (
          <Select.Item key={option.value} value={option.value}>
            {option.label}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  )
}
