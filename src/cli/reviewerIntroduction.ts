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

const whoFields = ['name', 'registration', 'organization'] as const;
type Written = Partial<Record<(typeof whoFields)[number], string>>;

/**
 * Somebody new. Until the last question is answered there is nobody to write down: whoever leaves is told what they typed.
 * @param before what was typed already, where something in it is to be written again.
 */
async function askReviewer(prompts: Prompts, context: Context, before: Written = {}): Promise<Reviewer> {
  const { t, note } = context;
  const keys: KeyChoice<keyof typeof relationKeys | 'b'>[] = [
    ...(['1', '2', '3'] as const).map((key) => ({ key, label: t(`relation.${relationKeys[key]}`) })),
    { key: 'b', label: t('key.back') },
  ];
  let written = before;
  let asked: keyof Written | undefined;
  note('');
  try {
    for (asked of whoFields) {
      const isName = asked === 'name';
      const text = await prompts.line(t(`review.who.${asked}`), {
        initial: written[asked],
        check: (typed) => !isName || typed !== '' || t('review.who.name.required'),
      });
      written = { ...written, [asked]: text };
    }
    asked = undefined;
    note(`${t('review.who.relation')}\n${t('review.who.relation.keys')}  ${t('review.who.again')}`);
    const key = await prompts.key(keys, { hint: hintOf(keys, t) });
    if (key !== 'b') return reviewerOf(written, relationKeys[key]);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    const typed = { ...written, ...(asked === undefined || error.typed === '' ? {} : { [asked]: error.typed }) };
    const lost = whoFields.map((field) => typed[field] ?? '').filter((text) => text !== '');
    throw new Interrupted(lost.join(t('list.comma')), error.isUnheard);
  }
  return askReviewer(prompts, context, written);
}

function reviewerOf({ name = '', registration = '', organization = '' }: Written, relation: Reviewer['relation']) {
  return {
    name,
    ...(registration === '' ? {} : { registration }),
    ...(organization === '' ? {} : { organization }),
    relation,
  };
}
