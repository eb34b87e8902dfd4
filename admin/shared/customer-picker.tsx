import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { Ref, useEffect, useRef } from "react"
import { useTranslation } from "react-i18next"

import { ERASED_NAME, isErased } from "../../src/shared/erased"
import { Picked } from "./picked"
import { crmKeys } from "./query-keys"
import { sdk } from "./sdk"
import { SearchPicker } from "./search-picker"

/** What the screens read of a customer of the host. */
export type PickedCustomer = {
  id: string
  email: string | null
  first_name?: string | null
  last_name?: string | null
  company_name?: string | null
}

const FIELDS = "id,email,first_name,last_name,company_name"

/** What a customer is called on a page: company, else person, else e-mail. */
export function customerName(customer: Omit<PickedCustomer, "id">): string {
  if (isErased(customer.email)) {
    return ERASED_NAME
  }
  const person = [customer.first_name, customer.last_name].filter(Boolean).join(" ")
  return customer.company_name || person || customer.email || "–"
}

/** Company customers show who it is there; others show the e-mail. */
export function customerSubtitle(customer: Omit<PickedCustomer, "id">): string {
  const person = [customer.first_name, customer.last_name].filter(Boolean).join(" ")
  return [customer.company_name ? person : "", customer.email].filter(Boolean).join(" · ")
}

/** Customers of the host whose name, company or e-mail holds `text`. */
export async function searchCustomers(text: string): Promise<PickedCustomer[]> {
  const { customers } = await sdk.client.fetch<{ customers: PickedCustomer[] }>("/admin/customers", {
    query: { q: text || undefined, limit: 10, fields: FIELDS, order: "-created_at" },
  })
  return customers
}

/** One customer of the host, for a picker that starts with an id. */
export function usePickedCustomer(id: string | null | undefined) {
  return useQuery({
    queryKey: [...crmKeys.customers.all, "host", id],
    queryFn: () =>
      sdk.client.fetch<{ customer: PickedCustomer }>(`/admin/customers/${id}`, { query: { fields: FIELDS } }),
    enabled: Boolean(id),
    select: (answer) => answer.customer,
  })
}

type CustomerPickerProps = {
  id?: string
  value: string | null | undefined
  onChange: (customer: PickedCustomer | null) => void
  inputRef?: Ref<HTMLInputElement>
  autoFocus?: boolean
  disabled?: boolean
  invalid?: boolean
}

/** A customer of the host: found by name, company or e-mail; shown with a button that clears it. */
export const CustomerPicker = ({ id, value, onChange, disabled, ...input }: CustomerPickerProps) => {
  const { t } = useTranslation("crm")
  const { data: customer } = usePickedCustomer(value)
  // The field that had the cursor gives way to the one picked; the next Tab goes on from there.
  const picked = useRef(false)
  const change = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (picked.current && value) {
      picked.current = false
      change.current?.focus()
    }
  }, [value])
  if (value) {
    return (
      <Picked
        className="min-h-8 w-full items-center px-2 py-1"
        disabled={disabled}
        changeRef={change}
        onChange={() => onChange(null)}
      >
        <div className="min-w-0">
          <Text size="small" leading="compact" weight="plus" className="truncate">
            {customer ? customerName(customer) : "…"}
          </Text>
          <Text size="xsmall" className="text-ui-fg-subtle truncate">
            {customer ? customerSubtitle(customer) : ""}
          </Text>
        </div>
      </Picked>
    )
  }
  return (
    <SearchPicker
      id={id}
      label={t("common.customer")}
      placeholder={t("common.searchCustomers")}
      queryKey={[...crmKeys.customers.all, "host"]}
      search={searchCustomers}
      getKey={(item) => item.id}
      onPick={(item) => {
        picked.current = true
        onChange(item)
      }}
      disabled={disabled}
      renderItem={(item) => (
        <div className="min-w-0">
          <Text size="small" leading="compact" weight="plus" className="truncate">
            {customerName(item)}
          </Text>
          <Text size="xsmall" className="text-ui-fg-subtle truncate">
            {customerSubtitle(item)}
          </Text>
        </div>
      )}
      {...input}
    />
  )
}
