import { ReleaseDialog, WithdrawDialog } from "../../credit/hold-dialogs"
import { refusal } from "../rules/actions"
import { Quote } from "../types"
import { SubmitDialog, VerdictDialog } from "./approval-dialogs"
import { CompareDialog } from "./compare-dialog"
import { ConvertDialog } from "./convert-dialog"
import { CloneDialog, TemplateDialog } from "./copy-dialogs"
import { AcceptDialog, DeclineDialog } from "./decide-dialogs"
import { ExtendDialog } from "./extend-dialog"
import { ReviseDialog } from "./revise-dialog"
import { SendDialog } from "./send-dialog"
import { useDetailAddress } from "./use-detail-address"

/** The dialog that the address asks for, unless the quote's state refuses what it would do. */
export const QuoteDialogs = ({ quote, onSent }: { quote: Quote; onSent: (url: string) => void }) => {
  const { dialog, version, compared, close, compare } = useDetailAddress()
  if (compared) {
    return <CompareDialog quote={quote} from={compared.from} to={compared.to} onClose={() => compare(null)} />
  }
  const decides = dialog === "accept" || dialog === "decline"
  const earlier = decides && version !== null && version !== quote.version
  // The send dialog itself says which approval is missing; an earlier version may be open while a later one is a draft.
  const refused = dialog ? refusal(dialog, quote) : null
  if (!dialog || (refused && !earlier && !(dialog === "send" && refused === "needsApproval"))) {
    return null
  }
  const props = { quote, onClose: close }
  switch (dialog) {
    case "send":
      return <SendDialog {...props} onSent={onSent} />
    case "resend":
      return <SendDialog again {...props} onSent={onSent} />
    case "submit":
      return <SubmitDialog {...props} />
    case "approve":
    case "reject":
      return <VerdictDialog {...props} act={dialog} />
    case "accept":
      return <AcceptDialog {...props} version={version} />
    case "decline":
      return <DeclineDialog {...props} version={version} />
    case "extend":
      return <ExtendDialog {...props} />
    case "revise":
      return <ReviseDialog {...props} />
    case "convert":
      return <ConvertDialog {...props} />
    case "release":
      return <ReleaseDialog {...props} />
    case "withdraw":
      return <WithdrawDialog {...props} />
    case "clone":
      return <CloneDialog {...props} />
    case "template":
      return <TemplateDialog {...props} />
  }
}
