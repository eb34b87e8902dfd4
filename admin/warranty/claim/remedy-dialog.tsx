import { Alert, Input, RadioGroup } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { Choice } from "../../shared/choice"
import { DecimalField } from "../../shared/decimal-field"
import { Field } from "../../shared/field"
import { filled } from "../../shared/filled"
import { NoteField } from "../../shared/note-field"
import { parseDecimal } from "../../shared/parse-decimal"
import { Tick } from "../../shared/tick"
import { ClaimDetail, REMEDIES, Remedy, stockLocationsQuery } from "../claim-queries"
import { isBadAmount } from "../rules/bad-amount"
import { VariantField } from "../variant-field"
import { useClaimAct } from "./use-claim-act"

type RemedyDialogProps = {
  claim: ClaimDetail
  /** What is chosen when it opens. */
  start: Remedy | null
  onClose: () => void
}

/** What is done for the customer. A repair is ours; replacing and refunding is carried out by the host's own documents. */
export const RemedyDialog = ({ claim, start, onClose }: RemedyDialogProps) => {
  const { t } = useTranslation("crm")
  const { data: locations } = useQuery(stockLocationsQuery())
  // What was never sold here can be neither replaced nor paid back by the host.
  const choices = REMEDIES.filter((one) => claim.order_id || one === "repair" || one === "advice")
  const [remedy, setRemedy] = useState<Remedy>(start ?? "repair")
  const [locationId, setLocationId] = useState<string | null>(null)
  const [variantId, setVariantId] = useState<string | null>(null)
  const [returnGoods, setReturnGoods] = useState(true)
  const [amount, setAmount] = useState("")
  const [technician, setTechnician] = useState(claim.technician ?? "")
  const [goodwill, setGoodwill] = useState(false)
  const [note, setNote] = useState("")
  const begins = remedy === "repair" && claim.status === "approved"
  const mayBeGoodwill = !claim.is_goodwill && !begins && remedy !== "advice"
  const location = locationId ?? locations?.[0]?.id
  const refund = parseDecimal(amount)
  const wrong = remedy === "refund" && !returnGoods && isBadAmount(amount, true)
  const save = useClaimAct(claim, begins ? "/start-repair" : "/resolve", {
    done: t(begins ? "warranty.claim.repairBegun" : "warranty.claim.resolved"),
    quiet: true,
    onDone: onClose,
  })
  const body = {
    repair: begins ? filled({ technician }) : {},
    replace: { return_goods: returnGoods, location_id: location, ...(variantId ? { variant_id: variantId } : {}) },
    // What comes back is refunded at its share of the invoice; another amount is for units that the customer keeps.
    refund: {
      return_goods: returnGoods,
      location_id: location,
      ...(refund === null || returnGoods ? {} : { amount: refund }),
    },
    advice: {},
  }[remedy]
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("warranty.remedy.title", { number: claim.number })}
      description={t("warranty.remedy.description")}
      confirm={t(begins ? "warranty.remedy.begin" : `warranty.remedy.confirm.${remedy}`)}
      disabled={wrong}
      saving={save.isPending}
      error={save.error}
      onConfirm={() =>
        save.mutate({
          ...(begins ? {} : { remedy }),
          ...body,
          ...(mayBeGoodwill && goodwill ? { goodwill: true } : {}),
          ...filled({ note }),
        })
      }
    >
      <RadioGroup
        aria-label={t("warranty.fields.remedy")}
        value={remedy}
        onValueChange={(picked) => setRemedy(picked as Remedy)}
      >
        {choices.map((one) => (
          <RadioGroup.ChoiceBox
            key={one}
            value={one}
            label={t(`warranty.remedies.${one}`)}
            description={t(
              one === "repair" && claim.status === "in_repair"
                ? "warranty.remedy.hints.repaired"
                : `warranty.remedy.hints.${one}`
            )}
          />
        ))}
      </RadioGroup>
      {begins ? (
        <Field label={t("warranty.fields.technician")} htmlFor="remedy-technician" optional>
          <Input
            id="remedy-technician"
            maxLength={200}
            value={technician}
            onChange={(event) => setTechnician(event.target.value)}
          />
        </Field>
      ) : null}
      {remedy === "replace" ? (
        <VariantField
          id="remedy-variant"
          label={t("warranty.remedy.other")}
          hint={t("warranty.remedy.otherHint")}
          optional
          value={variantId}
          onChange={(variant) => setVariantId(variant?.id ?? null)}
        />
      ) : null}
      {remedy === "refund" && !returnGoods ? (
        <DecimalField
          id="remedy-amount"
          label={t("warranty.remedy.amount")}
          optional
          hint={t("warranty.remedy.amountHint", { currency: claim.costs.currency_code.toUpperCase() })}
          error={wrong ? t("warranty.amountBad") : null}
          value={amount}
          onChange={setAmount}
        />
      ) : null}
      {remedy === "replace" || remedy === "refund" ? (
        <>
          <Tick
            id="remedy-return"
            label={t("warranty.remedy.returnGoods")}
            hint={t("warranty.remedy.returnHint")}
            checked={returnGoods}
            onChange={setReturnGoods}
          />
          {locations?.length ? (
            <Field label={t("warranty.fields.location")} htmlFor="remedy-location">
              <Choice
                id="remedy-location"
                label={t("warranty.fields.location")}
                value={location ?? null}
                options={locations.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={setLocationId}
              />
            </Field>
          ) : null}
          <Alert variant="info">{t(`warranty.remedy.native.${remedy}`)}</Alert>
          {remedy === "replace" && claim.warranty?.transferred_at ? (
            <Alert variant="warning">{t("warranty.remedy.handedOn")}</Alert>
          ) : null}
        </>
      ) : null}
      {mayBeGoodwill ? (
        <Tick
          id="remedy-goodwill"
          label={t("warranty.claims.goodwill")}
          hint={t("warranty.approve.goodwillHint")}
          checked={goodwill}
          onChange={setGoodwill}
        />
      ) : null}
      <NoteField id="remedy-note" value={note} onChange={setNote} />
    </ActionDialog>
  )
}
