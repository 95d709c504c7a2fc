import type { ReportModel, StageReport } from '../../formats/outputs/report.ts';
import type { Translate } from '../../i18n/t.ts';
import { firstOf, sentences } from './joined.ts';

/** As many ids as a step names. */
const NAMED = 10;

/**
 * The steps to a stage of the scheme, one line each: what the file still lacks for it, and how sure the step is where that
 * is another certainty than the stage's.
 * @param facts what is asked about the firm, where the question is named that a step waits for
 */
export function stageLines({ needs }: StageReport, facts: ReportModel['facts'], t: Translate): readonly string[] {
  return needs.map((need, index) => {
    const { text, certainty } = need;
    const step =
      certainty === undefined
        ? t('report.stage.need', { position: index + 1, text })
        : t('report.stage.need.certainty', { position: index + 1, text, certainty: t(`certainty.${certainty}`) });
    return sentences([step, ...lackSentence(need, facts, t)], t);
  });
}

function lackSentence(
  { lacks, fact, answer }: StageReport['needs'][number],
  facts: ReportModel['facts'],
  t: Translate,
): readonly string[] {
  if (fact !== undefined) {
    const told = answer === undefined ? t('state.unanswered') : t(`fact.${answer}`);
    const question = facts.find(({ id }) => id === fact)?.question;
    // What is so needs no question any more, and nothing to be done about it.
    return [
      answer === true || question === undefined
        ? t('report.stage.answer', { answer: told })
        : t('report.stage.answer.open', { answer: told, question }),
    ];
  }
  if (lacks === undefined) return [];
  const found = lacks
    .filter(({ count }) => count > 0)
    .map(({ what, count, criteria = [] }) => {
      const counted = t('report.summary.state', { state: t(`report.lack.${what}`), count });
      return criteria.length === 0 ? counted : counted + t('text.aside', { text: firstOf(criteria, NAMED, t) });
    });
  return [
    found.length === 0 ? t('report.stage.lacks.none') : t('report.stage.lacks', { lacks: found.join(t('list.comma')) }),
  ];
}

/** What else has to be known of a stage: how sure its steps are, the author's note, and what could not be confirmed. */
export function stageNotes(stage: StageReport, t: Translate): readonly string[] {
  return [stageNote(stage, t), ...unsettledLine(stage, t)];
}

/** How sure the steps of a stage are, then the author's note. */
export function stageNote({ certainty, note }: StageReport, t: Translate): string {
  return sentences(
    [t('report.stage.certainty', { certainty: t(`certainty.${certainty}`) }), ...(note === undefined ? [] : [note])],
    t,
  );
}

/** What of a stage could not be confirmed; nothing where all could. */
export function unsettledLine({ unsettled }: StageReport, t: Translate): readonly string[] {
  return unsettled ? [t('report.stage.unsettled', { items: unsettled.join(t('report.stage.separator')) })] : [];
}
