import fc from "fast-check"

import type { CoverStore } from "./cover-store"
import { daysLater, ReferenceCover } from "./reference-cover"

type Command = fc.AsyncCommand<{ cover: ReferenceCover }, CoverStore>

const command = (
  name: string,
  run: (cover: ReferenceCover, store: CoverStore) => Promise<void>,
  check: (cover: ReferenceCover) => boolean = () => true
): Command => ({
  check: ({ cover }) => check(cover),
  run: async ({ cover }, store) => {
    await run(cover, store)
    expect(await store.read()).toEqual(
      cover.covers.map(({ basis, source, original, returned, starts, ends, holder, serial }) => ({
        basis, source, original, returned, quantity: original - returned, starts, ends, holder, serial,
      })) // prettier-ignore
    )
  },
  toString: () => name,
})

const place = fc.nat({ max: 20 })
const units = fc.integer({ min: 1, max: 3 })
const serial = fc.constantFrom("S-1", "S-2", "S-3")
const SPELLINGS = ["S-1", "S-2", "S-3"].flatMap((text) => [text, text.toLowerCase().replace("-", " ")])

const hear = (cover: ReferenceCover, store: CoverStore): Promise<void> => store.hear(cover)

/** Acts on one order and on products registered by two customers. A place is of what is there, counted round. */
export const ACTS = [
  fc.nat({ max: 400 }).map((days) =>
    command(`${days} days pass`, async (cover) => {
      cover.today = daysLater(cover.today, days)
    })
  ),
  fc.tuple(place, units).map(([at, count]) =>
    command(`deliver ${count} of line ${at}`, async (cover, store) => {
      const line = at % cover.lines.length
      const quantity = Math.min(count, cover.lines[line].sold - cover.lines[line].delivered)
      if (quantity > 0) {
        cover.deliver(line, quantity)
      }
      await hear(cover, store)
    })
  ),
  fc.tuple(place, units).map(([at, count]) =>
    command(`return ${count} of line ${at}`, async (cover, store) => {
      const line = at % cover.lines.length
      cover.takeBack(line, Math.min(count, cover.held(line)))
      await hear(cover, store)
    })
  ),
  place.map((at) =>
    command(`exchange one of line ${at}`, async (cover, store) => {
      const line = at % cover.lines.length
      if (cover.held(line) > 0) {
        cover.takeBack(line, 1)
        cover.addLine(null)
      }
      await hear(cover, store)
    })
  ),
  place.map((at) =>
    command(`replace one of line ${at}`, async (cover, store) => {
      const line = at % cover.lines.length
      if (cover.held(line) > 0) {
        cover.takeBack(line, 1)
        cover.deliver(cover.addLine(line), 1)
      }
      await hear(cover, store)
    })
  ),
  place.map((at) =>
    command(
      `replace a unit of cover ${at} by a claim`,
      async (cover, store) => {
        const one = at % cover.covers.length
        const { line, original, returned } = cover.covers[one]
        if (line !== null && original > returned && cover.held(line) > 0) {
          await store.replace(one, cover.lines.length)
          cover.replace(one)
        }
        await hear(cover, store)
      },
      ({ covers }) => covers.length > 0
    )
  ),
  place.map((at) =>
    command(
      `a unit of cover ${at} is known to be back`,
      async (cover, store) => {
        const one = at % cover.covers.length
        const { line, lot, original, returned } = cover.covers[one]
        if (line !== null && lot !== null && original > returned && cover.held(line) > 0) {
          await store.nameUnit(one)
          cover.nameUnit(lot)
          cover.takeBack(line, 1)
        }
        await hear(cover, store)
      },
      ({ covers }) => covers.length > 0
    )
  ),
  fc.tuple(place, units, fc.constantFrom("claim_1", "claim_2")).map(([at, count, claim]) =>
    command(
      `repair ${count} of cover ${at} for ${claim}`,
      async (cover, store) => {
        const one = at % cover.covers.length
        cover.repair(one, count, claim)
        await store.repair(one, count, claim, cover.today)
        await hear(cover, store)
      },
      ({ covers }) => covers.length > 0
    )
  ),
  fc.tuple(place, fc.constantFrom("ann", "bo")).map(([at, to]) =>
    command(
      `give cover ${at} to ${to}`,
      async (cover, store) => {
        const one = at % cover.covers.length
        cover.transfer(one, to)
        await store.transfer(one, to)
        await hear(cover, store)
      },
      ({ covers }) => covers.length > 0
    )
  ),
  fc.tuple(place, fc.integer({ min: 1, max: 5 })).map(([at, months]) =>
    command(
      `extend cover ${at} by ${months} months`,
      async (cover, store) => {
        const one = at % cover.covers.length
        cover.extend(one, months)
        await store.extend(one, months, cover.today)
      },
      ({ covers }) => covers.length > 0
    )
  ),
  fc.tuple(fc.constantFrom("ann", "bo"), serial, fc.constantFrom(...SPELLINGS)).map(([who, text, spelled]) =>
    command(`${who} registers ${text}`, async (cover, store) => {
      const known = cover.covers.some((one) => one.serial === text)
      const same = spelled.toUpperCase().replace(" ", "-") === text
      await store.register(who, known && same ? spelled : text, cover.today, cover.register(who, text, cover.today))
    })
  ),
]
