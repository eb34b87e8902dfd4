import { Input } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"

import { ActionDialog } from "../../shared/action-dialog"
import { Choice } from "../../shared/choice"
import { CustomerPicker } from "../../shared/customer-picker"
import { DayInput } from "../../shared/day-input"
import { Field } from "../../shared/field"
import { WholeNumberField } from "../../shared/whole-number-field"
import { plansQuery, Warranty, WARRANTIES_PATH, warrantyHref } from "../queries"
import { useWarrantyAct } from "../use-warranty-act"
import { VariantField } from "../variant-field"

const BY_PRODUCT = "by_product"

/** A unit that was sold elsewhere, or before there were entitlements. */
export const RegisterDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const navigate = useNavigate()
  const { data: plans } = useQuery(plansQuery())
  const [customerId, setCustomerId] = useState<string | null>(null)
  const [variantId, setVariantId] = useState<string | null>(null)
  const [serial, setSerial] = useState("")
  const [quantity, setQuantity] = useState("1")
  const [day, setDay] = useState<string | null>(null)
  const [planId, setPlanId] = useState(BY_PRODUCT)
  const units = /^[1-9]\d{0,5}$/.test(quantity.trim()) ? parseInt(quantity, 10) : null
  const save = useWarrantyAct<{ warranty: Warranty }>({
    path: WARRANTIES_PATH,
    done: t("warranty.register.done"),
    quiet: true,
    onDone: ({ warranty }) => {
      onClose()
      void navigate(warrantyHref(warranty.id))
    },
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("warranty.register.action")}
      description={t("warranty.register.description")}
      confirm={t("warranty.register.confirm")}
      disabled={!customerId || !variantId || !day || !units}
      saving={save.isPending}
      error={save.error}
      onConfirm={() =>
        save.mutate({
          customer_id: customerId,
          variant_id: variantId,
          purchase_date: day,
          quantity: units,
          ...(serial.trim() ? { serial: serial.trim() } : {}),
          ...(planId === BY_PRODUCT ? {} : { plan_id: planId }),
        })
      }
    >
      <Field label={t("common.customer")} htmlFor="register-customer">
        <CustomerPicker id="register-customer" value={customerId} onChange={(one) => setCustomerId(one?.id ?? null)} />
      </Field>
      <VariantField
        id="register-variant"
        label={t("warranty.fields.product")}
        value={variantId}
        onChange={(one) => setVariantId(one?.id ?? null)}
      />
      <Field label={t("warranty.fields.purchased")}>
        <DayInput label={t("warranty.fields.purchased")} value={day} onChange={setDay} />
      </Field>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Field label={t("warranty.fields.serial")} htmlFor="register-serial" optional>
          <Input
            id="register-serial"
            maxLength={200}
            value={serial}
            onChange={(event) => setSerial(event.target.value)}
          />
        </Field>
        <WholeNumberField
          id="register-quantity"
          label={t("warranty.fields.units")}
          value={quantity}
          error={units ? null : t("warranty.register.units")}
          onChange={setQuantity}
        />
      </div>
      <Field label={t("warranty.fields.plan")} htmlFor="register-plan">
        <Choice
          id="register-plan"
          label={t("warranty.fields.plan")}
          value={planId}
          options={[
            { value: BY_PRODUCT, label: t("warranty.register.byProduct") },
            ...(plans ?? []).filter(({ is_on }) => is_on).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={setPlanId}
        />
      </Field>
    </ActionDialog>
  )
}
