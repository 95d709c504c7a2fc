import type { Translate } from '../../i18n/t.ts';
import { sanitizeLine } from '../../text/sanitize.ts';
import type {
  Change,
  CriterionEntry,
  Detail,
  Document,
  DocumentBlock,
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
import { narrowed } from './narrowed.ts';
import { OWN_MARK } from './ownMark.ts';
import { linesOf } from './steps.ts';
import { tabled } from './tabled.ts';

/** What a block is drawn with: the words, and how many signs its headings have. */
interface Place {
  readonly t: Translate;
  readonly depth: number;
}

/** A document in GitHub-flavoured Markdown; whatever a person typed comes out as text, never as markup. */
export function renderMarkdown(document: Document, t: Translate): string {
  const { title, mark, facts, notices, parts, isInsert = false } = document;
  const depth = isInsert ? 2 : 1;
  const blocks = [
    heading(depth, title),
    ...(mark === undefined ? [] : [strong(mark)]),
    ...(facts.length === 0 ? [] : [facts.map(([label, value]) => `- ${strong(label)}: ${escaped(value)}`).join('\n')]),
    ...notices.map(quoted),
    ...parts.flatMap((part) => partOf(part, { t, depth: depth + 1 })),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function partOf({ title, blocks }: Part, { t, depth }: Place): readonly string[] {
  return [
    ...(title === undefined ? [] : [heading(depth, title)]),
    ...blocks.flatMap((block) => blockOf(block, { t, depth: depth + 1 })),
  ];
}

function blockOf(block: DocumentBlock, place: Place): readonly string[] {
  switch (block.kind) {
    case 'text':
      return [textOf(block)];
    case 'list':
      return [bullets(block.items)];
    case 'callout':
      return [quoted(block.text)];
    case 'folded':
      return [folded(block.title, block.blocks, place)];
    case 'table':
      return tables(block, place);
    case 'bars':
    case 'criteria-table':
      return tables(tabled(block, '', place.t), place);
    case 'steps':
      return block.groups.flatMap(({ title, steps }) => [
        ...(title === undefined ? [] : [strong(title)]),
        steps.map((step) => stepOf(step, place)).join('\n'),
      ]);
    case 'criteria':
      return block.criteria.flatMap((criterion) => criterionOf(criterion, place));
    case 'changes':
      return [changesOf(block.changes, place)];
    case 'form':
      return formOf(block, place);
    case 'signature':
      return signatureOf(block, place);
  }
}

/** Text as Markdown that shows exactly that text on one line, in a paragraph, list or table cell. */
function escaped(text: string): string {
  return (
    sanitizeLine(text)
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/[\\`*_{}[\]|~$]/g, '\\$&')
      // `::` would be no Markdown, but a command in the log of a CI.
      .replace(/^([-+#=]|:(?=:)|\d+[.)])/, (start) => start.replace(/.$/, '\\$&'))
      .replace(LINKED, `$&${NOTHING}`)
  );
}

/**
 * What GitHub makes a link of wherever it stands, and who is mentioned learns of it: people, issues and addresses. It
 * looks for them in what the Markdown has become, where a sign written by its number is that sign again.
 */
const LINKED = /@|#(?=\d)|GH-(?=\d)|:(?=\/\/)|www(?=\.)/gi;

/** Shown nowhere, and two texts to whoever looks for one. */
const NOTHING = '<!-- -->';

function escapedHtml(text: string): string {
  return sanitizeLine(text)
    .replace(LINKED, '$&\0')
    .replace(/[&<>"':\\`*_[\]|~]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replaceAll('\0', NOTHING);
}

/**
 * A text in the lines that it was written in, where Markdown has one. What it holds is escaped first: the break between
 * two lines is the only markup, and a `<br>` that somebody typed is text.
 */
function inLines(text: string): string {
  return text
    .trim()
    .split(/\r\n?|[\n\u2028\u2029]/)
    .map(escaped)
    .join('<br>');
}

function heading(depth: number, text: string): string {
  return `${'#'.repeat(depth)} ${escaped(text)}`;
}

function strong(text: string): string {
  return `**${escaped(text)}**`;
}

function quoted(text: string): string {
  return `> ${escaped(text)}`;
}

/** Items with marks of their own are lines below each other: a list of Markdown would put another mark before each. */
function bullets(items: readonly string[]): string {
  if (items.every((item) => OWN_MARK.test(item))) return items.map(escaped).join('\\\n');
  return items.map((item) => `- ${inLines(item)}`).join('\n');
}

function textOf({ text, tone }: Text): string {
  return tone === 'strong' ? strong(text) : escaped(text);
}

/** GitHub reads Markdown inside `details` only after an empty line, and none of it in the `summary`. */
function folded(summary: string, blocks: readonly DocumentBlock[], place: Place): string {
  const inner = blocks.flatMap((block) => blockOf(block, place)).join('\n\n');
  return ['<details>', `<summary>${escapedHtml(summary)}</summary>`, '', inner, '', '</details>'].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function tableOf(columns: readonly TableColumn[], rows: readonly TableRow[]): string {
  const rule = columns.map(({ isNumeric }) => (isNumeric ? '---:' : '---'));
  return [
    row(columns.map(({ title }) => escaped(title))),
    row(rule),
    ...rows.map((cells) => row(cells.map((lines) => lines.map(inLines).join('<br>')))),
  ].join('\n');
}

function tables(table: Table, { depth }: Place): readonly string[] {
  const { columns, cells } = narrowed(table);
  return table.groups.flatMap(({ title: outer, parts }) => [
    ...(outer === undefined ? [] : [heading(depth, outer)]),
    ...parts.flatMap(({ title: inner, rows }) => [
      ...(inner === undefined ? [] : [heading(outer === undefined ? depth : depth + 1, inner)]),
      tableOf(columns, rows.map(cells)),
    ]),
  ]);
}

/** Not as a numbered list: Markdown counts the items of one itself. */
function stepOf(step: Step, { t }: Place): string {
  const { id, number, title, state } = step;
  const head = `- ${strong(`${number}. ${id} ${title}`)} ${stateWords(state, t)}`;
  return [head, ...linesOf(step, t).map((line) => `  - ${escaped(line)}`)].join('\n');
}

function criterionOf({ id, title, state, question, details }: CriterionEntry, { t, depth }: Place): readonly string[] {
  const asked = question === undefined ? [] : [escaped(question)];
  return [heading(depth, `${id} ${title} ${stateWords(state, t)}`), ...asked, ...details.map(detailOf)];
}

function detailOf(detail: Detail): string {
  switch (detail.kind) {
    case 'list':
      return `${strong(detail.title)}\n\n${bullets(detail.items)}`;
    case 'facts':
      return bullets(detail.facts.map(([label, value]) => `${label}: ${value}`));
    case 'quotation':
      return `${strong(detail.title)}\n\n> ${detail.lines.map(inLines).join('<br>')}`;
  }
}

/** Where every one has a state before or after and something to say, they stand in columns. */
function changesOf(changes: readonly Change[], { t }: Place): string {
  if (!changes.every(({ states, lines }) => states !== undefined && lines.length > 0)) {
    return changes.map((change) => changeOf(change, t)).join('\n');
  }
  const { columns, groups } = tabled({ kind: 'changes', changes }, t('report.table.question'), t);
  return tableOf(
    columns,
    groups.flatMap(({ parts }) => parts.flatMap(({ rows }) => rows)),
  );
}

function changeOf({ head, states = [undefined, undefined], aside, lines }: Change, t: Translate): string {
  if (head === undefined) return bullets(lines);
  const way = states.map((state) => stateWords(state, t)).filter((words) => words !== '');
  const beside = escaped(way.join(t('changes.arrow')) + asideWords(aside, t));
  const top = [strong(head), ...(beside === '' ? [] : [beside])].join(' ');
  return [`- ${top}`, ...lines.map((line) => `  - ${inLines(line)}`)].join('\n');
}

function asideWords(aside: string | undefined, t: Translate): string {
  return aside === undefined ? '' : t('text.aside', { text: aside });
}

function formOf({ title, list, texts = [], boxes, choices, lines }: Form, { depth }: Place): readonly string[] {
  const named = lines.filter((line) => line !== '').map((line) => `- ${escaped(line)}:`);
  return [
    ...(title === undefined ? [] : [heading(depth, title)]),
    ...(list === undefined ? [] : [escaped(list.title), bullets(list.items)]),
    ...texts.map(escaped),
    ...(choices === undefined
      ? []
      : [boxLines(boxes).join('\n'), escaped(choices.title), boxLines(choices.items).join('\n')]),
    [...(choices === undefined ? boxLines(boxes) : []), ...named].join('\n'),
  ];
}

function boxLines(boxes: readonly string[]): readonly string[] {
  return boxes.map((box) => `- □ ${escaped(box)}`);
}

function signatureOf({ who, confirms, fields }: Signature, { t, depth }: Place): readonly string[] {
  return [
    heading(depth, who),
    escaped(confirms),
    fields.map((field) => `- ${escaped(field)}: ${t('sheet.signature.blank')}`).join('\n'),
  ];
}
