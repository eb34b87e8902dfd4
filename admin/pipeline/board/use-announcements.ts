import { Announcements, ScreenReaderInstructions } from "@dnd-kit/core"
import { useTranslation } from "react-i18next"

import { BoardCard } from "../queries"
import { BoardTarget } from "./board-card"

/** What a screen reader says while a card is carried. */
export function useAnnouncements(targets: BoardTarget[]): {
  announcements: Announcements
  screenReaderInstructions: ScreenReaderInstructions
} {
  const { t } = useTranslation("crm")
  const words = (key: "lifted" | "over" | "dropped" | "back", active: { data: { current?: object } }, to?: unknown) => {
    const { card } = active.data.current as { card: BoardCard }
    return t(`pipeline.say.${key}`, {
      number: card.number,
      stage: targets.find(({ id }) => id === to)?.name ?? "–",
    })
  }
  return {
    screenReaderInstructions: { draggable: t("pipeline.say.how") },
    announcements: {
      onDragStart: ({ active }) => words("lifted", active),
      onDragOver: ({ active, over }) => (over ? words("over", active, over.id) : undefined),
      onDragEnd: ({ active, over }) => (over ? words("dropped", active, over.id) : words("back", active)),
      onDragCancel: ({ active }) => words("back", active),
    },
  }
}
