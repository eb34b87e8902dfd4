import {
  ArrowUturnLeft,
  BellAlert,
  BuildingStorefront,
  CalendarMini,
  CashSolid,
  ChatBubble,
  CheckCircle,
  CurrencyDollar,
  EnvelopeSolid,
  ExclamationCircle,
  FaceSmile,
  MapPin,
  PauseSolid,
  Phone,
  Sparkles,
  TruckFast,
  Users,
} from "@medusajs/icons"
import { ComponentType } from "react"

const ICONS: Record<string, ComponentType> = {
  call: Phone,
  email: EnvelopeSolid,
  meeting: Users,
  visit: BuildingStorefront,
  task: CheckCircle,
  reminder: BellAlert,
  answer: ChatBubble,
  extend: CalendarMini,
  hold: PauseSolid,
  delivery: TruckFast,
  address: MapPin,
  after_sales: FaceSmile,
  win_back: ArrowUturnLeft,
  welcome: Sparkles,
  promise: CashSolid,
  dispute: ExclamationCircle,
  debt: CurrencyDollar,
}

/** What kind of thing is to be done; the words beside it say the same. */
export const KindIcon = ({ kind }: { kind: string }) => {
  const Icon = ICONS[kind] ?? CheckCircle
  return (
    <span className="text-ui-fg-muted flex shrink-0" aria-hidden>
      <Icon />
    </span>
  )
}
