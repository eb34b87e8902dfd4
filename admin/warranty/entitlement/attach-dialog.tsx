import { Select, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"

import { ActionDialog } from "../../shared/action-dialog"
import { Field } from "../../shared/field"
import { WARRANTIES_PATH, warrantiesQuery, Warranty, warrantyHref } from "../queries"
import { useWarrantyAct } from "../use-warranty-act"

/** Sold cover goes on with goods of its customer that it is for. */
export const AttachDialog = ({ warranty, onClose }: { warranty: Warranty; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const navigate = useNavigate()
  const [chosen, setChosen] = useState("")
  const { data } = useQuery(
    warrantiesQuery({
      limit: 100,
      offset: 0,
      customer_id: warranty.customer_id ?? "",
      has_units: true,
      status: ["active", "not_begun", "expired"],
    })
  )
  const goods = (data?.warranties ?? []).filter(({ basis }) => basis !== "service")
  const save = useWarrantyAct<{ warranty: Warranty }>({
    path: `${WARRANTIES_PATH}/${warranty.id}/attach`,
    done: t("warranty.attach.done"),
    quiet: true,
    onDone: (answer) => {
      onClose()
      void navigate(warrantyHref(answer.warranty.id))
    },
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("warranty.attach.title", { number: warranty.number })}
      description={t("warranty.attach.description")}
      confirm={t("warranty.attach.action")}
      disabled={!chosen}
      saving={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate({ warranty_id: chosen })}
    >
      {data && !goods.length ? <Text size="small">{t("warranty.attach.none")}</Text> : null}
      <Field label={t("warranty.attach.goods")} htmlFor="attach-goods">
        <Select value={chosen} onValueChange={setChosen}>
          <Select.Trigger id="attach-goods">
            <Select.Value placeholder={t("warranty.attach.choose")} />
          </Select.Trigger>
          <Select.Content>
            {goods.map(({ id, number, title, plan_name }) => (
              <Select.Item key={id} value={id}>
                {[title, plan_name, number].join(" · ")}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      </Field>
    </ActionDialog>
  )
}
