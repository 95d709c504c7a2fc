import type { CheckedCriterion, CheckedFile, JudgedFile, UnreadFile } from '../../formats/outputs/check.ts';
import type { Translate } from '../../i18n/t.ts';
import { criterionStates } from '../../scoring/result.ts';
import { sanitizeLine } from '../../text/sanitize.ts';
import { describeDiagnostic } from '../render/diagnostics.ts';
import { escapeMarkdown, tableOf } from '../render/markdown.ts';
import { problemSentence } from '../render/problem.ts';
import type { Reporter } from './reporter.ts';
import { aim, criteriaOf, newlyFound, outcomeSentence, verdict } from './words.ts';

/** For the summary of a job or a comment on a pull request: short at first sight, the rest folded. */
export const markdown: Reporter = ({ files }, { t }) => {
  const titles = new Set(files.flatMap((file) => (file.outcome === 'judged' ? [file.catalogue.title] : [])));
  const blocks = [
    `## ${escapeMarkdown(t('check.markdown.title'))}`,
    overview(files, t),
    ...files.flatMap((file) => (file.outcome === 'judged' ? judged(file, t) : unread(file, t))),
    ...[...titles].map((title) => `> ${escapeMarkdown(t('report.disclaimer', { title }))}`),
  ];
  return `${blocks.join('\n\n')}\n`;
};

function overview(files: readonly CheckedFile[], t: Translate): string {
  const states = criterionStates.map((state) => `${t(`mark.${state}`)} ${t(`state.${state}`)}`);
  const head = [
    t('check.markdown.file'),
    t('check.markdown.level'),
    t('check.markdown.verdict'),
    ...states,
    t('report.total'),
  ];
  const rows = files.map((file) => {
    const name = escapeMarkdown(file.file);
    if (file.outcome === 'unread') return [name, '', t('check.markdown.unread'), ...states.map(() => ''), ''];
    const { criteria } = file.summary;
    const counts = [...criterionStates.map((state) => criteria[state]), criteria.total].map(String);
    return [name, escapeMarkdown(file.level.title), verdict(file, t), ...counts];
  });
  return tableOf(head, rows, states.length + 1);
}

function judged(file: JudgedFile, t: Translate): readonly string[] {
  const { publisher } = file.catalogue;
  const open = [...criteriaOf(file, 'open'), ...criteriaOf(file, 'unassured')];
  const excluded = criteriaOf(file, 'excluded');
  const waived = criteriaOf(file, 'waived');
  const known = criteriaOf(file, 'known');
  const mark = t('report.not-applicable.mark', { publisher });
  return [
    `### ${escapeMarkdown(aim(file, t))}`,
    `**${escapeMarkdown(outcomeSentence(file, t))}**`,
    ...folded(t('check.markdown.open', { count: open.length }), criteriaTable(open, t)),
    ...folded(t('check.markdown.excluded', { count: excluded.length, mark }), criteriaTable(excluded, t)),
    ...folded(t('check.markdown.waived', { count: waived.length }), waivedTable(waived, t)),
    ...folded(t('check.markdown.known', { count: known.length }), criteriaTable(known, t)),
    ...diagnosticsOf(file, t),
  ];
}

function unread(file: UnreadFile, t: Translate): readonly string[] {
  return [
    `### ${escapeMarkdown(file.file)}`,
    `**${escapeMarkdown(`${file.problem.code}: ${problemSentence(file.problem, t)}`)}**`,
    ...diagnosticsOf(file, t),
  ];
}

function diagnosticsOf(file: CheckedFile, t: Translate): readonly string[] {
  const lines = newlyFound(file).map((diagnostic) => {
    const { filePath, range, severity, code } = diagnostic;
    const parts = [
      // The heading names the file already, unless the place is in another one.
      ...(filePath === file.path ? [] : [filePath]),
      ...(range === undefined ? [] : [range.start.line, range.start.column]),
    ];
    const place = parts.length === 0 ? '' : `${parts.join(':')} `;
    return `- ${escapeMarkdown(`${place}${t(`severity.${severity}`)} ${code}: ${describeDiagnostic(t, diagnostic)}`)}`;
  });
  return folded(t('check.markdown.diagnostics', { count: lines.length }), lines);
}

function criteriaTable(criteria: readonly CheckedCriterion[], t: Translate): readonly string[] {
  if (criteria.length === 0) return [];
  const head = [t('report.table.id'), t('report.table.state'), t('report.table.question')];
  const rows = criteria.map(({ id, state, lacks, question }) => [
    escapeMarkdown(id),
    `${t(`mark.${state}`)} ${t(`state.${state}`)}${lacks ? t('text.aside', { text: t(`check.reason.${lacks}`) }) : ''}`,
    escapeMarkdown(question),
  ]);
  return [tableOf(head, rows)];
}

function waivedTable(criteria: readonly CheckedCriterion[], t: Translate): readonly string[] {
  if (criteria.length === 0) return [];
  const head = [t('report.table.id'), t('report.table.state'), t('check.markdown.until'), t('report.table.question')];
  const rows = criteria.map(({ id, state, waivedUntil = '', question }) => [
    escapeMarkdown(id),
    `${t(`mark.${state}`)} ${t(`state.${state}`)}`,
    escapeMarkdown(waivedUntil),
    escapeMarkdown(question),
  ]);
  return [tableOf(head, rows)];
}

/** GitHub reads Markdown inside `details` only after an empty line, and none of it in the `summary`. */
function folded(summary: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  return [['<details>', `<summary>${escapeHtml(summary)}</summary>`, '', ...lines, '', '</details>'].join('\n')];
}

/** GitHub still looks for mentions there: every sign that could mean something is written by its number. */
function escapeHtml(text: string): string {
  return sanitizeLine(text).replace(/[&<>"'@#:\\`*_[\]|~]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
