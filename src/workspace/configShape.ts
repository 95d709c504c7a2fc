import { configSchema } from '../formats/config.ts';
import { lazily } from '../formats/lazily.ts';
import { ruleCodes } from '../rules/index.ts';

/** What a config may hold, with every rule that there is. */
export const configShape = lazily(() => configSchema(ruleCodes));

/** The keys that a config may have. */
export function configKeys(): readonly string[] {
  return Object.keys(configShape().shape);
}
