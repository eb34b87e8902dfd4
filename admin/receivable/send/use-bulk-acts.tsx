import { createDataTableCommandHelper, DataTableRowSelectionState, toast } from "@medusajs/ui"
import { ReactNode, useMemo, useState } from "react"
import { useTranslation } from "react-i18next"

import { useAccess } from "../../shared/use-access"
import { BulkPrint } from "./bulk-print"
import { BulkSend } from "./bulk-send"
import { SendNoun } from "./queries"

const helper = createDataTableCommandHelper()

/** The most that the server prints in one file. */
const MOST = 200

/** Ticking rows of a list, and what can be done with them: print as one file, send one after the other. */
export function useBulkActs(noun: SendNoun) {
  const { t } = useTranslation("crm")
  const { can_money } = useAccess()
  const [state, setState] = useState<DataTableRowSelectionState>({})
  const [open, setOpen] = useState<{ act: "print" | "send"; ids: string[] } | null>(null)
  const commands = useMemo(() => {
    const idsOf = (selection: DataTableRowSelectionState): string[] =>
      Object.keys(selection).filter((id) => selection[id])
    const print = (selection: DataTableRowSelectionState): void => {
      const ids = idsOf(selection)
      if (ids.length > MOST) {
        toast.error(t("documents.bulk.tooMany", { count: MOST }))
      } else {
        setOpen({ act: "print", ids })
      }
    }
    const send = (selection: DataTableRowSelectionState): void => setOpen({ act: "send", ids: idsOf(selection) })
    return [
      helper.command({ label: t("documents.bulk.print"), shortcut: "p", action: print }),
      ...(can_money ? [helper.command({ label: t("documents.bulk.mail"), shortcut: "s", action: send })] : []),
    ]
  }, [t, can_money])
  const close = (): void => {
    setOpen(null)
    setState({})
  }
  const Act = open?.act === "send" ? BulkSend : BulkPrint
  const dialog: ReactNode = open ? <Act noun={noun} ids={open.ids} onClose={close} /> : null
  return { commands, rowSelection: { state, onRowSelectionChange: setState }, dialog }
}
