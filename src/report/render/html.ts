import type { Translate } from '../../i18n/t.ts';
import type { CriterionState } from '../../scoring/result.ts';
import { sanitizeLine } from '../../text/sanitize.ts';
import type {
  Bars,
  Change,
  CriterionEntry,
  CriterionHead,
  Detail,
  Document,
  DocumentBlock,
  Fact,
  Form,
  Part,
  Signature,
  Step,
  Table,
  TableColumn,
  TableRow,
  Text,
} from '../document.ts';
import { stateWords } from '../states.ts';
import { counted, linesOf } from './steps.ts';
import { tabled } from './tabled.ts';

/** Nothing is loaded and nothing runs, even where a text should get through as more than text. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const STYLE = `
body { font: 14px/1.7 system-ui, "Hiragino Sans", "BIZ UDPGothic", "Yu Gothic", Meiryo, sans-serif; margin: 1.5rem; color: #111; background: #fff; }
h1 { font-size: 1.3rem; margin: 0 0 .5rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; border-bottom: 1px solid #767676; }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
p, ul, ol, dl, blockquote { margin: .5rem 0; max-width: 60rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; }
dt, .quiet { color: #595959; }
dd { margin: 0; }
.notice, .warning { border-left: 3px solid #34536f; padding-left: .75rem; }
.state { white-space: nowrap; font-weight: normal; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding-bottom: .5rem; }
th, td { border: 1px solid #767676; padding: .25rem .5rem; vertical-align: top; text-align: right; }
thead th { background: #eee; text-align: left; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
tbody th, td.text { text-align: left; overflow-wrap: anywhere; min-width: 6em; }
td.day { white-space: nowrap; text-align: left; }
td.some { font-weight: bold; }
td.whole { border-style: dashed; text-align: left; }
.bar { display: flex; width: 12rem; height: 1em; border: 1px solid #767676; }
.bar .met { background: #34536f; }
.bar .partial { background: #b9c8d4; }
.line { border-bottom: 1px solid #767676; padding-top: 1.5rem; }
@page { size: A4; margin: 10mm; }
@media print { body { margin: 0; font-size: 11px; } h1, h2, h3 { break-after: avoid; } .scroll { overflow: visible; } }
`;

/** For tables with many columns the page lies on its side. */
const WIDE_STYLE = `@page { size: A4 landscape; }
@media print { body { font-size: 8px; } th, td { padding: 1px 3px; } tbody th, td.text { min-width: 4em; } }
`;
const WIDE = 10;

/** A document as one page for a browser or a printer: no script, nothing from elsewhere, readable without colour. */
export function renderHtml(document: Document, t: Translate): string {
  const { title, mark, facts, notices, parts } = document;
  const isWide = parts.some(({ blocks }) =>
    blocks.some((block) => block.kind === 'table' && block.columns.length > WIDE),
  );
  return `<!DOCTYPE html>
<html lang="${escaped(t('language.tag'))}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(POLICY)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}${isWide ? WIDE_STYLE : ''}</style>
</head>
<body>
${[
  element('h1', title),
  ...(mark === undefined ? [] : [`<p>${element('strong', mark)}</p>`]),
  ...(facts.length === 0 ? [] : [factList(facts)]),
  ...notices.map((notice) => `<p class="notice">${escaped(notice)}</p>`),
  ...parts.flatMap((part) => partOf(part, t)),
].join('\n')}
</body>
</html>
`;
}

function partOf({ title, blocks }: Part, t: Translate): readonly string[] {
  return [
    ...(title === undefined ? [] : [element('h2', title)]),
    ...blocks.flatMap((block) => blockOf(block, title ?? '', t)),
  ];
}

function blockOf(block: DocumentBlock, about: string, t: Translate): readonly string[] {
  switch (block.kind) {
    case 'text':
      return [textOf(block)];
    case 'list':
      return [list(block.items)];
    case 'callout':
      return [`<p class="notice">${escaped(block.text)}</p>`];
    case 'folded':
      return [
        '<details>',
        element('summary', block.title),
        ...block.blocks.flatMap((inner) => blockOf(inner, block.title, t)),
        '</details>',
      ];
    case 'bars':
      return [bars(block, about, t)];
    case 'table':
      return tables(block);
    case 'criteria-table':
      return tables(tabled(block, about, t));
    case 'steps':
      return counted(block).flatMap(({ title, steps }) => [
        ...(title === undefined ? [] : [`<p>${element('strong', title)}</p>`]),
        `<ol start="${steps[0]?.number ?? 1}">`,
        ...steps.map(({ step }) => stepOf(step, t)),
        '</ol>',
      ]);
    case 'criteria':
      return block.criteria.flatMap((criterion) => criterionOf(criterion, t));
    case 'changes':
      return ['<ul>', ...block.changes.map((change) => changeOf(change, t)), '</ul>'];
    case 'form':
      return formOf(block);
    case 'signature':
      return signatureOf(block);
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is nothing but text, wherever it stands. */
export function escaped(text: string): string {
  return sanitizeLine(text)
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? '')
    .replace(/##(?=\[|vso\[)/gi, '#&#35;');
}

function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}

function list(items: readonly string[]): string {
  return ['<ul>', ...items.map((item) => element('li', item)), '</ul>'].join('\n');
}

function factList(facts: readonly Fact[]): string {
  return ['<dl>', ...facts.map(([label, value]) => element('dt', label) + element('dd', value)), '</dl>'].join('\n');
}

function textOf({ text, tone }: Text): string {
  if (tone === undefined) return element('p', text);
  return tone === 'strong' ? `<p>${element('strong', text)}</p>` : `<p class="${tone}">${escaped(text)}</p>`;
}

/** The figures with what they look like beside them. */
function bars(block: Bars, about: string, t: Translate): string {
  const { columns, groups } = tabled(block, about, t);
  const rows = groups.flatMap(({ parts }) => parts.flatMap((part) => part.rows));
  const drawn = block.rows.map(({ counts }) => {
    const share = (state: CriterionState) => (100 * counts[state]) / Math.max(1, counts.total);
    const pieces = (['met', 'partial'] as const).map(
      (state) => `<span class="${state}" style="width:${share(state).toFixed(2)}%"></span>`,
    );
    return `<td class="text"><span class="bar" aria-hidden="true">${pieces.join('')}</span></td>`;
  });
  return scrolled([
    headOf([...columns, { title: '' }]),
    '<tbody>',
    ...rows.map((row, index) => `<tr>${cellsOf(row, columns)}${drawn[index] ?? ''}</tr>`),
    '</tbody>',
  ]);
}

function tables({ columns, caption, groups }: Table): readonly string[] {
  return groups.flatMap(({ title: outer, parts }) => [
    ...(outer === undefined ? [] : [element('h3', outer)]),
    ...parts.flatMap(({ title: inner, rows }) => [
      ...(inner === undefined ? [] : [element('h3', inner)]),
      scrolled([
        ...(caption === undefined ? [] : [element('caption', caption)]),
        headOf(columns),
        '<tbody>',
        ...rows.map((row) => `<tr>${cellsOf(row, columns)}</tr>`),
        '</tbody>',
      ]),
    ]),
  ]);
}

function scrolled(lines: readonly string[]): string {
  return ['<div class="scroll">', '<table>', ...lines, '</table>', '</div>'].join('\n');
}

function headOf(columns: readonly TableColumn[]): string {
  const cells = columns.map(({ title }) => `<th scope="col">${escaped(title)}</th>`);
  return `<thead>\n<tr>${cells.join('')}</tr>\n</thead>`;
}

/** The last of too few cells goes on to the end of the row. */
function cellsOf(row: TableRow, columns: readonly TableColumn[]): string {
  return row
    .map((lines, index) => {
      const { isHeader, isNumeric, isLoud } = columns[index] ?? { title: '' };
      const content = lines.map(escaped).join('<br>');
      if (isHeader) return `<th scope="row">${content}</th>`;
      const rest = index === row.length - 1 ? columns.length - index : 1;
      if (rest > 1) return `<td class="whole" colspan="${rest}">${content}</td>`;
      if (isNumeric) return `<td${isLoud && content !== '0' ? ' class="some"' : ''}>${content}</td>`;
      return `<td class="${/^\d{4}-\d{2}-\d{2}$/.test(content) ? 'day' : 'text'}">${content}</td>`;
    })
    .join('');
}

function headline({ id, title, state }: Omit<CriterionHead, 'question'>, t: Translate): string {
  return `${escaped(`${id} ${title}`)} <span class="state">${escaped(stateWords(state, t))}</span>`;
}

function stepOf(step: Step, t: Translate): string {
  return `<li><strong>${headline(step, t)}</strong>\n${list(linesOf(step, t))}</li>`;
}

function criterionOf(criterion: CriterionEntry, t: Translate): readonly string[] {
  return [
    `<h3>${headline(criterion, t)}</h3>`,
    element('p', criterion.question),
    ...criterion.details.flatMap(detailOf),
  ];
}

function detailOf(detail: Detail): readonly string[] {
  switch (detail.kind) {
    case 'list':
      return [`<p class="quiet">${escaped(detail.title)}</p>`, list(detail.items)];
    case 'facts':
      return [factList(detail.facts)];
    case 'quotation':
      return [
        `<p class="quiet">${escaped(detail.title)}</p>`,
        `<blockquote>${detail.lines.map(escaped).join('<br>')}</blockquote>`,
      ];
  }
}

function changeOf({ head, states = [undefined, undefined], aside, lines }: Change, t: Translate): string {
  const way = states.map((state) => stateWords(state, t)).filter((words) => words !== '');
  const beside = way.join(t('changes.arrow')) + (aside === undefined ? '' : t('text.aside', { text: aside }));
  const top = head === undefined ? '' : `${element('strong', head)} ${escaped(beside)}`;
  return `<li>${top}${head === undefined ? lines.map(escaped).join('<br>') : list(lines)}</li>`;
}

function formOf({ title, list: given, texts = [], boxes, choices, lines }: Form): readonly string[] {
  return [
    ...(title === undefined ? [] : [element('h3', title)]),
    ...(given === undefined ? [] : [`<p class="quiet">${escaped(given.title)}</p>`, list(given.items)]),
    ...texts.map((text) => element('p', text)),
    ...(boxes.length === 0 ? [] : [element('p', boxes.map((box) => `□ ${box}`).join('　　'))]),
    ...(choices === undefined
      ? []
      : [`<p class="quiet">${escaped(choices.title)}</p>`, ...choices.items.map((item) => element('p', `□ ${item}`))]),
    ...lines.map(lineToWriteOn),
  ];
}

function signatureOf({ who, confirms, fields }: Signature): readonly string[] {
  return [element('h3', who), element('p', confirms), ...fields.map(lineToWriteOn)];
}

function lineToWriteOn(label: string): string {
  return `<p class="line">${escaped(label)}</p>`;
}
