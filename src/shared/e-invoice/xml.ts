/** An element of a document, with its children in their order. */
export type Xml = { name: string; attributes: Record<string, string>; children: (Xml | string)[] }

type Child = Xml | null | undefined | false | "" | Child[]

/** An element with text; left out when there is none. */
export const leaf = (name: string, text: string | null | undefined, attributes: Record<string, string> = {}): Xml | null =>
  text === null || text === undefined || text === "" ? null : { name, attributes, children: [text] }

/** An element with elements; left out when none is left. */
export function node(name: string, ...children: Child[]): Xml | null {
  const found = flat(children)
  return found.length ? { name, attributes: {}, children: found } : null
}

/** The outermost element, with its name spaces. */
export const root = (name: string, attributes: Record<string, string>, ...children: Child[]): Xml => ({
  name,
  attributes,
  children: flat(children),
})

const flat = (children: Child[]): Xml[] =>
  children.flatMap((child) => (Array.isArray(child) ? flat(child) : child ? [child] : []))

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }

// XML 1.0 has no way at all to write these.
// eslint-disable-next-line no-control-regex -- they are what is taken out
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const escaped = (text: string): string => text.replace(FORBIDDEN, "").replace(/[&<>"]/g, (sign) => ESCAPES[sign])

/** The document as UTF-8 text, indented. */
export function renderXml(document: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderElement(document)}\n`
}

/** An element without the document's first line, to stand in something else. */
export const renderElement = (element: Xml): string => render(element, "")

function render({ name, attributes, children }: Xml, indent: string): string {
  const open = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`)].join(" ")
  if (children.every((child) => typeof child === "string")) {
    return `${indent}<${open}>${escaped(children.join(""))}</${name}>`
  }
  const inner = (children as Xml[]).map((child) => render(child, `${indent}  `))
  return [`${indent}<${open}>`, ...inner, `${indent}</${name}>`].join("\n")
}
