import type { Command } from 'commander';
import type { Catalogue } from '../../../formats/catalogue.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import type { MessageKey, Tag, Translate } from '../../../i18n/t.ts';
import { listShippedCatalogues } from '../../../io/shipped.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { DEFAULT_CATALOGUE, loadShipped } from '../../../workspace/catalogue.ts';
import { inLanguage } from '../../../workspace/translation.ts';
import { bash } from '../../completion/bash.ts';
import { fish } from '../../completion/fish.ts';
import { powershell } from '../../completion/powershell.ts';
import {
  type Place,
  type Placeholders,
  placesOf,
  type Value,
  type Word,
  withPlaceholderKeys,
} from '../../completion/tree.ts';
import { zsh } from '../../completion/zsh.ts';
import type { Context } from '../../context.ts';
import { reporterNames, type Shell } from '../../defaults.ts';

export interface CompletionOptions {
  readonly shell: Shell;
  /** The command tree with every command in it, in the given words. */
  readonly whole: (t: Translate) => Command;
}

const renderers: Readonly<Record<Shell, (program: string, places: readonly Place[]) => string>> = {
  bash,
  zsh,
  fish,
  powershell,
};

/** A script with which a shell completes our command lines. It starts no program and reads no file of ours. */
export async function completion({ shell, whole }: CompletionOptions, context: Context): Promise<number> {
  const program = whole(withPlaceholderKeys(context.t));
  const places = placesOf(program, placeholders(program, context.language));
  context.environment.stdout.write(renderers[shell](program.name(), places));
  return exitCodes.passed;
}

const yaml = ['yaml', 'yml'];

/** What an option or argument takes is told by its placeholder alone; without a row here, anything may be typed. */
export function placeholders(program: Command, language: Tag): Placeholders {
  const shipped = listShippedCatalogues().map((id) => inLanguage(loadShipped(id), language).catalogue);
  const usual = inLanguage(loadShipped(DEFAULT_CATALOGUE), language).catalogue;
  const levels = new Map(shipped.flatMap((catalogue) => catalogue.levels.map((level) => [level.id, level])));
  const catalogue = { name: 'catalogue', words: shipped.map(wordOf), files: yaml };
  const reporters = reporterNames.map((id) => wordOf({ id }));
  return new Map<MessageKey, Value>([
    ['argument.file', { name: 'file', words: [], files: yaml }],
    ['argument.workbook', { name: 'workbook', words: [], files: ['xlsx'] }],
    ['argument.output', { name: 'output', words: [], files: [] }],
    ['argument.catalogue', catalogue],
    ['argument.before', catalogue],
    ['argument.after', catalogue],
    ['argument.level', { name: 'level', words: [...levels.values()].map(wordOf) }],
    ['argument.command', { name: 'command', words: program.commands.map(commandWord) }],
    ['argument.reporter', { name: 'reporter', words: reporters, wordThenFile: true }],
    ['argument.id', { name: 'id', words: idsOf(usual) }],
  ]);
}

/** All that `explain` knows of a catalogue. A criterion has no title of its own. */
function idsOf({ levels, categories, requirements }: Catalogue): readonly Word[] {
  const groups = categories.flatMap((category) => [category, ...category.sections]);
  const criteria = requirements.flatMap((requirement) => [
    requirement,
    ...requirement.criteria.map(({ id }) => ({ id })),
  ]);
  return [...levels, ...groups, ...criteria].map(wordOf);
}

function commandWord(command: Command): Word {
  return { word: command.name(), description: sanitizeLine(command.description()) };
}

function wordOf({ id, title = '' }: { readonly id: string; readonly title?: string }): Word {
  return { word: id, description: sanitizeLine(title) };
}
