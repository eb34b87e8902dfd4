import { Button, Container, Heading, Text, Tooltip } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { useAccess } from "../shared/use-access"
import { OpeningDrawer } from "./opening-drawer"

/** What is still open of a ledger of before comes in here. */
export const OpeningBalancesSection = () => {
  const { t } = useTranslation("crm")
  const { can_money } = useAccess()
  const [open, setOpen] = useState(false)
  const button = (
    <Button size="small" variant="secondary" className="shrink-0" disabled={!can_money} onClick={() => setOpen(true)}>
      {t("opening.action")}
    </Button>
  )
  return (
    <Container className="p-0">
      <div className="flex items-start justify-between gap-x-4 px-6 py-4">
        <div>
          <Heading level="h2">{t("opening.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("opening.description")}
          </Text>
        </div>
        {can_money ? (
          button
        ) : (
          <Tooltip content={t("receivable.refused.money")}>
            <span tabIndex={0}>{button}</span>
          </Tooltip>
        )}
      </div>
      {open ? <OpeningDrawer onClose={() => setOpen(false)} /> : null}
    </Container>
  )
}
