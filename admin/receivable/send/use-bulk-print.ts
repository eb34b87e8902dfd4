import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useEffect, useState } from "react"

import { downloadFile } from "../../shared/download-file"
import { waitingLines } from "./bulk-list"
import { keysOf, preparePapers, SendNoun } from "./queries"

/** So many papers in one request: few enough that progress shows and stopping is quick. */
const CHUNK = 5

/** Prepares papers a few at a time; when none is refused, the file is saved by itself. Nothing leaves the house before it is saved. */
export function useBulkPrint(noun: SendNoun, ids: string[], onSaved: () => void) {
  const client = useQueryClient()
  const [lines, setLines] = useState(() => waitingLines(ids))
  const [failure, setFailure] = useState<unknown>(null)
  const { mutate, isPending, error } = useMutation({
    mutationFn: (ready: string[]) => downloadFile(`/admin/crm/${noun}/print`, { method: "POST", body: { ids: ready } }),
    onSuccess: async () => {
      onSaved()
      await client.invalidateQueries({ queryKey: keysOf(noun).all })
    },
  })

  useEffect(() => {
    let left = false
    const prepare = async (): Promise<void> => {
      const ready: string[] = []
      for (let at = 0; at < ids.length; at += CHUNK) {
        const papers = new Map((await preparePapers(noun, ids.slice(at, at + CHUNK))).map((paper) => [paper.id, paper]))
        if (left) {
          return
        }
        ready.push(...[...papers.values()].flatMap(({ id, state }) => (state === "ready" ? [id] : [])))
        setLines((current) =>
          current.map((line) => {
            const paper = papers.get(line.id)
            return paper
              ? { ...line, number: paper.number ?? "–", state: paper.state, words: paper.message ?? "" }
              : line
          })
        )
      }
      if (ready.length === ids.length) {
        mutate(ready)
      }
    }
    prepare().catch((problem: unknown) => setFailure(problem))
    return () => {
      left = true
    }
    // The selection does not change while the dialog is open.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  const save = (): void => mutate(lines.filter(({ state }) => state === "ready").map(({ id }) => id))
  return { lines, isSaving: isPending, error: failure ?? error, save }
}
