import type { Finding } from '../formats/diagnostic.ts';
import { notKnown } from './notKnown.ts';

/** What the name and the place of a guidance or a translation say of what is in it. */
export interface Named {
  readonly catalogue?: string;
  readonly language?: string;
  /** The folder it should lie in, where no catalogue reads a file of this name at this place. */
  readonly unreadIn?: 'guidance' | 'translation';
}

/** What a guidance or a translation says of itself and its name does not: by the name alone it is found. */
export function namedRules(
  { lang, catalogue }: { readonly lang: string; readonly catalogue: string },
  { language, unreadIn: folder }: Named,
): readonly Finding[] {
  const example = `${folder}/${catalogue}.${lang}.yaml`;
  return [
    ...(folder === undefined
      ? []
      : [
          {
            code: 'wrong-catalogue',
            args: { special: 'unread', folder, lang, example },
            path: ['catalogue'],
            severity: 'warning',
          } satisfies Finding,
        ]),
    ...(language === undefined || lang === language ? [] : [notKnown('value-not-allowed', lang, ['lang'], [language])]),
  ];
}
