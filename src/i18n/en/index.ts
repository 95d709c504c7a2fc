import { ruleMessages } from '../../rules/words.ts';
import type { ja } from '../ja/index.ts';
import { changes } from './changes.ts';
import { check } from './check.ts';
import { cli } from './cli.ts';
import { diagnostics } from './diagnostics.ts';
import { editions } from './editions.ts';
import { errors } from './errors.ts';
import { exchange } from './exchange.ts';
import { form } from './form.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { interview } from './interview.ts';
import { page } from './page.ts';
import { portfolio } from './portfolio.ts';
import { report } from './report.ts';
import { review } from './review.ts';
import { sheets } from './sheets.ts';
import { signing } from './signing.ts';
import { words } from './words.ts';

/** The same parts with the same keys. */
type Like<Parts> = { readonly [Part in keyof Parts]: Readonly<Record<keyof Parts[Part], string>> };

export const en = [
  help,
  words,
  report,
  interview,
  cli,
  check,
  editions,
  errors,
  diagnostics,
  changes,
  exchange,
  form,
  history,
  page,
  portfolio,
  review,
  ruleMessages('en'),
  sheets,
  signing,
] as const satisfies Like<typeof ja>;
