import { answerEdit, needsMore, readRow, stateKeys } from '../../interview/ask.ts';
import { criterionOf, without } from '../../interview/session.ts';
import { requirementScreen } from '../screens.ts';
import { adoptedAnswer, answerWith, takeMet } from './answer.ts';
import type { Desk } from './desk.ts';

/** All criteria of the requirement at once, as a row of keys; then what each answer still needs. */
export async function askRequirement(desk: Desk, id: string): Promise<void> {
  const { requirement } = criterionOf(desk.session, id);
  const ids = requirement.criteria.map((criterion) => criterion.id);
  const proposals = desk.proposalsAmong(ids);
  desk.say(requirementScreen(desk.session, requirement, desk.screen, proposals));
  const count = ids.length;
  const example = '1132411324113241132411324'.slice(0, count);
  const typed = await desk.prompts.line(desk.t('ask.all.question', { count, example }), {
    check: (text) => {
      const row = readRow(text, ids, proposals);
      return typeof row === 'string' ? desk.t(`ask.all.${row}`, { count }) : true;
    },
  });
  const row = readRow(typed, ids, proposals);
  const given = ids.flatMap((criterion, index) => {
    const key = typeof row === 'string' ? undefined : row[index];
    if (key === undefined || key === '-') return [];
    const proposal = proposals.find((one) => one.criterion === criterion);
    if (key === '+') return proposal ? [{ criterion, answer: adoptedAnswer(desk, proposal) }] : [];
    return [{ criterion, answer: answerWith(desk, criterion, desk.answerNow(criterion), stateKeys[key]) }];
  });
  if (given.length === 0) return;
  const isOpen = ({ criterion, answer }: (typeof given)[number]) =>
    needsMore(criterionOf(desk.session, criterion).criterion, answer.state);
  const taken = new Set(given.filter((one) => !isOpen(one)).map(({ criterion }) => criterion));
  const ready = given.filter(({ criterion }) => taken.has(criterion));
  if (ready.length > 0) desk.save(...ready.map(({ criterion, answer }) => answerEdit(criterion, answer)));
  for (const { criterion, answer } of given.filter(isOpen)) {
    desk.sayWrapped(`\n${criterion} ${criterionOf(desk.session, criterion).criterion.question}`);
    if (await takeMet(desk, criterion, answer)) taken.add(criterion);
  }
  desk.session = without(desk.session, taken);
}
