import { knownReviewer, reviewerTag } from '../domain/reviewer.ts';
import type { Reviewer } from '../formats/assessment.ts';
import type { Signed } from '../interview/views.ts';
import { wrap } from '../text/wrap.ts';
import type { Store } from '../workspace/store.ts';
import type { Context } from './context.ts';
import { Interrupted } from './interrupted.ts';
import type { KeyChoice, Prompts } from './prompts.ts';
import { saveEdits } from './saving.ts';
import { hintOf } from './screens.ts';
import { reviewerWords } from './viewWords.ts';

const relationKeys = { '1': 'outside', '2': 'group', '3': 'inside' } as const;

/** Who looks: somebody known by one key, or somebody new who says so once. */
export async function introduce(store: Store, prompts: Prompts, context: Context): Promise<Signed> {
  const { t, note, width } = context;
  const on = context.environment.today();
  const known = Object.entries(store.now().reviewers ?? {}).slice(-9);
  const chosen = known.length === 0 ? undefined : await chooseKnown(known, prompts, context);
  const typed = chosen?.[1] ?? (await askReviewer(prompts, context));
  const found = chosen ?? knownReviewer(store.now(), typed);
  const reviewer = found?.[1] ?? typed;
  const by = found?.[0] ?? reviewerTag(store.now(), reviewer);
  if (found === undefined) {
    const edit = { type: 'reviewer', id: by, reviewer } as const;
    await saveEdits(store, [edit], { prompts, context });
  }
  note(`\n${wrap(t('review.who.as', { who: reviewerWords(reviewer, t), on }), width).join('\n')}`);
  return { by, reviewer, on };
}

async function chooseKnown(
  known: readonly (readonly [tag: string, reviewer: Reviewer])[],
  prompts: Prompts,
  { t, note, width, paint }: Context,
): Promise<readonly [tag: string, reviewer: Reviewer] | undefined> {
  const names = known.map(([, reviewer]) => reviewerWords(reviewer, t));
  const lines = names.map((who, index) =>
    known.length === 1 ? t('review.who.same', { who }) : t('review.who.known', { key: index + 1, who }),
  );
  note(
    ['', paint.stderr.accent(t('review.who')), ...lines.flatMap((line) => wrap(line, width, { hang: '    ' }))].join(
      '\n',
    ),
  );
  note(t('review.who.new'));
  const keys: KeyChoice<string>[] = [
    ...names.map((label, index) => ({ key: String(index + 1), label })),
    { key: 'n', label: t('key.new-reviewer') },
  ];
  return known[Number(await prompts.key(keys, { hint: hintOf(keys, t) })) - 1];
}

/** Somebody new. Until the last question is answered there is nobody to write down: whoever leaves is told what they typed. */
async function askReviewer(prompts: Prompts, { t, note }: Context): Promise<Reviewer> {
  note('');
  const typed: string[] = [];
  try {
    const name = await prompts.line(t('review.who.name'), {
      check: (text) => text !== '' || t('review.who.name.required'),
    });
    typed.push(name);
    const registration = await prompts.line(t('review.who.registration'));
    typed.push(registration);
    const organization = await prompts.line(t('review.who.organization'));
    typed.push(organization);
    note(`${t('review.who.relation')}\n${t('review.who.relation.keys')}`);
    const keys = (['1', '2', '3'] as const).map((key) => ({ key, label: t(`relation.${relationKeys[key]}`) }));
    const relation = relationKeys[await prompts.key(keys, { hint: hintOf(keys, t) })];
    return {
      name,
      ...(registration === '' ? {} : { registration }),
      ...(organization === '' ? {} : { organization }),
      relation,
    };
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    const lost = [...typed, error.typed].filter((text) => text !== '');
    throw new Interrupted(lost.join(t('list.comma')), error.isUnheard);
  }
}
