/** What the demo's store sells and to whom. */
export const PRODUCTS = [
  {
    title: "Oak desk",
    handle: "oak-desk",
    variants: [
      ["140 cm", "DESK-140", 389, 410],
      ["180 cm", "DESK-180", 479, 505],
    ],
  },
  {
    title: "Task chair",
    handle: "task-chair",
    variants: [
      ["Graphite", "CHAIR-G", 249, 265],
      ["Sand", "CHAIR-S", 249, 265],
    ],
  },
  { title: "Meeting table", handle: "meeting-table", variants: [["8 seats", "TABLE-8", 1290, 1380]] },
  { title: "Acoustic panel", handle: "acoustic-panel", variants: [["Felt grey", "PANEL-F", 118.5, 125]] },
  { title: "Locker", handle: "locker", variants: [["6 doors", "LOCKER-6", 542, 579]] },
  { title: "Desk lamp", handle: "desk-lamp", variants: [["Brass", "LAMP-B", 79.9, 84.9]] },
  { title: "Monitor arm", handle: "monitor-arm", variants: [["Single", "ARM-1", 96.5, 102]] },
  { title: "Espresso machine", handle: "espresso-machine", variants: [["Office", "ESP-O", 1849, 1960]] },
] as const

export type DemoCustomer = {
  company_name: string
  first_name: string
  last_name: string
  email: string
  country_code: string
  city: string
  address_1: string
  postal_code: string
  /** Which of the store's regions they buy in. */
  region: "eu" | "us"
  /** How they pay: days after (or before) the due date; null has stopped paying. */
  pays: number | null
}

export const CUSTOMERS: DemoCustomer[] = [
  { company_name: "Albatroz Arquitetura", first_name: "Inês", last_name: "Carvalho", email: "ines@albatroz.example", country_code: "pt", city: "Lisboa", address_1: "Rua do Alecrim 22", postal_code: "1200-018", region: "eu", pays: -2 },
  { company_name: "Brückner & Söhne GmbH", first_name: "Jonas", last_name: "Brückner", email: "jonas@brueckner.example", country_code: "de", city: "Leipzig", address_1: "Karl-Heine-Straße 93", postal_code: "04229", region: "eu", pays: 3 },
  { company_name: "Studio Lanterna", first_name: "Chiara", last_name: "Moretti", email: "chiara@lanterna.example", country_code: "it", city: "Genova", address_1: "Via Balbi 5", postal_code: "16126", region: "eu", pays: 24 },
  { company_name: "Maison Verlaine", first_name: "Luc", last_name: "Perrin", email: "luc@verlaine.example", country_code: "fr", city: "Lyon", address_1: "12 rue Mercière", postal_code: "69002", region: "eu", pays: 11 },
  { company_name: "Cooperativa Sol Nascente", first_name: "Rui", last_name: "Fonseca", email: "rui@solnascente.example", country_code: "pt", city: "Porto", address_1: "Rua das Flores 118", postal_code: "4050-265", region: "eu", pays: null },
  { company_name: "Taller Gràcia", first_name: "Núria", last_name: "Puig", email: "nuria@gracia.example", country_code: "es", city: "Barcelona", address_1: "Carrer de Verdi 40", postal_code: "08012", region: "eu", pays: 6 },
  { company_name: "Kessler Zahntechnik", first_name: "Petra", last_name: "Kessler", email: "petra@kessler.example", country_code: "de", city: "Freiburg", address_1: "Schusterstraße 17", postal_code: "79098", region: "eu", pays: 0 },
  { company_name: "Harbor & Pine Co.", first_name: "Maya", last_name: "Ellison", email: "maya@harborpine.example", country_code: "us", city: "Portland", address_1: "811 SW 6th Ave", postal_code: "97204", region: "us", pays: 5 },
  { company_name: "Redwood Dental Group", first_name: "Omar", last_name: "Haddad", email: "omar@redwood.example", country_code: "us", city: "Oakland", address_1: "1401 Broadway", postal_code: "94612", region: "us", pays: 33 },
  { company_name: "Northline Logistics", first_name: "Grace", last_name: "Okafor", email: "grace@northline.example", country_code: "us", city: "Chicago", address_1: "225 W Wacker Dr", postal_code: "60606", region: "us", pays: null },
  { company_name: "Blue Spruce School", first_name: "Tom", last_name: "Whitaker", email: "tom@bluespruce.example", country_code: "us", city: "Denver", address_1: "1700 Lincoln St", postal_code: "80203", region: "us", pays: 1 },
  { company_name: "Casa Miragaia Hotéis", first_name: "Sofia", last_name: "Antunes", email: "sofia@miragaia.example", country_code: "pt", city: "Porto", address_1: "Rua de Miragaia 70", postal_code: "4050-387", region: "eu", pays: 18 },
] // prettier-ignore

/** The same sequence on every machine: the demo looks alike everywhere (mulberry32, by Tommy Ettinger, public domain). */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
