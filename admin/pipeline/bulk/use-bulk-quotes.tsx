import { createDataTableCommandHelper, DataTableRowSelectionState, toast } from "@medusajs/ui"
import { ReactNode, useMemo, useState } from "react"
import { useTranslation } from "react-i18next"

import { BulkAct } from "../queries"
import { BulkDialog } from "./bulk-dialog"

const helper = createDataTableCommandHelper()

/** The most that the server changes at once. */
const MOST = 200

const ACTS: { act: BulkAct; shortcut: string }[] = [
  { act: "assign", shortcut: "a" },
  { act: "stage", shortcut: "s" },
  { act: "extend", shortcut: "e" },
  { act: "cancel", shortcut: "x" },
]

/** Ticking quotes of the list, and what can be done with them together. */
export function useBulkQuotes() {
  const { t } = useTranslation("crm")
  const [state, setState] = useState<DataTableRowSelectionState>({})
  const [open, setOpen] = useState<{ act: BulkAct; ids: string[] } | null>(null)
  const commands = useMemo(
    () =>
      ACTS.map(({ act, shortcut }) =>
        helper.command({
          label: t(`pipeline.bulk.acts.${act}`),
          shortcut,
          action: (selection) => {
            const ids = Object.keys(selection).filter((id) => selection[id])
            if (ids.length > MOST) {
              toast.error(t("pipeline.bulk.tooMany", { count: MOST }))
            } else {
              setOpen({ act, ids })
            }
          },
        })
      ),
    [t]
  )
  const dialog: ReactNode = open ? (
    <BulkDialog {...open} onDone={() => setState({})} onClose={() => setOpen(null)} />
  ) : null
  return { commands, rowSelection: { state, onRowSelectionChange: setState }, dialog }
}
