import { Checkbox, Label, RadioGroup, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { Money } from "../../shared/money"
import { choicesOf, choose, proposedOf } from "../rules/options"
import { Quote, QuoteItem } from "../types"
import { versionQuery } from "./queries"

type Options = { items: QuoteItem[]; chosen: string[]; toggle: (id: string) => void }

/** What the buyer may choose in the current version or in an earlier one, with the proposed choice to start from. */
export function useOfferOptions(quote: Quote, version: number | null): Options {
  const { data } = useQuery({ ...versionQuery(quote.id, version ?? 0), enabled: version !== null })
  const all = version === null ? quote.items : (data?.snapshot.items ?? [])
  const [picked, setPicked] = useState<string[] | null>(null)
  const chosen = picked ?? proposedOf(all)
  return { items: choicesOf(all), chosen, toggle: (id) => setPicked(choose(all, chosen, id)) }
}

/** Options to tick and alternatives to choose among; nothing when the offer has none. */
export const OfferOptions = ({ options, currency }: { options: Options; currency: string }) => {
  const { t } = useTranslation("crm")
  if (!options.items.length) {
    return null
  }
  const ticks = options.items.filter((item) => !item.alternative_group)
  const groups = [...new Set(options.items.flatMap((item) => item.alternative_group ?? []))]
  return (
    <div className="flex flex-col gap-y-6">
      {ticks.length ? (
        <fieldset className="flex flex-col gap-y-3">
          <Text as="span" size="small" weight="plus">
            {t("quote.options.options")}
          </Text>
          {ticks.map((item) => (
            <div key={item.id} className="flex items-start gap-x-2">
              <Checkbox
                id={`option-${item.id}`}
                checked={options.chosen.includes(item.id)}
                onCheckedChange={() => options.toggle(item.id)}
              />
              <ChoiceLabel item={item} currency={currency} />
            </div>
          ))}
        </fieldset>
      ) : null}
      {groups.map((group) => {
        const members = options.items.filter((item) => item.alternative_group === group)
        return (
          <div key={group} className="flex flex-col gap-y-3">
            <Text as="span" size="small" weight="plus">
              {t("quote.options.oneOf", { group })}
            </Text>
            <RadioGroup
              aria-label={group}
              value={members.find((item) => options.chosen.includes(item.id))?.id}
              onValueChange={options.toggle}
            >
              {members.map((item) => (
                <div key={item.id} className="flex items-start gap-x-2">
                  <RadioGroup.Item id={`option-${item.id}`} value={item.id} />
                  <ChoiceLabel item={item} currency={currency} />
                </div>
              ))}
            </RadioGroup>
          </div>
        )
      })}
    </div>
  )
}

const ChoiceLabel = ({ item, currency }: { item: QuoteItem; currency: string }) => (
  <Label size="small" htmlFor={`option-${item.id}`} className="flex min-w-0 flex-1 justify-between gap-x-4">
    <span className="min-w-0 break-words">
      {+item.quantity === 1 ? "" : `${+item.quantity} × `}
      {item.title}
    </span>
    <Money amount={item.total} currency={currency} />
  </Label>
)
