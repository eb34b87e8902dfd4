import { DocumentList, Execute, ListRequest, selectionOf } from "./list-documents"

/** Rows that are in memory at once. */
const BATCH = 1000

/**
 * Reads everything that a list's filters leave, in its order, a batch at a time, as it stood when the reading began.
 *
 * @param execute - of one transaction, for the database keeps the place in it
 * @param select - SQL of the columns, from our own code
 * @param onRows - waits until the rows went out; an error in it ends the reading
 */
export async function streamDocuments(
  execute: Execute,
  list: DocumentList,
  request: Pick<ListRequest, "filters" | "q" | "order" | "scope">,
  select: string,
  onRows: (rows: Record<string, string | null>[]) => Promise<void>
): Promise<void> {
  const { text, values } = selectionOf(list, request)
  await execute(`declare crm_export no scroll cursor for select ${select} ${text}`, values)
  for (;;) {
    const rows = (await execute(`fetch ${BATCH} from crm_export`, [])) as Record<string, string | null>[]
    if (!rows.length) {
      break
    }
    await onRows(rows)
  }
  await execute("close crm_export", [])
}
