import { Checkbox, Label, Text } from "@medusajs/ui"

type TickProps = {
  id: string
  label: string
  hint?: string
  checked: boolean
  disabled?: boolean
  onChange: (checked: boolean) => void
}

/** A box to tick with what it means beside it. */
export const Tick = ({ id, label, hint, checked, disabled, onChange }: TickProps) => (
  <div className="flex items-start gap-x-2">
    <Checkbox id={id} checked={checked} disabled={disabled} onCheckedChange={(next) => onChange(next === true)} />
    <div className="flex min-w-0 flex-col">
      <Label size="small" weight="plus" htmlFor={id}>
        {label}
      </Label>
      {hint ? (
        <Text size="small" className="text-ui-fg-subtle">
          {hint}
        </Text>
      ) : null}
    </div>
  </div>
)
