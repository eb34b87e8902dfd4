import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { Choice } from "../../shared/choice"
import { DecimalField } from "../../shared/decimal-field"
import { Field } from "../../shared/field"
import { filled } from "../../shared/filled"
import { NoteField } from "../../shared/note-field"
import { onceKey } from "../../shared/once-key"
import { parseDecimal } from "../../shared/parse-decimal"
import { WholeNumberField } from "../../shared/whole-number-field"
import { ClaimDetail, stockLocationsQuery } from "../claim-queries"
import { isBadAmount } from "../rules/bad-amount"
import { VariantField } from "../variant-field"
import { useClaimAct } from "./use-claim-act"

/** A part out of one location's stock, at what it costs the house. */
export const PartDialog = ({ claim, onClose }: { claim: ClaimDetail; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const { data: locations } = useQuery(stockLocationsQuery())
  const [variantId, setVariantId] = useState<string | null>(null)
  const [locationId, setLocationId] = useState<string | null>(null)
  const [quantity, setQuantity] = useState("1")
  const [cost, setCost] = useState("")
  const [note, setNote] = useState("")
  const [key] = useState(onceKey)
  const units = /^[1-9]\d{0,5}$/.test(quantity.trim()) ? parseInt(quantity, 10) : null
  const unitCost = parseDecimal(cost)
  const wrong = isBadAmount(cost)
  const location = locationId ?? locations?.[0]?.id ?? null
  const save = useClaimAct(claim, "/parts", { done: t("warranty.repair.partUsed"), quiet: true, onDone: onClose })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("warranty.repair.usePart")}
      description={t("warranty.repair.partText")}
      confirm={t("warranty.repair.usePart")}
      disabled={!variantId || !location || !units || wrong}
      saving={save.isPending}
      error={save.error}
      onConfirm={() =>
        save.mutate({
          variant_id: variantId,
          location_id: location,
          quantity: units,
          ...(unitCost === null ? {} : { unit_cost: unitCost }),
          ...filled({ note }),
          idempotency_key: key,
        })
      }
    >
      <VariantField
        id="part-variant"
        label={t("warranty.fields.part")}
        value={variantId}
        onChange={(variant) => setVariantId(variant?.id ?? null)}
      />
      <Field label={t("warranty.fields.location")} htmlFor="part-location">
        <Choice
          id="part-location"
          label={t("warranty.fields.location")}
          value={location}
          options={(locations ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setLocationId}
        />
      </Field>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <WholeNumberField
          id="part-quantity"
          label={t("warranty.fields.quantity")}
          value={quantity}
          error={units ? null : t("warranty.register.units")}
          onChange={setQuantity}
        />
        <DecimalField
          id="part-cost"
          label={t("warranty.fields.unitCost")}
          optional
          hint={t("warranty.repair.costHint", { currency: claim.costs.currency_code.toUpperCase() })}
          error={wrong ? t("warranty.amountBad") : null}
          value={cost}
          onChange={setCost}
        />
      </div>
      <NoteField id="part-note" value={note} onChange={setNote} />
    </ActionDialog>
  )
}
