import { ArrowDownTray, CalendarMini, PencilSquare, User, XCircle } from "@medusajs/icons"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionMenu } from "../../shared/action-menu"
import { Day } from "../../shared/day"
import { saveFile } from "../../shared/save-file"
import { useShortcut } from "../../shared/use-shortcut"
import { NewClaimDialog } from "../claims/new-claim-dialog"
import { CoverageReasons } from "../coverage-reasons"
import { WARRANTIES_PATH, WarrantyDetail } from "../queries"
import { CoverageBadge, WarrantyStatus } from "../warranty-status"
import { AttachDialog } from "./attach-dialog"
import { CancelDialog, ExtendDialog, SerialsDialog, TransferDialog } from "./warranty-dialogs"

type Dialog = "attach" | "claim" | "serials" | "transfer" | "extend" | "cancel"

/** Is it covered, until when, why; and what can be done with it. */
export const WarrantyHeader = ({ warranty }: { warranty: WarrantyDetail }) => {
  const { t } = useTranslation("crm")
  const { coverage } = warranty
  return (
    <Container className="flex flex-col gap-4 px-6 py-4 md:flex-row md:items-start md:justify-between">
      <div className="flex min-w-0 flex-col gap-y-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Heading>{warranty.number}</Heading>
          {coverage ? <CoverageBadge coverage={coverage} /> : <WarrantyStatus warranty={warranty} />}
        </div>
        <Text size="small" className="text-ui-fg-base break-words">
          {warranty.title}
        </Text>
        {coverage ? <CoverageReasons coverage={coverage} /> : null}
        {warranty.unfit_title ? (
          <Text size="small" className="text-ui-fg-error">
            {t("warranty.unfit.reason", { title: warranty.unfit_title })}
          </Text>
        ) : null}
      </div>
      <div className="flex shrink-0 items-center justify-between gap-x-4 md:justify-end">
        <div className="md:text-end">
          <Text size="small" className="text-ui-fg-subtle">
            {t("warranty.fields.ends")}
          </Text>
          <Heading data-testid="crm-warranty-ends">
            <Day value={warranty.ends_date} />
          </Heading>
        </div>
        <Acts warranty={warranty} />
      </div>
    </Container>
  )
}

const Acts = ({ warranty }: { warranty: WarrantyDetail }) => {
  const { t } = useTranslation("crm")
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const close = (): void => setDialog(null)
  const isOver = warranty.status === "canceled"
  const refused = { disabled: isOver, disabledTooltip: isOver ? t("warranty.refused.canceled") : undefined }
  const waitsForGoods = warranty.status === "pending" && warranty.source === "sold" && !warranty.product_id
  const nothingLeft = (warranty.remaining ?? warranty.quantity) <= 0
  useShortcut("c", () => setDialog("claim"), { enabled: !nothingLeft })
  useShortcut("n", () => setDialog("claim"), { enabled: !nothingLeft })
  const certificate = (): void => {
    saveFile(`${WARRANTIES_PATH}/${warranty.id}/certificate`, { filename: `${warranty.number}.pdf` })
  }
  return (
    <div className="flex items-center gap-x-2">
      {waitsForGoods && warranty.customer_id ? (
        <Button size="small" onClick={() => setDialog("attach")}>
          {t("warranty.attach.action")}
        </Button>
      ) : null}
      {nothingLeft || waitsForGoods ? null : (
        <Button size="small" onClick={() => setDialog("claim")}>
          {t("warranty.claims.new")}
        </Button>
      )}
      <ActionMenu
        variant="primary"
        groups={[
          { actions: [{ icon: <ArrowDownTray />, label: t("warranty.certificate"), onClick: certificate }] },
          {
            actions: [
              {
                icon: <PencilSquare />,
                label: t("warranty.serials.action"),
                onClick: () => setDialog("serials"),
                ...refused,
              },
              {
                icon: <User />,
                label: t("warranty.transfer.action"),
                onClick: () => setDialog("transfer"),
                ...refused,
              },
              {
                icon: <CalendarMini />,
                label: t("warranty.extend.action"),
                onClick: () => setDialog("extend"),
                ...refused,
              },
              { icon: <XCircle />, label: t("warranty.cancel.action"), onClick: () => setDialog("cancel"), ...refused },
            ],
          },
        ]}
      />
      {dialog === "claim" ? <NewClaimDialog about={{ warranty_id: warranty.id }} onClose={close} /> : null}
      {dialog === "attach" ? <AttachDialog warranty={warranty} onClose={close} /> : null}
      {dialog === "serials" ? <SerialsDialog warranty={warranty} onClose={close} /> : null}
      {dialog === "transfer" ? <TransferDialog warranty={warranty} onClose={close} /> : null}
      {dialog === "extend" ? <ExtendDialog warranty={warranty} onClose={close} /> : null}
      {dialog === "cancel" ? <CancelDialog warranty={warranty} onClose={close} /> : null}
    </div>
  )
}
