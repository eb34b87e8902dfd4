import { MedusaContainer } from "@medusajs/framework/types"

import { AgreementKind, FoundBreak } from "../../../shared/agreement-kinds"

/** What one step looked at; `next` is the last record of it, null where nothing is left. */
export type Looked = { breaks: FoundBreak[]; checked: number; next: string | null }

/** One part of a run. It reads and names, and changes nothing. */
export type Check = {
  name: string
  kinds: readonly AgreementKind[]
  /** A step of a run: the records after one, in the order of their ids. */
  step: (container: MedusaContainer, after: string | null) => Promise<Looked>
  /** The same for one document. */
  look: (container: MedusaContainer, reference_id: string) => Promise<FoundBreak[]>
}
