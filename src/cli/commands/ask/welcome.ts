import { basename, dirname } from 'node:path';
import { answerOf } from '../../../domain/answer.ts';
import { allCriteria } from '../../../domain/catalogue.ts';
import type { Catalogue } from '../../../formats/catalogue.ts';
import type { Crosswalk } from '../../../formats/crosswalk.ts';
import { proposalsFor } from '../../../interview/proposals.ts';
import { catalogueOf, toAnswer } from '../../../interview/session.ts';
import { waitingAnswers } from '../../../interview/waiting.ts';
import { isThere } from '../../../io/isThere.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { quoted } from '../../../text/shell.ts';
import { wrap } from '../../../text/wrap.ts';
import type { LoadedAssessment } from '../../../workspace/assessment.ts';
import { groundsOf } from '../../../workspace/crosswalk.ts';
import { earlierContent } from '../../../workspace/nearby.ts';
import type { Store } from '../../../workspace/store.ts';
import { inLanguage } from '../../../workspace/translation.ts';
import { caveatLines } from '../../caveats.ts';
import type { Context } from '../../context.ts';
import { commandFor, waitingWords } from '../../nextCommand.ts';
import { insteadLine, similarLines } from '../../otherFiles.ts';
import { endKeys } from './endMenu.ts';

/** Says whose answers these are and how far they are, what waits, and what else may be meant. */
export function welcome({ opened }: Store, crosswalks: readonly Crosswalk[], context: Context): void {
  const { t, note, width, paint, language } = context;
  const { assessment, name: file, path } = opened;
  const loaded = inLanguage(opened.loaded, language);
  const { title } = loaded.catalogue.levels.find((level) => level.id === assessment.catalogue.level) ?? {};
  const narrowed = catalogueOf(loaded.catalogue, assessment);
  const criteria = allCriteria(narrowed);
  const answered = criteria.filter((criterion) => answerOf(assessment, criterion.id)).length;
  const { name } = assessment.organization;
  const counts = { name, level: title ?? '', total: criteria.length, answered, file: sanitizeLine(path) };
  const isNew = name === '' && answered === 0;
  const lines: string[] = isNew
    ? welcomeKeys(narrowed).map((key) => t(key, counts))
    : [
        loaded.catalogue.levels.length > 1
          ? t('ask.aim', { ...counts, title: loaded.catalogue.title })
          : loaded.catalogue.title,
        t(name === '' ? 'ask.resume.unnamed' : 'ask.resume', counts),
        t('ask.file', counts),
        ...(assessment.earlier ?? []).map((aim) =>
          t('ask.earlier', {
            command: commandFor('ask', file, language, '--catalogue', quoted(aim.file ?? aim.id)),
          }),
        ),
      ];
  lines.push(...nearbyLines(opened, context));
  note(paint.stderr.bold('scs-check'));
  if (assessment.handout !== undefined) {
    const { to, madeOn, until } = assessment.handout;
    const count = toAnswer(narrowed, assessment).length;
    const greeting = to === undefined ? t('ask.handout', { name }) : t('ask.handout.to', { name, to });
    const told = [
      greeting,
      t('ask.handout.about', { total: criteria.length, count, date: madeOn }),
      ...(until === undefined ? [] : [t('handout.until', { date: until })]),
    ];
    for (const line of [...told, t('ask.welcome.unknown'), t('ask.welcome.leave', counts)]) {
      note(wrap(line, width).join('\n'));
    }
    return;
  }
  lines.push(...waitingLines(opened, context));
  const proposed = proposalsFor(narrowed, assessment, crosswalks).length;
  if (proposed > 0) lines.push(t('ask.proposals', { count: proposed }));
  if (answered === 0) lines.push(...caveatLines(loaded, context));
  for (const line of lines) note(wrap(line, width).join('\n'));
  if (isNew) note('');
}

/** What waits for the firm to look at it again, by why, and the way there. */
function waitingLines(opened: LoadedAssessment, { t, language }: Context): readonly string[] {
  const { assessment, loaded } = opened;
  const catalogue = catalogueOf(loaded.catalogue, assessment);
  const waiting = waitingAnswers(catalogue, assessment, groundsOf(opened, language));
  const { length: count } = waiting.answers;
  if (count === 0) return [];
  return [t('ask.waiting', { count, why: waitingWords(waiting, t), key: endKeys.waiting })];
}

function welcomeKeys({ method }: Catalogue) {
  return [
    'ask.welcome',
    'ask.welcome.unknown',
    ...(method === 'all-of' ? (['conditions.absent'] as const) : []),
    'ask.welcome.leave',
  ] as const;
}

/** Other files in which the answers may be that somebody looks for: a wrong folder must not look like lost answers. */
function nearbyLines({ path, name }: LoadedAssessment, context: Context): readonly string[] {
  const { t } = context;
  if (isThere(path)) return similarLines(path, context);
  const place = { folder: sanitizeLine(dirname(path)), file: sanitizeLine(basename(name)) };
  const instead = insteadLine('ask.instead', path, context);
  const earlier = earlierContent(path);
  if (earlier !== undefined) {
    return [t('ask.new-here', place), t('ask.backup', { ...place, backup: sanitizeLine(earlier) })];
  }
  return [t('ask.new-here', place), ...(instead === undefined ? [] : [instead])];
}
