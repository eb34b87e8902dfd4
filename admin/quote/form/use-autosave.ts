import { useCallback, useEffect, useRef, useState } from "react"

import { QuoteDraft } from "../rules/draft"
import { Quote } from "../types"

const REST_MS = 1000

export type SaveState =
  { kind: "idle" } | { kind: "saving" } | { kind: "saved"; at: number } | { kind: "failed"; error: unknown }

/**
 * Saves a draft a second after the last change, one save at a time; what changes meanwhile is saved next.
 *
 * @param save - writes the draft over the revision that was saved last; missing for a quote that is not stored yet
 * @param ready - whether the draft can be saved as it is typed
 * @param onSaved - told what the server stored, and of what
 */
export function useAutosave(
  draft: QuoteDraft,
  initial: QuoteDraft,
  save: ((draft: QuoteDraft) => Promise<Quote>) | undefined,
  ready: boolean,
  onSaved: (quote: Quote, draft: QuoteDraft) => void
) {
  const [state, setState] = useState<SaveState>({ kind: "idle" })
  const stored = useRef(contentOf(initial))
  const busy = useRef<Promise<boolean> | null>(null)
  const latest = useRef({ draft, save, ready, onSaved })
  latest.current = { draft, save, ready, onSaved }

  /** Saves until nothing is left to save; answers whether everything is stored. */
  const flush = useCallback(async (): Promise<boolean> => {
    if (busy.current) {
      await busy.current
    }
    const { draft: now, save: write, ready: can, onSaved: tell } = latest.current
    if (!write || contentOf(now) === stored.current) {
      return true
    }
    if (!can) {
      return false
    }
    setState({ kind: "saving" })
    busy.current = write(now)
      .then((quote) => {
        stored.current = contentOf(now)
        tell(quote, now)
        setState({ kind: "saved", at: Date.now() })
        return true
      })
      .catch((error: unknown) => {
        setState({ kind: "failed", error })
        return false
      })
      .finally(() => {
        busy.current = null
      })
    return busy.current
  }, [])

  const content = contentOf(draft)
  const failed = state.kind === "failed"
  useEffect(() => {
    if (!save || !ready || content === stored.current) {
      return
    }
    const timer = setTimeout(() => void flush(), REST_MS)
    return () => clearTimeout(timer)
  }, [content, save, ready, flush, state.kind])

  return { state, flush, dirty: content !== stored.current || failed }
}

/** A draft without what the server adds to it, to tell whether there is something to save. */
const contentOf = (draft: QuoteDraft): string =>
  JSON.stringify({ ...draft, lines: draft.lines.map(({ item_id: _id, ...line }) => line) })
