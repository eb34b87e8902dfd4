import { Input, Textarea } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { Field } from "../../shared/field"
import { crmKeys } from "../../shared/query-keys"
import { sdk } from "../../shared/sdk"
import { InvoiceDetail } from "../queries"

/** What a draft says beside its lines, until issuing freezes it. */
export const DraftDialog = ({ invoice, onClose }: { invoice: InvoiceDetail; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const [values, setValues] = useState({
    purchase_order_number: invoice.purchase_order_number ?? "",
    buyer_reference: invoice.buyer_reference ?? "",
    notes: invoice.notes ?? "",
  })
  const set = (change: Partial<typeof values>): void => setValues((current) => ({ ...current, ...change }))
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      sdk.client.fetch(`/admin/crm/invoices/${invoice.id}`, {
        method: "POST",
        body: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim() || null])),
      }),
    onSuccess: async () => {
      onClose()
      await client.invalidateQueries({ queryKey: crmKeys.invoices.all })
    },
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("documents.edit.title")}
      description={t("documents.edit.text")}
      confirm={t("common.save")}
      saving={isPending}
      error={error}
      onConfirm={() => mutate()}
    >
      <Field label={t("receivable.fields.purchaseOrder")} htmlFor="draft-po" optional>
        <Input
          id="draft-po"
          maxLength={100}
          value={values.purchase_order_number}
          onChange={(event) => set({ purchase_order_number: event.target.value })}
        />
      </Field>
      <Field
        label={t("documents.buyerReference")}
        htmlFor="draft-reference"
        optional
        hint={t("documents.buyerReferenceHint")}
      >
        <Input
          id="draft-reference"
          maxLength={100}
          value={values.buyer_reference}
          onChange={(event) => set({ buyer_reference: event.target.value })}
        />
      </Field>
      <Field label={t("documents.notes")} htmlFor="draft-notes" optional hint={t("documents.notesHint")}>
        <Textarea
          id="draft-notes"
          rows={5}
          maxLength={5000}
          value={values.notes}
          onChange={(event) => set({ notes: event.target.value })}
        />
      </Field>
    </ActionDialog>
  )
}
