import { Alert, Input, Text, Textarea, toast } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { ActionDialog } from "../../shared/action-dialog"
import { customerName } from "../../shared/customer-picker"
import { ErrorState } from "../../shared/error-state"
import { Field } from "../../shared/field"
import { sdk } from "../../shared/sdk"
import { TextSkeleton } from "../../shared/skeletons"
import { referenceHref } from "../queries"
import { erasurePath, erasureQuery, HostCustomer } from "./queries"

/** Takes a person out of the records for good: what goes, what the law keeps, what is still open, and a word to type. */
export const EraseDialog = ({ customer, onClose }: { customer: HostCustomer; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const known = customer.email ?? customerName(customer)
  const [confirm, setConfirm] = useState("")
  const [note, setNote] = useState("")
  const look = useQuery(erasureQuery(customer.id))
  const open = look.data?.open_business ?? []
  const others = (look.data?.customers ?? []).filter(({ id }) => id !== customer.id)
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      sdk.client.fetch(erasurePath(customer.id), { method: "POST", body: { confirm, note: note.trim() || null } }),
    onSuccess: async () => {
      toast.success(t("interaction.erasure.done"))
      onClose()
      await client.invalidateQueries({ queryKey: ["crm"] })
    },
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("interaction.erasure.title", { name: customerName(customer) })}
      description={t("interaction.erasure.description")}
      confirm={t("interaction.erasure.act")}
      danger
      disabled={!look.data || open.length > 0 || confirm.trim().toLowerCase() !== known.toLowerCase()}
      saving={isPending}
      error={error}
      onConfirm={() => mutate()}
    >
      {look.isPending ? <TextSkeleton lines={3} /> : null}
      {look.error ? <ErrorState compact error={look.error} onRetry={() => look.refetch()} /> : null}
      {open.length ? (
        <Alert variant="warning">
          {t("interaction.erasure.open")}
          <ul className="mt-2 list-disc pl-4">
            {open.map(({ reference, id, number }) => (
              <li key={id}>
                <Link
                  to={referenceHref({ reference, reference_id: id }) ?? "#"}
                  className="text-ui-fg-interactive-hover"
                >
                  {number}
                </Link>
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {look.data && !open.length ? (
        <>
          {others.length ? (
            <Alert variant="warning">
              {t("interaction.erasure.others")}
              <ul className="mt-2 list-disc pl-4">
                {others.map(({ id, name, email }) => (
                  <li key={id}>{[name, name === email ? null : email].filter(Boolean).join(" · ")}</li>
                ))}
              </ul>
            </Alert>
          ) : null}
          <Text size="small">{t("interaction.erasure.kept", { years: look.data.retention_years })}</Text>
          <Field
            label={t("interaction.erasure.note")}
            htmlFor="crm-erase-note"
            hint={t("interaction.erasure.noteHint")}
          >
            <Textarea
              id="crm-erase-note"
              rows={2}
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          </Field>
          <Field label={t("interaction.erasure.confirm", { known })} htmlFor="crm-erase-confirm">
            <Input
              id="crm-erase-confirm"
              autoComplete="off"
              value={confirm}
              onChange={(event) => setConfirm(event.target.value)}
            />
          </Field>
        </>
      ) : null}
    </ActionDialog>
  )
}
