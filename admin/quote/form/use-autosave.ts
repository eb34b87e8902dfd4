import { useCallback, useEffect, useRef, useState } from "react"

import { QuoteDraft } from "../rules/draft"
import { Quote } from "../types"

const REST_MS = 1000

export type SaveState =
  | { kind: "idle" }
  /** Changed since it was saved last. */
  | { kind: "waiting" }
  | { kind: "saving" }
  | { kind: "saved"; at: number }
  | { kind: "failed"; error: unknown }

type Autosave = {
  draft: QuoteDraft
  initial: QuoteDraft
  /** The quote that `initial` is of; missing while a new one is written. */
  opened: Quote | undefined
  /** Writes the draft over what was stored last. */
  save: (draft: QuoteDraft, before: QuoteDraft) => Promise<Quote>
  /** Whether the draft can be saved as it is typed. */
  ready: boolean
  /** Told what the server stored, and of what; answers what a draft learns from that, such as the ids of new lines. */
  onSaved: (quote: Quote, draft: QuoteDraft) => (draft: QuoteDraft) => QuoteDraft
}

const WAITING: SaveState = { kind: "waiting" }

type Stored = { quote: Quote; draft: QuoteDraft }

/**
 * Saves a draft a second after the last change, one save at a time; what changes meanwhile is saved next. A new offer is stored from
 * its first line on. A save that failed is tried again with the next change, or when asked.
 */
export function useAutosave({ draft, initial, opened, ...rest }: Autosave) {
  const [state, setState] = useState<SaveState>({ kind: "idle" })
  const [stored, setStored] = useState<Stored | null>(opened ? { quote: opened, draft: initial } : null)
  const busy = useRef<Promise<Stored | null> | null>(null)
  const latest = useRef({ draft, stored, ...rest })
  latest.current = { draft, stored: latest.current.stored, ...rest }

  /** Saves until nothing is left to save; answers the quote as it is stored, null when something cannot be. */
  const flush = useCallback(async (): Promise<Quote | null> => {
    while (busy.current) {
      await busy.current
    }
    const { draft: now, stored: before, save, ready, onSaved } = latest.current
    if (before && same(now, before.draft)) {
      return before.quote
    }
    if (!ready) {
      return null
    }
    setState({ kind: "saving" })
    busy.current = save(now, before?.draft ?? now)
      .then((quote) => {
        const learned = onSaved(quote, now)
        const after = { quote, draft: learned(now) }
        // Who waits for this save goes on before the form is drawn anew, and must know new lines by their ids.
        latest.current = { ...latest.current, stored: after, draft: learned(latest.current.draft) }
        setStored(after)
        setState({ kind: "saved", at: Date.now() })
        return after
      })
      .catch((error: unknown) => {
        setState({ kind: "failed", error })
        return null
      })
      .finally(() => {
        busy.current = null
      })
    return (await busy.current)?.quote ?? null
  }, [])

  const { ready } = rest
  const dirty = !same(draft, stored?.draft ?? initial)
  const worthy = stored !== null || draft.lines.length > 0
  useEffect(() => {
    if (!ready || !worthy || !dirty) {
      return
    }
    const timer = setTimeout(() => void flush(), REST_MS)
    return () => clearTimeout(timer)
    // Each change starts the rest anew; what was refused is not asked again and again.
  }, [draft, dirty, ready, worthy, flush])

  return { state: dirty && state.kind === "saved" ? WAITING : state, flush, dirty, quote: stored?.quote }
}

/** Whether two drafts say the same, without the ids that the server gives new lines. */
const same = (a: QuoteDraft, b: QuoteDraft): boolean => a === b || contentOf(a) === contentOf(b)

const contentOf = (draft: QuoteDraft): string =>
  JSON.stringify({ ...draft, lines: draft.lines.map(({ item_id: _id, ...line }) => line) })
