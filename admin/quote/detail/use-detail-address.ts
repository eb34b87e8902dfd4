import { useUrlState } from "../../shared/use-url-state"

export const QUOTE_DIALOGS = [
  "send",
  "resend",
  "submit",
  "approve",
  "reject",
  "accept",
  "decline",
  "extend",
  "revise",
  "convert",
  "release",
  "withdraw",
  "clone",
  "template",
] as const

export type QuoteDialog = (typeof QUOTE_DIALOGS)[number]

const KEYS = ["do", "version", "compare"] as const

const isDialog = (name: string | undefined): name is QuoteDialog => QUOTE_DIALOGS.includes(name as QuoteDialog)

const whole = (text: string | undefined): number | null => (text && /^\d{1,6}$/.test(text) ? parseInt(text, 10) : null)

/** What is open on the page of a quote, from the address: a dialog, an earlier version, two versions side by side. */
export function useDetailAddress() {
  const [values, change] = useUrlState(KEYS)
  const [from, to] = (values.compare ?? "").split("-").map(whole)
  return {
    dialog: isDialog(values.do) ? values.do : null,
    version: whole(values.version),
    compared: from && to ? { from, to } : null,
    open: (dialog: QuoteDialog, version?: number) =>
      change({ do: dialog, ...(version ? { version: String(version) } : {}) }),
    close: () => change({ do: null }),
    show: (version: number | null) => change({ version: version ? String(version) : null }),
    compare: (pair: { from: number; to: number } | null) =>
      change({ compare: pair ? `${pair.from}-${pair.to}` : null }),
  }
}
