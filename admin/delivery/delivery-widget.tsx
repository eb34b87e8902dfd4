import { AdminOrder, DetailWidgetProps } from "@medusajs/framework/types"
import { Button } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ErrorState } from "../shared/error-state"
import { TextSkeleton } from "../shared/skeletons"
import { WidgetSection } from "../widgets/widget-section"
import { AddressRows } from "./address-rows"
import { DateDialog } from "./date-dialog"
import { DeliveryHistory } from "./delivery-history"
import { LineRow } from "./line-row"
import { OrderMailDialog } from "./order-mail-dialog"
import { Delivery, deliveryPaths, deliveryQuery } from "./queries"
import { ToldRows } from "./told-rows"

type Dialog = "dates" | "tell" | null

/** On the host's order page: when its goods are promised, what the customer was told and said, and where they are to go. */
export const DeliveryWidget = ({ data: order }: DetailWidgetProps<AdminOrder>) => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(deliveryQuery(order.id))
  const [dialog, setDialog] = useState<Dialog>(null)
  const [history, setHistory] = useState(false)
  const close = (): void => setDialog(null)
  return (
    <>
      <WidgetSection
        title={t("delivery.title")}
        action={data ? <Actions delivery={data} onOpen={setDialog} /> : null}
      >
        {isPending ? <TextSkeleton lines={3} /> : null}
        {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
        {data ? (
          <>
            <ul className="divide-y" data-testid="crm-delivery-lines">
              {data.lines.map((line) => (
                <LineRow key={line.line_id} line={line} />
              ))}
            </ul>
            <ToldRows told={data.told} />
            <AddressRows delivery={data} />
            <div className="px-6 py-3">
              <Button size="small" variant="transparent" aria-expanded={history} onClick={() => setHistory(!history)}>
                {t(history ? "delivery.hideHistory" : "delivery.showHistory")}
              </Button>
            </div>
          </>
        ) : null}
      </WidgetSection>
      {data && history ? <DeliveryHistory delivery={data} /> : null}
      {data && dialog === "dates" ? (
        <DateDialog delivery={data} onClose={close} onTell={() => setDialog("tell")} />
      ) : null}
      {data && dialog === "tell" ? (
        <OrderMailDialog
          orderId={data.order_id}
          path={deliveryPaths(data.order_id).tell}
          previewPath={deliveryPaths(data.order_id).tellPreview}
          title={t("delivery.tell.title")}
          description={t("delivery.tell.description")}
          confirm={t("delivery.tell.confirm")}
          done={t("delivery.tell.done")}
          onClose={close}
        />
      ) : null}
    </>
  )
}

const Actions = ({ delivery, onOpen }: { delivery: Delivery; onOpen: (dialog: Dialog) => void }) => {
  const { t } = useTranslation("crm")
  const isOpen = !delivery.is_canceled && delivery.lines.some((line) => line.is_open)
  if (!isOpen) {
    return null
  }
  const [last] = delivery.told
  const isUntold = delivery.lines.some((line) => line.is_untold) || !last || last.mail?.state === "failed"
  return (
    <div className="flex flex-wrap justify-end gap-2">
      {isUntold ? (
        <Button size="small" variant="secondary" onClick={() => onOpen("tell")}>
          {t("delivery.tell.action")}
        </Button>
      ) : null}
      <Button size="small" variant="secondary" onClick={() => onOpen("dates")}>
        {t("delivery.dates.action")}
      </Button>
    </div>
  )
}
