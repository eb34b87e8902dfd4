import { Switch, Text } from "@medusajs/ui"

type SwitchRowProps = {
  id: string
  label: string
  hint: string
  checked: boolean
  onChange: (checked: boolean) => void
}

/** Something that is on or off, over the whole width of its section. */
export const SwitchRow = ({ id, label, hint, checked, onChange }: SwitchRowProps) => (
  <div className="flex items-start justify-between gap-x-4 md:col-span-2">
    <label htmlFor={id} className="flex flex-col">
      <Text as="span" size="small" weight="plus">
        {label}
      </Text>
      <Text as="span" size="small" className="text-ui-fg-subtle">
        {hint}
      </Text>
    </label>
    <Switch id={id} checked={checked} onCheckedChange={onChange} />
  </div>
)
