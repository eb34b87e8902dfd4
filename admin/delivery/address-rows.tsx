import { Button, Text, Textarea } from "@medusajs/ui"
import { ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"

import { addressLines } from "../quote/rules/address"
import { Address } from "../quote/types"
import { ActionDialog } from "../shared/action-dialog"
import { Moment } from "../shared/day"
import { Field } from "../shared/field"
import { errorMessage } from "../shared/sdk"
import { DocumentStatus } from "../shared/status-badge"
import { OrderMailDialog } from "./order-mail-dialog"
import { Delivery, deliveryPaths } from "./queries"
import { useDeliveryAct } from "./use-delivery-act"

type Dialog = "ask" | "reject" | null

/** Where the goods are to go: asked, confirmed, or corrected by the buyer with both addresses side by side. */
export const AddressRows = ({ delivery }: { delivery: Delivery }) => {
  const { t } = useTranslation("crm")
  const [dialog, setDialog] = useState<Dialog>(null)
  const { address, order_id } = delivery
  const paths = deliveryPaths(order_id)
  const mayAsk = !delivery.is_canceled && !delivery.shipped_at && address.current_address !== null
  const close = (): void => setDialog(null)
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4" data-testid="crm-delivery-address">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Text size="small" leading="compact" weight="plus" className="text-ui-fg-subtle">
            {t("delivery.address.title")}
          </Text>
          <DocumentStatus kind="address" status={address.state} />
        </div>
        {mayAsk && address.state !== "corrected" ? (
          <Button size="small" variant="secondary" onClick={() => setDialog("ask")}>
            {t(address.state === "none" ? "delivery.address.ask" : "delivery.address.askAgain")}
          </Button>
        ) : null}
      </div>
      <Since delivery={delivery} />
      {address.state === "corrected" && address.proposed_address ? (
        <Correction delivery={delivery} onReject={() => setDialog("reject")} />
      ) : (
        <Lines address={address.current_address} />
      )}
      {delivery.is_packed && address.state !== "none" ? (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t("delivery.address.packed")}
        </Text>
      ) : null}
      {dialog === "ask" ? (
        <OrderMailDialog
          orderId={order_id}
          path={paths.ask}
          previewPath={paths.askPreview}
          title={t("delivery.address.askTitle")}
          description={t("delivery.address.askDescription")}
          confirm={t("delivery.address.askConfirm")}
          done={t("delivery.address.asked")}
          body={{ after_round: address.round }}
          onClose={close}
        />
      ) : null}
      {dialog === "reject" ? <RejectDialog delivery={delivery} onClose={close} /> : null}
    </div>
  )
}

/** Since when it stands so, and with whom. */
const Since = ({ delivery: { address } }: { delivery: Delivery }) => {
  const at = address.state === "asked" ? address.asked_at : (address.decided_at ?? address.answered_at)
  if (address.state === "none" || !at) {
    return null
  }
  return (
    <Text size="xsmall" className="text-ui-fg-subtle break-words">
      {address.recipient} · <Moment value={at} />
    </Text>
  )
}

const Lines = ({ address, marked }: { address: Address | null; marked?: Address | null }) => {
  const { t } = useTranslation("crm")
  const before = marked ? addressLines(marked) : null
  return (
    <address className="not-italic">
      {address ? (
        [...addressLines(address), address.phone].filter(Boolean).map((line) => (
          <Text
            key={line}
            size="small"
            weight={before && !before.includes(line!) && line !== marked?.phone ? "plus" : "regular"}
            className="break-words"
          >
            {line}
          </Text>
        ))
      ) : (
        <Text size="small" className="text-ui-fg-subtle">
          {t("delivery.address.none")}
        </Text>
      )}
    </address>
  )
}

const Side = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="bg-ui-bg-subtle min-w-0 rounded-lg px-4 py-3">
    <Text size="xsmall" weight="plus" className="text-ui-fg-subtle mb-1">
      {title}
    </Text>
    {children}
  </div>
)

/** What the order says and what the buyer says, what differs in bold, and the decision. */
const Correction = ({ delivery, onReject }: { delivery: Delivery; onReject: () => void }) => {
  const { t } = useTranslation("crm")
  const { address } = delivery
  const act = useDeliveryAct({ path: deliveryPaths(delivery.order_id).accept, done: t("delivery.address.accepted") })
  const country_code = address.current_address?.country_code ?? null
  return (
    <>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(150px,1fr))] gap-3">
        <Side title={t("delivery.address.current")}>
          <Lines address={address.current_address} />
        </Side>
        <Side title={t("delivery.address.proposed")}>
          <Lines address={{ ...address.proposed_address!, country_code }} marked={address.current_address ?? {}} />
        </Side>
      </div>
      {address.proposed_note ? (
        <Text size="small" className="whitespace-pre-line break-words">
          “{address.proposed_note}”
        </Text>
      ) : null}
      {delivery.shipped_at ? (
        <Text size="small" className="text-ui-fg-error">
          {t("delivery.address.shipped")}
        </Text>
      ) : null}
      {act.error ? (
        <Text size="small" className="text-ui-fg-error" role="alert">
          {errorMessage(act.error)}
        </Text>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          disabled={Boolean(delivery.shipped_at) || delivery.is_canceled}
          isLoading={act.isPending}
          onClick={() => act.mutate({ proposal_no: address.proposal_no })}
        >
          {t("delivery.address.accept")}
        </Button>
        <Button size="small" variant="secondary" onClick={onReject}>
          {t("delivery.address.reject")}
        </Button>
      </div>
    </>
  )
}

const RejectDialog = ({ delivery, onClose }: { delivery: Delivery; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const [note, setNote] = useState("")
  const act = useDeliveryAct({
    path: deliveryPaths(delivery.order_id).reject,
    done: t("delivery.address.rejected"),
    onDone: onClose,
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("delivery.address.rejectTitle")}
      description={t("delivery.address.rejectDescription")}
      confirm={t("delivery.address.reject")}
      saving={act.isPending}
      error={act.error}
      onConfirm={() =>
        act.mutate({ proposal_no: delivery.address.proposal_no, ...(note.trim() ? { note: note.trim() } : {}) })
      }
    >
      <Field label={t("delivery.address.reason")} htmlFor="crm-address-reason" optional hint={t("delivery.address.reasonHint")}>
        <Textarea
          id="crm-address-reason"
          rows={3}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Field>
    </ActionDialog>
  )
}
