import { ArrowUturnLeft, Trash } from "@medusajs/icons"
import { Button, Text, usePrompt } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionMenu } from "../../shared/action-menu"
import { Section } from "../../shared/section"
import { DocumentStatus } from "../../shared/status-badge"
import { WARRANTIES_PATH, WarrantyDetail, WarrantyUnit } from "../queries"
import { useWarrantyAct } from "../use-warranty-act"
import { SerialsDialog } from "./warranty-dialogs"

/** Serial numbers of its units, where they are known. */
export const UnitsSection = ({ warranty }: { warranty: WarrantyDetail }) => {
  const { t } = useTranslation("crm")
  const [adding, setAdding] = useState(false)
  const canAdd = warranty.status !== "canceled" && warranty.units.length < warranty.original_quantity
  return (
    <Section
      title={t("warranty.serials.title")}
      actions={
        canAdd ? (
          <Button size="small" variant="secondary" onClick={() => setAdding(true)}>
            {t("warranty.serials.action")}
          </Button>
        ) : undefined
      }
    >
      {warranty.units.length ? (
        warranty.units.map((unit) => <UnitRow key={unit.id} warranty={warranty} unit={unit} />)
      ) : (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("warranty.serials.none")}
        </Text>
      )}
      {adding ? <SerialsDialog warranty={warranty} onClose={() => setAdding(false)} /> : null}
    </Section>
  )
}

const UnitRow = ({ warranty, unit }: { warranty: WarrantyDetail; unit: WarrantyUnit }) => {
  const { t } = useTranslation("crm")
  const ask = usePrompt()
  const path = `${WARRANTIES_PATH}/${warranty.id}/serials/${unit.id}`
  const mark = useWarrantyAct({ path, done: t("common.saved") })
  const remove = useWarrantyAct({ path, method: "DELETE", done: t("warranty.serials.removed") })
  const isBack = unit.status === "returned"
  return (
    <div className="flex items-center justify-between gap-x-4 px-6 py-2">
      <Text size="small" leading="compact" className="min-w-0 break-all tabular-nums">
        {unit.serial}
      </Text>
      <div className="flex shrink-0 items-center gap-x-2">
        <DocumentStatus kind="warranty_unit" status={unit.status} />
        {unit.status === "replaced" ? null : (
          <ActionMenu
            groups={[
              {
                actions: [
                  {
                    icon: <ArrowUturnLeft />,
                    label: t(isBack ? "warranty.serials.outAgain" : "warranty.serials.cameBack"),
                    onClick: () => mark.mutate({ status: isBack ? "active" : "returned" }),
                  },
                  {
                    icon: <Trash />,
                    label: t("common.remove"),
                    onClick: async () => {
                      const sure = await ask({
                        title: t("warranty.serials.removeTitle", { serial: unit.serial }),
                        description: t("warranty.serials.removeText"),
                        confirmText: t("common.remove"),
                        cancelText: t("common.cancel"),
                        variant: "danger",
                      })
                      if (sure) {
                        remove.mutate()
                      }
                    },
                  },
                ],
              },
            ]}
          />
        )}
      </div>
    </div>
  )
}
