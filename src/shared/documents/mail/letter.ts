import { MedusaError } from "@medusajs/framework/utils"

import { inkOn, safeColor } from "../color"
import { escapeHtml } from "../html"
import { oneLine, visibleText } from "../printable"
import type { Mail } from "../types"

/** One part of a mail, written once and shown in both of its forms. */
export type Part =
  | { kind: "text" | "small"; text: string }
  | { kind: "facts"; rows: [name: string, value: string][] }
  | { kind: "list"; lines: string[] }
  | { kind: "debts"; rows: DebtRow[]; total: [name: string, amount: string] }
  | { kind: "button"; text: string; href: string; hint: string }
  | { kind: "link"; text: string; href: string }

/** A document with what is asked for it, and its page where it has one. */
export type DebtRow = { name: string; facts: string; amount: string; href?: string | null }

export type Letter = {
  locale: string
  subject: string
  company: string
  parts: Part[]
  signature: string[]
  /** Of the button; `#rrggbb`. */
  brand_color?: string | null
}

const MAX_SUBJECT = 180
const FONT = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
const PARAGRAPH = `${FONT};font-size:15px;line-height:24px;color:#18181b;margin:0 0 16px`

/**
 * Writes a mail as HTML (tables, inline styles, no picture and nothing else from afar) and as plain text.
 * Every value is escaped; line breaks in the subject become spaces.
 */
export function writeLetter({ locale, subject, company, parts, signature, brand_color }: Letter): Mail {
  const clean = oneLine(subject)
  return {
    subject: clean.length > MAX_SUBJECT ? `${clean.slice(0, MAX_SUBJECT - 1)}…` : clean,
    html: page(
      locale,
      oneLine(company),
      parts.map((part) => partHtml(part, safeColor(brand_color) ?? "#18181b")).join("\n"),
      signature
    ),
    text: [...parts.map(partText), signature.map(oneLine).filter(Boolean).join("\n")].join("\n\n") + "\n",
  }
}

function partText(part: Part): string {
  switch (part.kind) {
    case "facts":
      return part.rows.map(([name, value]) => `${name}: ${oneLine(value)}`).join("\n")
    case "list":
      return part.lines.map((line) => `- ${oneLine(line)}`).join("\n")
    case "debts":
      return [...part.rows.map(debtText), `${part.total[0]}: ${oneLine(part.total[1])}`].join("\n")
    case "button":
    case "link":
      return `${part.text}:\n${webAddress(part.href)}`
    default:
      return visibleText(part.text)
  }
}

function partHtml(part: Part, color: string): string {
  switch (part.kind) {
    case "text":
      return `<p style="${PARAGRAPH}">${paragraph(part.text)}</p>`
    case "small":
      return `<p style="${FONT};font-size:13px;line-height:20px;color:#71717a;margin:0 0 16px">${paragraph(part.text)}</p>`
    case "list":
      return `<ul style="${PARAGRAPH};padding-left:20px">${part.lines.map((line) => `<li>${text(line)}</li>`).join("")}</ul>`
    case "facts":
      return factsHtml(part.rows)
    case "debts":
      return debtsHtml(part.rows, part.total)
    case "button":
      return buttonHtml(part, color)
    case "link":
      return `<p style="${FONT};font-size:13px;line-height:20px;margin:0 0 16px"><a href="${escapeHtml(webAddress(part.href))}" style="color:#71717a;text-decoration:underline">${text(part.text)}</a></p>`
  }
}

function factsHtml(rows: [string, string][]): string {
  const cell = `${FONT};font-size:14px;line-height:20px;padding:6px 0;border-bottom:1px solid #e4e4e7`
  const row = ([name, value]: [string, string]) =>
    `<tr><td style="${cell};color:#71717a">${text(name)}</td><td align="right" style="${cell};color:#18181b;font-weight:600">${text(value)}</td></tr>`
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px">${rows.map(row).join("")}</table>`
}

const debtText = ({ name, facts, amount, href }: DebtRow): string =>
  [`- ${oneLine(name)}: ${oneLine(amount)}, ${oneLine(facts)}`, ...(href ? [`  ${webAddress(href)}`] : [])].join("\n")

function debtsHtml(rows: DebtRow[], [label, sum]: [string, string]): string {
  const cell = `${FONT};font-size:14px;line-height:20px;padding:8px 0;border-bottom:1px solid #e4e4e7;color:#18181b`
  const name = ({ name: title, href }: DebtRow): string =>
    href
      ? `<a href="${escapeHtml(webAddress(href))}" style="color:#18181b;font-weight:600;text-decoration:underline">${text(title)}</a>`
      : `<span style="font-weight:600">${text(title)}</span>`
  const line = (row: DebtRow): string =>
    `<tr><td style="${cell}">${name(row)}<br><span style="font-size:13px;color:#71717a">${text(row.facts)}</span></td><td align="right" valign="top" style="${cell};font-weight:600;white-space:nowrap">${text(row.amount)}</td></tr>`
  const last = `${FONT};font-size:15px;line-height:24px;padding:10px 0;color:#18181b;font-weight:600`
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px">${rows.map(line).join("")}<tr><td style="${last}">${text(label)}</td><td align="right" style="${last};white-space:nowrap">${text(sum)}</td></tr></table>`
}

function buttonHtml({ text: words, href, hint }: Extract<Part, { kind: "button" }>, color: string): string {
  const address = escapeHtml(webAddress(href))
  const link = `${FONT};display:inline-block;padding:12px 24px;font-size:15px;line-height:20px;font-weight:600;color:${inkOn(color)};text-decoration:none`
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:4px 0 20px"><tr><td bgcolor="${color}" style="border-radius:8px"><a href="${address}" style="${link}">${text(words)}</a></td></tr></table>
<p style="${FONT};font-size:12px;line-height:18px;color:#71717a;margin:0 0 20px;word-break:break-all">${text(hint)}<br><a href="${address}" style="color:#52525b">${address}</a></p>`
}

function page(locale: string, company: string, body: string, signature: string[]): string {
  const [name, ...address] = signature.map(oneLine).filter(Boolean)
  return `<!doctype html>
<html lang="${escapeHtml(locale)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light"><title>${text(company)}</title></head>
<body style="margin:0;padding:0;background:#f4f4f5">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f4f4f5"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px">
<tr><td style="${FONT};font-size:16px;font-weight:600;color:#18181b;padding:0 8px 16px">${text(company)}</td></tr>
<tr><td bgcolor="#ffffff" style="padding:28px 28px 12px;border:1px solid #e4e4e7;border-radius:12px">
${body}
</td></tr>
<tr><td style="${FONT};font-size:12px;line-height:18px;color:#71717a;padding:16px 8px">${[name, ...address].map(text).join("<br>")}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`
}

const text = (value: string) => escapeHtml(oneLine(value))
const paragraph = (value: string) => escapeHtml(visibleText(value)).replace(/\n/g, "<br>")

/** @throws INVALID_DATA for anything but an http or https address, such as `javascript:` */
function webAddress(href: string): string {
  if (!/^https?:\/\/[^\s"'<>]+$/i.test(href)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "A mail's link must be an http or https address; check the option public_url."
    )
  }
  return href
}
