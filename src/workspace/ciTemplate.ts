import { resolve } from 'node:path';
import { ourLanguageFor } from '../i18n/t.ts';
import { repositoryAround } from '../io/repository.ts';
import { readCiTemplate } from '../io/shipped.ts';
import { DEFAULT_FILE } from './names.ts';
import { placeOf } from './places.ts';
import type { Workplace } from './workplace.ts';

/** Each CI that there is a template for, and where it looks for it in a repository. */
const places = {
  github: '.github/workflows/self-check.yml',
  gitlab: '.gitlab-ci.yml',
  azure: 'azure-pipelines.yml',
  'pre-commit': '.pre-commit-config.yaml',
} as const;

export type CiName = keyof typeof places;

/** What no shell and no YAML reads as anything but the name of a file, or between quotes as a pattern of ours. */
const PLAIN = /^(?!-)[\p{L}\p{N}_./*?-]+$/u;

/** What a shell would take for a pattern of its own. */
const PATTERN = /[*?]/;

/** What the hooks of the template look at by themselves. */
const ASSESSMENT = /(?:^|\/)(?:[^/]+[.-])?assessment\.ya?ml$/;

export interface CiTemplate {
  /** Where it belongs, in the repository around the working folder, or in the working folder where there is none. */
  readonly path: string;
  readonly text: string;
  /** Whether it names the assessment: a name that would have to be quoted is left to whoever knows the quotes of that CI. */
  readonly isNamed: boolean;
}

/**
 * The template for a CI, with the assessment that it is to check.
 * @param file the assessment, as typed
 */
export function ciTemplate(
  ci: CiName,
  file: string,
  { cwd, language }: Pick<Workplace, 'cwd' | 'language'>,
): CiTemplate {
  const top = repositoryAround(cwd) ?? cwd;
  const words = ourLanguageFor(language);
  const text = readCiTemplate(words === 'ja' ? `${ci}.yml` : `${ci}.${words}.yml`);
  const { path: assessment, outside } = placeOf(resolve(cwd, file), { cwd: top });
  const isNamed = outside === undefined && PLAIN.test(assessment);
  return { path: resolve(top, places[ci]), text: isNamed ? naming(text, assessment) : text, isNamed };
}

function naming(text: string, assessment: string): string {
  const named = text.replaceAll(
    new RegExp(`(?<![\\w./-])${DEFAULT_FILE.replace('.', '\\.')}(?![\\w./-])`, 'g'),
    PATTERN.test(assessment) ? `'${assessment}'` : assessment,
  );
  if (ASSESSMENT.test(assessment) || PATTERN.test(assessment)) return named;
  return named.replaceAll(/^( +files: )/gm, (start) => `${start}^${assessment.replaceAll('.', '\\.')}$|`);
}
