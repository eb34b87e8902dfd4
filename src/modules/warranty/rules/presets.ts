import { PlanInput } from "../types"

export const PRESETS = ["eu_consumer", "br_30", "br_90"] as const
export type Preset = (typeof PRESETS)[number]

const EU = [
  "at", "be", "bg", "cy", "cz", "de", "dk", "ee", "es", "fi", "fr", "gr", "hr", "hu", "ie", "it", "lt", "lu", "lv", "mt", "nl", "pl",
  "pt", "ro", "se", "si", "sk",
] // prettier-ignore

const STATUTORY = {
  basis: "statutory",
  starts_on: "delivery",
  covers: ["parts", "labour", "freight"],
  audience: "consumer",
} satisfies Partial<PlanInput>

/**
 * Plans to begin with.
 *
 * `eu_consumer`: two years from delivery, and twelve months more, once, for who chooses a repair (Directive (EU) 2019/771 art. 10, as
 * amended by (EU) 2024/1799 art. 16). `br_30`, `br_90`: 30 days for goods that are used up, 90 for durable ones, and 30 days to cure (CDC
 * art. 18 § 1, art. 26). They are on for everything, except `br_30`, for the shop says which of its goods are used up.
 */
export const PRESET_PLANS: Record<Preset, PlanInput> = {
  eu_consumer: {
    ...STATUTORY,
    code: "eu_consumer",
    name: "EU statutory, consumers",
    months: 24,
    country_codes: EU,
    after_repair: "extend",
    after_repair_months: 12,
    after_replacement: "none",
    targets: [{ type: "all" }],
  },
  br_30: {
    ...STATUTORY,
    code: "br_30",
    name: "Garantia legal, 30 dias",
    days: 30,
    country_codes: ["br"],
    cure_days: 30,
    targets: [],
  },
  br_90: {
    ...STATUTORY,
    code: "br_90",
    name: "Garantia legal, 90 dias",
    days: 90,
    country_codes: ["br"],
    cure_days: 30,
    targets: [{ type: "all" }],
  },
}
