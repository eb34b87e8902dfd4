import { toast } from "@medusajs/ui"
import { useQueryClient } from "@tanstack/react-query"

import { downloadFile, DownloadOptions } from "../../shared/download-file"
import { crmKeys } from "../../shared/query-keys"
import { errorMessage } from "../../shared/sdk"
import { exportParams } from "../list-params"
import { ListParams } from "../queries"

/** Saves a CSV in which invoices leave the house. */
export function useSaveExport(): (path: string, options: DownloadOptions) => void {
  const client = useQueryClient()
  return (path, options) => {
    downloadFile(path, options)
      // An invoice that was exported can no longer be voided.
      .then(() => client.invalidateQueries({ queryKey: crmKeys.invoices.all, refetchType: "none" }))
      .catch((error: unknown) => toast.error(errorMessage(error)))
  }
}

/** Saves all that a list shows as CSV. */
export function useExport(noun: "invoices" | "credit-notes", params: ListParams): () => void {
  const save = useSaveExport()
  return () => save(`/admin/crm/${noun}/export`, { query: exportParams(params), filename: `${noun}.csv` })
}
