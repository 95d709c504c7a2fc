import { guidanceOf, titleOf } from '../../domain/catalogue.ts';
import { criterionOf } from '../../interview/session.ts';
import { people, toDo } from '../../report/words/plan.ts';
import { type Planned, sharesOf } from '../../scoring/plan.ts';
import { type PlanOf, type PlanPage, planPage } from '../planScreen.ts';
import { askDue, askOwner } from './beside.ts';
import type { Desk } from './desk.ts';

/**
 * What is open by due date, to say one after the other who is in charge and until when. Whatever is said moves on the
 * screen to where it belongs, and not on the way: what was next stays next.
 */
export async function askPlan(desk: Desk): Promise<void> {
  const { t } = desk;
  let of: PlanOf = 'all';
  let walk = idsOf(desk.plan());
  for (let at = 0; ; ) {
    const current = walk[at];
    if (current === undefined) {
      desk.sayWrapped(t(walk.length === 0 ? 'plan.none' : 'plan.end'));
      return;
    }
    const { text, next } = pageAt(desk, walk, current, of);
    desk.say(text);
    const keys = [
      { key: 'o', label: t('key.owner') },
      { key: 'd', label: t('key.due') },
      { key: 'b', label: t('key.plan.previous') },
      { key: 'p', label: t('key.plan.person') },
      { key: 'q', label: t('key.plan.end') },
      ...(next === undefined ? [] : [{ key: ' ', label: t('key.next-page') } as const]),
    ] as const;
    const enter = { key: 'enter', label: t('key.plan.next') } as const;
    const key = await desk.prompts.key([...keys, enter], { hint: desk.hint(keys), enter: 'enter' });
    switch (key) {
      case 'q':
        return;
      case 'o':
        await askOwner(desk, current);
        break;
      case 'd':
        await askDue(desk, current);
        break;
      case 'b':
        at = Math.max(0, at - 1);
        break;
      case 'p':
        of = nextOf(desk.plan(), of);
        walk = idsOf(planOfPerson(desk.plan(), of));
        at = 0;
        break;
      case ' ':
        at = Math.max(at, walk.indexOf(next ?? current));
        break;
      case 'enter':
        at += 1;
    }
  }
}

function idsOf(plan: readonly Planned[]): readonly string[] {
  return plan.map(({ criterion }) => criterion);
}

function pageAt(desk: Desk, walk: readonly string[], current: string, of: PlanOf): PlanPage {
  const whole = desk.plan();
  const { who = [] } = guidanceOf(desk.guidance, current) ?? {};
  const view = {
    // Who has just been put in charge of something stays in view until somebody turns to other people.
    plan: whole.filter(({ criterion }) => walk.includes(criterion)),
    whole,
    current,
    of,
    toDo: ({ criterion: id, state }: Planned) => {
      const { criterion, requirement } = criterionOf(desk.session, id);
      const { question } = criterion;
      return toDo(
        { ...guidanceOf(desk.guidance, id), state, question, title: titleOf(criterion, requirement) },
        desk.t,
      );
    },
    question: criterionOf(desk.session, current).criterion.question,
    who: who.length === 0 ? undefined : people(who, desk.t),
    rows: desk.context.rows,
  };
  return planPage(view, desk.screen);
}

function planOfPerson(plan: readonly Planned[], of: PlanOf): readonly Planned[] {
  return of === 'all' ? plan : plan.filter(({ owner }) => owner === of.owner);
}

/** Everybody's plan, then one person's after the other, then what nobody has. */
function nextOf(plan: readonly Planned[], of: PlanOf): PlanOf {
  const shares = sharesOf(plan);
  const at = of === 'all' ? -1 : shares.findIndex(({ owner }) => owner === of.owner);
  const { owner } = shares[at + 1] ?? {};
  if (shares[at + 1] === undefined) return 'all';
  return owner === undefined ? {} : { owner };
}
