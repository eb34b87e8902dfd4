import { toast } from "@medusajs/ui"

import { downloadFile } from "../../shared/download-file"
import { errorMessage } from "../../shared/sdk"
import { exportParams } from "../list-params"
import { ListParams } from "../queries"

/** Saves all that a list shows as CSV. */
export const useExport =
  (noun: "invoices" | "credit-notes", params: ListParams): (() => void) =>
  () => {
    downloadFile(`/admin/crm/${noun}/export`, { query: exportParams(params), filename: `${noun}.csv` }).catch(
      (error: unknown) => toast.error(errorMessage(error))
    )
  }
