import { DataTableFilter } from "@medusajs/ui"
import { useEffect, useRef } from "react"

import { CustomerPicker, PickedCustomer, customerName } from "./customer-picker"

type ContentProps = { value: unknown; onChange: (value: unknown) => void }

const CustomerFilterContent = ({ value, onChange }: ContentProps) => {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // The menu that opened this gives the focus back to its button first.
    const timer = setTimeout(() => input.current?.focus(), 50)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="min-h-[280px] w-[320px] p-2">
      <CustomerPicker
        inputRef={input}
        value={typeof value === "string" && value ? value : null}
        onChange={(picked) => onChange(picked?.id ?? "")}
      />
    </div>
  )
}

/**
 * The filter "Customer" of a list, by search over the host's customers.
 *
 * @param id - the customer filtered by, if any
 * @param customer - the same customer once loaded; the chip shows the name
 */
export function customerFilter(
  label: string,
  id: string | undefined,
  customer: PickedCustomer | undefined
): DataTableFilter {
  const filter = {
    id: "customer_id",
    type: "custom" as const,
    label,
    // The chip finds its text here, though the host offers `options` to other kinds of filter only.
    options: [{ value: id ?? "", label: customer ? customerName(customer) : "…" }],
    render: (props: ContentProps) => <CustomerFilterContent {...props} />,
  }
  return filter
}
