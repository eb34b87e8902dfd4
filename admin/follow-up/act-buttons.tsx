import {
  ArrowUturnLeft,
  ChatBubbleLeftRight,
  CheckCircle,
  Clock,
  EnvelopeContent,
  PencilSquare,
  Trash,
  Users,
} from "@medusajs/icons"
import { Button, IconButton, Tooltip } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { ActionMenu } from "../shared/action-menu"
import { FollowUp } from "./queries"
import { mayOffer, nextAct } from "./rules/next-act"
import { RowAct } from "./use-follow-up-acts"

type ActButtonsProps = {
  followUp: FollowUp
  /** What it says, for people who hear the buttons. */
  sentence: string
  /** Leaves the named button out, where there is little room. */
  compact?: boolean
  onAct: (act: RowAct) => void
}

/** What to do about a follow-up: the one act that it asks for, done, and the rest in a menu. */
export const ActButtons = ({ followUp, sentence, compact, onAct }: ActButtonsProps) => {
  const { t } = useTranslation("crm")
  if (followUp.status !== "open") {
    return followUp.undo_until && Date.parse(followUp.undo_until) > Date.now() ? (
      <Button size="small" variant="secondary" onClick={() => onAct("undo")}>
        <ArrowUturnLeft />
        {t("common.undo")}
      </Button>
    ) : null
  }
  const { act } = nextAct(followUp)
  const item = (name: RowAct, icon: React.ReactNode, label = t(`followUp.acts.${name}`)) => ({
    icon,
    label,
    onClick: () => onAct(name),
  })
  return (
    <div className="flex shrink-0 items-center gap-x-1">
      {compact || act === "done" ? null : (
        <Button size="small" variant="secondary" className="whitespace-nowrap" onClick={() => onAct("next")}>
          {t(`followUp.next.${act}`)}
        </Button>
      )}
      <Tooltip content={t("followUp.acts.done")}>
        <IconButton
          size="small"
          variant="transparent"
          aria-label={`${t("followUp.acts.done")}: ${sentence}`}
          onClick={() => onAct("done")}
        >
          <CheckCircle />
        </IconButton>
      </Tooltip>
      <ActionMenu
        groups={[
          {
            actions: [
              ...(compact && act !== "done" ? [item("next", <CheckCircle />, t(`followUp.next.${act}`))] : []),
              item("tomorrow", <Clock />),
              item("monday", <Clock />),
              item("snooze", <Clock />, t("followUp.acts.pick")),
            ],
          },
          {
            actions: [
              item("reassign", <Users />),
              item("edit", <PencilSquare />),
              ...(mayOffer(followUp) ? [item("offer", <EnvelopeContent />)] : []),
              ...(followUp.customer_id && act !== "call" ? [item("log", <ChatBubbleLeftRight />)] : []),
            ],
          },
          { actions: [item("cancel", <Trash />)] },
        ]}
      />
    </div>
  )
}
