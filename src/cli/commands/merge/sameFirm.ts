import type { Assessment } from '../../../formats/assessment.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { wrap } from '../../../text/wrap.ts';
import { isNameless, isSameFirm, otherFirm } from '../../../workspace/returned.ts';
import type { Context } from '../../context.ts';
import type { Prompts } from '../../prompts.ts';
import { hintOf } from '../../screens.ts';

/** What tells whose file one is that names another firm. */
export interface FirmAsked {
  readonly prompts: Prompts | undefined;
  /** Said beforehand: files under another name are this firm's. */
  readonly sameFirm: boolean;
  /** The other names that are known to be this firm's; grows with each that somebody agrees to. */
  readonly agreed: Set<string>;
}

/**
 * A firm may have corrected its name since a hand-out went out, and who filled that in cannot change it: whoever is at the
 * keyboard is asked whether it is the same firm. Where one of them has no name, it is said that nobody knows.
 * @throws UserError other-firm, where it is another or nobody can be asked
 */
export async function settleFirm(
  file: string,
  theirs: Assessment,
  ours: Assessment,
  { prompts, sameFirm, agreed }: FirmAsked,
  { t, note, width }: Context,
): Promise<void> {
  const { name } = theirs.organization;
  if (isNameless(theirs) || isNameless(ours)) {
    note(wrap(t('merge.firm.unnamed', { file: sanitizeLine(file) }), width).join('\n'));
  }
  if (isSameFirm(theirs, ours) || sameFirm || agreed.has(name)) return;
  const refusal = otherFirm(file, theirs, ours);
  if (prompts === undefined) throw refusal;
  const names = { file: sanitizeLine(file), theirs: sanitizeLine(name), ours: sanitizeLine(ours.organization.name) };
  for (const line of ['', t('merge.firm', names), t('merge.firm.keys')]) note(wrap(line, width).join('\n'));
  const keys = [
    { key: '1', label: t('key.same-firm') },
    { key: '2', label: t('key.other-firm') },
  ] as const;
  if ((await prompts.key([...keys], { hint: hintOf(keys, t) })) !== '1') throw refusal;
  agreed.add(name);
}
