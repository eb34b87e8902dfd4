import { Text, Textarea } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { ActionDialog } from "../shared/action-dialog"
import { Day } from "../shared/day"
import { ErrorState } from "../shared/error-state"
import { Field } from "../shared/field"
import { TextSkeleton } from "../shared/skeletons"
import { orderSerialsPath, orderSerialsQuery, ShippedItem, warrantyHref } from "./queries"
import { serialsIn } from "./rules/serials-in"
import { useWarrantyAct } from "./use-warranty-act"

type OrderSerialsDialogProps = { orderId: string; onClose: () => void }

/** Which units went out with an order: typed as it is shipped, and on the cover of each from its first day. */
export const OrderSerialsDialog = ({ orderId, onClose }: OrderSerialsDialogProps) => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(orderSerialsQuery(orderId))
  const [texts, setTexts] = useState<Record<string, string>>({})
  const save = useWarrantyAct({ path: orderSerialsPath(orderId), done: t("warranty.serials.done"), quiet: true, onDone: onClose }) // prettier-ignore
  const items = Object.entries(texts).flatMap(([fulfillment_item_id, text]) => {
    const serials = serialsIn(text)
    return serials.length ? [{ fulfillment_item_id, serials }] : []
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("warranty.serials.title")}
      description={t("warranty.shipped.description")}
      confirm={t("common.save")}
      disabled={!items.length}
      saving={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate({ items })}
    >
      {isPending ? <TextSkeleton lines={3} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {data && !data.items.length ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("warranty.shipped.none")}
        </Text>
      ) : null}
      {data?.items.map((item) => (
        <ItemField
          key={item.fulfillment_item_id}
          item={item}
          value={texts[item.fulfillment_item_id] ?? ""}
          onChange={(text) => setTexts({ ...texts, [item.fulfillment_item_id]: text })}
        />
      ))}
    </ActionDialog>
  )
}

type ItemFieldProps = { item: ShippedItem; value: string; onChange: (text: string) => void }

const ItemField = ({ item, value, onChange }: ItemFieldProps) => {
  const { t } = useTranslation("crm")
  const id = `serials-${item.fulfillment_item_id}`
  const known = item.serials.filter(({ refusal }) => !refusal)
  const room = Math.max(item.quantity - known.length, 0)
  const day = item.delivered_date ?? item.shipped_date
  return (
    <div className="flex flex-col gap-y-2">
      <Field
        label={`${item.quantity} × ${item.title}`}
        htmlFor={id}
        hint={room ? t("warranty.shipped.room", { count: room }) : t("warranty.shipped.full")}
      >
        {room ? (
          <Textarea id={id} rows={Math.min(room, 4)} value={value} onChange={(event) => onChange(event.target.value)} />
        ) : null}
      </Field>
      {day ? (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t(item.delivered_date ? "warranty.shipped.delivered" : "warranty.shipped.shipped")} <Day value={day} />
        </Text>
      ) : null}
      <ul className="flex flex-col gap-y-1">
        {item.serials.map(({ serial, warranty_id, warranty_number, refusal }) => (
          <li key={serial} className="txt-compact-small flex flex-wrap gap-x-2">
            <span className="font-mono">{serial}</span>
            {warranty_id ? (
              <Link to={warrantyHref(warranty_id)} className="text-ui-fg-interactive-hover">
                {warranty_number}
              </Link>
            ) : (
              <span className={refusal ? "text-ui-fg-error" : "text-ui-fg-subtle"}>
                {refusal ?? t("warranty.shipped.waits")}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
