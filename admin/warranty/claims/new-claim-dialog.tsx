import { Input, Textarea } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"

import { ActionDialog } from "../../shared/action-dialog"
import { Choice } from "../../shared/choice"
import { CustomerPicker } from "../../shared/customer-picker"
import { Field } from "../../shared/field"
import { onceKey } from "../../shared/once-key"
import { OwnerChoice } from "../../shared/owner-choice"
import { Tick } from "../../shared/tick"
import { WholeNumberField } from "../../shared/whole-number-field"
import { useAccess } from "../../shared/use-access"
import { Claim, claimHref, CLAIMS_PATH, FAULTS } from "../claim-queries"
import { warrantyQuery } from "../queries"
import { useWarrantyAct } from "../use-warranty-act"
import { CoveredField } from "./covered-field"
import { FaultField } from "./fault-field"

/** What is claimed; a customer only where nothing covers it. */
export type ClaimAbout = { warranty_id: string | null; customer_id?: string | null }

const ANY = "any"

/** A request of a customer taken up by the house: the unit, what is wrong with it, and who looks after it. */
export const NewClaimDialog = ({ about, onClose }: { about: ClaimAbout; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const navigate = useNavigate()
  const { user_id } = useAccess()
  const [warrantyId, setWarrantyId] = useState(about.warranty_id)
  const [customerId, setCustomerId] = useState(about.customer_id ?? null)
  const [title, setTitle] = useState("")
  const [isGoodwill, setGoodwill] = useState(false)
  const [serial, setSerial] = useState(ANY)
  const [quantity, setQuantity] = useState("1")
  const [fault, setFault] = useState<string>(FAULTS[0])
  const [description, setDescription] = useState("")
  const [assignee, setAssignee] = useState<string | null | undefined>(undefined)
  const [request] = useState(onceKey)
  const { data: warranty } = useQuery({ ...warrantyQuery(warrantyId ?? ""), enabled: Boolean(warrantyId) })
  const serials = (warranty?.units ?? []).filter(({ status }) => status === "active")
  const units = /^[1-9]\d{0,5}$/.test(quantity.trim()) ? parseInt(quantity, 10) : null
  const mayPick = serials.length > 0
  const known = mayPick && serial !== ANY
  // What nothing covers any more is taken up as goodwill, or not at all.
  const uncovered = Boolean(warranty?.coverage && !warranty.coverage.is_covered)
  const save = useWarrantyAct<{ warranty_claim: Claim }>({
    path: CLAIMS_PATH,
    done: t("warranty.claims.created"),
    quiet: true,
    onDone: ({ warranty_claim }) => {
      onClose()
      void navigate(claimHref(warranty_claim.id))
    },
  })
  const unit = warrantyId
    ? {
        warranty_id: warrantyId,
        quantity: known ? 1 : units,
        ...(known ? { serial } : {}),
        ...(isGoodwill ? { goodwill: true } : {}),
      }
    : { customer_id: customerId, title: title.trim(), quantity: units, goodwill: true }
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("warranty.claims.new")}
      description={t("warranty.claims.newDescription")}
      confirm={t("warranty.claims.create")}
      disabled={
        !description.trim() ||
        !fault.trim() ||
        (!known && !units) ||
        (warrantyId ? uncovered && !isGoodwill : !isGoodwill || !customerId || !title.trim())
      }
      saving={save.isPending}
      error={save.error}
      onConfirm={() =>
        save.mutate({
          ...unit,
          fault_code: fault.trim(),
          description: description.trim(),
          assignee_id: assignee === undefined ? user_id : assignee,
          idempotency_key: request,
        })
      }
    >
      {warrantyId || !isGoodwill ? <CoveredField id="claim-unit" value={warrantyId} onChange={setWarrantyId} /> : null}
      {!warrantyId || uncovered || isGoodwill ? (
        <Tick
          id="claim-goodwill"
          label={t("warranty.claims.goodwill")}
          hint={t(warrantyId ? "warranty.claims.goodwillHint" : "warranty.claims.nothingHint")}
          checked={isGoodwill}
          onChange={setGoodwill}
        />
      ) : null}
      {!warrantyId && isGoodwill ? (
        <>
          <Field label={t("common.customer")} htmlFor="claim-customer">
            <CustomerPicker
              id="claim-customer"
              value={customerId}
              onChange={(customer) => setCustomerId(customer?.id ?? null)}
            />
          </Field>
          <Field label={t("warranty.fields.product")} htmlFor="claim-title">
            <Input id="claim-title" maxLength={250} value={title} onChange={(event) => setTitle(event.target.value)} />
          </Field>
        </>
      ) : null}
      {mayPick ? (
        <Field label={t("warranty.fields.serial")} htmlFor="claim-serial">
          <Choice
            id="claim-serial"
            label={t("warranty.fields.serial")}
            value={serial}
            options={[
              { value: ANY, label: t("warranty.claims.noSerial") },
              ...serials.map((one) => ({ value: one.serial, label: one.serial })),
            ]}
            onChange={setSerial}
          />
        </Field>
      ) : null}
      {known ? null : (
        <WholeNumberField
          id="claim-quantity"
          label={t("warranty.fields.units")}
          hint={
            warranty?.remaining !== undefined
              ? t("warranty.lookUp.remaining", { remaining: warranty.remaining, quantity: warranty.quantity })
              : undefined
          }
          value={quantity}
          error={units ? null : t("warranty.register.units")}
          onChange={setQuantity}
        />
      )}
      <FaultField id="claim-fault" value={fault} onChange={setFault} />
      <Field label={t("warranty.fields.description")} htmlFor="claim-description">
        <Textarea
          id="claim-description"
          rows={4}
          maxLength={5000}
          placeholder={t("warranty.claims.descriptionPlaceholder")}
          value={description}
          onChange={(event) => setDescription(event.target.value)}
        />
      </Field>
      <Field label={t("warranty.fields.assignee")} htmlFor="claim-assignee">
        <OwnerChoice
          id="claim-assignee"
          label={t("warranty.fields.assignee")}
          value={assignee === undefined ? user_id : assignee}
          onChange={setAssignee}
        />
      </Field>
    </ActionDialog>
  )
}
