import type { Translate } from '../../i18n/t.ts';
import { sanitizeLine } from '../../text/sanitize.ts';
import type { Document, DocumentBlock, Form, Part, Signature, Table } from '../document.ts';
import { narrowed } from './narrowed.ts';

/** A document in GitHub-flavoured Markdown; whatever a person typed comes out as text, never as markup. */
export function renderDocumentMarkdown(document: Document, t: Translate): string {
  const { title, mark, facts, notice, parts } = document;
  const blocks = [
    `# ${escapeMarkdown(title)}`,
    ...(mark === undefined ? [] : [`**${escapeMarkdown(mark)}**`]),
    facts.map(([label, value]) => `- **${escapeMarkdown(label)}**: ${escapeMarkdown(value)}`).join('\n'),
    `> ${escapeMarkdown(notice)}`,
    ...parts.flatMap((part) => partOf(part, t)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Text as Markdown that shows exactly that text on one line, in a paragraph, list or table cell. */
export function escapeMarkdown(text: string): string {
  return sanitizeLine(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_{}[\]|~$]/g, '\\$&')
    .replace(/^([-+#=]|\d+[.)])/, (start) => start.replace(/.$/, '\\$&'))
    .replace(/@/g, '&#64;');
}

/** A table; the last `numeric` columns are figures. The cells of the head are escaped here, those of the rows by the caller. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[], numeric = 0): string {
  const rule = head.map((_, index) => (index >= head.length - numeric ? '---:' : '---'));
  return [row(head.map(escapeMarkdown)), row(rule), ...rows.map(row)].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function partOf({ title, blocks }: Part, t: Translate): string[] {
  return [`## ${escapeMarkdown(title)}`, ...blocks.flatMap((block) => blockOf(block, t))];
}

function blockOf(block: DocumentBlock, t: Translate): string[] {
  switch (block.kind) {
    case 'text': {
      const text = escapeMarkdown(block.text);
      return [block.isStrong ? `**${text}**` : text];
    }
    case 'list':
      return [block.items.map((item) => `- ${escapeMarkdown(item)}`).join('\n')];
    case 'table':
      return tables(block);
    case 'form':
      return formOf(block);
    case 'signature':
      return signatureOf(block, t);
  }
}

function tables(table: Table): string[] {
  const { columns, cells } = narrowed(table);
  const head = columns.map(({ title }) => title);
  return table.groups.flatMap(({ title: outer, parts }) => [
    ...(outer === undefined ? [] : [`### ${escapeMarkdown(outer)}`]),
    ...parts.flatMap(({ title: inner, rows }) => [
      ...(inner === undefined ? [] : [`${outer === undefined ? '###' : '####'} ${escapeMarkdown(inner)}`]),
      tableOf(
        head,
        rows.map((row) => cells(row).map((lines) => lines.map(escapeMarkdown).join('<br>'))),
      ),
    ]),
  ]);
}

function formOf({ title, list, texts = [], boxes, lines }: Form): string[] {
  const items = [...boxes.map((box) => `- □ ${escapeMarkdown(box)}`), ...named(lines)];
  return [
    ...(title === undefined ? [] : [`### ${escapeMarkdown(title)}`]),
    ...(list === undefined
      ? []
      : [escapeMarkdown(list.title), list.items.map((item) => `- ${escapeMarkdown(item)}`).join('\n')]),
    ...texts.map(escapeMarkdown),
    items.join('\n'),
  ];
}

function named(lines: readonly string[]): string[] {
  return lines.filter((line) => line !== '').map((line) => `- ${escapeMarkdown(line)}:`);
}

function signatureOf({ who, confirms, fields }: Signature, t: Translate): string[] {
  return [
    `### ${escapeMarkdown(who)}`,
    escapeMarkdown(confirms),
    fields.map((field) => `- ${escapeMarkdown(field)}: ${t('sheet.signature.blank')}`).join('\n'),
  ];
}
