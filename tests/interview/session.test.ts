import { describe, expect, test } from 'vitest';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import type { Edit } from '../../src/domain/edit.ts';
import type { Answer, Assessment } from '../../src/formats/assessment.ts';
import { ruledOut } from '../../src/interview/ruledOut.ts';
import {
  answered,
  back,
  categoryOf,
  currentStep,
  edited,
  idsIn,
  jump,
  openIds,
  type Session,
  skip,
  startSession,
} from '../../src/interview/session.ts';
import { emptyAssessment, shippedCatalogue } from '../helpers/shipped.ts';

const catalogue = narrowToLevel(shippedCatalogue(), 'star3');
const facts = Object.fromEntries(catalogue.profileFacts.map(({ id }) => [id, true]));
const known: Assessment = {
  ...emptyAssessment(catalogue),
  organization: { name: 'サンプル株式会社' },
  profile: facts,
};

const answer = (id: string, state: Answer['state'] = 'met'): Edit => ({ type: 'answer', id, answer: { state } });
const here = (session: Session) => {
  const step = currentStep(session);
  return step?.kind === 'criterion' ? step.id : step?.kind;
};

describe('an interview', () => {
  test('asks a new firm for its name, its scope and its profile before the first criterion', () => {
    const { walk } = startSession(catalogue, emptyAssessment(catalogue));
    expect(walk.slice(0, 5).map((step) => step.kind)).toEqual(['organization', 'scope', 'scope', 'scope', 'scope']);
    expect(walk.filter(({ kind }) => kind === 'fact')).toHaveLength(catalogue.profileFacts.length);
    expect(walk.filter(({ kind }) => kind === 'criterion')).toHaveLength(81);
  });

  test('asks all 81 criteria in the order of the edition', () => {
    let session = startSession(catalogue, known);
    const asked: string[] = [];
    for (let id = here(session); id !== undefined; id = here(session)) {
      asked.push(id);
      session = answered(session, answer(id, 'partial'));
    }
    expect(asked).toEqual(allCriteria(catalogue).map(({ id }) => id));
    expect(openIds(session)).toEqual([]);
  });

  test('resumes at the first criterion without an answer and asks nothing twice', () => {
    const answers = { '1-2-1-1': { state: 'met' as const }, '1-2-1-2': { state: 'unknown' as const } };
    const session = startSession(catalogue, { ...known, answers });
    expect(here(session)).toBe('1-2-1-3');
    expect(session.walk).toHaveLength(79);
  });

  test('does not ask about a fact that rests on one the firm has just said no to, until it says otherwise', () => {
    const { 'has-important-secrets': _, 'cloud-important-secrets': __, ...rest } = facts;
    const fact = (value: boolean): Edit => ({ type: 'fact', id: 'has-important-secrets', value });
    const session = startSession(catalogue, { ...known, profile: rest });
    expect(here(answered(session, fact(true)))).toBe('fact');
    const without = answered(session, fact(false));
    expect(here(without)).toBe('1-2-1-1');
    expect(here(back(without))).toBe('fact');
    expect(currentStep(answered(back(without), fact(true)))).toEqual({ kind: 'fact', id: 'cloud-important-secrets' });
  });

  test('asks about a fact that an answer given anew brings up, however far back the person went', () => {
    const { 'has-important-secrets': _, 'cloud-important-secrets': __, ...rest } = facts;
    const ids = catalogue.profileFacts.map(({ id }) => id);
    const before = ids[ids.indexOf('has-important-secrets') - 1] ?? '';
    const { [before]: ___, ...asked } = rest;
    const fact = (id: string, value: boolean): Edit => ({ type: 'fact', id, value });
    const start = startSession(catalogue, { ...known, profile: asked });
    const no = answered(answered(start, fact(before, true)), fact('has-important-secrets', false));
    const again = answered(back(back(no)), fact(before, true));
    expect(currentStep(again)).toEqual({ kind: 'fact', id: 'has-important-secrets' });
    expect(currentStep(answered(again, fact('has-important-secrets', true)))).toEqual({
      kind: 'fact',
      id: 'cloud-important-secrets',
    });
  });

  test('offers all that the facts rule out and nobody has answered, each with its reason', () => {
    const profile = {
      ...facts,
      'has-important-secrets': false,
      'has-servers': false,
      'works-remotely': 'unknown' as const,
    };
    const offered = ruledOut(startSession(catalogue, { ...known, profile }));
    expect(offered.map(({ criterion, reason }) => [criterion.id, reason])).toEqual([
      ['3-1-1-2', 'サーバ・仮想サーバ・ハイパーバイザを使っていません'],
      ['4-1-3-2', '重要な機密情報をクラウドサービスで扱っていません'],
      ['4-3-4-2', '重要な機密情報を持っていません'],
    ]);
    const answers = { '4-1-3-2': { state: 'unmet' as const } };
    expect(
      ruledOut(startSession(catalogue, { ...known, profile, answers })).map(({ criterion }) => criterion.id),
    ).toEqual(['3-1-1-2', '4-3-4-2']);
    expect(ruledOut(startSession(catalogue, known))).toEqual([]);
  });

  test('asks only the profile facts that are missing', () => {
    const { 'has-servers': _, ...rest } = facts;
    const session = startSession(catalogue, { ...known, profile: rest });
    expect(currentStep(session)).toEqual({ kind: 'fact', id: 'has-servers' });
    expect(session.walk.filter(({ kind }) => kind === 'fact')).toHaveLength(1);
  });

  test('goes back to the question before, and on from there to where it was', () => {
    let session = startSession(catalogue, known);
    session = answered(session, answer('1-2-1-1', 'partial'));
    session = back(session);
    expect(here(session)).toBe('1-2-1-1');
    session = answered(session, answer('1-2-1-1', 'met'));
    expect(here(session)).toBe('1-2-1-2');
  });

  test('at the very first question, going back changes nothing', () => {
    const session = startSession(catalogue, emptyAssessment(catalogue));
    expect(back(session)).toEqual(session);
  });

  test('after a resume, goes back through the catalogue and the firm, and on again to where it began', () => {
    const answers = { '1-2-1-1': { state: 'met' as const }, '1-2-1-2': { state: 'met' as const } };
    let session = startSession(catalogue, { ...known, answers });
    const first = here(session);
    const seen: (string | undefined)[] = [];
    for (let steps = 0; steps < 4; steps++) {
      session = back(session);
      seen.push(here(session));
    }
    expect(seen).toEqual(['1-2-1-2', '1-2-1-1', 'fact', 'fact']);
    for (let steps = 0; steps < 4; steps++) session = answered(session);
    expect(here(session)).toBe(first);
  });

  test('an answer that lacks its options is asked for again', () => {
    const answers = { '4-1-1-2': { state: 'met' as const }, '1-2-1-1': { state: 'met' as const } };
    const session = startSession(catalogue, { ...known, answers });
    expect(openIds(session)).toContain('4-1-1-2');
    expect(openIds(session)).not.toContain('1-2-1-1');
    expect(session.walk).toContainEqual({ kind: 'criterion', id: '4-1-1-2' });
  });

  test('a question put off does not come back by itself, but is counted as unanswered', () => {
    let session = skip(startSession(catalogue, known));
    for (let id = here(session); id !== undefined; id = here(session))
      session = answered(session, answer(id, 'partial'));
    expect(openIds(session)).toEqual(['1-2-1-1']);
    expect(here(jump(session, { to: 'unanswered' }))).toBe('1-2-1-1');
  });

  test('a category can be walked through whole, answered questions included', () => {
    let session = edited(startSession(catalogue, known), answer('6-1-1-1'));
    session = jump(session, { to: 'category', id: '6' });
    expect(here(session)).toBe('6-1-1-1');
    expect(session.walk).toHaveLength(6);
  });

  test('after a walk through a category the interview goes on with what is unanswered', () => {
    let session = jump(startSession(catalogue, known), { to: 'category', id: '7' });
    session = answered(session, answer('7-1-1-1'));
    expect(here(session)).toBe('1-2-1-1');
  });

  test('the unknown ones can be taken up again', () => {
    const session = edited(startSession(catalogue, known), answer('4-1-1-2', 'unknown'), answer('4-5-1-1', 'unknown'));
    expect(idsIn(session, 'unknown')).toEqual(['4-1-1-2', '4-5-1-1']);
    expect(here(jump(session, { to: 'unknown' }))).toBe('4-1-1-2');
  });

  test('a requirement or criterion can be reached by its number, and an unknown number leads nowhere', () => {
    const session = startSession(catalogue, known);
    expect(here(jump(session, { to: 'criterion', id: '4-1-3' }))).toBe('4-1-3-1');
    expect(here(jump(session, { to: 'criterion', id: '4-1-3-2' }))).toBe('4-1-3-2');
    expect(jump(session, { to: 'criterion', id: '9-9' })).toBe(session);
  });

  test('every criterion knows its category', () => {
    const session = startSession(catalogue, known);
    expect(categoryOf(session, '1-2-1-1')).toMatchObject({ id: '1', title: 'ガバナンスの整備' });
    expect(categoryOf(session, '7-1-1-1').id).toBe('7');
  });
});
