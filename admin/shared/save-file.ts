import { toast } from "@medusajs/ui"

import { downloadFile, DownloadOptions } from "./download-file"
import { errorMessage } from "./sdk"

/** Saves a file of the API; where it is refused, the API's sentence is shown. */
export function saveFile(path: string, options: DownloadOptions = {}): void {
  downloadFile(path, options).catch((refused: unknown) => toast.error(errorMessage(refused)))
}
