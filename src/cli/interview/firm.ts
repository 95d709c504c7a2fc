import { factOf } from '../../domain/answer.ts';
import { factsToAsk } from '../../domain/profile.ts';
import { limits } from '../../formats/limits.ts';
import type { ScopeField } from '../../formats/states.ts';
import { ourLanguageFor } from '../../i18n/t.ts';
import { type AloneKey, aloneKey } from '../../interview/ask.ts';
import { answered, factOf as askedFact } from '../../interview/session.ts';
import { wrap } from '../../text/wrap.ts';
import { keyLines, termLines } from '../screens.ts';
import { sayContradictions } from './answer.ts';
import type { Desk, Leaving } from './desk.ts';

/** Asks for the name of the firm. */
export async function askOrganization(desk: Desk): Promise<Leaving | undefined> {
  const initial = desk.session.assessment.organization.name;
  if (desk.given.hasBefore) desk.sayWrapped(`\n${aloneWords(desk)}`);
  const typed = await desk.prompts.line(desk.t('ask.organization'), {
    ...(initial === '' ? {} : { initial }),
    check: (text) => text !== '' || initial !== '' || desk.t('ask.organization.required'),
  });
  // A firm has a name: who wipes it out and writes none leaves it as it was.
  const name = typed === '' ? initial : typed;
  const key = name === initial ? undefined : aloneKey(name, desk.given.isFromMenu);
  if (key !== undefined) return takeAlone(desk, key);
  if (typed === '') desk.sayWrapped(desk.t('ask.organization.kept', { name }));
  await desk.saveAndGoOn({ type: 'organization', name });
  return undefined;
}

/** What a key alone does where a name is asked for. */
function aloneWords({ t, given }: Desk): string {
  return t(given.isFromMenu ? 'ask.name.keys.menu' : 'ask.name.keys');
}

/** A key alone is no name: it does what it does everywhere, or tells what it would do. */
function takeAlone(desk: Desk, key: AloneKey): Leaving | undefined {
  if (key === 'q') return 'left';
  if (key === 'm') return 'menu';
  if (key === 'b') return desk.goBack();
  desk.sayWrapped(aloneWords(desk));
  return undefined;
}

/** A comma belongs to the name of many a company: `Sample Co., Ltd.` */
const SEPARATORS = {
  ja: /[、，]|,(?!\s*(?:Ltd|Inc|LLC|LLP|Corp|Co|K\.?K|PLC|GmbH|S\.A)\b)/i,
  en: /[;；、]/,
} as const;

/** Asks for one list of what the file is about: companies, sites, departments or systems. */
export async function askScope(desk: Desk, field: ScopeField): Promise<Leaving | undefined> {
  if (field === 'companies') desk.sayWrapped(`\n${desk.t('ask.scope.intro')}`);
  const { scope, organization } = desk.session.assessment;
  const known = scope[field] ?? [];
  const initial =
    field === 'companies' && known.length === 0 ? organization.name : known.join(desk.t('report.scope.separator'));
  const typed = await desk.prompts.line(desk.t(`ask.scope.${field}`), { initial });
  const key = typed === initial ? undefined : aloneKey(typed, desk.given.isFromMenu);
  if (key !== undefined) return takeAlone(desk, key);
  const offered = known.length === 0 ? [initial] : known;
  // What was offered stays as it is, whatever signs it holds.
  const separators = SEPARATORS[ourLanguageFor(desk.context.language)];
  const names = typed === initial ? offered : typed.split(separators).map((name) => name.trim());
  await desk.saveAndGoOn({
    type: 'scope',
    scope: { ...desk.assessmentNow().scope, [field]: names.filter((name) => name !== '').slice(0, limits.names) },
  });
  return undefined;
}

/** Asks for one fact about the firm. */
export async function askFact(desk: Desk, id: string): Promise<Leaving | undefined> {
  const facts = factsToAsk(desk.session.catalogue, desk.session.assessment);
  const fact = askedFact(desk.session, id);
  const position = facts.findIndex((candidate) => candidate.id === id) + 1;
  const known = factOf(desk.session.assessment, id);
  const { paint, width } = desk.screen;
  const lines = [
    '',
    paint.accent(desk.t('ask.fact.place', { position, total: facts.length })),
    ...wrap(fact.question, width).map(paint.bold),
    ...(fact.help ? wrap(fact.help, width).map(paint.dim) : []),
    ...termLines(
      desk.session.catalogue,
      [{ question: fact.question, metWhen: fact.help ? [fact.help] : [] }],
      desk.screen,
    ),
    ...(known === undefined
      ? []
      : wrap(desk.t('ask.previous.fact', { answer: desk.t(`fact.${known}`) }), width).map(paint.dim)),
    ...keyLines(desk.t('ask.fact.keys', { menu: desk.menuWords }), width),
  ];
  desk.say(lines.join('\n'));
  const keys = [
    { key: '1', label: desk.t('fact.true') },
    { key: '2', label: desk.t('fact.false') },
    { key: '3', label: desk.t('fact.unknown') },
    { key: 'b', label: desk.t('key.back') },
    ...desk.menuKeys,
    { key: 'q', label: desk.t('key.quit') },
  ] as const;
  const hint = desk.hint(keys);
  const kept = known === undefined ? [] : [{ key: 'enter', label: desk.t(`fact.${known}`) } as const];
  const key = await desk.prompts.key([...keys, ...kept], known === undefined ? { hint } : { hint, enter: 'enter' });
  switch (key) {
    case 'q':
      return 'left';
    case 'm':
      return 'menu';
    case 'b':
      return desk.goBack();
    case 'enter':
      desk.session = answered(desk.session);
      return undefined;
    default: {
      const { assessment } = desk.session;
      await desk.saveAndGoOn({ type: 'fact', id, value: key === '3' ? 'unknown' : key === '1' });
      sayContradictions(desk, [id], assessment);
      return undefined;
    }
  }
}
