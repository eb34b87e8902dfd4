import { readFileSync, readdirSync } from "node:fs"
import path from "node:path"

import en from "./en"
import ptBR from "./pt-BR"

type Texts = { [key: string]: string | Texts }

const flatten = (texts: Texts, prefix = ""): Record<string, string> =>
  Object.entries(texts).reduce<Record<string, string>>((all, [key, value]) => {
    return typeof value === "string"
      ? { ...all, [prefix + key]: value }
      : { ...all, ...flatten(value, `${prefix}${key}.`) }
  }, {})

const placeholders = (text: string): string[] =>
  [...text.matchAll(/{{\s*([\w.]+)[^}]*}}/g)].map((match) => match[1]).sort()

const sources = (directory: string): string[] =>
  readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(directory, entry.name)
    return entry.isDirectory()
      ? sources(file)
      : /\.tsx?$/.test(entry.name) && !/\.spec\./.test(entry.name)
        ? [file]
        : []
  })

const english = flatten(en as Texts)
const portuguese = flatten(ptBR as Texts)

describe("texts of the screens", () => {
  it("have the same keys in English and Portuguese", () => {
    expect(Object.keys(portuguese).sort()).toEqual(Object.keys(english).sort())
  })

  it("have the same placeholders in both", () => {
    const differing = Object.keys(english).filter(
      (key) => placeholders(english[key]).join() !== placeholders(portuguese[key] ?? "").join()
    )
    expect(differing).toEqual([])
  })

  it("are never empty", () => {
    const empty = Object.entries({ ...english, ...portuguese }).filter(([, text]) => !text.trim())
    expect(empty).toEqual([])
  })

  it("leave plurals to `plural`, for the dashboard's ptBR has no plural rule", () => {
    expect(Object.keys(english).filter((key) => /_(zero|one|two|few|many|other)$/.test(key))).toEqual([])
  })

  it("exist for every act that the History of an invoice records", () => {
    const acts = sources(path.resolve(__dirname, "../../src/modules/receivable/acts")).flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/reference: "crm_invoice",\s+reference_id: [\w.]+,\s+act: "(\w+)"/g)].map(
        (match) => match[1]
      )
    )
    expect(new Set(acts).size).toBeGreaterThan(10)
    expect(acts.filter((act) => !(`receivable.history.${act}` in english))).toEqual([])
  })

  it("exist for every act that the History of a quote records", () => {
    const acts = sources(path.resolve(__dirname, "../../src/modules/quote")).flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/\brecord_\(\s*[\w.]+,\s*"(\w+)"/g)].map((match) => match[1])
    )
    expect(acts.length).toBeGreaterThan(10)
    expect(acts.filter((act) => !(`quote.history.acts.${act}` in english))).toEqual([])
  })

  it("exist for every act that the History of a follow-up records", () => {
    const acts = sources(path.resolve(__dirname, "../../src/modules/follow-up/acts")).flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/reference_id: [\w.]+, act: "(\w+)"/g)].map((match) => match[1])
    )
    expect(acts.length).toBeGreaterThan(4)
    expect(acts.filter((act) => !(`followUp.history.acts.${act}` in english))).toEqual([])
  })

  it("exist for every act that the History of a warranty records", () => {
    const acts = sources(path.resolve(__dirname, "../../src/modules/warranty/acts"))
      .filter((file) => !/save-(plan|prior)\.ts$/.test(file))
      .flatMap((file) => [...readFileSync(file, "utf8").matchAll(/\bact: "(\w+)"/g)].map((match) => match[1]))
    expect(acts.length).toBeGreaterThan(10)
    expect(acts.filter((act) => !(`warranty.history.${act}` in english))).toEqual([])
  })

  it("exist for every act that the History of a warranty claim records", () => {
    const acts = sources(path.resolve(__dirname, "../../src/modules/warranty/claims")).flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/\brecordClaim\(\s*[\w.]+,\s*[\w.]+,\s*"(\w+)"/g)].map(
        (match) => match[1]
      )
    )
    expect(acts.length).toBeGreaterThan(5)
    expect(acts.filter((act) => !(`warranty.claimHistory.${act}` in english))).toEqual([])
  })

  it("exist for every key that a screen asks for", () => {
    const asked = sources(path.resolve(__dirname, "..")).flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/\bt\(\s*"([\w.]+)"/g)].map((match) => match[1])
    )
    const counted = sources(path.resolve(__dirname, "..")).flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/\bplural\(t, "([\w.]+)"/g)].flatMap(([, key]) => [
        `${key}.one`,
        `${key}.other`,
      ])
    )
    const known = (key: string): boolean => key in english || !key.includes(".")
    expect([...new Set([...asked, ...counted])].filter((key) => !known(key))).toEqual([])
  })
})
