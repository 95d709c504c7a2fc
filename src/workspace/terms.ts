import { notKnown } from '../catalogue/notKnown.ts';
import { UserError } from '../errors.ts';
import type { Assessment } from '../formats/assessment.ts';
import type { Config } from '../formats/config.ts';
import type { Finding, Severity } from '../formats/diagnostic.ts';
import type { Environment } from '../io/environment.ts';
import type { RuleSettings } from '../rules/index.ts';
import type { Assurance } from '../scoring/assurance.ts';
import { findTypedId } from '../text/typed.ts';
import { loadNamed } from './catalogue.ts';
import { type LoadedConfig, loadConfig, missingFile, refusedAt, targetNotJudged } from './config.ts';
import type { Aimed } from './score.ts';

/** What the command line says of how to judge; whatever it leaves out, the config file may say. */
export interface Asked extends Aimed {
  /** Whether criteria that do not apply to the firm count as passed. */
  readonly allowNotApplicable?: boolean;
  /** The day that dates are judged by, YYYY-MM-DD; today where left out. */
  readonly asOf?: string;
  /** The least severity of a finding that ends in exit code 1. */
  readonly failOn?: Severity;
  /** How far "met" has to reach. */
  readonly assurance?: Assurance;
  /** The highest target level that is judged, where the catalogue only counts. */
  readonly target?: number;
  /** The file with the gaps that are known. */
  readonly baseline?: string;
  /** The config file; the nearest one where left out. */
  readonly config?: string;
}

/** What an assessment is judged by. */
interface Measure extends Aimed {
  readonly target?: number | undefined;
}

/** How every file of a run is judged. */
export interface Terms {
  readonly aimed: Aimed;
  /** The same for an assessment that does not answer the catalogue that the config names; undefined where it names none. */
  readonly otherwise?: Measure;
  readonly allowNotApplicable: boolean;
  readonly asOf: string;
  readonly failOn: Severity;
  readonly assurance: Assurance;
  /** The highest target level that is judged; undefined where targets are not looked at. */
  readonly target: number | undefined;
  /** The name of the file with the gaps that are known. */
  readonly baseline: string | undefined;
  readonly rules: RuleSettings;
  /** The config that has had a say; undefined where there is none. */
  readonly config: LoadedConfig | undefined;
}

/**
 * The terms of a run: the command line wins over the config file.
 * @throws UserError config-not-found and those of reading; InvalidFile where the config is wrong
 */
export function termsOf(asked: Asked, environment: Pick<Environment, 'cwd' | 'variables' | 'today'>): Terms {
  const loaded = loadConfig(asked.config, environment);
  return { ...termsBy(loaded?.config ?? {}, asked, environment.today()), config: loaded };
}

/** The same by a config that is read already. */
export function termsBy(config: Config, asked: Asked, today: string): Terms {
  const { catalogue = config.catalogue, level = config.level } = asked;
  const isShared = asked.catalogue === undefined && config.catalogue !== undefined;
  return {
    aimed: { ...(catalogue === undefined ? {} : { catalogue }), ...(level === undefined ? {} : { level }) },
    ...(isShared
      ? { otherwise: { target: asked.target, ...(asked.level === undefined ? {} : { level: asked.level }) } }
      : {}),
    allowNotApplicable: asked.allowNotApplicable ?? config.allowNotApplicable ?? false,
    asOf: asked.asOf ?? today,
    failOn: asked.failOn ?? config.failOn ?? 'error',
    assurance: asked.assurance ?? config.assurance ?? 'self',
    target: asked.target ?? config.target,
    baseline: asked.baseline ?? config.baseline,
    rules: config.rules ?? {},
    config: undefined,
  };
}

/** What decides by what an assessment is judged. */
export type AimTerms = Pick<Terms, 'aimed' | 'otherwise'> & Partial<Pick<Terms, 'target' | 'config'>>;

/**
 * What one assessment is judged by. A config that names a catalogue says so of the assessments that answer it, and its
 * level and target with it: any other is judged by its own.
 * @throws UserError unknown-catalogue and those of reading; InvalidFile
 */
export function aimFor({ aimed, otherwise, target }: AimTerms, assessment: Answering, cwd: string): Measure {
  const { catalogue } = aimed;
  const isOther = otherwise !== undefined && catalogue !== undefined && !answers(assessment, catalogue, cwd);
  return isOther ? otherwise : { ...aimed, target };
}

type Answering = Pick<Assessment, 'catalogue' | 'earlier'>;

function answers({ catalogue, earlier = [] }: Answering, named: string, cwd: string): boolean {
  const ids = [catalogue, ...earlier].map(({ id }) => id);
  return findTypedId(named, ids) !== undefined || ids.includes(loadNamed(named, cwd).catalogue.id);
}

/**
 * Uses what the terms say.
 * @throws what is wrong with a value that the config says, as a problem of the config at its line
 */
export function tracedToConfig<T>({ config }: Partial<Pick<Terms, 'config'>>, use: () => T): T {
  try {
    return use();
  } catch (failure) {
    const finding =
      config !== undefined && failure instanceof UserError ? findingOf(failure, config.config) : undefined;
    throw config === undefined || finding === undefined ? failure : refusedAt(config, finding, failure);
  }
}

/** What a failure says of a value of the config, where it is about one. */
function findingOf(
  { code, args }: UserError,
  { catalogue, level, target, baseline }: Config,
): ((written: Config) => Finding) | undefined {
  const allowed = String(args['allowed'] ?? '').split(' / ');
  if (code === 'unknown-level' && args['level'] === level) {
    return () => notKnown('unknown-level', String(level), ['level'], allowed);
  }
  if (code === 'unknown-catalogue' && args['id'] === catalogue) {
    return () => notKnown('unknown-catalogue', String(catalogue), ['catalogue'], allowed);
  }
  if (code === 'target-not-judged' && args['target'] === target) {
    return () => targetNotJudged(Number(target), args['allowed'] === undefined ? [] : allowed);
  }
  if (code === 'catalogue-not-found' && args['file'] === catalogue) {
    return (written) => missingFile('catalogue', written.catalogue ?? '');
  }
  if (code === 'baseline-not-found' && args['file'] === baseline) {
    return (written) => missingFile('baseline', written.baseline ?? '');
  }
  return undefined;
}

/** One of the terms of a run, and what has settled it. */
export interface TermSource {
  /** As in a config; a rule by its code. */
  readonly key: string;
  /** undefined where nothing is settled: then there is none, or the assessment says it. */
  readonly value: string | undefined;
  readonly from: 'option' | 'config' | 'default';
  /** What the config says where the command line has won over it. */
  readonly instead?: string;
}

/** Every term of a run with where it comes from, in the order of the config. */
export function termSources(asked: Asked, { config: loaded, rules, ...terms }: Terms): readonly TermSource[] {
  const config = loaded?.config ?? {};
  const keys = ['catalogue', 'level', 'target', 'failOn', 'assurance', 'baseline', 'allowNotApplicable'] as const;
  const values = { ...terms, ...terms.aimed };
  const settled = keys.map((key): TermSource => {
    const [option, written] = [asked[key], config[key]];
    const [value, instead] = [values[key], written].map((one) => (one === undefined ? undefined : String(one)));
    if (option === undefined) return { key, value, from: written === undefined ? 'default' : 'config' };
    const isOver = instead !== undefined && instead !== value;
    return { key, value, from: 'option', ...(isOver ? { instead } : {}) };
  });
  return [
    ...settled,
    { key: 'asOf', value: terms.asOf, from: asked.asOf === undefined ? 'default' : 'option' },
    ...Object.entries(rules).map(([key, value]): TermSource => ({ key, value, from: 'config' })),
  ];
}
