import { Button, DropdownMenu, IconButton, Tabs } from "@medusajs/ui"
import { EllipsisHorizontal } from "@medusajs/icons"
import { ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router-dom"

import { LogShortcut } from "../interaction/log-shortcut"
import { afterMenu } from "../shared/after-menu"
import { useNamedHostControls } from "../shared/use-named-host-controls"
import { useShortcut } from "../shared/use-shortcut"
import { ClaimsTab } from "./claims/claims-tab"
import { ClaimAbout, NewClaimDialog } from "./claims/new-claim-dialog"
import { RegisterDialog } from "./entitlement/register-dialog"
import { SerialsCsvDialog } from "./entitlement/serials-csv-dialog"
import { UnfitNotice } from "./list/unfit-notice"
import { WarrantyTable } from "./list/warranty-table"
import { CostsTab } from "./costs/costs-tab"
import { LOOK_UP_ID, LookUpSection } from "./look-up-section"

type Dialog = { what: "claim"; about: ClaimAbout } | { what: "register" } | { what: "csv" } | null

const TABS = ["warranties", "claims", "costs"] as const

/** CRM › Warranties: is this unit covered, until when, what do we do now? `/` looks up, `c` or `n` takes up a claim. */
export const WarrantiesPage = () => {
  useNamedHostControls()
  const { t } = useTranslation("crm")
  const [params, setParams] = useSearchParams()
  const [dialog, setDialog] = useState<Dialog>(null)
  const tab = TABS.find((name) => name === params.get("tab")) ?? "warranties"
  const close = (): void => setDialog(null)
  const claim = (warranty_id: string | null): void => setDialog({ what: "claim", about: { warranty_id } })
  useShortcut("c", () => claim(null))
  useShortcut("n", () => claim(null))
  useShortcut("/", () =>
    (document.getElementById(LOOK_UP_ID) ?? document.querySelector<HTMLElement>('main input[type="search"]'))?.focus()
  )
  const content: Record<(typeof TABS)[number], ReactNode> = {
    warranties: (
      <>
        <LookUpSection onClaim={claim} />
        <UnfitNotice />
        <WarrantyTable />
      </>
    ),
    claims: <ClaimsTab />,
    costs: <CostsTab />,
  }
  return (
    <div className="flex w-full flex-col gap-y-3">
      <LogShortcut />
      <div className="flex flex-wrap items-center justify-between gap-3">
        {/* Each tab has filters of its own. */}
        <Tabs value={tab} onValueChange={(next) => setParams(next === "warranties" ? {} : { tab: next })}>
          <Tabs.List>
            {TABS.map((name) => (
              <Tabs.Trigger key={name} value={name} className="whitespace-nowrap">
                {t(`warranty.tabs.${name}`)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
        </Tabs>
        <div className="flex items-center gap-x-2">
          <Button size="small" onClick={() => claim(null)}>
            {t("warranty.claims.new")}
          </Button>
          <DropdownMenu>
            <DropdownMenu.Trigger asChild>
              <IconButton size="small" aria-label={t("common.more")}>
                <EllipsisHorizontal />
              </IconButton>
            </DropdownMenu.Trigger>
            <DropdownMenu.Content align="end">
              <DropdownMenu.Item onSelect={afterMenu(() => setDialog({ what: "register" }))}>
                {t("warranty.register.action")}
              </DropdownMenu.Item>
              <DropdownMenu.Item onSelect={afterMenu(() => setDialog({ what: "csv" }))}>
                {t("warranty.csv.action")}
              </DropdownMenu.Item>
            </DropdownMenu.Content>
          </DropdownMenu>
        </div>
      </div>
      {content[tab]}
      {dialog?.what === "claim" ? <NewClaimDialog about={dialog.about} onClose={close} /> : null}
      {dialog?.what === "register" ? <RegisterDialog onClose={close} /> : null}
      {dialog?.what === "csv" ? <SerialsCsvDialog onClose={close} /> : null}
    </div>
  )
}
