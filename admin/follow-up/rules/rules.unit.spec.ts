import type { TFunction } from "i18next"

import { SHIPPED_RULES } from "../../../src/modules/follow-up/rules/rule-definitions"
import { KINDS as SERVER_KINDS } from "../../../src/modules/follow-up/types"
import en from "../../i18n/en"
import ptBR from "../../i18n/pt-BR"
import { FollowUp, KINDS, Rule, RULE_KINDS } from "../queries"
import { changeBody, createBody, draftOf, followUpProblem, recurrenceOf } from "./draft"
import { mayOffer, nextAct } from "./next-act"
import { readRecurrence, recurrenceText, writeRecurrence } from "./recurrence"
import { ruleBody, ruleDraftOf, ruleProblem } from "./rule-draft"
import { followUpDetail, followUpSentence } from "./sentence"
import { nextMonday, snoozeDays } from "./snooze"

const translator = (texts: object) =>
  ((key: string, values: Record<string, string>) => {
    const found = key.split(".").reduce<unknown>((node, part) => (node as Record<string, unknown>)?.[part], texts)
    if (typeof found !== "string") {
      throw new Error(`There is no text ${key}.`)
    }
    return found.replace(/{{(\w+)}}/g, (_all, name: string) => values[name])
  }) as unknown as TFunction

const english = translator(en)
const portuguese = translator(ptBR)

const ofRule = (more: Partial<FollowUp>): FollowUp =>
  ({
    id: "crmfu_1",
    kind: "reminder",
    title: null,
    note: null,
    due_at: "2026-11-27T09:00:00.000Z",
    due_date: "2026-11-27",
    has_time: false,
    priority: "normal",
    assignee_id: "user_1",
    customer_id: "cus_1",
    customer_name: "Atlântico",
    reference: "crm_quote",
    reference_id: "crmq_1",
    reference_number: "Q-7",
    recurrence: null,
    rule_id: "crmfr_1",
    rule_key: "quote_silent",
    facts: { days: 5 },
    ...more,
  }) as FollowUp

describe("the sentence of a follow-up", () => {
  it.each<[Partial<FollowUp>, string, string]>([
    [
      {},
      "Remind Atlântico of quote Q-7: silent for 5 days.",
      "Lembre Atlântico do orçamento Q-7: sem resposta há 5 dias.",
    ],
    [
      { facts: { days: 1 } },
      "Remind Atlântico of quote Q-7: silent for a day.",
      "Lembre Atlântico do orçamento Q-7: sem resposta há um dia.",
    ],
    [
      { facts: { days: 0 } },
      "Remind Atlântico of quote Q-7: no answer yet.",
      "Lembre Atlântico do orçamento Q-7: ainda sem resposta.",
    ],
    [
      { rule_key: "quote_expiring", facts: { valid_until: "2026-12-01" } },
      "Quote Q-7 for Atlântico ends on Dec 1, 2026: ask whether they decide.",
      "O orçamento Q-7 para Atlântico vence em 1 de dez. de 2026: pergunte se decidem.",
    ],
    [
      { rule_key: "quote_expiring", facts: null },
      "Quote Q-7 for Atlântico ends soon: ask whether they decide.",
      "O orçamento Q-7 para Atlântico vence em breve: pergunte se decidem.",
    ],
    [
      {
        rule_key: "warranty_expiring",
        facts: { ends_date: "2026-12-01" },
        reference: "crm_warranty",
        reference_number: "W-2026-0001",
      },
      "Warranty W-2026-0001 of Atlântico ends on Dec 1, 2026: offer what comes after.",
      "A garantia W-2026-0001 de Atlântico termina em 1 de dez. de 2026: ofereça o que vem depois.",
    ],
    [
      { rule_key: "customer_new", facts: null, customer_name: null },
      "Welcome a customer, a new customer.",
      "Dê as boas-vindas a um cliente, novo cliente.",
    ],
    [{ title: "Ask about the fair", rule_key: null }, "Ask about the fair", "Ask about the fair"],
    [{ rule_key: "acme_birthday", facts: { title: "Wish them well" } }, "Wish them well", "Wish them well"],
    [{ rule_key: "acme_birthday", facts: null, kind: "call" }, "Call: Atlântico", "Ligação: Atlântico"],
  ])("of %j", (more, said, dito) => {
    expect(followUpSentence(english, ofRule(more), "en-US")).toBe(said)
    expect(followUpSentence(portuguese, ofRule(more), "pt-BR")).toBe(dito)
  })

  it("of every shipped rule says what and why, with and without its facts, in both languages", () => {
    const facts = {
      days: 3,
      interval_days: 30,
      valid_until: "2026-12-01",
      promised_date: "2026-12-01",
    }
    const keys = SHIPPED_RULES.map(({ key }) => key)
    expect(Object.keys(en.followUp.sentences).sort()).toEqual([...keys, "other"].sort())
    for (const t of [english, portuguese]) {
      for (const rule_key of keys) {
        for (const said of [facts, null]) {
          const text = followUpSentence(t, ofRule({ rule_key, facts: said }), "en-US")
          expect(text).toContain("Atlântico")
          expect(text).not.toMatch(/{{|undefined|null/)
        }
      }
    }
  })

  it("is followed by what was asked or bought", () => {
    expect(followUpDetail({ question: "In white?" })).toBe("“In white?”")
    expect(followUpDetail({ products: ["Desk", "Chair", 3] })).toBe("Desk, Chair")
    expect(followUpDetail({ products: [] })).toBeNull()
    expect(followUpDetail(null)).toBeNull()
  })
})

describe("the one act that a follow-up asks for", () => {
  it.each<[string, Partial<FollowUp>, object]>([
    ["a silent quote", {}, { act: "remind", quote_id: "crmq_1" }],
    ["a quote about to end", { kind: "extend" }, { act: "extend", quote_id: "crmq_1" }],
    ["a question", { kind: "answer" }, { act: "answer", to: "/crm/quotes/crmq_1" }],
    ["a quote on hold", { kind: "hold" }, { act: "release", to: "/crm/quotes/crmq_1" }],
    [
      "a debt",
      { kind: "debt", reference: "crm_invoice", reference_id: "crminv_1" },
      { act: "send_invoice", invoice_id: "crminv_1" },
    ],
    [
      "a claim that waits",
      { kind: "task", rule_key: "claim_waiting", reference: "crm_warranty_claim", reference_id: "crmwc_1" },
      { act: "open", to: "/crm/warranty-claims/crmwc_1" },
    ],
    [
      "a claim to answer",
      { kind: "task", rule_key: "claim_answer_due", reference: "crm_warranty_claim", reference_id: "crmwc_2" },
      { act: "open", to: "/crm/warranty-claims/crmwc_2" },
    ],
    [
      "cover that ends",
      { kind: "extend", rule_key: "warranty_expiring", reference: "crm_warranty", reference_id: "crmw_1" },
      { act: "call" },
    ],
    [
      "a dispute",
      { kind: "dispute", reference: "crm_invoice", reference_id: "crminv_1" },
      { act: "open", to: "/crm/receivables/invoices/crminv_1" },
    ],
    ["a promise", { kind: "promise", reference: "crm_invoice", reference_id: "crminv_1" }, { act: "call" }],
    [
      "an order without a date",
      { kind: "delivery", rule_key: "order_without_date", reference: "order", reference_id: "order_1" },
      { act: "set_date", to: "/orders/order_1" },
    ],
    [
      "an address",
      { kind: "address", rule_key: "address_to_confirm", reference: "order", reference_id: "order_1" },
      { act: "confirm_address", order_id: "order_1" },
    ],
    [
      "somebody to win back",
      { kind: "win_back", rule_key: "win_back", reference: "customer", reference_id: "cus_1" },
      { act: "quote_again" },
    ],
    ["an e-mail by hand", { kind: "email", rule_key: null }, { act: "log_email" }],
    ["a task", { kind: "task", rule_key: null }, { act: "done" }],
    [
      "a call to nobody known",
      { kind: "call", rule_key: null, customer_id: null, reference: null, reference_id: null },
      { act: "done" },
    ],
  ])("%s", (_name, more, act) => {
    expect(nextAct(ofRule(more))).toEqual(act)
  })
})

describe("an offer", () => {
  it.each([
    ["win_back", true, true],
    ["warranty_expiring", true, true],
    ["win_back", false, false],
    ["customer_new", true, false],
    [null, true, false],
  ])("of %s to somebody who agreed: %s is %s", (rule_key, may_mail, is) => {
    expect(mayOffer({ rule_key, facts: { may_mail } })).toBe(is)
  })
})

describe("putting off", () => {
  it.each([
    ["2026-11-27", "2026-11-30"],
    ["2026-11-30", "2026-12-07"],
    ["2028-02-28", "2028-03-06"],
    ["2026-12-27", "2026-12-28"],
  ])("the Monday after %s is %s", (day, monday) => {
    expect(nextMonday(day)).toBe(monday)
  })

  it("offers the day after and the next Monday", () => {
    expect(snoozeDays("2028-02-28")).toEqual({ tomorrow: "2028-02-29", monday: "2028-03-06" })
  })
})

describe("a recurrence", () => {
  it.each<[string, string, string]>([
    ["FREQ=DAILY", "every day", "todos os dias"],
    [
      "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH",
      "every 2 weeks on Monday and Thursday",
      "a cada 2 semanas: segunda-feira e quinta-feira",
    ],
    ["FREQ=MONTHLY;UNTIL=20261201", "every month, until Dec 1, 2026", "todo mês, até 1 de dez. de 2026"],
    ["FREQ=YEARLY;COUNT=3", "every year, 3 times", "todo ano, 3 vezes"],
    ["FREQ=MONTHLY;BYDAY=-1FR", "by the rule FREQ=MONTHLY;BYDAY=-1FR", "pela regra FREQ=MONTHLY;BYDAY=-1FR"],
  ])("%s is said and written again as it was", (rule, said, dito) => {
    expect(recurrenceText(english, rule, "en-US")).toBe(said)
    expect(recurrenceText(portuguese, rule, "pt-BR")).toBe(dito)
    const read = readRecurrence(rule)
    expect(read ? writeRecurrence(read) : rule).toBe(rule)
  })

  it("is read with the prefix, in small letters and with a moment as its end", () => {
    expect(readRecurrence("RRULE:freq=weekly;until=20261201T235959Z")).toEqual({
      frequency: "WEEKLY",
      interval: 1,
      weekdays: [],
      until: "2026-12-01",
      times: null,
    })
  })

  it.each(["", "FREQ=HOURLY", "FREQ=MONTHLY;BYMONTHDAY=31", "nonsense"])("%j is more than the form can say", (rule) => {
    expect(readRecurrence(rule)).toBeNull()
  })
})

describe("the form of a follow-up", () => {
  const about = { customer_id: "cus_1", reference: { reference: "crm_quote", reference_id: "crmq_1" }, name: "Q-7" }

  it("starts with a call today by oneself, and sends what was filled in", () => {
    const draft = { ...draftOf(null, about, "user_1"), title: " Call Marta ", due_date: "2026-12-01" }
    expect(draft).toMatchObject({ kind: "call", assignee_id: "user_1", repeats: "none" })
    expect(createBody(draft, about)).toEqual({
      kind: "call",
      title: "Call Marta",
      due_date: "2026-12-01",
      assignee_id: "user_1",
      priority: "normal",
      customer_id: "cus_1",
      reference: "crm_quote",
      reference_id: "crmq_1",
    })
  })

  it("sends a moment where a time was given, by the user's clock", () => {
    const draft = { ...draftOf(null, {}, null), title: "x", due_date: "2026-12-01", time: "15:30" }
    expect(createBody(draft, {})).toMatchObject({ kind: "task", due_at: new Date("2026-12-01T15:30").toISOString() })
  })

  it("sends of a stored one what was changed alone", () => {
    const before = draftOf(ofRule({}), {}, "user_2")
    expect(changeBody(before, before, true)).toEqual({})
    const after = { ...before, due_date: "2026-12-02", priority: "high" as const, title: "no rule has one" }
    expect(changeBody(after, before, true)).toEqual({ due_date: "2026-12-02", priority: "high" })
  })

  it("keeps a recurrence that it cannot say, until another is chosen", () => {
    const draft = draftOf(ofRule({ recurrence: "FREQ=MONTHLY;BYMONTHDAY=31" }), {}, null)
    expect(recurrenceOf(draft)).toBe("FREQ=MONTHLY;BYMONTHDAY=31")
    expect(recurrenceOf({ ...draft, repeats: "WEEKLY", kept: null })).toBe("FREQ=WEEKLY")
    expect(recurrenceOf({ ...draft, repeats: "none" })).toBeNull()
  })

  it("says what is missing", () => {
    const draft = { ...draftOf(null, {}, null), title: "x" }
    expect(followUpProblem({ ...draft, title: " " }, false)).toBe("title")
    expect(followUpProblem({ ...draft, title: " " }, true)).toBeNull()
    expect(followUpProblem({ ...draft, due_date: null }, false)).toBe("due")
    const custom = { ...draft.custom, interval: 0 }
    expect(followUpProblem({ ...draft, repeats: "custom", custom }, false)).toBe("interval")
    expect(followUpProblem({ ...draft, repeats: "custom", custom: { ...custom, interval: 1, times: 0 } }, false)).toBe(
      "times"
    )
    expect(followUpProblem({ ...draft, repeats: "custom" }, false)).toBeNull()
  })
})

describe("the rules that ship", () => {
  it("have a name, a sentence of what they do, and words for all that can be chosen of them", () => {
    const words = en.followUp.rules as unknown as Record<string, { name?: string; text?: string }>
    const choices = en.followUp.rules.choices as unknown as Record<string, Record<string, string>>
    for (const { key, settings, choices: given = {} } of SHIPPED_RULES) {
      expect([key, typeof words[key]?.name, typeof words[key]?.text]).toEqual([key, "string", "string"])
      expect(Object.keys(settings).filter((name) => !(name in en.followUp.rules.settings))).toEqual([])
      for (const [name, some] of Object.entries(given)) {
        expect(some.filter((choice) => !(choice in choices[name]))).toEqual([])
      }
    }
  })

  it("use kinds that the screens know", () => {
    expect([...KINDS, ...RULE_KINDS]).toEqual([...SERVER_KINDS])
    expect(Object.keys(en.followUp.kinds)).toEqual([...SERVER_KINDS])
  })
})

describe("the form of a rule", () => {
  const rule = {
    id: "crmfr_1",
    key: "win_back",
    days: 180,
    least_days: 7,
    settings: { calls: "agreed", least_orders: 2, hidden: { of: "a developer" } },
    choices: { calls: ["agreed", "all"] },
    assign: "owner",
    assignee_id: null,
    team_id: null,
    priority: "normal",
  } as unknown as Rule

  it("shows words of a few and numbers, and sends numbers as numbers", () => {
    const draft = ruleDraftOf(rule)
    expect(draft.settings).toEqual({ calls: "agreed", least_orders: "2" })
    expect(ruleBody({ ...draft, days: "30", settings: { calls: "all", least_orders: "1" } })).toEqual({
      days: 30,
      assign: "owner",
      priority: "normal",
      settings: { calls: "all", least_orders: 1 },
    })
  })

  it("says what cannot be saved", () => {
    const draft = ruleDraftOf(rule)
    expect(ruleProblem(draft, rule)).toBeNull()
    expect(ruleProblem({ ...draft, days: "6" }, rule)).toBe("days")
    expect(ruleProblem({ ...draft, days: "1.5" }, rule)).toBe("days")
    expect(ruleProblem({ ...draft, settings: { ...draft.settings, least_orders: "" } }, rule)).toBe("least_orders")
    expect(ruleProblem({ ...draft, assign: "fixed" }, rule)).toBe("assign")
    expect(ruleBody({ ...draft, assign: "fixed", assignee_id: "user_1" })).toMatchObject({ assignee_id: "user_1" })
    expect(ruleProblem({ ...draft, assign: "round_robin" }, rule)).toBe("assign")
  })
})
