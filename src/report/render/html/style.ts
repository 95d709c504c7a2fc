import { sanitizeLine } from '../../../text/sanitize.ts';
import { looks } from '../bars.ts';

/** What a document looks like beside what all pages have. */
export const STYLE = `
:root { --met: ${looks.met.ink}; --partial: ${looks.partial.ink}; --unmet: ${looks.unmet.ink}; --unknown: ${looks.unknown.ink}; --other: ${looks.unanswered.ink}; --edge: #8697a6; }
@media (prefers-color-scheme: dark) { :root { --met: #9ccbf0; --partial: #e6cd86; --unmet: #f2ab9d; --unknown: #cabdf0; --other: #aab4be; --edge: #808c97; } }
html { scroll-padding-top: 4rem; }
header, nav, main { padding: 0 1rem; }
header { padding-top: 1.5rem; }
main { padding-bottom: 4rem; }
main:focus { outline: none; }
h1 { font-size: 1.5rem; line-height: 1.35; margin: 0 0 .75rem; color: var(--mark); }
h1::before { content: ""; display: block; width: 3rem; height: 4px; background: var(--mark); margin-bottom: .75rem; }
h2 { font-size: 1.2rem; line-height: 1.4; margin: 0; color: var(--mark); }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
p, ul, ol, dl, blockquote { max-width: 60rem; }
li.marked { list-style: none; }
blockquote { border-inline-start: 3px solid var(--rule); margin-inline: 0; padding-inline-start: .75rem; }
.head { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; margin: 2.5rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid var(--edge); }
.back { font-size: .8125rem; white-space: nowrap; }
[href^="#c"], [href^="#l"] { white-space: nowrap; }
.uncut { white-space: nowrap; }
.strong { font-size: 1.125rem; line-height: 1.6; }
.warning { border-inline-start: 4px solid var(--edge); padding-inline-start: .75rem; }
header .notice { background: var(--soft); padding: .5rem .75rem; }
.about dl { font-size: .875rem; }
.skip { position: absolute; inset-inline-start: -100vw; }
.skip:focus { inset-inline-start: 1rem; top: .5rem; z-index: 3; background: var(--paper); padding: .5rem 1rem; }
.state { white-space: nowrap; font-weight: bold; font-size: .875rem; color: var(--other); }
.state.met { color: var(--met); } .state.partial { color: var(--partial); } .state.unmet { color: var(--unmet); } .state.unknown { color: var(--unknown); }
.figures span { white-space: nowrap; margin-inline-end: .75em; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding-bottom: .5rem; max-width: min(60rem, 100vw - 2rem); }
th, td { border: 1px solid var(--rule); padding: .3rem .6rem; vertical-align: top; text-align: right; overflow-wrap: normal; }
thead th, thead td { background: var(--soft); text-align: left; font-size: .875rem; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
tbody th, td.text { text-align: left; min-width: 6em; overflow-wrap: anywhere; }
tbody th { font-weight: bold; }
td.day { white-space: nowrap; text-align: left; }
td.room { min-width: 12em; }
td.some { font-weight: bold; }
td.whole { border-style: dashed; text-align: left; }
table.criteria { width: 100%; font-size: .9375rem; line-height: 1.6; }
.criteria th, .criteria td { border-width: 1px 0; text-align: left; }
.criteria .number { white-space: nowrap; min-width: 0; font-weight: normal; }
.criteria .question { width: 100%; } .criteria:not(:has(.how)) .question { width: 55%; }
.criteria .notes { min-width: 10em; }
.criteria .of th { background: var(--soft); color: var(--mark); font-size: .875rem; }
.steps { list-style: none; padding: 0; }
.steps li { border: 1px solid var(--rule); border-radius: 6px; padding: .5rem 1rem; margin: .5rem 0; break-inside: avoid; }
.steps ul { margin: .25rem 0; } .steps ul li { border: 0; padding: 0; margin: 0; }
.steps .title { margin: 0; }
.boxes { display: grid; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: .5rem 1rem; }
.boxes div { border-bottom: 1px solid var(--line); min-height: 2rem; display: flex; gap: .75rem; align-items: end; }
.card { border: 1px solid var(--rule); border-inline-start: 4px solid var(--edge); border-radius: 6px; padding: .75rem 1rem .5rem; margin: .75rem 0; }
.card h3 { margin: 0; } .card .id { margin: 0; } .card p { margin: .25rem 0; }
.card summary { font-size: .875rem; }
.card:target, tr:target { outline: 3px solid var(--mark); outline-offset: 2px; }
.card .facts { grid-template-columns: 6.5em 1fr; font-size: .9375rem; }
.beside { display: flex; flex-wrap: wrap; gap: 0 1.5rem; font-size: .9375rem; }
.beside div { display: flex; gap: .5rem; }
.line { border-bottom: 1px solid var(--line); padding-top: 1.5rem; }
.contents ol { list-style: none; padding: 0; margin: 0; }
.contents li { padding: .25rem 0; line-height: 1.45; }
.contents summary { font-weight: bold; }
.live { margin-top: 2rem; }
.filter { border: 1px solid var(--rule); border-radius: 6px; background: var(--soft); padding: 0 1rem; margin: .5rem 0 0; position: sticky; top: 0; z-index: 2; }
#found { position: absolute; inset: .75rem 1rem auto auto; margin: 0; font-size: .8125rem; white-space: nowrap; }
.filter summary { font-weight: bold; min-height: 2.75rem; padding-block: .5rem; width: max-content; }
.filter details[open] { max-height: 75vh; overflow: auto; margin-inline: -4px; padding: 0 4px .75rem; }
.fields { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: end; }
.fields p { margin: 0; flex: 1 1 7rem; min-width: 0; }
.fields p:first-child { flex: 1.4 1 11rem; }
.fields label { display: block; font-size: .8125rem; color: var(--quiet); white-space: nowrap; }
.fields select, .fields input { width: 100%; min-height: 2.75rem; }
.fields button { justify-content: center; font-size: .875rem; }
@media screen { .out { display: none !important; } .scroll thead th { min-width: 4.5em; } .scroll td { white-space: nowrap; } .scroll td.text, .scroll td.whole { white-space: normal; } }
@media screen {
  .scroll { background: linear-gradient(to left, var(--paper) 30%, transparent) right / 2rem 100% no-repeat local, linear-gradient(to left, var(--edge), transparent) right / .75rem 100% no-repeat; }
  table:has(thead th:nth-child(13)) { font-size: .8125rem; line-height: 1.5; }
  table:has(thead th:nth-child(13)) caption { font-size: 1rem; }
  table:has(thead th:nth-child(13)) :is(th, td) { padding: .25rem; }
  table:has(thead th:nth-child(13)) thead th { min-width: 2.25em; font-size: .8125rem; }
  table:has(thead th:nth-child(13)):lang(en) thead th:not(:first-child) { writing-mode: vertical-rl; text-align: start; }
  table:has(thead th:nth-child(13)) td.text { min-width: 4em; }
  table:has(thead th:nth-child(13)) tr > :first-child { position: sticky; inset-inline-start: 0; }
  table:has(thead th:nth-child(13)) tbody tr > :first-child { background: var(--paper); }
}
@media screen and (min-width: 64.01rem) {
  .with-contents { margin-inline: max(18rem, calc((100vw - 60rem) / 2)) auto; max-width: 62rem; padding-inline: 1rem; }
  .contents { position: fixed; inset: 0 auto 0 0; width: 17rem; overflow-y: auto; padding: 1.5rem 1rem; border-inline-end: 1px solid var(--rule); background: var(--soft); font-size: .875rem; }
  .contents a { text-decoration: none; } .contents a:hover { text-decoration: underline; }
  html { scroll-padding-top: 9rem; }
  .back { display: none; }
}
@media screen and (max-width: 40rem) {
  .facts, .card .facts { grid-template-columns: 1fr; }
  .facts dt { font-size: .8125rem; } .facts dd { margin-bottom: .375rem; }
  .criteria, .criteria tbody { display: block; }
  .criteria thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .criteria tr { display: grid; grid-template-columns: 1fr auto; border-top: 1px solid var(--rule); padding: .375rem 0; }
  .criteria tr.of { grid-template-columns: 1fr; padding: 0; }
  .criteria th, .criteria td { border: 0; padding: .125rem .375rem; max-width: none !important; }
  .criteria .question, .criteria .notes { grid-column: 1 / -1; } .criteria:not(:has(.how)) .question { width: 100%; } .criteria .how { grid-row: 1; grid-column: 2; }
  .criteria .notes:empty { display: none; } .criteria .notes { color: var(--quiet); font-size: .875rem; }
  table:has(.room), table:has(.room) :is(thead, tbody, tr, th, td) { display: block; }
  table:has(.room) thead tr { display: flex; background: var(--soft); }
  table:has(.room) tr { padding: .375rem 0 0; }
  table:has(.room) :is(th, td) { border: 0; min-width: 0; padding: .125rem .375rem; }
  table:has(.room) td.room { border-bottom: 1px solid var(--line); min-height: 2.75rem; }
}
@page { size: A4; margin: 12mm 12mm 14mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; } }
@media print {
  :root { --met: #000; --partial: #000; --unmet: #000; --unknown: #000; --other: #000; }
  body { font-size: 8.5pt; line-height: 1.3; }
  header, main { padding: 0; }
  h1 { font-size: 15pt; margin: 0 0 .4rem; } h1::before { margin-bottom: .4rem; } header .notice { padding: .2rem .5rem; } h2 { font-size: 12pt; } .strong { font-size: 10.5pt; }
  h1, h2, h3, .head, .title, .of { break-after: avoid; }
  p, ul, ol, dl, blockquote { margin: .2rem 0; }
  .head { margin: .65rem 0 .25rem; }
  .new-page { break-before: page; } .new-leaf { break-before: right; } :is(.new-page, .new-leaf) > .head { margin-top: 0; }
  .card, .steps > li { break-inside: avoid; }
  .steps > li { padding: .2rem .75rem; margin: .25rem 0; } .steps ul { margin: 0; line-height: 1.35; } .boxes { margin: 0; } .boxes div { min-height: 1.5rem; }
  th, td { padding: .15rem .4rem; } thead th { font-size: inherit; } table.criteria, .card .facts, .beside, .about dl { font-size: 8pt; line-height: 1.4; }
  .state { font-size: 8pt; }
  .card { margin: .4rem 0; } .card details { margin: 0; }
  td.room { min-width: 55mm; } .scroll { overflow: visible; } table { width: 100%; }
  .card { padding: .375rem .75rem; } .card summary, .about summary { display: none; }
  details::details-content { content-visibility: visible; height: auto; }
  a { color: inherit; text-decoration: none; }
}
`;

/** For tables with many columns the page lies on its side. */
export const WIDE_STYLE = `@page { size: A4 landscape; margin: 10mm; }
@media print { body { font-size: 8px; } th, td { padding: 1px 3px; } tbody th, td.text { min-width: 4em; } }
`;

/** What charts of states look like. */
export const CHART_STYLE = `:root { --f-met: ${looks.met.fill}; --f-partial: ${looks.partial.fill}; --h-partial: ${looks.partial.hatch?.colour}; --f-unmet: ${looks.unmet.fill}; --h-unmet: ${looks.unmet.hatch?.colour}; --f-unknown: ${looks.unknown.fill}; --h-unknown: ${looks.unknown.hatch?.colour}; --f-none: ${looks.unanswered.fill}; --f-not: ${looks['not-applicable'].fill}; --h-not: ${looks['not-applicable'].hatch?.colour}; }
@media screen and (prefers-color-scheme: dark) { :root { --f-met: #7db4de; --f-partial: #3f5a6e; --h-partial: #6f8ea5; --f-unmet: #8f5245; --h-unmet: #c07a6a; --f-unknown: #3a3549; --h-unknown: #6c6288; --f-none: #14181c; --f-not: #23292f; --h-not: #4a545d; } }
svg { display: block; }
.s-met { fill: var(--f-met); } .s-partial { fill: url(#h-partial); } .s-unmet { fill: url(#h-unmet); } .s-unknown { fill: url(#h-unknown); } .s-unanswered { fill: var(--f-none); } .s-not-applicable { fill: url(#h-not-applicable); }
.legend rect, .bar rect { stroke: var(--edge); stroke-width: 1; }
#h-partial .fill { fill: var(--f-partial); } #h-partial .hatch { fill: var(--h-partial); }
#h-unmet .fill { fill: var(--f-unmet); } #h-unmet .hatch { fill: var(--h-unmet); }
#h-unknown .fill { fill: var(--f-unknown); } #h-unknown .hatch { fill: var(--h-unknown); }
#h-not-applicable .fill { fill: var(--f-not); } #h-not-applicable .hatch { fill: var(--h-not); }
.legend, .bars { list-style: none; padding: 0; }
.legend { display: grid; grid-template-columns: repeat(6, minmax(max-content, 1fr)); gap: .75rem; margin: 0 0 1.25rem; }
.legend .state { white-space: normal; } .legend svg { width: 0; min-width: 100%; }
.legend strong { display: block; font-size: 1.5rem; line-height: 1.2; }
.bars li { display: grid; grid-template-columns: minmax(0, 14rem) minmax(0, 1fr) 4rem; gap: 0 1rem; align-items: center; padding: .375rem 0; border-top: 1px solid var(--rule); }
.bars .share { text-align: end; font-variant-numeric: tabular-nums; }
.bars .figures { grid-column: 2 / -1; font-size: .8125rem; line-height: 1.5; }
@media screen and (max-width: 40rem) {
  .bars li { grid-template-columns: 1fr auto; } .bars .bar { grid-column: 1 / -1; grid-row: 2; } .bars .figures { grid-column: 1 / -1; }
  .legend { grid-template-columns: repeat(3, minmax(0, 1fr)); }
}
@media print {
  .legend { margin: 0 0 .25rem; } .legend strong { font-size: 13pt; }
  .bars li { grid-template-columns: 9rem 1fr 2.5rem 14rem; padding: .1rem 0; } .bars .figures { grid-column: auto; font-size: 7pt; line-height: 1.3; } .figures span { margin-inline-end: .4em; }
  svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .legend, .bars li { break-inside: avoid; }
}
`;

/** What stands at the edges of every page on paper, beside its number. */
export function edgesOfPages(mark: string | undefined, footer: string | undefined): string {
  const edges = [
    ...(mark === undefined ? [] : [`@top-right { content: ${quoted(mark)}; font-size: 8pt; }`]),
    ...(footer === undefined
      ? []
      : [`@bottom-left { content: ${quoted(footer)}; font-size: 8pt; width: 86%; text-align: left; }`]),
  ];
  return edges.length === 0 ? '' : `@page { ${edges.join(' ')} }\n`;
}

/** A text as CSS has it: what is neither letter nor digit is named by its number, so that nothing in it ends anything. */
function quoted(text: string): string {
  const line = sanitizeLine(text).replace(
    /[^\p{L}\p{N} \u3000・、。]/gu,
    (sign) => `\\${sign.codePointAt(0)?.toString(16)} `,
  );
  return `"${line}"`;
}
