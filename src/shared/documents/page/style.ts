/** Style of the public page: system fonts, light and dark, from 320 px up, and on paper. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --page: #f4f4f5; --card: #ffffff; --ink: #18181b; --soft: #5b5b64; --line: #e4e4e7; --faint: #fafafa;
  --button: #18181b; --on-button: #ffffff; --good: #166534; --good-bg: #f0fdf4; --good-line: #bbf7d0;
  --bad: #b42318; --bad-bg: #fef3f2; --bad-line: #fecdca; --focus: #2563eb;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0f0f11; --card: #1a1a1d; --ink: #f4f4f5; --soft: #a8a8b3; --line: #303036; --faint: #202024;
    --button: #f4f4f5; --on-button: #18181b; --good: #86efac; --good-bg: #0f2417; --good-line: #1d4d2e;
    --bad: #fda29b; --bad-bg: #2c1412; --bad-line: #5c231d; --focus: #7cabff;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
main { max-width: 720px; margin: 0 auto; padding: 24px 16px 48px; overflow-wrap: anywhere; }
h1, h2, p, ul, dl, dd, figure { margin: 0; padding: 0; }
h1 { font-size: 1.5rem; line-height: 1.25; letter-spacing: -0.01em; }
h2 { font-size: 1rem; line-height: 1.5; }
ul { list-style: none; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
h1:focus, h2:focus { outline: none; }
.soft { color: var(--soft); }
.small { font-size: 0.875rem; }
.pre { white-space: pre-line; }
.figure { font-variant-numeric: tabular-nums; white-space: nowrap; }
.brand { display: flex; align-items: center; min-height: 48px; margin-bottom: 16px; font-weight: 600; font-size: 1.125rem; }
.brand img { display: block; max-width: min(240px, 70vw); max-height: 56px; object-fit: contain; }
@media (prefers-color-scheme: dark) { .brand img { background: #ffffff; padding: 6px; border-radius: 8px; } }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 24px; margin-bottom: 16px; }
.head { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 16px 32px; align-items: start; }
.head > div { min-width: 0; }
.amount { text-align: right; }
.amount .big { font-size: 1.75rem; line-height: 1.2; font-weight: 650; letter-spacing: -0.02em; }
.chip { display: inline-block; margin-top: 12px; padding: 4px 10px; border-radius: 999px; background: var(--faint); border: 1px solid var(--line); font-size: 0.875rem; }
.banner { border-radius: 14px; padding: 20px 24px; margin-bottom: 16px; border: 1px solid var(--good-line); background: var(--good-bg); }
.banner h2 { color: var(--good); font-size: 1.125rem; }
.banner.bad { border-color: var(--line); background: var(--card); }
.banner.bad h2 { color: var(--ink); }
.items > li { display: grid; grid-template-columns: 1fr auto; gap: 2px 16px; padding: 14px 0; border-top: 1px solid var(--line); }
.items > li:first-child { border-top: 0; }
.items .name { font-weight: 550; }
.items .rest { grid-column: 1; }
.items h3 { margin: 6px 0 0; font-size: 1rem; }
.items .words { display: block; }
.items .choice { display: flex; gap: 10px; align-items: baseline; margin: 0; cursor: pointer; min-height: 28px; }
.items .choice input { width: 18px; height: 18px; flex: none; margin: 0; align-self: center; accent-color: var(--button); }
.items .left-out > .figure { color: var(--soft); }
.thread > li { padding: 12px 14px; margin-top: 10px; border-radius: 10px; background: var(--faint); border: 1px solid var(--line); }
.thread > .mine { margin-left: 12%; }
.quiet.tiny { min-height: 28px; padding: 4px 0; font-size: 0.875rem; text-align: left; }
.files > li { display: flex; }
.note { margin-top: 10px; color: var(--good); }
.totals { margin-top: 8px; border-top: 1px solid var(--line); padding-top: 12px; }
.totals div { display: flex; justify-content: space-between; gap: 16px; padding: 3px 0; }
.totals dt { color: var(--soft); min-width: 0; }
.totals dd { text-align: right; }
.totals .strong { margin-top: 8px; padding-top: 12px; border-top: 2px solid var(--ink); font-weight: 650; font-size: 1.125rem; }
.totals .strong dt { color: var(--ink); }
.hint { margin-top: 12px; }
.chip.late { color: var(--bad); background: var(--bad-bg); border-color: var(--bad-line); }
.accounts div { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 2px 16px; padding: 3px 0; }
.accounts dt { color: var(--soft); }
.accounts dd { font-variant-numeric: tabular-nums; }
.code { display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start; break-inside: avoid; }
.code img { display: block; width: 180px; height: 180px; background: #ffffff; border-radius: 8px; }
.code > div { flex: 1 1 200px; min-width: 0; }
.code .name { font-weight: 550; margin-bottom: 8px; }
.code .payload { word-break: break-all; user-select: all; margin: 4px 0 12px; }
.more { display: grid; gap: 16px; }
details summary { cursor: pointer; font-weight: 600; padding: 4px 0; border-radius: 6px; }
details[open] summary { margin-bottom: 8px; }
label { display: block; font-weight: 550; margin-bottom: 6px; }
input, textarea { width: 100%; font: inherit; color: inherit; background: var(--card); border: 1px solid #8b8b95; border-radius: 10px; padding: 11px 14px; }
textarea { min-height: 96px; resize: vertical; }
input[aria-invalid="true"] { border-color: var(--bad); }
button { font: inherit; cursor: pointer; border: 0; border-radius: 10px; min-height: 44px; padding: 10px 18px; }
button[aria-disabled="true"] { opacity: 0.65; cursor: progress; }
.primary { width: 100%; background: var(--button); color: var(--on-button); font-weight: 600; min-height: 50px; }
.secondary { background: transparent; color: inherit; border: 1px solid #8b8b95; font-weight: 550; }
.quiet { background: transparent; color: var(--soft); text-decoration: underline; text-underline-offset: 3px; padding: 10px 4px; }
.form { display: grid; gap: 14px; margin-top: 12px; }
.row { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; }
.actions { display: flex; flex-wrap: wrap; gap: 4px 20px; align-items: center; justify-content: center; margin-bottom: 16px; }
.error { color: var(--bad); background: var(--bad-bg); border: 1px solid var(--bad-line); border-radius: 10px; padding: 10px 14px; }
.field-error { color: var(--bad); font-size: 0.875rem; margin-top: 6px; }
.center { text-align: center; padding: 48px 24px; }
.center p { margin: 12px auto 0; max-width: 52ch; }
.center button { margin-top: 20px; }
footer { text-align: center; padding: 8px 16px; }
footer, .center p { text-wrap: balance; }
.bone { background: var(--line); border-radius: 6px; height: 16px; margin: 12px 0; animation: pulse 1.4s ease-in-out infinite; }
.bone.wide { height: 28px; width: 55%; }
.bone.half { width: 40%; }
@keyframes pulse { 50% { opacity: 0.45; } }
@media (prefers-reduced-motion: reduce) { .bone { animation: none; } }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.only-print { display: none; }
@media (max-width: 560px) {
  .head { grid-template-columns: minmax(0, 1fr); gap: 12px; }
  .amount { text-align: left; }
}
@media (max-width: 420px) {
  main { padding: 16px 12px 40px; }
  .card, .banner { padding: 18px 16px; }
  .card.center { padding: 36px 18px; }
}
@page { margin: 16mm; }
@media print {
  :root { --page: #ffffff; --card: #ffffff; --ink: #000000; --soft: #444444; --line: #cccccc; --faint: #ffffff; --good: #000000; --good-bg: #ffffff; --good-line: #cccccc; }
  body { font-size: 11pt; }
  main { max-width: none; padding: 0; }
  .card, .banner { border: 0; border-radius: 0; padding: 0; margin-bottom: 18pt; }
  .items > li, .totals div { break-inside: avoid; }
  .no-print { display: none !important; }
  .only-print { display: block; }
  .brand img { background: none; padding: 0; }
}
`
