import type { Translate } from '../../i18n/t.ts';
import { escapeMarkdown, tableOf } from '../render/markdown.ts';
import {
  narrowed,
  type Part,
  type Sheet,
  type SheetBlock,
  type SheetForm,
  type SheetTable,
  type Signature,
} from './sheet.ts';

/** A sheet in GitHub-flavoured Markdown; whatever a person typed comes out as text, never as markup. */
export function renderSheetMarkdown(sheet: Sheet, t: Translate): string {
  const { title, mark, facts, notice, parts } = sheet;
  const blocks = [
    `# ${escapeMarkdown(title)}`,
    ...(mark === undefined ? [] : [`**${escapeMarkdown(mark)}**`]),
    facts.map(([label, value]) => `- **${escapeMarkdown(label)}**: ${escapeMarkdown(value)}`).join('\n'),
    `> ${escapeMarkdown(notice)}`,
    ...parts.flatMap((part) => partOf(part, t)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function partOf({ title, blocks }: Part, t: Translate): string[] {
  return [`## ${escapeMarkdown(title)}`, ...blocks.flatMap((block) => blockOf(block, t))];
}

function blockOf(block: SheetBlock, t: Translate): string[] {
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

function tables(table: SheetTable): string[] {
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

function formOf({ title, list, texts = [], boxes, lines }: SheetForm): string[] {
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
