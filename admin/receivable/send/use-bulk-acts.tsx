import { createDataTableCommandHelper, DataTableRowSelectionState, toast } from "@medusajs/ui"
import { useQueryClient } from "@tanstack/react-query"
import { ReactNode, useMemo, useState } from "react"
import { useTranslation } from "react-i18next"

import { downloadFile } from "../../shared/download-file"
import { errorMessage } from "../../shared/sdk"
import { useAccess } from "../../shared/use-access"
import { BulkSend } from "./bulk-send"
import { keysOf, SendNoun } from "./queries"

const helper = createDataTableCommandHelper()

/** The most that the server prints in one file. */
const MOST = 200

/** Ticking rows of a list, and what can be done with them: print as one file, send one after the other. */
export function useBulkActs(noun: SendNoun) {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const { can_money } = useAccess()
  const [state, setState] = useState<DataTableRowSelectionState>({})
  const [sending, setSending] = useState<string[] | null>(null)
  const commands = useMemo(() => {
    const idsOf = (selection: DataTableRowSelectionState): string[] =>
      Object.keys(selection).filter((id) => selection[id])
    const print = async (selection: DataTableRowSelectionState): Promise<void> => {
      const ids = idsOf(selection)
      if (ids.length > MOST) {
        toast.error(t("documents.bulk.tooMany", { count: MOST }))
        return
      }
      const note = toast.loading(t("documents.bulk.printing", { count: ids.length }))
      try {
        await downloadFile(`/admin/crm/${noun}/print`, { method: "POST", body: { ids } })
        setState({})
        await client.invalidateQueries({ queryKey: keysOf(noun).all })
      } catch (error) {
        toast.error(errorMessage(error))
      } finally {
        toast.dismiss(note)
      }
    }
    const send = (selection: DataTableRowSelectionState): void => setSending(idsOf(selection))
    return [
      helper.command({ label: t("documents.bulk.print"), shortcut: "p", action: (selection) => void print(selection) }),
      ...(can_money ? [helper.command({ label: t("documents.bulk.mail"), shortcut: "s", action: send })] : []),
    ]
  }, [t, noun, client, can_money])
  const dialog: ReactNode = sending ? (
    <BulkSend
      noun={noun}
      ids={sending}
      onClose={() => {
        setSending(null)
        setState({})
      }}
    />
  ) : null
  return { commands, rowSelection: { state, onRowSelectionChange: setState }, dialog }
}
