import { Day } from "../../../shared/days"
import { QuoteRow, QuoteVersionRow } from "../types"
import { assertOnOffer } from "./acts"

type VersionFacts = Pick<QuoteVersionRow, "version" | "superseded_at" | "decision" | "valid_until">

/** Whether the buyer can still decide on a version: on offer, not decided, and valid through its last day. */
export const isLive = (quote: Pick<QuoteRow, "status">, version: VersionFacts, today: Day): boolean =>
  (quote.status === "draft" || quote.status === "sent") &&
  !version.superseded_at &&
  !version.decision &&
  version.valid_until >= today

/**
 * The version that a decision is about.
 *
 * @param asked - the version that was read; undefined takes the current one
 * @throws NOT_ALLOWED unless that version is on offer today
 */
export function versionToDecide<Version extends VersionFacts>(
  quote: QuoteRow,
  versions: readonly Version[],
  asked: number | undefined,
  today: Day,
  verb: "accept" | "decline"
): Version {
  const version = versions.find((row) => row.version === (asked ?? quote.version))
  if (asked === undefined || asked === quote.version || !version || !isLive(quote, version, today)) {
    assertOnOffer(verb, quote, asked, today)
  }
  return version as Version
}
