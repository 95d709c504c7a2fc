import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../../errors.ts';
import type { Assessment } from '../../model/assessment.ts';
import { describeDiagnostic } from '../../report/render/diagnostics.ts';
import { stateLabel } from '../../report/render/text.ts';
import { type Explanation, explain as explainResult } from '../../scoring/explain.ts';
import { criterionStates } from '../../scoring/result.ts';
import { sanitizeLine } from '../../text/sanitize.ts';
import { wrap } from '../../text/wrap.ts';
import { loadAssessment } from '../assessments.ts';
import { DEFAULT_CATALOGUE, type LoadedCatalogue, loadShipped } from '../catalogues.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exitCodes.ts';
import { reportOn } from '../reports.ts';
import { helpScreen } from '../screens.ts';

export interface ExplainOptions {
  readonly id: string;
  readonly file: string;
}

/** What a criterion asks, what was answered, and how a state or count came about. */
export async function explain({ id, file }: ExplainOptions, context: Context): Promise<number> {
  const { environment, print } = context;
  const { assessment, loaded } = existsSync(resolve(environment.cwd, file))
    ? loadAssessment(file, environment.cwd)
    : nothingAnswered();
  const { result } = reportOn(loaded, assessment, assessment.catalogue.level, environment.today());
  const explanation = explainResult(loaded.catalogue, assessment, result, id);
  if (explanation === undefined) throw new UserError('unknown-id', { id, catalogue: loaded.catalogue.id });
  print(describe(explanation, loaded, context).join('\n'));
  return exitCodes.passed;
}

/** Without a file there is still much to explain: what the catalogue asks. */
function nothingAnswered(): { assessment: Assessment; loaded: LoadedCatalogue } {
  const loaded = loadShipped(DEFAULT_CATALOGUE);
  const { id, edition, levels } = loaded.catalogue;
  const catalogue = { id, edition, level: levels[0]?.id ?? '' };
  return { loaded, assessment: { formatVersion: 1, organization: { name: '' }, scope: {}, catalogue, answers: {} } };
}

function describe(explanation: Explanation, { catalogue, guidance }: LoadedCatalogue, context: Context): string[] {
  const { t, width } = context;
  const screen = { t, width, paint: context.paint.stdout };
  const list = (title: string, members: readonly { id: string; state: Parameters<typeof stateLabel>[0] }[]) =>
    members.length === 0
      ? []
      : ['', screen.paint.accent(title), ...members.map(({ id, state }) => `  ${id}  ${stateLabel(state, screen)}`)];
  const rest = [
    ...explanation.diagnostics.flatMap((diagnostic) =>
      wrap(`${t(`severity.${diagnostic.severity}`)} ${describeDiagnostic(t, diagnostic)}`, width, { hang: '  ' }),
    ),
    ...explanation.assumptions.flatMap((assumption) =>
      wrap(
        `${t('explain.assumption')}: ${t(`report.assumption.${assumption}`, { level: levelTitle(catalogue, explanation.id) })}`,
        width,
        { hang: '  ' },
      ),
    ),
  ];
  if (explanation.kind !== 'criterion') {
    const { counts, judgement } = explanation.result;
    const states = criterionStates.filter((state) => counts[state] > 0);
    return [
      screen.paint.bold(`${explanation.id} ${explanation.title}`),
      t('explain.count', { met: counts.met, total: counts.total, judgement: t(`judgement.${judgement}`) }),
      states.map((state) => `${stateLabel(state, screen)} ${counts[state]}`).join('  '),
      ...list(t('explain.members'), explanation.members),
      ...(rest.length > 0 ? ['', ...rest] : []),
    ];
  }
  const { criterion, state, answer, chosen, profileFact, references, referencedBy } = explanation;
  const requirement = catalogue.requirements.find(({ criteria }) => criteria.some(({ id }) => id === criterion.id));
  if (requirement === undefined) return [];
  return [
    screen.paint.accent(`${criterion.id} ${requirement.title}`),
    ...wrap(criterion.question, width).map(screen.paint.bold),
    `${t('report.table.state')}: ${stateLabel(state, screen)}${answer?.answeredOn ? `（${answer.answeredOn}）` : ''}`,
    ...chosen
      .map((option) => `${t('report.record.option', { options: `${option.id}. ${option.text}` })}`)
      .flatMap((line) => wrap(line, width, { hang: '  ' })),
    ...(answer?.reason
      ? wrap(t('report.record.reason', { text: sanitizeLine(answer.reason) }), width, { hang: '  ' })
      : []),
    ...(answer?.note ? wrap(t('report.record.note', { text: sanitizeLine(answer.note) }), width, { hang: '  ' }) : []),
    ...(profileFact
      ? wrap(
          `${profileFact.question}: ${profileFact.value === undefined ? t('state.unanswered') : t(`fact.${profileFact.value}`)}`,
          width,
          { hang: '  ' },
        )
      : []),
    helpScreen(
      criterion,
      requirement,
      levelTitle(catalogue, criterion.level),
      guidance?.criteria[criterion.id],
      screen,
    ),
    ...list(t('explain.references'), references),
    ...list(t('explain.referenced-by'), referencedBy),
    ...(rest.length > 0 ? ['', ...rest] : []),
  ];
}

function levelTitle({ levels }: LoadedCatalogue['catalogue'], id: string): string {
  return (levels.find((level) => level.id === id) ?? levels[0])?.title ?? id;
}
