import type { DiffReport } from '../../formats/outputs/diff.ts';
import type { Translate } from '../../i18n/t.ts';
import type { CriterionState } from '../../scoring/result.ts';
import { escapeMarkdown, tableOf } from '../render/markdown.ts';
import { countRows, disclaimers, headFacts, headline, title } from './headline.ts';
import type { DiffRenderer } from './renderer.ts';
import { type Entry, type Section, sections } from './sections.ts';

/** For a comment or a record: what matters most comes first; whatever a person typed comes out as text. */
export const markdown: DiffRenderer = (report, { t }) => {
  const blocks = [
    `## ${escapeMarkdown(title(report, t))}`,
    headFacts(report, t)
      .map(([label, value]) => `- **${escapeMarkdown(label)}**: ${escapeMarkdown(value)}`)
      .join('\n'),
    ...disclaimers(report, t).map((line) => `> ${escapeMarkdown(line)}`),
    `**${escapeMarkdown(headline(report, t).toReversed().join(t('sentence.separator')))}**`,
    ...(report.kind === 'files' && report.isChanged ? [counts(report, t)] : []),
    ...sections(report, t).flatMap((one) => sectionBlocks(one, t)),
  ];
  return `${blocks.join('\n\n')}\n`;
};

function counts(report: DiffReport, t: Translate): string {
  const head = ['', t('changes.before'), t('changes.after'), t('changes.difference')];
  const rows = countRows(report, t).map(({ label, before, after, difference }) =>
    [label, before, after, difference].map(escapeMarkdown),
  );
  return tableOf(head, rows, 3);
}

function sectionBlocks({ title, hints, entries }: Section, t: Translate): readonly string[] {
  const isTable = entries.every(({ states, lines }) => states !== undefined && lines.length > 0);
  return [
    `### ${escapeMarkdown(title)}`,
    ...hints.map(escapeMarkdown),
    isTable ? stateTable(entries, t) : entries.map((entry) => bullet(entry, t)).join('\n'),
  ];
}

function stateTable(entries: readonly Entry[], t: Translate): string {
  const head = [t('report.table.id'), t('changes.before'), t('changes.after'), t('report.table.question')];
  const rows = entries.map(({ head: id = '', states: [before, after] = [undefined, undefined], aside, lines }) =>
    [id, stateWords(before, t), stateWords(after, t) + asideWords(aside, t), lines.join(' ')].map(escapeMarkdown),
  );
  return tableOf(head, rows);
}

function bullet({ head, states = [undefined, undefined], aside, lines }: Entry, t: Translate): string {
  if (head === undefined) return lines.map((line) => `- ${escapeMarkdown(line)}`).join('\n');
  const way = states.map((state) => stateWords(state, t)).filter((words) => words !== '');
  const beside = escapeMarkdown(way.join(t('changes.arrow')) + asideWords(aside, t));
  const top = [`**${escapeMarkdown(head)}**`, ...(beside === '' ? [] : [beside])].join(' ');
  return [`- ${top}`, ...lines.map((line) => `  - ${escapeMarkdown(line)}`)].join('\n');
}

function stateWords(state: CriterionState | undefined, t: Translate): string {
  return state === undefined ? '' : `${t(`mark.${state}`)} ${t(`state.${state}`)}`;
}

function asideWords(aside: string | undefined, t: Translate): string {
  return aside === undefined ? '' : t('text.aside', { text: aside });
}
