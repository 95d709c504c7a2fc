import { dirname, join } from 'node:path';
import { aimTowards } from '../domain/aims.ts';
import type { OutdatedAnswers } from '../domain/outdated.ts';
import type { Assessment } from '../formats/assessment.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import { quoted } from '../text/shell.ts';
import type { LoadedAssessment } from '../workspace/assessment.ts';
import type { LoadedCatalogue } from '../workspace/catalogue.ts';
import { type Judgeable, type Judged, judge } from '../workspace/judge.ts';
import { type Reported, reportAsAsked } from '../workspace/report.ts';
import type { Aimed, AsOf } from '../workspace/score.ts';
import type { Terms } from '../workspace/terms.ts';
import { commandLine, noteCommand } from './commandLine.ts';
import type { Context } from './context.ts';

/** One line where answers were given to another text than the one judged by, so that no count is taken for more than it is. */
export function noteOutdated(
  {
    name,
    assessment,
  }: Pick<LoadedAssessment, 'name'> & { readonly assessment: Pick<Assessment, 'catalogue' | 'earlier'> },
  { catalogue }: LoadedCatalogue,
  outdated: OutdatedAnswers,
  context: Pick<Context, 'note' | 't' | 'language' | 'lineWidth'>,
): void {
  const { t, language } = context;
  const sentences = describe(name, outdated, catalogue, t);
  if (sentences.length === 0) return;
  const { id, file } = aimTowards(assessment, catalogue.id) ?? assessment.catalogue;
  const target = file === undefined ? id : join(dirname(name), file);
  const command = commandLine(`scs-check migrate ${quoted(name)} --to ${quoted(target)}`, language);
  noteCommand([...sentences, t('outdated.migrate', { command })].join(t('sentence.separator')), context);
}

/** What was asked for as a report, with that line beside it. */
export function reportFor(opened: LoadedAssessment, asked: Aimed & AsOf, context: Context): Reported {
  const reported = reportAsAsked(opened, asked, context.workplace);
  noteOutdated(opened, reported.chosen, reported.outdated, context);
  return reported;
}

/** An assessment judged by the terms of a run, with that line beside it. */
export function judgeFor(opened: Judgeable, terms: Terms, context: Context): Judged {
  const judged = judge(opened, terms, context.workplace);
  noteOutdated(opened, judged.chosen, judged.outdated, context);
  return judged;
}

function describe(
  file: string,
  { changed, wording, unsure, edition: named }: OutdatedAnswers,
  { edition }: Catalogue,
  t: Context['t'],
): readonly string[] {
  const other = wording.length;
  const told = [
    ...(named === undefined ? [] : [t('outdated.edition', { file, named, edition })]),
    ...(named === undefined && unsure.length > 0 ? [t('outdated.content', { file, edition })] : []),
    ...(unsure.length === 0 ? [] : [t('outdated.unsure', { count: unsure.length })]),
    ...(changed.length === 0 ? [] : [t('outdated.changed', { file, count: changed.length, ids: changed.join(' ') })]),
  ];
  if (other === 0) return told;
  return changed.length === 0
    ? [...told, t('outdated.wording', { file, count: other })]
    : [...told, t('outdated.wording.too', { count: other })];
}
