// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.mjs';

/**
 * @typedef {object} Module
 * @property {readonly string[]} eager the ids of what it imports
 * @property {readonly string[]} late the ids of what it imports when it is needed
 * @property {number} size in characters
 */

/** A part smaller than this is not worth a file of its own. */
const little = 61_000;

/** A class smaller than this is not worth a file of its own, either. */
const littleInClass = 50_000;

/** What a stage shares with other entries goes with what the one before it shares, if it is smaller than this. */
const littleInStage = 1_000;

const named = new Set(Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies));

/**
 * Which modules lie together in a file of dist/, by what they import:
 *
 * - an entry is a file of its own, which nobody else needs;
 * - what most runs load lies together, apart from what other entries load as well;
 * - what is needed only where one large part that loads late is needed lies with that part;
 * - all the rest lies with what loads the same packages and the same large parts.
 *
 * So no command loads a package or a large part that it does not need, and there are few files to open.
 * @param {readonly [start: string, ...others: string[]]} entries the command line first
 * @param {readonly string[]} stages what most runs load, one after the other
 * @param {(id: string) => Module} moduleOf
 * @returns {ReadonlyMap<string, string>} the name of the file of each module
 */
export function chunkNames(entries, stages, moduleOf) {
  const [, ...others] = entries;
  const eager = (/** @type {string} */ id) => moduleOf(id).eager;
  const any = (/** @type {string} */ id) => [...eager(id), ...moduleOf(id).late];
  const all = [...reachable(entries, any)];
  const elsewhere = reachable(others, any);
  const stageClosures = stages.map((stage) => ({ stage, ids: reachable([stage], eager) }));
  const stageOf = (/** @type {string} */ id) => stageClosures.find(({ ids }) => ids.has(id))?.stage;
  const needing = partsNeeding([...entries, ...all.flatMap((id) => moduleOf(id).late)], eager);
  const partOf = largePartsOf(all, entries, needing, moduleOf);
  const packagesOf = packagesBy(all, eager);
  // Whatever is loaded in any case tells nothing apart.
  const always = new Set(others.flatMap(packagesOf).filter((name) => stages.flatMap(packagesOf).includes(name)));
  /** @param {string} id */
  const loadsOf = (id) => {
    const closure = [...reachable([id], eager)];
    const parts = closure
      .flatMap((one) => partOf.get(one) ?? [])
      .filter((part) => !stages.includes(part))
      .map(nameOf);
    const cli = closure.some((one) => stageOf(one) !== undefined && !elsewhere.has(one)) ? ['cli'] : [];
    return [...new Set([...cli, ...parts.toSorted(), ...packagesOf(id).filter((name) => !always.has(name))])];
  };
  const sizeOf = (/** @type {string} */ id) => moduleOf(id).size;
  const sharedNames = namesOfShared(
    stageClosures.map(({ stage }) => ({
      stage,
      size: all
        .filter((id) => !entries.includes(id) && stageOf(id) === stage && elsewhere.has(id))
        .reduce((sum, id) => sum + sizeOf(id), 0),
    })),
  );
  /** @type {Map<string, string>} */
  const names = new Map();
  /** @type {Map<string, { loads: readonly string[], ids: string[] }>} */
  const classes = new Map();
  for (const id of all.filter((one) => !entries.includes(one))) {
    const stage = stageOf(id);
    const part = partOf.get(id);
    if (stage !== undefined) names.set(id, elsewhere.has(id) ? (sharedNames.get(stage) ?? '') : nameOf(stage));
    else if (part !== undefined) names.set(id, nameOf(part));
    else {
      const loads = loadsOf(id);
      const known = classes.get(loads.join()) ?? { loads, ids: [] };
      known.ids.push(id);
      classes.set(loads.join(), known);
    }
  }
  /** Whether all that need some modules load these packages and parts in any case. */
  const isLoadedWith = (/** @type {readonly string[]} */ loads, /** @type {readonly string[]} */ ids) =>
    ids
      .flatMap((id) => [...(needing.get(id) ?? [])])
      .every((part) => {
        const known = new Set(loadsOf(part));
        return loads.every((name) => known.has(name) || (name === 'cli' && !elsewhere.has(part)));
      });
  for (const { loads, ids } of withoutLittleOnes([...classes.values()], sizeOf, isLoadedWith)) {
    for (const id of ids) names.set(id, loads.length === 0 ? 'common' : ['with', ...loads].join('-'));
  }
  return names;
}

/**
 * @param {readonly { readonly stage: string, readonly size: number }[]} stages with the size of what each shares
 * @returns {ReadonlyMap<string, string>} the file of what each stage shares
 */
function namesOfShared(stages) {
  /** @type {Map<string, string>} */
  const names = new Map();
  let before = '';
  for (const { stage, size } of stages) {
    if (size >= littleInStage || before === '') before = `${nameOf(stage)}-shared`;
    names.set(stage, before);
  }
  return names;
}

/**
 * A class with little in it joins the smallest of those that whoever needs it loads in any case.
 * @template {{ readonly loads: readonly string[], readonly ids: readonly string[] }} Class
 * @param {readonly Class[]} classes
 * @param {(id: string) => number} sizeOf
 * @param {(loads: readonly string[], ids: readonly string[]) => boolean} isLoadedWith
 * @returns {{ readonly loads: readonly string[], readonly ids: readonly string[] }[]}
 */
function withoutLittleOnes(classes, sizeOf, isLoadedWith) {
  const left = classes.map(({ loads, ids }) => ({
    loads,
    ids: [...ids],
    size: ids.reduce((sum, id) => sum + sizeOf(id), 0),
  }));
  for (const one of left.toSorted((a, b) => a.loads.length - b.loads.length)) {
    const [target] = left
      .filter(({ loads }) => loads.length > one.loads.length && one.loads.every((name) => loads.includes(name)))
      .filter(({ loads }) => isLoadedWith(loads, one.ids))
      .toSorted((a, b) => a.loads.length - b.loads.length || a.size - b.size);
    if (one.size >= littleInClass || target === undefined) continue;
    target.ids.push(...one.ids);
    target.size += one.size;
    left.splice(left.indexOf(one), 1);
  }
  return left;
}

/**
 * @param {readonly string[]} parts
 * @param {(id: string) => readonly string[]} eager
 * @returns {ReadonlyMap<string, ReadonlySet<string>>} the parts that load each module
 */
function partsNeeding(parts, eager) {
  /** @type {Map<string, Set<string>>} */
  const needing = new Map();
  for (const part of parts) {
    for (const id of reachable([part], eager)) needing.set(id, (needing.get(id) ?? new Set()).add(part));
  }
  return needing;
}

/**
 * The large part that each module belongs to: whoever needs the module needs that part.
 * @param {readonly string[]} all
 * @param {readonly string[]} entries large in any case
 * @param {ReadonlyMap<string, ReadonlySet<string>>} needing
 * @param {(id: string) => Module} moduleOf
 * @returns {ReadonlyMap<string, string>}
 */
function largePartsOf(all, entries, needing, moduleOf) {
  /** @type {Map<string, string>} */
  const partOf = new Map();
  /** @type {Map<string, number>} */
  const sizes = new Map(entries.map((entry) => [entry, little]));
  for (const id of all) {
    const mine = [...(needing.get(id) ?? [])];
    const part = mine.find((one) => mine.every((other) => needing.get(one)?.has(other)));
    if (part === undefined) continue;
    partOf.set(id, part);
    sizes.set(part, (sizes.get(part) ?? 0) + moduleOf(id).size);
  }
  return new Map([...partOf].filter(([, part]) => (sizes.get(part) ?? 0) >= little));
}

/**
 * @param {Iterable<string>} from
 * @param {(id: string) => readonly string[]} next
 */
function reachable(from, next) {
  const seen = new Set(from);
  for (const id of seen) for (const imported of next(id)) seen.add(imported);
  return seen;
}

/**
 * The packages that a module loads, as we name them in package.json: one that they bring counts as the smallest of those
 * that bring it.
 * @param {readonly string[]} all
 * @param {(id: string) => readonly string[]} eager
 * @returns {(id: string) => readonly string[]} short names, sorted
 */
function packagesBy(all, eager) {
  const brought = [...named]
    .map((name) => ({
      name,
      ids: reachable(
        all.filter((id) => packageOf(id) === name),
        eager,
      ),
    }))
    .toSorted((a, b) => a.ids.size - b.ids.size || (a.name < b.name ? -1 : 1));
  const ownName = (/** @type {string} */ id) => {
    const name = packageOf(id);
    if (name === undefined || named.has(name)) return name;
    return brought.find(({ ids }) => ids.has(id))?.name ?? name;
  };
  return (id) => {
    const names = new Set([...reachable([id], eager)].flatMap((one) => ownName(one) ?? []));
    return [...names].map((name) => name.split('/').at(-1) ?? name).toSorted();
  };
}

/** @param {string} id */
function packageOf(id) {
  return /^(?:@[^/]+\/)?[^/]+/.exec(id.replaceAll('\\', '/').split('/node_modules/').at(1) ?? '')?.[0];
}

/** @param {string} part a module of src/ */
function nameOf(part) {
  const path = /[\\/]src[\\/](?<path>.+)\.\w+$/.exec(part)?.groups?.path ?? '';
  return path
    .replace(/^index$/, 'api')
    .replace(/[\\/]index$/, '')
    .replaceAll(/[\\/]/g, '-');
}
