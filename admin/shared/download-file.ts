import { dispositionName } from "./disposition"
import { sdk } from "./sdk"

export type DownloadOptions = {
  /** Query of the request, such as the filters of the list a CSV is made from. */
  query?: Record<string, string | number | string[] | undefined>
  method?: "GET" | "POST"
  body?: object
  /** Used when the answer does not name the file. */
  filename?: string
}

/**
 * Saves a PDF or CSV of the API under the name that the answer gives.
 *
 * @throws the API's own sentence if it refuses
 */
export async function downloadFile(path: string, options: DownloadOptions = {}): Promise<void> {
  const response = await sdk.client.fetch<Response>(path, {
    method: options.method ?? "GET",
    query: options.query,
    ...(options.body ? { body: options.body } : {}),
    headers: { accept: "application/octet-stream, application/pdf, text/csv" },
  })
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement("a")
  link.href = url
  link.download = dispositionName(response.headers.get("content-disposition")) ?? options.filename ?? "document"
  document.body.append(link)
  link.click()
  link.remove()
  // The browser reads the blob after the click returns.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
