import { Button } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { LogShortcut } from "../interaction/log-shortcut"
import { useNamedHostControls } from "../shared/use-named-host-controls"
import { useShortcut } from "../shared/use-shortcut"
import { RegisterDialog } from "./entitlement/register-dialog"
import { SerialsCsvDialog } from "./entitlement/serials-csv-dialog"
import { WarrantyTable } from "./list/warranty-table"
import { LOOK_UP_ID, LookUpSection } from "./look-up-section"

/** CRM › Warranties: is this unit covered, until when, and why? `/` looks up. */
export const WarrantiesPage = () => {
  useNamedHostControls()
  const { t } = useTranslation("crm")
  const [dialog, setDialog] = useState<"register" | "csv" | null>(null)
  const close = (): void => setDialog(null)
  useShortcut("/", () => document.getElementById(LOOK_UP_ID)?.focus())
  return (
    <div className="flex w-full flex-col gap-y-3">
      <LogShortcut />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <Button size="small" variant="secondary" onClick={() => setDialog("csv")}>
          {t("warranty.csv.action")}
        </Button>
        <Button size="small" onClick={() => setDialog("register")}>
          {t("warranty.register.action")}
        </Button>
      </div>
      <LookUpSection />
      <WarrantyTable />
      {dialog === "register" ? <RegisterDialog onClose={close} /> : null}
      {dialog === "csv" ? <SerialsCsvDialog onClose={close} /> : null}
    </div>
  )
}
