import { Button, Drawer } from "@medusajs/ui"
import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useRef } from "react"
import { useTranslation } from "react-i18next"

import { AddressRows } from "../delivery/address-rows"
import { deliveryQuery } from "../delivery/queries"
import { ErrorState } from "../shared/error-state"
import { crmKeys } from "../shared/query-keys"
import { TextSkeleton } from "../shared/skeletons"

type AddressDialogProps = {
  orderId: string
  /** What the follow-up says. */
  sentence: string
  /** It was asked again or decided here. */
  onDone: () => void
  onClose: () => void
}

/** Where an order goes, beside what its buyer says, decided without leaving the day's list. */
export const AddressDialog = ({ orderId, sentence, onDone, onClose }: AddressDialogProps) => {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const { data, error, isPending, refetch } = useQuery(deliveryQuery(orderId))
  const now = data && `${data.address.state} ${data.address.round} ${data.address.decided_at}`
  const before = useRef<string | undefined>(undefined)
  before.current ??= now
  const close = (): void => {
    if (now !== before.current) {
      onDone()
    }
    void client.invalidateQueries({ queryKey: crmKeys.followUps.all })
    onClose()
  }
  return (
    <Drawer open onOpenChange={(next) => (next ? undefined : close())}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t("delivery.address.title")}</Drawer.Title>
          <Drawer.Description>{sentence}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex-1 overflow-y-auto p-0">
          {isPending ? <TextSkeleton lines={4} /> : null}
          {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
          {data ? <AddressRows delivery={data} /> : null}
        </Drawer.Body>
        <Drawer.Footer>
          <Button type="button" size="small" variant="secondary" onClick={close}>
            {t("common.close")}
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
