import type { DiffReport } from '../../formats/outputs/diff.ts';
import { sanitizeLine } from '../../text/sanitize.ts';
import { padStartTo, padTo, widthOf } from '../../text/width.ts';
import { type WrapOptions, wrap } from '../../text/wrap.ts';
import { stateLabel } from '../render/text.ts';
import { countRows, disclaimers, headFacts, headline, title } from './headline.ts';
import type { DiffOptions, DiffRenderer } from './renderer.ts';
import { type Entry, type Section, sections } from './sections.ts';

/** For a terminal: whose files they are, then every difference, and what matters most on the last lines. */
export const text: DiffRenderer = (report, options) => {
  const blocks = [
    head(report, options),
    ...sections(report, options.t)
      .map((one) => sectionLines(one, options))
      .toReversed(),
    ...(report.kind === 'files' && report.isChanged ? [counts(report, options)] : []),
    headline(report, options.t).flatMap((line) => wrap(sanitizeLine(line), options.width).map(options.paint.bold)),
  ];
  return `${blocks.map((lines) => lines.map(withoutCommand).join('\n')).join('\n\n')}\n`;
};

/** At the start of a line in the log of GitHub Actions, `::` would begin a command. */
function withoutCommand(line: string): string {
  return line.replace(/^(\s*):(?=:)/, '$1: ');
}

function head(report: DiffReport, options: DiffOptions): readonly string[] {
  const { t, paint, width } = options;
  const facts = headFacts(report, t);
  const label = Math.max(...facts.map(([name]) => widthOf(name))) + 2;
  return [
    paint.bold(title(report, t)),
    ...facts.flatMap(([name, value]) =>
      wrap(sanitizeLine(value), width, { indent: padTo(name, label), hang: ' '.repeat(label) }),
    ),
    ...disclaimers(report, t).flatMap((line) => wrap(sanitizeLine(line), width).map(paint.dim)),
  ];
}

function sectionLines({ title, hints, entries }: Section, options: DiffOptions): readonly string[] {
  const { width, paint } = options;
  return [
    ...wrap(sanitizeLine(title), width).map(paint.accent),
    ...hints.flatMap((hint) => wrap(sanitizeLine(hint), width, { indent: '  ' }).map(paint.dim)),
    ...entries.flatMap((entry) => entryLines(entry, options)),
  ];
}

function entryLines(entry: Entry, options: DiffOptions): readonly string[] {
  const { head, lines } = entry;
  return [
    ...(head === undefined ? [] : headLines(head, entry, options)),
    ...lines.flatMap((line) => wrap(sanitizeLine(line), options.width, shapeOf(entry))),
  ];
}

/** Lines of one entry are told apart; a line alone needs no mark. */
function shapeOf({ head, lines }: Entry): WrapOptions {
  if (head === undefined) return { indent: '  ', hang: '    ' };
  return lines.length > 1 ? { indent: '    - ', hang: '      ' } : { indent: '    ' };
}

/** 「1-2-1-2  × まだ → ○ できている（2026-11-20に回答）」 */
function headLines(head: string, { states, aside }: Entry, options: DiffOptions): readonly string[] {
  const { t, paint, width } = options;
  if (states === undefined) return wrap(sanitizeLine(head), width, { indent: '  ', hang: '    ' });
  const day = aside === undefined ? '' : t('text.aside', { text: aside });
  const way = (painted: boolean) => {
    const words = states.flatMap((state) =>
      state === undefined ? [] : painted ? stateLabel(state, options) : `${t(`mark.${state}`)} ${t(`state.${state}`)}`,
    );
    const [first = '', second] = words;
    return (second === undefined ? first : [first, second].join(t('changes.arrow'))) + day;
  };
  const plain = `  ${sanitizeLine(head)}  ${way(false)}`;
  return widthOf(plain) <= width
    ? [`  ${paint.bold(sanitizeLine(head))}  ${way(true)}`]
    : wrap(plain.trimStart(), width, { indent: '  ', hang: '    ' });
}

function counts(report: DiffReport, { t, paint, width }: DiffOptions): readonly string[] {
  const rows = countRows(report, t);
  const heads = [t('changes.before'), t('changes.after'), t('changes.difference')];
  const figures = [...rows.flatMap(({ before, after }) => [before, after]), ...heads].map(widthOf);
  const column = Math.max(...figures) + 3;
  const longest = Math.max(...rows.map(({ label }) => widthOf(label)));
  // Where the terminal is narrow, the differences go first: they can be seen from the figures.
  const shown = longest + 3 * column <= width ? 3 : 2;
  const names = Math.min(longest, Math.max(10, width - shown * column));
  const line = (name: string, ...told: readonly string[]) =>
    `${padTo(name, names)}${told
      .slice(0, shown)
      .map((one) => padStartTo(one, column))
      .join('')}`.trimEnd();
  return [
    paint.dim(line('', ...heads)),
    ...rows.flatMap(({ label, before, after, difference }) => {
      const [first = '', ...rest] = wrap(label, names);
      return [line(first, before, after, difference), ...rest];
    }),
  ];
}
